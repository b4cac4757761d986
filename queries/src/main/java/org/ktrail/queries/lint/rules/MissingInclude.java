package org.ktrail.queries.lint.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ktrail.queries.lint.FindingPlace;
import org.ktrail.queries.lint.Rule;
import org.ktrail.queries.lint.Submission;
import org.ktrail.queries.series.change.Delta;

/** An include of a file that is nowhere, nor made by the build. */
public final class MissingInclude implements Rule {
  private static final Pattern INCLUDE =
      Pattern.compile("^\\s*#\\s*include\\s*[<\"](?:\\.{1,2}/)*([\\w./+-]+)[>\"]");

  /** What the build, or the compiler, makes or has. */
  private static final Pattern MADE =
      Pattern.compile(
          "^(generated|asm|uapi/asm|config)/.*|(?:.*/)?+(?=[^/]*?(?:asn1|\\.tab|\\.lex|parser|lexer|shipped|gen|autogen"
              + "|hash|table|offsets|defs|bounds|def|capflags|keywords|names|devlist))[^/]*+(?<=\\.h)"
              + "|^[^/]*$|^linux/version\\.h$");

  @Override
  public String name() {
    return "missing-include";
  }

  @Override
  public String summary() {
    return "a header is included that is nowhere";
  }

  @Override
  public void check(Submission submission, Report report) {
    if (!submission.base().placed()) {
      return;
    }
    Set<String> added = new HashSet<>();
    submission.patches().forEach(p -> p.files().forEach(f -> added.add("/" + f.newPath())));
    for (Delta delta : submission.deltas()) {
      for (Delta.FileDelta file : delta.files()) {
        String path = file.file().newPath();
        boolean kernel = path.matches("(?!(tools|scripts|samples|Documentation|usr)/).*\\.[chS]");
        if (!kernel || file.file().after().isEmpty()) {
          continue;
        }
        String[] lines = new String(file.file().after().get().text(), UTF_8).split("\n", -1);
        for (int line : file.file().added().keySet()) {
          Matcher m = INCLUDE.matcher(line <= lines.length ? lines[line - 1] : "");
          if (m.find()
              && !MADE.matcher(m.group(1)).matches()
              && !submission.base().hasPath(m.group(1).replaceAll("^(\\.\\./)+", ""))
              && added.stream().noneMatch(a -> a.endsWith("/" + m.group(1)))
              && !guarded(lines, line)
              && !isIncludedBeside(submission, path, m.group(1))) {
            report.add(
                new FindingPlace(delta.step().number(), path, line),
                m.group(1),
                "%s is included, but there is no such file".formatted(m.group(1)));
          }
        }
      }
    }
  }

  private static boolean guarded(String[] lines, int line) {
    return line >= 2 && lines[line - 2].contains("__has_include");
  }

  /** Whether the base has a file of the same directory that includes it, too. */
  private static boolean isIncludedBeside(Submission submission, String path, String header) {
    Pattern include = Pattern.compile("#\\s*include\\s*[<\"]" + Pattern.quote(header) + "[>\"]");
    return submission.base().beside(path).stream()
        .filter(p -> !p.equals(path))
        .flatMap(p -> submission.base().read(p).stream())
        .anyMatch(text -> include.matcher(new String(text, UTF_8)).find());
  }
}
