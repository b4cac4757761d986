package org.ktrail.indexer.normalise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.lex.Directive;
import org.ktrail.indexer.lex.Lexer;
import org.ktrail.indexer.lex.Tokens;
import org.ktrail.indexer.lex.Word;
import org.ktrail.indexer.normalise.NormalisedSource.Reason;
import org.ktrail.indexer.normalise.NormalisedSource.Span;

/**
 * Decides for each {@code #if} … {@code #endif} whether all branches can stand side by side (whole
 * statements, members, declarations, elements) or whether it splits something, so that only one can
 * be kept. The directives themselves are blank already.
 */
final class Branches {
  final List<Span> dropped = new ArrayList<>();
  int variants = 1;

  private final Draft d;
  private final Tokens t;
  private final int variant;
  private final Folded folded;

  /** For each directive how many braces are open before it, and the innermost bracket. */
  private final Map<Integer, byte[]> brackets = new HashMap<>();

  /** Branches must agree: once a condition was taken to hold, it holds in the whole blob. */
  private final Map<String, Boolean> assumed = new HashMap<>();

  Branches(Draft draft, int variant, Folded folded) {
    this.d = draft;
    this.t = draft.t;
    this.variant = variant;
    this.folded = folded;
  }

  void run() {
    traceBrackets();
    ArrayList<List<Integer>> open = new ArrayList<>();
    for (int i = 0; i < t.count; i++) {
      if (t.kind[i] != Tokens.DIRECTIVE) {
        continue;
      }
      int word = t.word[i];
      if (Directive.opens(word)) {
        open.add(new ArrayList<>(List.of(i)));
      } else if (!open.isEmpty() && (word == Directive.ELSE || word == Directive.ELIF)) {
        open.getLast().add(i);
      } else if (!open.isEmpty() && word == Directive.ENDIF) {
        List<Integer> group = open.removeLast();
        group.add(i);
        resolve(group);
      }
    }
    for (int i = 0; i < t.count; i++) {
      if (t.kind[i] == Tokens.DIRECTIVE) {
        t.kind[i] = Tokens.GONE;
      }
    }
    dropped.sort((a, b) -> Integer.compare(a.start(), b.start()));
  }

  /** Follows brackets through the first branch of each group, so that a split brace counts once. */
  private void traceBrackets() {
    byte[] stack = new byte[64];
    int depth = 0;
    ArrayList<byte[]> before = new ArrayList<>();
    ArrayList<byte[]> afterFirst = new ArrayList<>();
    for (int i = 0; i < t.count; i++) {
      int word = t.word[i];
      if (t.kind[i] == Tokens.DIRECTIVE) {
        if (!Directive.conditional(word)) {
          continue;
        }
        byte[] now = Arrays.copyOf(stack, depth);
        brackets.put(i, now);
        if (Directive.opens(word)) {
          before.add(now);
          afterFirst.add(new byte[] {-1});
        } else if (!before.isEmpty()) {
          boolean first = afterFirst.getLast().length == 1 && afterFirst.getLast()[0] == -1;
          byte[] then = now;
          if (word != Directive.ENDIF) {
            if (first) {
              afterFirst.set(afterFirst.size() - 1, now);
            }
            then = before.getLast();
          } else {
            if (!first) {
              then = afterFirst.getLast();
            }
            before.removeLast();
            afterFirst.removeLast();
          }
          if (then.length > stack.length) {
            stack = new byte[then.length * 2];
          }
          System.arraycopy(then, 0, stack, 0, then.length);
          depth = then.length;
        }
      } else if (t.kind[i] == Tokens.PUNCTUATION) {
        switch (word) {
          case '(', '[', '{' -> {
            if (depth == stack.length) {
              stack = Arrays.copyOf(stack, depth * 2);
            }
            stack[depth++] = (byte) word;
          }
          case ')', ']', '}' -> depth = Math.max(0, depth - 1);
          default -> {}
        }
      }
    }
  }

