package org.ktrail.indexer.normalise;

import java.util.ArrayList;
import java.util.List;
import org.ktrail.indexer.facts.Declarations.Invocation;
import org.ktrail.indexer.lex.BracePairs;
import org.ktrail.indexer.lex.Tokens;
import org.ktrail.indexer.lex.Trait;
import org.ktrail.indexer.normalise.NormalisedSource.Reason;

/**
 * Macro invocations at file scope. Those that stand alone are blanked whole: the linked view
 * expands them from their fact. Those with an initialiser become a declaration of the name they
 * declare; those that head a body become a definition ({@link Heads}).
 */
final class FileScope {
  final List<Invocation> invocations = new ArrayList<>();
  final Heads heads;

  private final Draft d;
  private final Tokens t;
  private final Invocations reader;

  FileScope(Draft draft, Invocations reader) {
    this.d = draft;
    this.t = draft.t;
    this.reader = reader;
    this.heads = new Heads(draft, reader);
  }

  void run() {
    d.refresh();
    int ended = -1;
    for (int i = 0; i < t.count; ) {
      byte scope = t.scope[i];
      if (scope != BracePairs.FILE && scope != BracePairs.LINKAGE) {
        i++;
        continue;
      }
      boolean linkage = i > 0 && d.is(i - 1, '{') && t.opens[i - 1] != BracePairs.LINKAGE;
      boolean starts = (d.startsItem(i) && !linkage) || ended == i - 1;
      if (!starts || t.kind[i] != Tokens.IDENTIFIER) {
        i = skip(i);
        continue;
      }
      int j = i;
      while (d.has(j, Trait.STORAGE) || d.qualifier(j)) {
        j++;
      }
      if (i == j && listMacro(i)) {
        invocations.add(reader.readName(i));
        d.blank(i, Reason.FILE_SCOPE);
        ended = i++;
        continue;
      }
      if (!d.name(j) || !d.opens(j + 1, '(') || d.is(j + 2, '*')) {
        if (d.identifier(j)) {
          heads.pastedName(j);
        }
        i++;
        continue;
      }
      int next = invocation(i, j, t.match[j + 1]);
      ended = next - 1;
      i = next;
    }
  }

  /** {@code LIST} before {@code MACRO(…)}: a macro without arguments that stands alone. */
  private boolean listMacro(int i) {
    if (!d.name(i) || !d.name(i + 1) || !d.opens(i + 2, '(')) {
      return false;
    }
    int after = t.match[i + 2] + 1;
    return d.upperCase(i)
        && d.upperCase(i + 1)
        && !d.is(after, '{')
        && (!d.is(after, ';') || blankLine(t.end[i], t.start[i + 1]));
  }

  private boolean blankLine(int from, int to) {
    int newlines = 0;
    for (int k = from; k < to; k++) {
      newlines += d.text[k] == '\n' ? 1 : 0;
    }
    return newlines > 1;
  }

  private int skip(int i) {
    return d.is(i, '{') && t.opens[i] == BracePairs.LINKAGE ? i + 1 : d.skip(i);
  }

