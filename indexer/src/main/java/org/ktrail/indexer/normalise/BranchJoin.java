package org.ktrail.indexer.normalise;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.lex.Directive;
import org.ktrail.indexer.lex.KnownWord;
import org.ktrail.indexer.lex.Lexer;
import org.ktrail.indexer.lex.Tokens;
import org.ktrail.indexer.normalise.NormalisedSource.Reason;
import org.ktrail.indexer.normalise.NormalisedSource.Span;

/**
 * Decides for each {@code #if} … {@code #endif} whether all branches can stand side by side (whole
 * statements, members, declarations, elements) or whether it splits something, so that only one can
 * be kept. The directives themselves are blank already.
 */
final class BranchJoin {
  final List<Span> dropped = new ArrayList<>();
  int variants = 1;

  private final Draft d;
  private final Tokens t;
  private final int variant;
  private final Folded folded;

  /** Groups within each other; what lies deeper is left as it stands. */
  private static final int DEEPEST = 100;

  /** For each directive the brackets that are open before it. */
  private final Map<Integer, Brackets> brackets = new HashMap<>();

  /**
   * Open brackets, the innermost first.
   *
   * @param bracket 0 outside of all
   * @param inBraces whether a brace is among them
   */
  private record Brackets(char bracket, @Nullable Brackets around, boolean inBraces) {
    static final Brackets NONE = new Brackets('\0', null, false);

    Brackets within(char opened) {
      return new Brackets(opened, this, inBraces || opened == '{');
    }

    Brackets closed() {
      return around == null ? this : around;
    }
  }

  /** What was open before a group and, once its first branch has ended, behind that. */
  private record Split(Brackets before, @Nullable Brackets afterFirst) {}

  /** Branches must agree: once a condition was taken to hold, it holds in the whole blob. */
  private final Map<String, Boolean> assumed = new HashMap<>();

  BranchJoin(Draft draft, int variant, Folded folded) {
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
        if (open.size() < DEEPEST) {
          resolve(group);
        }
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
    Brackets now = Brackets.NONE;
    ArrayList<Split> splits = new ArrayList<>();
    for (int i = 0; i < t.count; i++) {
      int word = t.word[i];
      if (t.kind[i] == Tokens.DIRECTIVE) {
        if (!Directive.conditional(word)) {
          continue;
        }
        brackets.put(i, now);
        if (Directive.opens(word)) {
          splits.add(new Split(now, null));
        } else if (!splits.isEmpty()) {
          Split split = splits.removeLast();
          Brackets after = split.afterFirst == null ? now : split.afterFirst;
          if (word == Directive.ENDIF) {
            now = after;
          } else {
            splits.add(new Split(split.before, after));
            now = split.before;
          }
        }
      } else if (t.kind[i] == Tokens.PUNCTUATION) {
        switch (word) {
          case '(', '[', '{' -> now = now.within((char) word);
          case ')', ']', '}' -> now = now.closed();
          default -> {}
        }
      }
    }
  }

  private void resolve(List<Integer> g) {
    int branches = g.size() - 1;
    String test = Directives.text(t, g.getFirst(), d.original, folded);
    Condition condition = DirectiveConditions.of(t.word[g.getFirst()], test);
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
    Brackets around = brackets.getOrDefault(g.getFirst(), Brackets.NONE);
    char inner = around.bracket();
    if (inner == '(' || inner == '[') {
      return false;
    }
    boolean top = !around.inBraces();
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
    if (!ends || d.is(first, KnownWord.ELSE)) {
      return false;
    }
    boolean cutsIf = d.is(next, KnownWord.ELSE) && (d.is(last, '}') || d.is(last, ';'));
    boolean cutsHead = top && d.is(next, '{');
    return !cutsIf && !cutsHead && !(d.is(last, '}') && d.is(next, ','));
  }
}
