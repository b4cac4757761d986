package org.ktrail.queries.simulate.source;

import java.util.ArrayList;
import java.util.List;
import org.ktrail.queries.simulate.c.Lexeme;

/** Tokens of short texts: conditions, values of a configuration. */
final class Words {
  private Words() {}

  static List<String> of(String text) {
    List<String> out = new ArrayList<>();
    for (Lexeme token :
        SourceText.lex(text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1))) {
      out.add(token.text());
    }
    return out;
  }

  static boolean isName(String token) {
    char c = token.charAt(0);
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == '$' || c > 127;
  }
}