  /** Deals with {@code prefix NAME(…)}; returns the index to go on from. */
  private int invocation(int i, int j, int close) {
    int next = close + 1;
    if (d.has(j, Trait.OPENS_INITIALISER)) {
      return openInitialiser(i, j, close);
    }
    if (d.opens(next, '{')) {
      if (d.is(next + 1, '.') && d.name(next + 2)) {
        return initialiserWithoutSign(i, j, close);
      }
      if (i == j && d.has(j, Trait.RECORD_HEAD)) {
        invocations.add(reader.read(i, j, ""));
        d.note(t.start[j], t.end[j + 1], Reason.FILE_SCOPE);
        d.drop(j + 1);
        d.drop(close);
        d.replace(j, d.length(j) >= 6 ? "struct" : "int");
        return t.match[next] + 1;
      }
      if (t.opens[next] == BracePairs.FUNCTION) {
        heads.rewrite(i, j, close);
      }
      return t.match[next] + 1;
    }
    if (d.is(next, ';')) {
      invocations.add(reader.read(i, j, ""));
      d.blank(i, close, Reason.FILE_SCOPE);
      d.drop(next);
      return next + 1;
    }
    if (d.is(next, '=') || d.is(next, '[') || d.is(next, ',')) {
      int end = next;
      while (end < t.count && !d.is(end, ';')) {
        end = d.skip(end);
      }
      invocations.add(reader.read(i, j, reader.text(next, Math.min(end, t.count) - 1)));
      keepDeclaration(j, close);
      return Math.min(end + 1, t.count);
    }
    boolean alone = next >= t.count || d.identifier(next) || d.is(next, '}');
    if (!alone) {
      if (d.opens(next, '(') && d.opens(t.match[next] + 1, '{')) {
        heads.rewritePasted(j);
      }
      return next;
    }
    boolean type =
        d.name(next)
            && (d.is(next + 1, ';') || d.is(next + 1, '=') || d.is(next + 1, '['))
            && (i < j || !d.is(j + 2, ')'));
    if (type || i < j && d.name(next) && d.opens(next + 1, '(')) {
      // TYPE(x) name; the macro stands for a type
      d.blank(j + 1, close, Reason.OTHER);
      return next;
    }
    boolean oldStyle = i == j && d.keyword(next) && kAndR(next);
    if (oldStyle) {
      return next;
    }
    invocations.add(reader.read(i, j, ""));
    d.blank(i, close, Reason.FILE_SCOPE);
    return next;
  }

  /** Whether declarations of parameters and then a body follow: {@code f(a) int a; {…}}. */
  private boolean kAndR(int from) {
    int q = from;
    for (int k = 0; k < 60 && q < t.count; k++) {
      if (d.is(q, '{')) {
        return d.is(q - 1, ';');
      }
      if (!d.identifier(q) && !d.is(q, '*') && !d.is(q, ',') && !d.is(q, ';') && !d.is(q, '[')) {
        return false;
      }
      q = d.skip(q);
    }
    return false;
  }

  /** {@code DEFINE_PER_CPU(struct x, name) = …} becomes {@code struct x name = …}. */
  private void keepDeclaration(int j, int close) {
    int kept = DeclaredName.among(d, j + 1, close);
    if (kept < 0) {
      return;
    }
    boolean typed = kept > j + 3 && d.is(kept - 1, ',') && type(j + 2, kept - 1);
    d.note(t.start[j], t.end[close], Reason.FILE_SCOPE);
    for (int q = j; q <= close; q++) {
      if (q != kept && !(typed ? q > j + 1 && q < kept - 1 : q == j)) {
        d.drop(q);
      }
    }
  }

  private boolean type(int from, int to) {
    boolean starts =
        d.tagWord(from)
            || d.primitive(from)
            || d.name(from) && to - from == 1
            || d.name(from) && d.is(from + 1, '*');
    for (int q = from; q < to; q++) {
      starts &= d.identifier(q) || d.is(q, '*');
    }
    return starts;
  }

  /** {@code define_machine(x) { .name = … };}. */
  private int initialiserWithoutSign(int i, int j, int close) {
    int brace = close + 1;
    int end = t.match[brace];
    invocations.add(reader.read(i, j, reader.text(brace, end)));
    keepDeclaration(j, close);
    t.kind[close] = Tokens.PUNCTUATION;
    d.replace(close, "=");
    if (!d.is(end + 1, ';')) {
      d.insertAfter(end, ';');
    }
    return end + 1;
  }

  /** {@code MACHINE_START(name, "…") .field = …, MACHINE_END}. */
  private int openInitialiser(int i, int j, int close) {
    int end = close + 1;
    while (end < t.count && !d.has(end, Trait.CLOSES_INITIALISER)) {
      end++;
    }
    if (end >= t.count || close - j < 4 || !d.is(j + 3, ',')) {
      return close + 1;
    }
    invocations.add(reader.read(i, j, "= {" + reader.text(close + 1, end - 1) + "}"));
    d.note(t.start[j], t.end[close], Reason.FILE_SCOPE);
    d.replace(j, "int");
    d.drop(j + 1);
    d.replace(j + 3, "=");
    for (int q = j + 4; q <= close; q++) {
      d.drop(q);
    }
    d.replace(close - 1, "{");
    d.note(t.start[end], t.end[end], Reason.FILE_SCOPE);
    d.replace(end, "}");
    d.insertAfter(end, ';');
    return end + 1;
  }
}
