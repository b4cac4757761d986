package org.ktrail.queries.lint.rules;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ktrail.indexer.patch.Patch;
import org.ktrail.indexer.patch.Problem;
import org.ktrail.queries.lint.FindingLevel;
import org.ktrail.queries.lint.FindingPlace;
import org.ktrail.queries.lint.Proof;
import org.ktrail.queries.lint.Rule;
import org.ktrail.queries.lint.Submission;

/**
 * A patch that cannot be followed as it was sent: a path that leaves the tree, a torn hunk, lines
 * that a mailer has wrapped. What else is found is found in the rest of it.
 */
public final class DamagedPatch implements Rule {
  private static final int SHOWN = 3;

  @Override
  public String name() {
    return "damaged-patch";
  }

  @Override
  public String summary() {
    return "a patch is torn, wrapped by a mailer or names paths outside of the tree";
  }

  @Override
  public void check(Submission submission, Report report) {
    for (int i = 0; i < submission.patches().size(); i++) {
      Patch patch = submission.patches().get(i);
      Map<Problem.Kind, List<Problem>> kinds =
          patch.problems().stream()
              .filter(p -> !p.isHarmless())
              .collect(Collectors.groupingBy(Problem::kind, TreeMap::new, Collectors.toList()));
      int number = i + 1;
      kinds.forEach((kind, problems) ->
          report.add(
              kind == Problem.Kind.MENDED ? FindingLevel.WARNING : FindingLevel.ERROR,
              FindingPlace.message(number),
              problems.getFirst().path(),
              said(kind, problems),
              problems.stream().limit(SHOWN).map(DamagedPatch::proof).toList()));
    }
  }

  private static String said(Problem.Kind kind, List<Problem> problems) {
    String what =
        switch (kind) {
          case MENDED -> "was damaged on its way and mended here";
          case TORN -> "is torn: what could not be read is left out";
          case REFUSED -> "is refused in part";
        };
    return "the patch %s, at %s"
        .formatted(what, problems.size() == 1 ? "one place" : problems.size() + " places");
  }

  private static Proof proof(Problem problem) {
    String path = problem.path().isEmpty() ? "" : problem.path() + ": ";
    return new Proof(
        0, "", 0, "line %d of the mail: %s%s".formatted(problem.line(), path, problem.reason()));
  }
}
