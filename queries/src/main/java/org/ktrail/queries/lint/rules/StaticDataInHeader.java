package org.ktrail.queries.lint.rules;

import org.ktrail.queries.lint.FindingPlace;
import org.ktrail.queries.lint.Rule;
import org.ktrail.queries.lint.Submission;
import org.ktrail.queries.series.change.Fact;

/**
 * Static data that a header defines: each file that includes it has a copy, and those that do not
 * use it a warning.
 */
public final class StaticDataInHeader implements Rule {
  @Override
  public String name() {
    return "static-data-in-header";
  }

  @Override
  public String summary() {
    return "a header defines static data, of which each file that includes it has a copy";
  }

  @Override
  public boolean judgesSources() {
    return true;
  }

  @Override
  public void check(Submission submission, Report report) {
    submission
        .gained(Fact.Global.class)
        .filter(g -> g.change().hunk() > 0)
        .filter(g -> g.change().file().matches("(?!tools/|scripts/|samples/).*\\.h"))
        .filter(g -> g.change().fact().isStatic() && !g.change().fact().isExtern())
        .forEach(g -> {
          Fact.Global global = g.change().fact();
          String line = submission.line(g.patch(), g.change().file(), global.line());
          boolean data =
              line.matches("\\s*static\\s.*\\b" + global.name() + "\\s*(\\[[^=]*)?=.*")
                  && !line.matches(
                      ".*(__maybe_unused|__always_unused|__used|__weak|__ro_after_init).*");
          if (data) {
            report.add(
                FindingPlace.of(g.patch(), g.change()),
                global.name(),
                "%s is defined in a header: each file that includes it has a copy, used or not"
                    .formatted(global.name()));
          }
        });
  }
}
