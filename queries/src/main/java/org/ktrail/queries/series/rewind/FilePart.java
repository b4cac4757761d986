package org.ktrail.queries.series.rewind;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ktrail.queries.series.change.Braces;

/**
 * A function, a record, a variable, a prototype or a directive of a file. Lines are told apart as
 * the kernel lays them out: what stands at file scope begins in the first column, and so does the
 * brace that ends it.
 *
 * @param name of what is declared; the line itself where that is no name
 * @param start the line behind the item before, from 0: comments above belong to it
 * @param head its own first line
 * @param end the line behind its last one
 * @param body whether it has braces
 */
record FilePart(String name, int start, int head, int end, boolean body) {
  private static final Pattern LABEL = Pattern.compile("[A-Za-z_]\\w*:\\s*(?:/\\*.*)?");
  private static final Pattern RECORD =
      Pattern.compile("^(?:typedef |static |const )*+((?:struct|union|enum) \\w+)\\s*(?:\\{|$)");
  private static final Pattern VARIABLE =
      Pattern.compile(
          "\\b(\\w++)\\s*+(?:\\[[^=\\[\\]]*+(?:\\[[^=\\[\\]]*+\\][^=\\[\\]]*+)*+\\]\\s*+)*+=");
  private static final Pattern CALLED = Pattern.compile("\\b([A-Za-z_]\\w*)\\s*\\(");

  /** The items of a file in their order. */
  static List<FilePart> of(List<String> lines) {
    List<FilePart> items = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < lines.size(); ) {
      if (isDirective(lines.get(i))) {
        int end = i + 1;
        while (end < lines.size() && lines.get(end - 1).endsWith("\\")) {
          end++;
        }
        items.add(new FilePart(lines.get(i).strip(), start, i, end, false));
        i = end;
        start = end;
      } else if (begins(lines.get(i))) {
        FilePart item = read(lines, start, i);
        items.add(item);
        i = item.end();
        start = item.end();
      } else {
        i++;
      }
    }
    return items;
  }

  private static FilePart read(List<String> lines, int start, int head) {
    Progress progress = new Progress();
    int end = head;
    while (end < lines.size() && !progress.take(lines.get(end))) {
      end++;
    }
    String text = progress.head();
    return new FilePart(
        nameOf(text), start, head, Math.min(end + 1, lines.size()), progress.hasBody());
  }

  /** Reads an item line by line until it is complete. */
  static final class Progress {
    private final StringBuilder head = new StringBuilder();
    private int braces;
    private int parentheses;
    private boolean body;

    /** Whether the item ends with this line. */
    boolean take(String line) {
      String code = Braces.code(line).strip();
      if (!body && !code.startsWith("#")) {
        head.append(head.isEmpty() ? "" : " ").append(code);
      }
      body |= code.contains("{");
      braces += Braces.balance(line);
      for (int i = 0; i < code.length(); i++) {
        parentheses += code.charAt(i) == '(' ? 1 : code.charAt(i) == ')' ? -1 : 0;
      }
      return line.startsWith("}")
          || braces <= 0 && parentheses <= 0 && (code.endsWith(";") || code.endsWith("}"));
    }

    String head() {
      return head.toString();
    }

    boolean hasBody() {
      return body;
    }
  }

  /** Whether an item can begin with a line. */
  static boolean begins(String line) {
    return !line.isEmpty()
        && Character.isJavaIdentifierStart(line.charAt(0))
        && !LABEL.matcher(line).matches();
  }

  static boolean isDirective(String line) {
    return line.startsWith("#");
  }

  /** The name that the first line, or more, of an item declares. */
  static String nameOf(String head) {
    String text = head.replaceAll("\\s+", " ").strip();
    Matcher record = RECORD.matcher(text);
    if (record.find()) {
      return record.group(1);
    }
    if (text.endsWith(";") && !text.contains("{") && !text.contains("=")) {
      return text; // one of many prototypes and declarations
    }
    int brace = text.indexOf('{');
    String before = brace < 0 ? text : text.substring(0, brace);
    Matcher variable = VARIABLE.matcher(before);
    if (variable.find()) {
      return variable.group(1);
    }
    Matcher function = CALLED.matcher(before);
    return function.find() ? function.group(1) : text;
  }
}
