package org.ktrail.queries.lint.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ktrail.queries.lint.FindingPlace;
import org.ktrail.queries.lint.Rule;
import org.ktrail.queries.lint.Submission;
import org.ktrail.queries.series.change.Delta;

/** A new entry of a Kconfig file with the prompt of another one of that file: it was copied. */
public final class SamePrompt implements Rule {
  private static final Pattern PROMPT =
      Pattern.compile("\\s*+(?:bool|tristate|int|hex|string|prompt)\\s++\"([^\"]++)\".*+");

  @Override
  public String name() {
    return "same-prompt";
  }

  @Override
  public String summary() {
    return "a new configuration symbol has the prompt of another one";
  }

  @Override
  public void check(Submission submission, Report report) {
    for (Delta delta : submission.deltas()) {
      for (Delta.FileDelta file : delta.files()) {
        if (KconfigLines.isKconfig(file.file().newPath()) && file.file().after().isPresent()) {
          String text = new String(file.file().after().get().text(), UTF_8);
          file(delta.step().number(), file, text.split("\n", -1), report);
        }
      }
    }
  }

  private static void file(int patch, Delta.FileDelta file, String[] lines, Report report) {
    Map<String, String> symbols = new HashMap<>();
    for (boolean added : new boolean[] {false, true}) {
      String symbol = "";
      for (int i = 0; i < lines.length; i++) {
        Matcher entry = KconfigLines.ENTRY.matcher(lines[i]);
        Matcher prompt = PROMPT.matcher(lines[i]);
        if (entry.matches()) {
          symbol = entry.group(1);
        } else if (prompt.matches()
            && !symbol.isEmpty()
            && file.file().added().containsKey(i + 1) == added) {
          String other = symbols.putIfAbsent(prompt.group(1), symbol);
          if (added && other != null && !other.equals(symbol)) {
            report.add(
                new FindingPlace(patch, file.file().newPath(), i + 1),
                symbol,
                "%s is asked for with the words of %s: \"%s\""
                    .formatted(symbol, other, prompt.group(1)));
          }
        }
      }
    }
  }
}
