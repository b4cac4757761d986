package org.ktrail.indexer.patch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ktrail.indexer.patch.HunkLine.Kind;

/**
 * Reads one hunk, trying in turn what mailers do to lines until the counts of its header are met.
 * Each reading is one pass over the hunk's lines.
 */
final class HunkReader {
  /** A hunk, and what lacks of it as it was read. */
  record Read(Hunk hunk, int end, int missingOld, int missingNew, int index) {}

  private final BodyLines body;
  private final DiffMarks marks;
  private final boolean flowed;
  private final Problems problems;

  HunkReader(BodyLines body, DiffMarks marks, boolean flowed, Problems problems) {
    this.body = body;
    this.marks = marks;
    this.flowed = flowed;
    this.problems = problems;
  }

  /**
   * @param at index of a line that starts a hunk
   * @return empty if its header cannot be read, which is then reported
   */
  Optional<Read> read(int at) {
    Optional<HunkHeader> header = HunkHeader.of(body.get(at));
    if (header.isEmpty()) {
      problems.torn(at, "not the header of a hunk, `@@ -LINE,COUNT +LINE,COUNT @@` was expected");
      return Optional.empty();
    }
    HunkText text = choose(header.get(), at + 1);
    problems.emptied(text.emptiedAt, text.emptied);
    for (HunkText.Mend mend : text.mends) {
      problems.mended(mend.index(), mend.reason());
    }
    Hunk hunk =
        new Hunk(
            header.get().oldStart(),
            header.get().oldCount(),
            header.get().newStart(),
            header.get().newCount(),
            text.section,
            text.lines,
            body.number(at));
    if (text.surplus > 0) {
      problems.torn(
          text.surplusAt,
          "%s more than the header of the hunk counts (%s)"
              .formatted(Problems.count(text.surplus, "line"), body.get(at).strip()));
    }
    return Optional.of(new Read(hunk, text.end, text.missingOld, text.missingNew, text.end));
  }

  private HunkText choose(HunkHeader header, int from) {
    if (flowed) {
      HunkText stuffed = HunkText.read(body, marks, header, from, true, true);
      if (stuffed.isWhole() || split(stuffed, header)) {
        return stuffed;
      }
    }
    HunkText plain = HunkText.read(body, marks, header, from, false, true);
    if (plain.isWhole() || plain.lacks() && split(plain, header, true)) {
      return plain; // split where whoever read the mail has taken the blanks off
    }
    if (!flowed) {
      HunkText stuffed = HunkText.read(body, marks, header, from, true, true);
      if (allStuffed(from, stuffed.end) && (stuffed.isWhole() || split(stuffed, header))) {
        stuffed.mends.add(
            new HunkText.Mend(from, "a blank before each line that begins with one is taken off"));
        return stuffed;
      }
    }
    return HunkText.read(body, marks, header, from, flowed, false);
  }

  /** Whether no line begins with one blank alone, as every line of context does. */
  private boolean allStuffed(int from, int end) {
    boolean any = false;
    for (int i = from; i < end; i++) {
      String line = body.get(i);
      if (line.startsWith(" ")) {
        any = true;
        if (!line.startsWith("  ")) {
          return false;
        }
      }
    }
    return any;
  }

  /**
   * Undoes what format=flowed does to a patch: a line of blank context ends with a blank, which
   * means "goes on below", so the next line was joined to it and has two signs. Done where it makes
   * the counts right, first with lines that could hardly be anything else.
   */
  private boolean split(HunkText text, HunkHeader header) {
    return text.lacks() && (split(text, header, true) || split(text, header, false));
  }

  private boolean split(HunkText text, HunkHeader header, boolean sure) {
    List<HunkLine> lines = new ArrayList<>();
    List<HunkText.Mend> mends = new ArrayList<>();
    int first = body.number(0);
    for (HunkLine line : text.lines) {
      if (isJoined(line, sure)) {
        Kind kind =
            switch (line.text().charAt(0)) {
              case '+' -> Kind.ADDED;
              case '-' -> Kind.REMOVED;
              default -> Kind.CONTEXT;
            };
        lines.add(new HunkLine(Kind.CONTEXT, "", line.line()));
        lines.add(new HunkLine(kind, line.text().substring(1), line.line(), line.newline()));
        mends.add(
            new HunkText.Mend(
                line.line() - first,
                "a line of blank context was joined to this line on the way (format=flowed)"));
      } else {
        lines.add(line);
      }
    }
    long olds = lines.stream().filter(l -> l.kind() != Kind.ADDED).count();
    long news = lines.stream().filter(l -> l.kind() != Kind.REMOVED).count();
    if (olds != header.oldCount() || news != header.newCount()) {
      return false;
    }
    text.lines.clear();
    text.lines.addAll(lines);
    text.mends.addAll(mends);
    text.missingOld = 0;
    text.missingNew = 0;
    return true;
  }

  /**
   * @param sure only where a second sign stands before a tab, or is plus or minus; source text
   *     rarely begins so
   */
  private static boolean isJoined(HunkLine line, boolean sure) {
    String text = line.text();
    if (line.kind() != Kind.CONTEXT || text.isEmpty() || " +-".indexOf(text.charAt(0)) < 0) {
      return false;
    }
    return !sure || text.charAt(0) != ' ' || text.startsWith(" \t");
  }
}
