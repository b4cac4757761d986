package org.ktrail.queries.lint.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.ktrail.queries.code.Image;
import org.ktrail.queries.lint.FindingPlace;
import org.ktrail.queries.lint.Rule;
import org.ktrail.queries.lint.Submission;
import org.ktrail.queries.series.change.Delta;
import org.ktrail.queries.series.change.Fact;

/** Kernel-doc of a function that returns something, without a section that says what. */
public final class KernelDocReturn implements Rule {
  private static final Pattern RETURNS =
      Pattern.compile("(?im)^[ \\t]*+\\*[ \\t]*+@?+returns?+(?:[ \\t]*+:|\\b)");

  @Override
  public String name() {
    return "kernel-doc-return";
  }

  @Override
  public String summary() {
    return "kernel-doc does not say what a function returns";
  }

  @Override
  public boolean judgesSources() {
    return true;
  }

  @Override
  public void check(Submission submission, Report report) {
    Set<String> told = new HashSet<>();
    for (Delta delta : submission.deltas()) {
      for (Delta.FileDelta file : delta.files()) {
        if (file.file().after().isEmpty() || file.file().added().isEmpty()) {
          continue;
        }
        Image image = file.file().after().get();
        String[] lines = new String(image.text(), UTF_8).split("\n", -1);
        for (Fact fact : file.after()) {
          String path = file.file().newPath();
          if (fact instanceof Fact.Function f
              && !f.result().isEmpty()
              && !f.result().equals("void")
              && !file.file().added().subMap(f.line(), f.line() + 1).isEmpty()) {
            KernelDoc doc = KernelDoc.above(lines, f.line());
            boolean silent =
                doc != null
                    && doc.title().equals(f.name())
                    && !RETURNS.matcher(String.join("\n", doc.lines(lines))).find();
            if (silent && doc != null && told.add(path + f.name())) {
              report.add(
                  new FindingPlace(delta.step().number(), path, doc.first()),
                  f.name(),
                  "the kernel-doc of %s does not say what it returns".formatted(f.name()));
            }
          }
        }
      }
    }
  }
}
