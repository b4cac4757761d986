package org.ktrail.indexer.normalise;

import java.util.ArrayList;
import java.util.List;
import org.ktrail.indexer.lex.Tokens;
import org.ktrail.indexer.lex.Trait;
import org.ktrail.indexer.normalise.NormalisedSource.Head;
import org.ktrail.indexer.normalise.NormalisedSource.Reason;

/** Macro invocations that head a function body: {@code SYSCALL_DEFINE1(f, int, a) {}, {@code TEST(x) {}. */
final class Heads {
  final List<Head> heads = new ArrayList<>();

  private final Draft d;
  private final Tokens t;
  private final Invocations reader;

  Heads(Draft draft, Invocations reader) {
    this.d = draft;
    this.t = draft.t;
    this.reader = reader;
  }

  /**
   * {@code i}: first token of the prefix, {@code j}: the macro's name, {@code close}: its
   * parenthesis.
   */
  void rewrite(int i, int j, int close) {
    if (d.has(j, Trait.TYPED_HEAD)) {
      typed(i, j, close);
      return;
    }
    List<Integer> commas = commas(j + 1, close);
    boolean firstIsName = d.name(j + 2) && (d.is(j + 3, ',') || j + 3 == close);
    boolean parameters =
        close == j + 2
            || (d.primitive(j + 2) || d.tagWord(j + 2)) && !d.upperCase(j)
            || !d.upperCase(j) && !commas.isEmpty() && !firstIsName;
    if (parameters) {
      // A definition without a result type, as old code has them.
      return;
    }
    if (i < j && !d.upperCase(j) && !firstIsName) {
      return;
    }
    int kept = firstIsName ? j + 2 : -1;
    for (int q : commas) {
      if (kept < 0 && d.name(q + 1) && (d.is(q + 2, ',') || q + 2 == close)) {
        kept = q + 1;
      }
    }
    if (kept < 0) {
      return;
    }
    heads.add(new Head(t.start[kept], reader.read(i, j, "")));
    d.note(t.start[j], t.end[close], Reason.FILE_SCOPE);
    boolean parentheses = kept + 1 < close - 1 || t.end[close] - t.end[kept] >= 3;
    for (int q = j + 1; q <= close; q++) {
      if (q != kept) {
        d.drop(q);
      }
    }
    if (parentheses && kept + 1 < close) {
      // The name gets an empty parameter list if there is room for one.
      t.kind[kept + 1] = Tokens.PUNCTUATION;
      d.replace(kept + 1, "(");
      t.kind[close] = Tokens.PUNCTUATION;
      d.replace(close, ")");
    }
  }

  /** {@code SYSCALL_DEFINE2(f, int, a, char *, b)} becomes {@code int f(int a, char * b)}. */
  private void typed(int i, int j, int close) {
    List<Integer> commas = commas(j + 1, close);
    heads.add(new Head(t.start[j + 2], reader.read(i, j, "")));
    d.note(t.start[j], t.end[close], Reason.FILE_SCOPE);
    d.replace(j, "long");
    if (commas.isEmpty()) {
      d.drop(j + 1);
      d.drop(close);
      return;
    }
    d.drop(j + 1);
    d.replace(commas.getFirst(), "(");
    for (int k = 1; k < commas.size(); k += 2) {
      d.drop(commas.get(k));
    }
  }

  /** {@code static int NAME(x)(int a) {}: the arguments of the name are taken out. */
  void pastedName(int from) {
    int j = from;
    while (j < t.count && (d.identifier(j) || d.is(j, '*'))) {
      j++;
    }
    int name = j - 1;
    if (name > from && d.name(name) && d.opens(j, '(')) {
      int close = t.match[j];
      if (d.opens(close + 1, '(') && d.is(t.match[close + 1] + 1, '{')) {
        rewritePasted(name);
      }
    }
  }

  void rewritePasted(int name) {
    heads.add(new Head(t.start[name], reader.read(name, name, "")));
    int close = t.match[name + 1];
    d.blank(name + 1, close, Reason.FILE_SCOPE);
  }

  private List<Integer> commas(int open, int close) {
    List<Integer> commas = new ArrayList<>();
    for (int q = open + 1; q < close; q = d.skip(q)) {
      if (d.is(q, ',')) {
        commas.add(q);
      }
    }
    return commas;
  }
}
