package org.ktrail.indexer.extract;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.facts.SourceFacts.Audit;
import org.ktrail.indexer.normalise.NormalisedSource.Blanked;
import org.ktrail.indexer.normalise.NormalisedSource.Span;
import org.ktrail.indexer.syntax.FlatTree;

/** Counts how much of each body was understood, as {@link Audit} defines it. */
final class Audits {
  private Audits() {}

  record OfBody(
      long bytes,
      long normalised,
      long errors,
      long missing,
      long identifiers,
      long lost,
      boolean scanned) {}

  static Audit sum(List<OfBody> bodies) {
    long bytes = 0;
    long normalised = 0;
    long errors = 0;
    long missing = 0;
    long identifiers = 0;
    long lost = 0;
    long scanned = 0;
    for (OfBody b : bodies) {
      bytes += b.bytes;
      normalised += b.normalised;
      errors += b.errors;
      missing += b.missing;
      identifiers += b.identifiers;
      lost += b.lost;
      scanned += b.scanned ? 1 : 0;
    }
    return new Audit(bytes, normalised, errors, bodies.size(), scanned, missing, identifiers, lost);
  }

  static OfBody scanned(ParsedText u, int bodyStart, int end) {
    int bytes = Math.max(0, end - bodyStart - 2);
    return new OfBody(bytes, normalised(u, bodyStart, end), bytes, 0, 0, 0, true);
  }

  static OfBody body(ParsedText u, int block) {
    FlatTree t = u.tree;
    long errors = 0;
    long missing = 0;
    if (t.hasError(block)) {
      int errorEnd = -1;
      for (int n = block; n < t.next(block); n++) {
        if (t.isError(n) && u.start(n) >= errorEnd) {
          errorEnd = u.end(n);
          errors += errorEnd - u.start(n);
        }
        missing += t.isMissing(n) ? 1 : 0;
      }
    }
    int from = u.start(block);
    int to = u.end(block);
    Tally tally = new Tally();
    identifiers(u, block, null, tally);
    return new OfBody(
        Math.max(0, to - from - 2),
        normalised(u, from, to),
        errors,
        missing,
        tally.identifiers,
        tally.lost,
        false);
  }

  private static long normalised(ParsedText u, int from, int to) {
    long sum = 0;
    List<Blanked> blanked = u.source.blanked();
    for (int i = u.blankedFrom(from); i < blanked.size() && blanked.get(i).start() < to; i++) {
      Blanked b = blanked.get(i);
      switch (b.reason()) {
        case DROPPED, DIRECTIVE -> {}
        case ANNOTATION, ASM, LOOP, FILE_SCOPE, MEMBER, ARGUMENT, GNU, STRING, OTHER ->
            sum += Math.max(0, Math.min(to, b.end()) - Math.max(from, b.start()));
      }
    }
    return sum;
  }

  private static final class Tally {
    long identifiers;
    long lost;
  }

  /**
   * @param only count in these stretches only; null: in all that this variant does not leave out
   */
  private static void identifiers(ParsedText u, int block, @Nullable List<Span> only, Tally tally) {
    byte[] text = u.original;
    int to = u.end(block);
    int node = block;
    int last = u.tree.next(block);
    boolean lineStart = false;
    for (int i = u.start(block); i < to; ) {
      byte b = text[i];
      if (Scan.isName(b)) {
        int s = i;
        do {
          i++;
        } while (i < to && Scan.isName(text[i]));
        lineStart = false;
        if (Scan.isDigit(b)) {
          continue;
        }
        while (node < last && (u.start(node) < s || !isName(u, node) && u.start(node) == s)) {
          node++;
        }
        if (node < last && u.start(node) == s) {
          tally.identifiers += only == null || ParsedText.within(only, s) ? 1 : 0;
        } else {
          unheld(u, s, i, only, tally);
        }
        continue;
      }
      if (b == '"' || b == '\'') {
        i = Scan.afterLiteral(text, i, to);
        lineStart = false;
      } else if (b == '/' && i + 1 < to && text[i + 1] == '*') {
        i = Scan.afterComment(text, i, to);
      } else if (b == '/' && i + 1 < to && text[i + 1] == '/') {
        i = Scan.lineEnd(text, i, to);
      } else if (b == '#' && lineStart) {
        i = Scan.directiveEnd(text, i, to);
      } else {
        lineStart = b == '\n' || lineStart && b <= ' ' && b >= 0;
        i++;
      }
    }
  }

  private static boolean isName(ParsedText u, int node) {
    return switch (u.kind(node)) {
      case CSyntax.IDENTIFIER,
          CSyntax.FIELD_IDENTIFIER,
          CSyntax.TYPE_IDENTIFIER,
          CSyntax.STATEMENT_IDENTIFIER,
          CSyntax.PRIMITIVE_TYPE,
          CSyntax.TRUE,
          CSyntax.FALSE,
          CSyntax.NULL ->
          true;
      default -> false;
    };
  }

  private static void unheld(
      ParsedText u, int from, int to, @Nullable List<Span> only, Tally tally) {
    if (only != null ? !ParsedText.within(only, from) : u.isDropped(from)) {
      return;
    }
    if (Scan.isKeyword(new String(u.original, from, to - from, StandardCharsets.UTF_8))) {
      return;
    }
    List<Blanked> blanked = u.source.blanked();
    for (int i = u.blankedFrom(from); i < blanked.size() && blanked.get(i).start() <= from; i++) {
      if (blanked.get(i).end() <= from) {
        continue;
      }
      switch (blanked.get(i).reason()) {
        case ANNOTATION, ARGUMENT, LOOP, GNU, STRING, OTHER -> {
          tally.identifiers++;
          return;
        }
        // #if 0: no compiler sees it.
        case DROPPED -> {
          return;
        }
        case ASM, FILE_SCOPE, MEMBER, DIRECTIVE -> {}
      }
    }
    tally.identifiers++;
    tally.lost++;
  }
}
