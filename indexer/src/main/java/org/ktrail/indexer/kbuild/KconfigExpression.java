package org.ktrail.indexer.kbuild;

import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.condition.Configuration;

/** Kconfig's expressions as conditions. What is not understood becomes an opaque atom. */
public final class KconfigExpression {
  /** Parentheses and negations in each other. */
  private static final int DEEPEST = 100;

  private final String text;
  private String token = "";
  private int position;
  private int depth;

  /** Whether it is asked for the value {@code y}, and not also for {@code m}. */
  private boolean builtIn;

  private KconfigExpression(String text, boolean builtIn) {
    this.text = text;
    this.builtIn = builtIn;
    advance();
  }

  /** When it is {@code y} or {@code m}. */
  public static Condition parse(String text) {
    return parse(text, false);
  }

  /** When it is {@code y}, as what is built in needs it of what it depends on. */
  static Condition builtIn(String text) {
    return parse(text, true);
  }

  private static Condition parse(String text, boolean builtIn) {
    KconfigExpression expression = new KconfigExpression(text, builtIn);
    Condition condition = expression.any();
    return expression.token.isEmpty() ? condition : opaque(text);
  }

  private static Condition opaque(String text) {
    return Condition.atom("kconfig:" + text.replaceAll("\\s+", ""));
  }

  private void advance() {
    int at = position;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    int end = tokenEnd(at);
    if (end > at) {
      token = text.substring(at, end);
      position = end;
    } else {
      token = at == text.length() ? "" : "?";
    }
  }

  /** Index behind the token that begins here; the same if there is none. */
  private int tokenEnd(int at) {
    if (at == text.length()) {
      return at;
    }
    char c = text.charAt(at);
    switch (c) {
      case '&', '|' -> {
        return text.startsWith(c == '&' ? "&&" : "||", at) ? at + 2 : at;
      }
      case '!', '<', '>' -> {
        return text.startsWith("=", at + 1) ? at + 2 : at + 1;
      }
      case '=', '(', ')' -> {
        return at + 1;
      }
      case '"', '\'' -> {
        int close = text.indexOf(c, at + 1);
        return close < 0 ? at : close + 1;
      }
      case '$' -> {
        return text.startsWith("(", at + 1) ? callEnd(at + 1) : at;
      }
      default -> {
        int end = at;
        while (end < text.length() && isWord(text.charAt(end))) {
          end++;
        }
        return end;
      }
    }
  }

  /** Behind the parenthesis that closes this one; the index before it if none does. */
  private int callEnd(int open) {
    int nested = 0;
    for (int i = open; i < text.length(); i++) {
      nested += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
      if (nested == 0) {
        return i + 1;
      }
    }
    return open - 1;
  }

  private static boolean isWord(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '_'
        || c == '.'
        || c == '/'
        || c == '-';
  }

  private boolean take(String wanted) {
    if (!token.equals(wanted)) {
      return false;
    }
    advance();
    return true;
  }

  private Condition any() {
    Condition result = all();
    while (take("||")) {
      result = Guards.or(result, all());
    }
    return result;
  }

  private Condition all() {
    Condition result = one();
    while (take("&&")) {
      result = Guards.and(result, one());
    }
    return result;
  }

  private Condition one() {
    if (++depth > DEEPEST) {
      depth--;
      token = "?"; // makes the whole opaque
      position = text.length();
      return Condition.ALWAYS;
    }
    Condition read = operand();
    depth--;
    return read;
  }

  private Condition operand() {
    if (take("!")) {
      boolean asked = builtIn;
      builtIn = false; // y if and only if the rest is n
      Condition rest = one();
      builtIn = asked;
      return Guards.not(rest);
    }
    if (take("(")) {
      Condition inner = any();
      take(")");
      return inner;
    }
    String left = token;
    if (left.isEmpty() || left.equals("?") || left.equals(")")) {
      token = "?"; // makes the whole opaque
      return Condition.ALWAYS;
    }
    advance();
    return switch (token) {
      case "=", "!=", "<", ">", "<=", ">=" -> {
        String operator = token;
        advance();
        String right = token;
        advance();
        yield compare(left, operator, right);
      }
      default -> symbol(left);
    };
  }

  private Condition symbol(String name) {
    return switch (unquote(name)) {
      case "y" -> Condition.ALWAYS;
      case "n" -> Condition.NEVER;
      case "m" -> builtIn ? Condition.NEVER : Condition.atom("CONFIG_MODULES");
      default ->
          name.startsWith("$")
              ? opaque(name)
              : Condition.atom("CONFIG_" + unquote(name) + (builtIn ? "=y" : ""));
    };
  }

  private static Condition compare(String left, String operator, String right) {
    String value = unquote(right);
    if (operator.equals("!=")) {
      return Guards.not(compare(left, "=", right));
    }
    if (!operator.equals("=")) {
      return left.startsWith("$") || !Character.isDigit(value.isEmpty() ? 'x' : value.charAt(0))
          ? opaque(left + operator + right)
          : Condition.atom("CONFIG_" + left + operator + value);
    }
    String symbol = unquote(left);
    if (symbol.equals("$(ARCH)") || symbol.equals("$(SRCARCH)")) {
      return Condition.atom("ARCH=" + Configuration.directoryOf(value));
    }
    if (symbol.startsWith("$") || value.startsWith("$")) {
      return opaque(left + operator + right);
    }
    String atom = "CONFIG_" + symbol;
    return switch (value) {
      case "y" -> Condition.atom(atom + "=y");
      case "m" -> Condition.atom(atom + "=m");
      case "n", "" -> Guards.not(Condition.atom(atom));
      default -> Condition.atom(atom + "=" + value);
    };
  }

  static String unquote(String token) {
    boolean quoted = token.length() >= 2 && (token.charAt(0) == '"' || token.charAt(0) == '\'');
    return quoted ? token.substring(1, token.length() - 1) : token;
  }
}
