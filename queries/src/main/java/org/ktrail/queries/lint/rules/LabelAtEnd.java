package org.ktrail.queries.lint.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ktrail.queries.code.CodeText;
import org.ktrail.queries.lint.FindingPlace;
import org.ktrail.queries.lint.Rule;
import org.ktrail.queries.lint.Submission;
import org.ktrail.queries.series.change.Delta;

/** A label that no statement follows: C before C23 has no such thing, and compilers refuse it. */
public final class LabelAtEnd implements Rule {
  /** Of a line without the blanks at its end. */
  private static final Pattern LABEL =
      Pattern.compile("\\s*+(?:case\\b[^?;{}]*+(?<=:)|[A-Za-z_]\\w*+\\s*+:)");

  private static final Pattern DECLARATION =
      Pattern.compile(
          "^\\s*(?:const |static )*+(?:(?:struct|union|enum)\\s+\\w+|unsigned(?: int| long|"
              + " char)?|int|long"
              + "|char|bool|[us](?:8|16|32|64)|size_t)\\s+\\**\\w+\\s*"
              + "(?:=.*|(?:,\\s*+\\**+\\w++\\s*+)*+;\\s*)$");

  @Override
  public String name() {
    return "label-at-end";
  }

  @Override
  public String summary() {
    return "no statement follows a label, which C before C23 demands";
  }

  @Override
  public boolean judgesSources() {
    return true;
  }

  @Override
  public void check(Submission submission, Report report) {
    for (Delta delta : submission.deltas()) {
      for (Delta.FileDelta file : delta.files()) {
        String path = file.file().newPath();
        if (!path.matches(".*\\.[ch]") || file.file().after().isEmpty()) {
          continue;
        }
        String[] lines =
            CodeText.of(new String(file.file().after().get().text(), UTF_8)).split("\n", -1);
        for (int line : file.file().added().keySet()) {
          Matcher label =
              LABEL.matcher(line <= lines.length ? lines[line - 1].stripTrailing() : "");
          int next = line;
          while (label.matches() && next < lines.length && lines[next].isBlank()) {
            next++;
          }
          if (!label.matches()
              || next >= lines.length
              || !file.file().after().get().known().contains(next + 1)) {
            continue;
          }
          boolean end = lines[next].matches("\\s*}.*");
          if (end || DECLARATION.matcher(lines[next]).matches()) {
            report.add(
                new FindingPlace(delta.step().number(), path, line),
                lines[line - 1].strip(),
                end
                    ? "nothing follows the label at the end of a block; older compilers refuse it"
                    : "a declaration follows the label, where C before C23 demands a statement");
          }
        }
      }
    }
  }
}
