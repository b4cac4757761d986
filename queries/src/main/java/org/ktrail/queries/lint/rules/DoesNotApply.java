package org.ktrail.queries.lint.rules;

import java.util.ArrayList;
import java.util.List;
import org.ktrail.indexer.apply.FileResult;
import org.ktrail.indexer.apply.HunkResult;
import org.ktrail.indexer.apply.PatchResult;
import org.ktrail.queries.lint.FindingLevel;
import org.ktrail.queries.lint.FindingPlace;
import org.ktrail.queries.lint.Proof;
import org.ktrail.queries.lint.Rule;
import org.ktrail.queries.lint.Submission;
import org.ktrail.queries.series.place.Evidence;
import org.ktrail.queries.series.place.Placement;

/** A patch that does not fit the revision that the series is held against. */
public final class DoesNotApply implements Rule {
  private static final int NAMED = 6;

  @Override
  public String name() {
    return "does-not-apply";
  }

  @Override
  public String summary() {
    return "a patch does not apply to the base of the series";
  }

  @Override
  public void check(Submission submission, Report report) {
    if (!(submission.placement().orElse(null) instanceof Placement.OnBase on)) {
      return;
    }
    // Of a revision that the series does not claim, nobody promised that it fits.
    boolean claimed =
        on.evidence().stream()
            .anyMatch(e ->
                e.decided()
                    && (e.agrees()
                        || e.kind() == Evidence.Kind.TRAILER
                        || e.kind() == Evidence.Kind.PROSE));
    for (int i = 0; i < on.results().size(); i++) {
      PatchResult result = on.results().get(i);
      if (result.verdict() == PatchResult.Verdict.FUZZY) {
        fuzzy(on, result, i + 1, report);
      }
      if (result.verdict() != PatchResult.Verdict.CONFLICT) {
        continue;
      }
      List<String> files = new ArrayList<>();
      List<Proof> proof = new ArrayList<>();
      for (FileResult file : result.files()) {
        List<HunkResult.Conflict> conflicts = file.conflicts();
        if (!conflicts.isEmpty() || file.outcome() == FileResult.Outcome.CONFLICT) {
          files.add(file.change().path());
          int line = conflicts.isEmpty() ? 0 : conflicts.getFirst().line();
          String why =
              conflicts.isEmpty()
                  ? file.note()
                  : "hunk " + conflicts.getFirst().number() + ": " + conflicts.getFirst().reason();
          proof.add(new Proof(0, file.change().path(), line, why));
        }
      }
      report.add(
          claimed ? FindingLevel.ERROR : FindingLevel.INFO,
          FindingPlace.message(i + 1),
          String.join(", ", files),
          "the patch does not apply to %s: conflicts in %s"
              .formatted(on.base().revision(), named(files)),
          proof);
    }
  }

  /** What {@code patch(1)} takes and {@code git am} does not. */
  private static void fuzzy(Placement.OnBase on, PatchResult result, int number, Report report) {
    List<String> files = new ArrayList<>();
    List<Proof> proof = new ArrayList<>();
    for (FileResult file : result.files()) {
      for (HunkResult hunk : file.hunks()) {
        if (hunk instanceof HunkResult.Fitted fitted && fitted.fuzz() > 0) {
          files.add(file.change().path());
          proof.add(
              new Proof(
                  0,
                  file.change().path(),
                  fitted.line(),
                  "hunk %d: fuzz %d".formatted(fitted.number(), fitted.fuzz())));
        }
      }
    }
    List<String> named = files.stream().distinct().toList();
    report.add(
        FindingLevel.INFO,
        FindingPlace.message(number),
        String.join(", ", named),
        "the patch applies to %s with fuzz only, in %s"
            .formatted(on.base().revision(), named(named)),
        proof);
  }

  private static String named(List<String> files) {
    return String.join(", ", files.stream().limit(NAMED).toList())
        + (files.size() > NAMED ? " …" : "");
  }
}
