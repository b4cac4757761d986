package org.ktrail.queries.lint.rules;

import org.ktrail.queries.lint.FindingPlace;
import org.ktrail.queries.lint.Rule;
import org.ktrail.queries.lint.Submission;
import org.ktrail.queries.series.change.Fact;

/**
 * A function in a header that is not inline: every file that includes it gets a copy, or a clash.
 */
public final class HeaderDefinition implements Rule {
  @Override
  public String name() {
    return "header-definition";
  }

  @Override
  public String summary() {
    return "a header defines a function that is not inline";
  }

  @Override
  public boolean judgesSources() {
    return true;
  }

  @Override
  public void check(Submission submission, Report report) {
    submission
        .gained(Fact.Function.class)
        .filter(f -> f.change().file().matches("(?!tools/|scripts/|samples/).*\\.h"))
        .filter(f -> f.change().hunk() > 0)
        .forEach(f -> {
          Fact.Function function = f.change().fact();
          String line = submission.line(f.patch(), f.change().file(), function.line());
          String above = submission.line(f.patch(), f.change().file(), function.line() - 1);
          String head = above + " " + line;
          boolean plain =
              !function.inline()
                  && head.contains(function.name())
                  // Attributes may say inline, or that it may be unused; a macro may be both.
                  && line.matches(
                      "\\s*(static )?(const )?(struct \\w+|unsigned int|\\w+)\\s*\\**\\s*"
                          + function.name()
                          + "\\(.*")
                  && !head.matches(
                      "(?s).*(inline|INLINE|__maybe_unused|__always_unused|__weak|notrace|__init).*");
          if (plain && function.isStatic()) {
            report.add(
                FindingPlace.of(f.patch(), f.change()),
                function.name(),
                "%s is static, but not inline: files that do not use it warn of it"
                    .formatted(function.name()));
          }
        });
  }
}
