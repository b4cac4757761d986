package org.ktrail.indexer.normalise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.condition.ConditionParser;
import org.ktrail.indexer.lex.Directive;
import org.ktrail.indexer.lex.Tokens;

/**
 * The condition in force at every byte, followed from directive to directive. One that would have
 * more terms than anybody reads is not made: the one around it is in force.
 */
final class DirectiveConditions {
  /** Atoms of a condition. */
  private static final int MOST_TERMS = 500;

  /** A guard stands among the first tokens of a header, or there is none. */
  private static final int FAR = 40;

  private final List<Condition> table = new ArrayList<>(List.of(Condition.ALWAYS));
  private final Map<Condition, Integer> ids = new HashMap<>(Map.of(Condition.ALWAYS, 0));
  private int[] starts = new int[16];
  private int[] changes = new int[16];
  private int count = 1;
  private int current;
  private final boolean assembler;

  private static final Pattern ASSEMBLER =
      Pattern.compile("(?:\\bdefined ?\\(? ?)?\\b__ASSEMBL(?:Y|ER)__\\b ?\\)?");

  /**
   * @param assembler whether the text is read for the assembler, not for C
   */
  DirectiveConditions(boolean assembler) {
    this.assembler = assembler;
  }

  /** One {@code #if} … {@code #endif}: {@code taken} is the disjunction of its branches so far. */
  private record Group(int outer, Condition taken, boolean guard) {}

  private final ArrayList<Group> open = new ArrayList<>();

  /** Index of the condition in force. */
  int current() {
    return current;
  }

  List<Condition> table() {
    return List.copyOf(table);
  }

  int[] starts() {
    return Arrays.copyOf(starts, count);
  }

  int[] changes() {
    return Arrays.copyOf(changes, count);
  }

  /** Takes note of a conditional directive: {@code expression} is what follows its name, folded. */
  void directive(int word, String written, boolean guard, int end) {
    String expression = assembler ? ASSEMBLER.matcher(written).replaceAll("1") : written;
    switch (word) {
      case Directive.IF, Directive.IFDEF, Directive.IFNDEF -> {
        Condition own = guard ? Condition.ALWAYS : of(word, expression);
        open.add(new Group(current, own, guard));
        enter(and(current, own), end);
      }
      case Directive.ELIF, Directive.ELSE -> {
        if (!open.isEmpty()) {
          Group group = open.removeLast();
          Condition own =
              word == Directive.ELSE ? Condition.ALWAYS : ConditionParser.parse(expression);
          boolean many = terms(group.taken) > MOST_TERMS;
          Condition taken = many ? group.taken : Condition.or(group.taken, own);
          open.add(new Group(group.outer, taken, group.guard));
          Condition rest = many ? own : Condition.and(Condition.not(group.taken), own);
          enter(and(group.outer, rest), end);
        }
      }
      case Directive.ENDIF -> {
        if (!open.isEmpty()) {
          enter(open.removeLast().outer, end);
        }
      }
      default -> {}
    }
  }

  private int and(int outer, Condition own) {
    Condition around = table.get(outer);
    return terms(around) + terms(own) > MOST_TERMS ? outer : id(Condition.and(around, own));
  }

  /** Atoms in a condition, or more than are looked at. */
  private static int terms(Condition condition) {
    return switch (condition) {
      case Condition.Constant _ -> 0;
      case Condition.Atom _ -> 1;
      case Condition.Not n -> terms(n.of());
      case Condition.And a -> terms(a.terms());
      case Condition.Or o -> terms(o.terms());
    };
  }

  private static int terms(List<Condition> conditions) {
    int sum = 0;
    for (int i = 0; i < conditions.size() && sum <= MOST_TERMS; i++) {
      sum += terms(conditions.get(i));
    }
    return sum;
  }

  static Condition of(int word, String expression) {
    if (expression.equals("1")) {
      return word == Directive.IFNDEF ? Condition.NEVER : Condition.ALWAYS;
    }
    return switch (word) {
      case Directive.IFDEF -> ConditionParser.defined(firstWord(expression));
      case Directive.IFNDEF -> Condition.not(ConditionParser.defined(firstWord(expression)));
      default -> ConditionParser.parse(expression);
    };
  }

  private static String firstWord(String text) {
    int blank = text.indexOf(' ');
    return blank < 0 ? text : text.substring(0, blank);
  }

  private int id(Condition condition) {
    return ids.computeIfAbsent(
        condition,
        c -> {
          table.add(c);
          return table.size() - 1;
        });
  }

  private void enter(int id, int offset) {
    current = id;
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, count * 2);
      changes = Arrays.copyOf(changes, count * 2);
    }
    starts[count] = offset;
    changes[count++] = id;
  }

  /**
   * Index of the directive that opens the include guard, −1 if there is none: the first directive
   * of the blob, {@code #ifndef X} or {@code #if !defined(X)}, followed by {@code #define X} and
   * closed by the last directive; or one that lets a header be read again for a macro ({@code #if
   * !defined(X) || defined(Y)} followed by {@code #define X}), wherever it stands.
   */
  static int guard(Tokens t, byte[] in, Folded folded) {
    int first = -1;
    for (int i = 0; i < t.count; i++) {
      if (t.kind[i] != Tokens.DIRECTIVE) {
        continue;
      }
      boolean isFirst = first < 0;
      first = isFirst ? i : first;
      int word = t.word[i];
      if (word != Directive.IFNDEF && word != Directive.IF) {
        continue;
      }
      int next = i + 1;
      if (next >= t.count || t.kind[next] != Tokens.DIRECTIVE || t.word[next] != Directive.DEFINE) {
        if (!isFirst) {
          continue;
        }
        return -1;
      }
      String test = Directives.text(t, i, in, folded).replace(" ", "");
      String defined = Directives.text(t, next, in, folded);
      String macro = firstWord(defined);
      boolean plain = word == Directive.IFNDEF ? test.equals(macro) : negated(test, macro);
      boolean again = word == Directive.IF && rereadable(test, macro);
      if ((plain && isFirst && last(t, i)) || again) {
        return i;
      }
      if (i > FAR) {
        return -1;
      }
    }
    return -1;
  }

  private static boolean negated(String test, String macro) {
    return test.equals("!defined(" + macro + ")") || test.equals("!defined" + macro);
  }

  private static boolean rereadable(String test, String macro) {
    int or = test.indexOf("||");
    return or > 0 && negated(test.substring(0, or), macro) && test.indexOf("&&") < 0;
  }

  /** Whether the group that opens at {@code i} has one branch and ends with the last directive. */
  private static boolean last(Tokens t, int i) {
    int depth = 0;
    for (int k = i; k < t.count; k++) {
      if (t.kind[k] != Tokens.DIRECTIVE) {
        continue;
      }
      int word = t.word[k];
      if (Directive.opens(word)) {
        depth++;
      } else if (word == Directive.ENDIF && --depth == 0) {
        for (int r = k + 1; r < t.count; r++) {
          if (t.kind[r] == Tokens.DIRECTIVE) {
            return false;
          }
        }
        return true;
      } else if (depth == 1 && (word == Directive.ELSE || word == Directive.ELIF)) {
        return false;
      }
    }
    return false;
  }
}
