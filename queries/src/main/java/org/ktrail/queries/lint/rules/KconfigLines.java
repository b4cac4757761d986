package org.ktrail.queries.lint.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ktrail.queries.lint.Submission;
import org.ktrail.queries.series.change.Delta;

/** The lines that patches add to entries of Kconfig files. */
final class KconfigLines {
  static final Pattern SELECT =
      Pattern.compile("\\s*+select\\s++([A-Z0-9_]++)(?:\\s++if\\s.*+)?+\\s*+");
  static final Pattern DEPENDS = Pattern.compile("\\s*+depends on\\s.*+");
  static final Pattern ENTRY = Pattern.compile("\\s*+(?:menu)?+config\\s++([A-Za-z0-9_]++)\\s*+");

  private KconfigLines() {}

  /**
   * A line.
   *
   * @param symbol whose entry it is in, without {@code CONFIG_}
   */
  record Entry(int patch, String file, int line, String symbol, String text) {}

  static boolean isKconfig(String path) {
    return path.substring(path.lastIndexOf('/') + 1).startsWith("Kconfig");
  }

  static List<Entry> added(Submission submission) {
    List<Entry> found = new ArrayList<>();
    for (Delta delta : submission.deltas()) {
      for (Delta.FileDelta file : delta.files()) {
        String path = file.file().newPath();
        if (!isKconfig(path) || file.file().after().isEmpty()) {
          continue;
        }
        String[] lines = new String(file.file().after().get().text(), UTF_8).split("\n", -1);
        String symbol = "";
        for (int i = 0; i < lines.length; i++) {
          Matcher entry = ENTRY.matcher(lines[i]);
          if (entry.matches()) {
            symbol = entry.group(1);
          } else if (lines[i].matches(
              "(menu|endmenu|if|endif|source|choice|endchoice|comment)\\b.*")) {
            symbol = "";
          }
          if (!symbol.isEmpty() && file.file().added().containsKey(i + 1)) {
            found.add(new Entry(delta.step().number(), path, i + 1, symbol, lines[i]));
          }
        }
      }
    }
    return found;
  }
}
