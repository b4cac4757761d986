package org.ktrail.queries.series.change;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.regex.Pattern;
import org.ktrail.indexer.facts.Declarations;

/** Macros that stand for definitions of functions, whose text is therefore a body. */
final class DefiningMacro {
  private static final Pattern BODY = Pattern.compile("\\)\\s*\\{");
  private static final Pattern HEAD =
      Pattern.compile("(?:(?<![ \\t])[ \\t]++)?+#[ \\t]*+define[ \\t]++\\w++(\\([^)]*+\\))?");
  private static final Pattern PASTE = Pattern.compile("(?:(?<![ \\t])[ \\t]++)?+##[ \\t]*+");
  private static final Pattern STRING = Pattern.compile("#[ \\t]*(\\w+)");

  private DefiningMacro() {}

  static boolean is(Declarations.Macro macro) {
    return macro.functionLike() && macro.body() < 0 && BODY.matcher(macro.replacement()).find();
  }

  /** The replacement as C that can be read, each line where it is in the file. */
  static byte[] text(Declarations.Macro macro, String file) {
    String[] lines = file.split("\n", -1);
    StringBuilder text = new StringBuilder("\n".repeat(macro.line() - 1));
    for (int i = macro.line(); i <= Math.min(macro.endLine(), lines.length); i++) {
      String line = lines[i - 1].stripTrailing();
      text.append(line.endsWith("\\") ? line.substring(0, line.length() - 1) : line).append('\n');
    }
    String body = HEAD.matcher(text).replaceFirst("");
    body = PASTE.matcher(body).replaceAll(Declarations.PASTE);
    return STRING.matcher(body).replaceAll("\"#$1\"").getBytes(ISO_8859_1);
  }
}
