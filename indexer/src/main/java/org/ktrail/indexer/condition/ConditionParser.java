package org.ktrail.indexer.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads the expression of an {@code #if} as a {@link Condition}.
 *
 * <p>{@code defined(CONFIG_X)}, {@code IS_ENABLED(CONFIG_X)} and a mere {@code CONFIG_X} are all
 * the atom {@code CONFIG_X}: of a tristate option the difference between built in and modular is
 * kept only where the source makes it, by {@code IS_BUILTIN}, {@code IS_MODULE} or {@code
 * CONFIG_X_MODULE}. {@code &&}, {@code ||}, {@code !}, parentheses and integer constants are
 * structure; whatever else is an operand (comparisons, arithmetic, {@code ?:}) is one opaque atom,
 * its text without blanks. Never fails: what cannot be read is an atom, and so is an expression
 * that is longer or nested deeper than anybody writes.
 */
public final class ConditionParser {
  /**
   * Never defined where C is compiled: the other side of headers shared with assembler, C++ and the
   * linker.
   */
  private static final Set<String> FOREIGN =
      Set.of("__ASSEMBLY__", "__ASSEMBLER__", "__cplusplus", "LINKER_SCRIPT");

  /** Parentheses within each other, and negations in a row. */
  private static final int DEEPEST = 100;

  /** Tokens of an expression. */
  private static final int LONGEST = 4_000;

  private final List<String> tokens;

  /** For each opening parenthesis its closing one. */
  private final int[] closing;

  private int at;

  private ConditionParser(List<String> tokens, int[] closing) {
    this.tokens = tokens;
    this.closing = closing;
  }

  /**
   * @param expression text after {@code #if} or {@code #elif}, without comments and line splices
   */
  public static Condition parse(String expression) {
    List<String> tokens = tokens(expression);
    int[] closing = new int[tokens.size()];
    if (tokens.isEmpty() || tokens.size() > LONGEST || !pair(tokens, closing)) {
      return Condition.atom(tokens.isEmpty() ? "?" : String.join("", tokens));
    }
    return new ConditionParser(tokens, closing).disjunction(tokens.size());
  }

  /** The condition that a macro is defined: {@code #ifdef}, {@code defined(…)}. */
  public static Condition defined(String macro) {
    if (FOREIGN.contains(macro)) {
      return Condition.NEVER;
    }
    if (macro.startsWith("CONFIG_")) {
      return macro.endsWith("_MODULE")
          ? Condition.atom(macro.substring(0, macro.length() - 7) + "=m")
          : Condition.atom(macro);
    }
    return Condition.atom("defined(" + macro + ")");
  }

  private Condition disjunction(int end) {
    if (find("?", end) >= 0 || find(",", end) >= 0) {
      return opaque(end);
    }
    List<Condition> terms = new ArrayList<>();
    for (int next; (next = find("||", end)) >= 0; at++) {
      terms.add(conjunction(next));
    }
    terms.add(conjunction(end));
    return Condition.or(terms);
  }

  private Condition conjunction(int end) {
    List<Condition> terms = new ArrayList<>();
    for (int next; (next = find("&&", end)) >= 0; at++) {
      terms.add(operand(next));
    }
    terms.add(operand(end));
    return Condition.and(terms);
  }

  /** Consumes up to {@code end}. */
  private Condition operand(int end) {
    if (at >= end) {
      return Condition.atom("?");
    }
    String first = tokens.get(at);
    if (first.equals("!") && unary(at + 1, end)) {
      at++;
      return Condition.not(operand(end));
    }
    if (first.equals("(") && closing(at) == end - 1) {
      at++;
      Condition inner = disjunction(end - 1);
      at = end;
      return inner;
    }
    Condition atom = atom(end);
    return atom;
  }

  /** Whether what follows a {@code !} up to {@code end} is a single operand of it. */
  private boolean unary(int from, int end) {
    while (from < end && tokens.get(from).equals("!")) {
      from++;
    }
    if (from >= end) {
      return false;
    }
    if (tokens.get(from).equals("(")) {
      return closing(from) == end - 1;
    }
    if (tokens.get(from).equals("defined") && from + 2 == end) {
      return true;
    }
    return from + 1 == end || tokens.get(from + 1).equals("(") && closing(from + 1) == end - 1;
  }

  private Condition atom(int end) {
    String first = tokens.get(at);
    int length = end - at;
    if (length == 1) {
      at = end;
      if (Character.isDigit(first.charAt(0))) {
        return first.matches("0[xX]?0*[uUlL]*") ? Condition.NEVER : Condition.ALWAYS;
      }
      return FOREIGN.contains(first)
          ? Condition.NEVER
          : first.startsWith("CONFIG_") ? defined(first) : Condition.atom(first);
    }
    if (first.equals("defined") && length == 2) {
      String macro = tokens.get(at + 1);
      at = end;
      return defined(macro);
    }
    if (length == 4 && tokens.get(at + 1).equals("(")) {
      String argument = tokens.get(at + 2);
      Condition known = known(first, argument);
      if (known != null) {
        at = end;
        return known;
      }
    }
    return opaque(end);
  }

  private static @org.jspecify.annotations.Nullable Condition known(String macro, String option) {
    if (macro.equals("defined")) {
      return defined(option);
    }
    if (!option.startsWith("CONFIG_")) {
      return null;
    }
    Condition enabled = Condition.atom(option);
    Condition modular = Condition.atom(option + "=m");
    return switch (macro) {
      case "IS_ENABLED" -> enabled;
      case "IS_MODULE" -> modular;
      case "IS_BUILTIN" -> Condition.and(enabled, Condition.not(modular));
      case "IS_REACHABLE" ->
          Condition.and(enabled, Condition.or(Condition.not(modular), defined("MODULE")));
      default -> null;
    };
  }

  private Condition opaque(int end) {
    String text = String.join("", tokens.subList(at, end));
    at = end;
    return Condition.atom(text);
  }

  /** Index of the next such token outside parentheses, −1 if there is none before {@code end}. */
  private int find(String token, int end) {
    for (int i = at; i < end; i++) {
      if (tokens.get(i).equals("(")) {
        i = closing(i);
      } else if (tokens.get(i).equals(token)) {
        return i;
      }
    }
    return -1;
  }

  private int closing(int open) {
    return closing[open];
  }

  /**
   * Finds what closes each parenthesis.
   *
   * @return false if one is left over, or what nests is nested too deep
   */
  private static boolean pair(List<String> tokens, int[] closing) {
    int[] open = new int[DEEPEST];
    int depth = 0;
    int negations = 0;
    for (int i = 0; i < closing.length; i++) {
      switch (tokens.get(i)) {
        case "(" -> {
          if (depth == DEEPEST) {
            return false;
          }
          open[depth++] = i;
        }
        case ")" -> {
          if (depth == 0) {
            return false;
          }
          closing[open[--depth]] = i;
        }
        case "!" -> negations++;
        default -> {}
      }
      negations = tokens.get(i).equals("!") ? negations : 0;
      if (negations > DEEPEST) {
        return false;
      }
    }
    return depth == 0;
  }

  private static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < text.length(); ) {
      char c = text.charAt(i);
      int start = i++;
      if (Character.isWhitespace(c)) {
        continue;
      }
      if (Character.isJavaIdentifierPart(c)) {
        while (i < text.length() && Character.isJavaIdentifierPart(text.charAt(i))) {
          i++;
        }
      } else if ((c == '&' || c == '|') && i < text.length() && text.charAt(i) == c) {
        i++;
      } else if ((c == '!' || c == '=' || c == '<' || c == '>')
          && i < text.length()
          && text.charAt(i) == '=') {
        i++;
      }
      tokens.add(text.substring(start, i));
    }
    return tokens;
  }
}
