package org.ktrail.cli.answer;

/**
 * A page of HTML while it is written. What is given as text is escaped; nothing is ever linked out.
 */
final class Html {
  private final StringBuilder out = new StringBuilder();

  /** Markup, as it stands. */
  Html raw(String markup) {
    out.append(markup);
    return this;
  }

  Html text(String text) {
    out.append(escaped(text));
    return this;
  }

  /** An element without attributes. */
  Html element(String name, String text) {
    return raw("<" + name + ">").text(text).raw("</" + name + ">\n");
  }

  /** An element of a class. */
  Html element(String name, String style, String text) {
    return raw("<" + name + " class=\"" + style + "\">").text(text).raw("</" + name + ">\n");
  }

  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        default -> escaped.append(c < ' ' && c != '\n' && c != '\t' ? '\ufffd' : c);
      }
    }
    return escaped.toString();
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
