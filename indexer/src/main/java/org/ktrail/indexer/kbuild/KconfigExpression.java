package org.ktrail.indexer.kbuild;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.condition.Configuration;

/** Kconfig's expressions as conditions. What is not understood becomes an opaque atom. */
final class KconfigExpression {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(&&|\\|\\||!=|<=|>=|[=<>!()]|\"[^\"]*\"|'[^']*'|\\$\\([^()]*(?:\\([^()]*\\)[^()]*)*\\)"
              + "|[\\w./-]+)");

  private final Matcher tokens;
  private final String text;
  private String token = "";
  private int position;

  /** Whether it is asked for the value {@code y}, and not also for {@code m}. */
  private boolean builtIn;

  private KconfigExpression(String text, boolean builtIn) {
    this.text = text;
    this.builtIn = builtIn;
    this.tokens = TOKEN.matcher(text);
    advance();
  }

  /** When it is {@code y} or {@code m}. */
  static Condition parse(String text) {
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
    if (tokens.find(position) && tokens.start() == position) {
      token = tokens.group(1);
      position = tokens.end();
    } else {
      token = text.substring(position).isBlank() ? "" : "?";
    }
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
