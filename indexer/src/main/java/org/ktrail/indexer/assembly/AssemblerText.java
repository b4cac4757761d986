package org.ktrail.indexer.assembly;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts an assembler text into statements. Preprocessor lines are left out; comments are those of C,
 * and what follows a blank and {@code #} or {@code @} and a blank, as the assemblers of several
 * architectures have it.
 */
public final class AssemblerText {
  /** Separates statements in text that macros made. */
  private static final String SEPARATOR = "ASM_NL";

  private final String in;
  private final List<StatementText> out = new ArrayList<>();
  private final StringBuilder current = new StringBuilder();
  private int start = -1;
  private int startLine;
  private int i;
  private int line = 1;

  private AssemblerText(String in) {
    this.in = in;
  }

  /** The statements in order; never fails. */
  public static List<StatementText> statements(String text) {
    AssemblerText t = new AssemblerText(text);
    t.read();
    return t.out;
  }

  private void read() {
    boolean lineStart = true;
    while (i < in.length()) {
      char c = in.charAt(i);
      if (lineStart && c == '#') {
        skipLine();
      } else if (in.startsWith("/*", i)) {
        comment();
      } else if (in.startsWith("//", i)
          || (c == '#' || c == '@') && isBlank(i - 1) && isBlank(i + 1)) {
        skipLine();
      } else if (c == '\\' && i + 1 < in.length() && in.charAt(i + 1) == '\n') {
        i += 2;
        line++;
        put(' ');
      } else if (c == '\n' || c == ';') {
        end();
        line += c == '\n' ? 1 : 0;
        lineStart = c == '\n';
        i++;
      } else if (c == '"') {
        string();
        lineStart = false;
      } else {
        put(c);
        lineStart &= c == ' ' || c == '\t';
        i++;
      }
    }
    end();
  }

  private boolean isBlank(int at) {
    return at < 0 || at >= in.length() || in.charAt(at) <= ' ';
  }

  private void skipLine() {
    while (i < in.length() && in.charAt(i) != '\n') {
      if (in.charAt(i) == '\\' && i + 1 < in.length() && in.charAt(i + 1) == '\n') {
        i++;
        line++;
      }
      i++;
    }
  }

  private void comment() {
    int close = in.indexOf("*/", i + 2);
    int end = close < 0 ? in.length() : close + 2;
    for (; i < end; i++) {
      line += in.charAt(i) == '\n' ? 1 : 0;
    }
    put(' ');
  }

  private void string() {
    put(in.charAt(i++));
    while (i < in.length() && in.charAt(i) != '"' && in.charAt(i) != '\n') {
      if (in.charAt(i) == '\\' && i + 1 < in.length() && in.charAt(i + 1) == '"') {
        put(in.charAt(i++));
      }
      put(in.charAt(i++));
    }
    if (i < in.length() && in.charAt(i) == '"') {
      put(in.charAt(i++));
    }
  }

  private void put(char c) {
    if (c <= ' ') {
      if (!current.isEmpty() && current.charAt(current.length() - 1) != ' ') {
        current.append(' ');
      }
      return;
    }
    if (current.isEmpty()) {
      start = i;
      startLine = line;
    }
    current.append(c);
    if (c == ':' && isLabel(current)) {
      end();
    }
  }

  /** A name and nothing else before the colon. */
  private static boolean isLabel(CharSequence text) {
    for (int k = 0; k < text.length() - 1; k++) {
      char c = text.charAt(k);
      if (!(Character.isLetterOrDigit(c)
          || c == '_'
          || c == '.'
          || c == '\\'
          || c == '@'
          || c == '('
          || c == ')'
          || c == '$')) {
        return false;
      }
    }
    return true;
  }

  private void end() {
    String text = current.toString().strip();
    current.setLength(0);
    for (String part : text.contains(SEPARATOR) ? text.split(SEPARATOR) : new String[] {text}) {
      if (!part.isBlank()) {
        out.add(new StatementText(part.strip(), startLine, start));
      }
    }
  }
}
