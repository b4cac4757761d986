package org.ktrail.indexer.extract;

import java.util.List;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.Declarations.Macro;

/** Judges the replacement text of macros, and makes of it C that parses. */
final class MacroText {
  private MacroText() {}

  enum Form {
    /** Calls nothing and points to nothing. */
    NOTHING,
    /** One name. */
    ALIAS,
    /** Expressions, statements. */
    STATEMENT,
    /** {@code {…}} as initialiser. */
    INITIALIZER,
    /** Elements of an initialiser: {@code .a = x, .b = y}. */
    ELEMENTS,
    /** Whole functions: only its uses tell what it makes. */
    DEFINITIONS,
    /** Brackets that are closed elsewhere. */
    UNBALANCED
  }

  static Form form(Macro macro) {
    String text = macro.replacement();
    if (text.isEmpty() || !isTelling(text)) {
      return isAlias(name(text)) ? Form.ALIAS : Form.NOTHING;
    }
    byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    if (!Scan.isBalanced(bytes, 0, bytes.length)) {
      return Form.UNBALANCED;
    }
    char first = text.charAt(0);
    if (first == '{' && isInitializer(text)) {
      return Form.INITIALIZER;
    }
    if (first == '.' || first == '[') {
      return Form.ELEMENTS;
    }
    return text.indexOf('{') >= 0 && text.indexOf(')') >= 0 && defines(bytes)
        ? Form.DEFINITIONS
        : Form.STATEMENT;
  }

  /** A replacement without the parentheses around it. */
  static String name(String replacement) {
    String text = replacement;
    while (text.startsWith("(") && text.endsWith(")")) {
      text = text.substring(1, text.length() - 1).strip();
    }
    return text;
  }

  private static boolean isAlias(String text) {
    if (text.isEmpty() || !isLetter(text.charAt(0))) {
      return false;
    }
    boolean small = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isLetter(c) && !(c >= '0' && c <= '9')) {
        return false;
      }
      small |= c >= 'a' && c <= 'z';
    }
    return small && !Scan.isKeyword(text) && !Scan.isQualifier(text) && !Scan.isPrimitive(text);
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
  }

  /** Whether there is a call, a member access or an address in it. */
  private static boolean isTelling(String text) {
    int wordStart = -1;
    int wordEnd = -1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isLetter(c)) {
        wordStart = i;
        while (i + 1 < text.length()
            && (isLetter(text.charAt(i + 1)) || Character.isDigit(text.charAt(i + 1)))) {
          i++;
        }
        wordEnd = i + 1;
        continue;
      }
      char next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
      switch (c) {
        case ' ' -> {}
        case '"', '\'' -> {
          i = afterLiteral(text, i) - 1;
          wordStart = -1;
        }
        case '(' -> {
          if (wordStart >= 0) {
            String word = text.substring(wordStart, wordEnd);
            if (!Scan.isKeyword(word) && !DeclarationAttributes.isConstantMaker(word)) {
              return true;
            }
            if (word.equals("return") || word.equals("if")) {
              return true;
            }
          } else if (i > 0 && text.charAt(i - 1) == ')') {
            return true;
          }
          wordStart = -1;
        }
        case '-' -> {
          if (next == '>') {
            return true;
          }
          wordStart = -1;
        }
        case '.' -> {
          if (isLetter(next) && !(i > 0 && Character.isDigit(text.charAt(i - 1)))) {
            return true;
          }
          wordStart = -1;
        }
        case '&' -> {
          if (isLetter(next) || next == '(') {
            return true;
          }
          wordStart = -1;
        }
        case '{', '=', '?', '#' -> {
          if (c != '=' || next != '=') {
            return true;
          }
          i++;
        }
        default -> wordStart = -1;
      }
    }
    return false;
  }

  private static int afterLiteral(String text, int i) {
    char quote = text.charAt(i);
    for (int k = i + 1; k < text.length(); k++) {
      if (text.charAt(k) == '\\') {
        k++;
      } else if (text.charAt(k) == quote) {
        return k + 1;
      }
    }
    return text.length();
  }

  /** Braces that hold no statement. */
  private static boolean isInitializer(String text) {
    return text.indexOf(';') < 0 && text.endsWith("}");
  }

  private static boolean defines(byte[] text) {
    for (Items.Item item : Items.of(text)) {
      if (item.isFunction() && item.nameStart() > item.start()) {
        String before = SmallText.folded(text, item.start(), item.nameStart());
        before = before.substring(before.lastIndexOf(')') + 1).trim();
        if (!before.isEmpty() && !before.endsWith("else") && !before.equals("do")) {
          return true;
        }
      }
    }
    return false;
  }

  private static final String VA_OPT = "__VA_OPT__";

  /**
   * The replacement with {@code ##} and {@code #} made into words and strings, and with what stands
   * there only if there are variable arguments.
   */
  static String plain(String replacement, List<String> parameters) {
    String text = replacement.contains(VA_OPT) ? withOptions(replacement) : replacement;
    if (text.indexOf('#') < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\'') {
        int end = afterLiteral(text, i);
        out.append(text, i, end);
        i = end - 1;
      } else if (c == '#' && i + 1 < text.length() && text.charAt(i + 1) == '#') {
        int next = i + 2;
        while (next < text.length() && text.charAt(next) == ' ') {
          next++;
        }
        while (!out.isEmpty() && out.charAt(out.length() - 1) == ' ') {
          out.setLength(out.length() - 1);
        }
        boolean left = !out.isEmpty() && isWord(out.charAt(out.length() - 1));
        boolean right = next < text.length() && isWord(text.charAt(next));
        out.append(left && right ? Declarations.PASTE : " ");
        i = next - 1;
      } else if (c == '#') {
        int from = i + 1;
        while (from < text.length() && text.charAt(from) == ' ') {
          from++;
        }
        int to = from;
        while (to < text.length() && isWord(text.charAt(to))) {
          to++;
        }
        if (parameters.contains(text.substring(from, to))) {
          out.append('"').append(text, from, to).append('"');
          i = to - 1;
        } else {
          out.append(' ');
        }
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  /** {@code __VA_OPT__(x)} as x: what a macro can do, not what one use of it does. */
  private static String withOptions(String text) {
    StringBuilder out = new StringBuilder(text);
    for (int i = out.indexOf(VA_OPT); i >= 0; i = out.indexOf(VA_OPT, i)) {
      int open = i + VA_OPT.length();
      while (open < out.length() && out.charAt(open) == ' ') {
        open++;
      }
      byte[] bytes = out.toString().getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
      int close =
          open < bytes.length && bytes[open] == '(' ? Scan.matching(bytes, open, bytes.length) : -1;
      if (close < 0) {
        i = open;
        continue;
      }
      out.setCharAt(close, ' ');
      out.replace(i, open + 1, " ");
    }
    return out.toString();
  }

  private static boolean isWord(char c) {
    return isLetter(c) || c >= '0' && c <= '9';
  }
}