  private void resolve(List<Integer> g) {
    int branches = g.size() - 1;
    String test = Directives.text(t, g.getFirst(), d.original, folded);
    Condition condition = Conditions.of(t.word[g.getFirst()], test);
    if (condition instanceof Condition.Constant c) {
      // Forced: C sees one side only. The others count as text that is not there.
      int kept = c.value() ? 0 : branches > 1 ? 1 : -1;
      boolean elif = branches > 1 && t.word[g.get(1)] == Directive.ELIF;
      if (!elif || c.value()) {
        for (int k = 0; k < branches; k++) {
          if (k != kept) {
            drop(g.get(k), g.get(k + 1), false);
          }
        }
        return;
      }
    }
    if (standSideBySide(g)) {
      return;
    }
    boolean negative = condition instanceof Condition.Not;
    String key = negative ? ((Condition.Not) condition).of().toString() : condition.toString();
    int alternatives = t.word[g.get(branches - 1)] == Directive.ELSE ? branches : branches + 1;
    variants = Math.max(variants, alternatives);
    Boolean holds = assumed.get(key);
    int kept;
    if (holds == null) {
      kept = variant < branches ? variant : alternatives > branches ? -1 : branches - 1;
      assumed.put(key, (kept == 0) != negative);
    } else if (holds != negative) {
      kept = 0;
    } else {
      int other = Math.max(1, variant);
      kept = other < branches ? other : alternatives > branches ? -1 : branches - 1;
    }
    for (int k = 0; k < branches; k++) {
      if (k != kept) {
        drop(g.get(k), g.get(k + 1), true);
      }
    }
  }

  private void drop(int from, int to, boolean another) {
    int first = -1;
    int last = -1;
    for (int i = from + 1; i < to; i++) {
      if (t.kind[i] != Tokens.DIRECTIVE && t.kind[i] != Tokens.GONE) {
        first = first < 0 ? i : first;
        last = i;
        d.drop(i);
      }
    }
    if (first >= 0) {
      // Bytes that are no token, too: a backslash in assembler.
      Lexer.blank(d.text, t.start[first], t.end[last]);
      d.note(t.start[first], t.end[last], Reason.DROPPED);
      if (another) {
        dropped.add(new Span(t.start[first], t.end[last]));
      }
    }
  }

  private boolean live(int i) {
    return t.kind[i] != Tokens.GONE && t.kind[i] != Tokens.DIRECTIVE;
  }

  private boolean standSideBySide(List<Integer> g) {
    int branches = g.size() - 1;
    int p = g.getFirst() - 1;
    while (p >= 0 && !live(p)) {
      p--;
    }
    int next = g.getLast() + 1;
    while (next < t.count && !live(next)) {
      next++;
    }
    byte[] around = brackets.getOrDefault(g.getFirst(), new byte[0]);
    byte inner = around.length == 0 ? 0 : around[around.length - 1];
    if (inner == '(' || inner == '[') {
      return false;
    }
    boolean top = true;
    for (byte b : around) {
      top &= b != '{';
    }
    boolean afterStatement =
        p < 0
            || d.is(p, ';')
            || d.is(p, '{')
            || d.is(p, '}')
            || d.is(p, ':')
            || top && inner == 0 && d.is(p, ')');
    boolean afterElement = p >= 0 && (d.is(p, ',') || d.is(p, '{')) && inner == '{';
    for (int k = 0; k < branches; k++) {
      int first = -1;
      int last = -1;
      boolean closed = true;
      int depth = 0;
      for (int i = g.get(k) + 1; i < g.get(k + 1); i++) {
        if (!live(i)) {
          continue;
        }
        first = first < 0 ? i : first;
        last = i;
        int w = t.kind[i] == Tokens.PUNCTUATION ? t.word[i] : 0;
        if (w == '(' || w == '[' || w == '{') {
          depth++;
        } else if (w == ')' || w == ']' || w == '}') {
          closed &= --depth >= 0;
        }
      }
      if (!closed || depth != 0) {
        return false;
      }
      if (first < 0) {
        continue;
      }
      boolean elements = afterElement && d.is(last, ',') && !d.is(first, ',');
      boolean lastElement = afterElement && d.is(next, '}') && k == branches - 1;
      if (!elements && !lastElement && !(afterStatement && statements(first, last, next, top))) {
        return false;
      }
    }
    return true;
  }

  /** Whether tokens {@code first} to {@code last} are whole statements or declarations. */
  private boolean statements(int first, int last, int next, boolean top) {
    boolean ends = d.is(last, ';') || d.is(last, '}') || d.is(last, ':') || top && d.is(last, ')');
    if (!ends || d.is(first, Word.ELSE)) {
      return false;
    }
    boolean cutsIf = d.is(next, Word.ELSE) && (d.is(last, '}') || d.is(last, ';'));
    boolean cutsHead = top && d.is(next, '{');
    return !cutsIf && !cutsHead && !(d.is(last, '}') && d.is(next, ','));
  }
}
