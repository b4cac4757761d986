package org.ktrail.queries.lint.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ktrail.queries.lint.FindingPlace;
import org.ktrail.queries.lint.NewState;
import org.ktrail.queries.lint.Rule;
import org.ktrail.queries.lint.Submission;
import org.ktrail.queries.series.change.Delta;
import org.ktrail.queries.series.change.Fact;
import org.ktrail.queries.series.change.FactChange;

/**
 * A new exported function without kernel-doc, or a new member that the kernel-doc of its record
 * does not describe although it describes others.
 */
public final class MissingKernelDoc implements Rule {
  @Override
  public String name() {
    return "missing-kernel-doc";
  }

  @Override
  public String summary() {
    return "a new exported function or member of a documented record has no kernel-doc";
  }

  @Override
  public boolean judgesSources() {
    return true;
  }

  @Override
  public void check(Submission submission, Report report) {
    NewState end = NewState.after(submission, Integer.MAX_VALUE);
    for (Delta delta : submission.deltas()) {
      for (Delta.FileDelta file : delta.files()) {
        file.file()
            .after()
            .ifPresent(image -> {
              String[] lines = new String(image.text(), UTF_8).split("\n", -1);
              Map<String, Integer> records = new HashMap<>();
              for (Fact fact : file.after()) {
                if (fact instanceof Fact.Record r) {
                  records.put(r.name().substring(r.name().indexOf(' ') + 1), r.line());
                }
              }
              for (var change : file.changes()) {
                if (change instanceof FactChange.Gained<?> g) {
                  FindingPlace place = FindingPlace.of(delta.step().number(), g);
                  switch (g.fact()) {
                    case Fact.Function f -> {
                      if (g.file().endsWith(".c")
                          && exported(end, f.name())
                          && !documented(lines, f.line())) {
                        report.add(
                            place,
                            f.name(),
                            "%s is exported, but has no kernel-doc".formatted(f.name()));
                      }
                    }
                    case Fact.Member m -> {
                      int record = records.getOrDefault(m.record(), 0);
                      if (record > 0 && undescribed(lines, record, m.name())) {
                        report.add(
                            place,
                            m.record() + "." + m.name(),
                            "the kernel-doc of %s does not describe its new member %s"
                                .formatted(m.record(), m.name()));
                      }
                    }
                    default -> {}
                  }
                }
              }
            });
      }
    }
  }

  private static boolean exported(NewState end, String name) {
    return end.of(name).stream().anyMatch(h -> h.fact() instanceof Fact.Export);
  }

  /** The comment that ends above a line; "" if there is none. */
  private static String comment(String[] lines, int line) {
    int end = line - 2;
    while (end >= 0
        && !lines[end].isBlank()
        && !lines[end].contains("*/")
        && !lines[end].startsWith("}")
        && line - end < 6) {
      end--; // attributes and result types on lines of their own
    }
    if (end < 0 || !lines[end].contains("*/")) {
      return "";
    }
    int start = end;
    while (start > 0 && !lines[start].contains("/*")) {
      start--;
    }
    return String.join("\n", List.of(lines).subList(start, end + 1));
  }

  private static boolean documented(String[] lines, int line) {
    return comment(lines, line).startsWith("/**");
  }

  private static boolean undescribed(String[] lines, int record, String member) {
    String comment = comment(lines, record);
    return comment.startsWith("/**")
        && comment.contains("@")
        && !comment.matches("(?s).*@[\\w.]*\\b" + member + "\\b.*")
        && !inline(lines, record, member);
  }

  /** Described within the record. */
  private static boolean inline(String[] lines, int record, String member) {
    for (int i = record; i < Math.min(lines.length, record + 300); i++) {
      if (lines[i].matches(".*@" + member + "\\b.*")) {
        return true;
      }
      if (lines[i].startsWith("}")) {
        return false;
      }
    }
    return false;
  }
}
