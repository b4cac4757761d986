package org.ktrail.queries.invariants.code;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ktrail.queries.flow.Flow;

/**
 * Which arguments a call only reads: those of functions, and those that a macro's replacement
 * computes with. One that stands in {@code sizeof} or {@code typeof}, is assigned to, or has its
 * address taken is not.
 */
public final class ByValue {
  /** Macros in each other that are followed. */
  private static final int DEEPEST = 4;

  /** Files that are looked at for a macro; one of more is nobody's in particular. */
  private static final int MOST_DEFINERS = 3;

  private static final Set<String> UNEVALUATED =
      Set.of("sizeof", "typeof", "__typeof__", "offsetof", "_Alignof", "__alignof__");

  private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*+");

  private final CodeState code;
  private final Flow from;

  public ByValue(CodeState code, Flow from) {
    this.code = code;
    this.from = from;
  }

  /**
   * @param argument from 0
   * @return false if it is not known, too
   */
  public boolean reads(String callee, int argument) {
    return code.declared(callee, from).isPresent() || macroReads(callee, argument, 0);
  }

  /** Whether it is a macro that may do with an argument anything but compute with it. */
  public boolean mayLeaveAlone(String callee, int argument) {
    return UNEVALUATED.contains(callee)
        || code.declared(callee, from).isEmpty()
            && !macros(callee).isEmpty()
            && !macroReads(callee, argument, 0);
  }

  private boolean macroReads(String name, int argument, int depth) {
    List<MacroTexts.Macro> macros = macros(name);
    return depth < DEEPEST
        && !macros.isEmpty()
        && macros.stream()
            .allMatch(m ->
                argument < m.parameters().size()
                    && computesWith(m.replacement(), m.parameters().get(argument), depth));
  }

  private List<MacroTexts.Macro> macros(String name) {
    List<String> paths = code.files().defining(name);
    return paths.size() > MOST_DEFINERS
        ? List.of()
        : paths.stream().flatMap(path -> code.macrosOf(path, name).stream()).toList();
  }

  /** Whether some place evaluates the word, and none may set it. */
  private boolean computesWith(String text, String word, int depth) {
    boolean reads = false;
    Matcher m = WORD.matcher(text);
    while (m.find()) {
      if (m.group().equals(word)) {
        String before = text.substring(0, m.start()).stripTrailing();
        String after = text.substring(m.end()).stripLeading();
        while (isParenthesised(before, after)) {
          before = before.substring(0, before.length() - 1).stripTrailing();
          after = after.substring(1).stripLeading();
        }
        if (before.endsWith("#")
            || after.startsWith("#")
            || before.endsWith("&") && !before.endsWith("&&")
            || before.endsWith("++")
            || before.endsWith("--")
            || Assignment.follows(after)) {
          return false;
        }
        Around around = Around.of(before);
        if (around.called.isEmpty()) {
          reads = true;
        } else if (!UNEVALUATED.contains(around.called)) {
          if (!code.declared(around.called, from).isPresent()
              && !macroReads(around.called, around.argument, depth + 1)) {
            return false;
          }
          reads = true;
        }
      }
    }
    return reads;
  }

  /** Within parentheses of its own, not those of a call. */
  private static boolean isParenthesised(String before, String after) {
    return before.endsWith("(")
        && after.startsWith(")")
        && Around.lastWord(before.substring(0, before.length() - 1).stripTrailing()).isEmpty();
  }

  /** The call that text ends within, and in which argument; "" if within none. */
  private record Around(String called, int argument) {
    static Around of(String before) {
      int depth = 0;
      int argument = 0;
      for (int i = before.length() - 1; i >= 0; i--) {
        char c = before.charAt(i);
        if (c == ')') {
          depth++;
        } else if (c == ',' && depth == 0) {
          argument++;
        } else if (c == '(' && depth-- == 0) {
          String name = lastWord(before.substring(0, i).stripTrailing());
          if (!name.isEmpty()) {
            return new Around(name, argument);
          }
          depth = 0;
          argument = 0;
        }
      }
      return new Around("", 0);
    }

    private static String lastWord(String text) {
      int start = text.length();
      while (start > 0 && Character.isJavaIdentifierPart(text.charAt(start - 1))) {
        start--;
      }
      return text.substring(start);
    }
  }

  /** What makes a place of what stands before it. */
  private static final class Assignment {
    private static final Pattern SIGN =
        Pattern.compile("(?:=(?!=)|[-+*/%&|^]=|<<=|>>=|\\+\\+|--).*+", Pattern.DOTALL);

    static boolean follows(String after) {
      return SIGN.matcher(after).matches();
    }
  }
}
