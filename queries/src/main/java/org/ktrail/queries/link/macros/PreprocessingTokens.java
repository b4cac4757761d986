package org.ktrail.queries.link.macros;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.ktrail.indexer.facts.Declarations;

/** Splits text without comments into C preprocessing tokens. */
public final class PreprocessingTokens {
  private PreprocessingTokens() {}

  private static final ConcurrentHashMap<String, List<String>> KNOWN = new ConcurrentHashMap<>();

  /** The tokens of a macro's replacement, split once for all its uses until {@link #forget}. */
  public static List<String> ofReplacement(Declarations.Macro macro) {
    return KNOWN.computeIfAbsent(macro.replacement(), text -> List.copyOf(of(text)));
  }

  /** Lets what {@link #ofReplacement} keeps go. */
  public static void forget() {
    KNOWN.clear();
  }

  public static List<String> of(String text) {
    List<String> out = new ArrayList<>();
    int n = text.length();
    for (int i = 0; i < n; ) {
      char c = text.charAt(i);
      int start = i;
      if (c <= ' ' || Character.isWhitespace(c)) { // as the lexer has it: no control is a token
        i++;
        continue;
      }
      if (isIdentifierStart(c)) {
        while (i < n && isIdentifierPart(text.charAt(i))) {
          i++;
        }
      } else if (c >= '0' && c <= '9') {
        while (i < n && (isIdentifierPart(text.charAt(i)) || text.charAt(i) == '.')) {
          i++;
        }
      } else if (c == '"' || c == '\'') {
        i++;
        while (i < n && text.charAt(i) != c) {
          i += text.charAt(i) == '\\' ? 2 : 1;
        }
        i = Math.min(n, i + 1);
      } else {
        i += operator(text, i);
      }
      out.add(text.substring(start, i));
    }
    return out;
  }

  private static final String[] OPERATORS = {
    "...", "<<=", ">>=", "->", "++", "--", "<<", ">>", "<=", ">=", "==", "!=", "&&", "||", "+=",
    "-=", "*=", "/=", "%=", "&=", "|=", "^=", "##"
  };

  private static int operator(String text, int at) {
    char c = text.charAt(at);
    if (c == '(' || c == ')' || c == ',' || c == ';' || c == '{' || c == '}') {
      return 1;
    }
    for (String operator : OPERATORS) {
      if (text.startsWith(operator, at)) {
        return operator.length();
      }
    }
    return 1;
  }

  public static boolean isIdentifier(String token) {
    return !token.isEmpty() && isIdentifierStart(token.charAt(0));
  }

  private static boolean isIdentifierStart(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == '$' || c > 127;
  }

  private static boolean isIdentifierPart(char c) {
    return isIdentifierStart(c) || c >= '0' && c <= '9';
  }
}
