package org.ktrail.queries.lint.rules;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.ktrail.indexer.patch.Patch;
import org.ktrail.indexer.patch.Trailer;
import org.ktrail.queries.lint.FindingPlace;
import org.ktrail.queries.lint.Rule;
import org.ktrail.queries.lint.Submission;

/** Trailers as Documentation/process/submitting-patches.rst demands them. */
public final class Trailers implements Rule {
  private static final Pattern FIXES = Pattern.compile("[0-9a-f]{12,40} \\(\".+\"\\)");
  private static final Pattern COMMIT = Pattern.compile("(?i)(commit )?[0-9a-f]{6,40}\\b.*");

  @Override
  public String name() {
    return "trailers";
  }

  @Override
  public String summary() {
    return "a patch is not signed off, or its Fixes line is not of the form that tools read";
  }

  @Override
  public void check(Submission submission, Report report) {
    for (int i = 0; i < submission.patches().size(); i++) {
      Patch patch = submission.patches().get(i);
      FindingPlace place = FindingPlace.message(submission.deltas().get(i).step().number());
      boolean read = !patch.files().isEmpty() && !patch.origin().isEmpty();
      if (read && !isSigned(patch)) {
        report.add(place, "Signed-off-by", "nobody has signed the patch off");
      }
      for (Trailer t : patch.trailers()) {
        boolean commit = t.name().equalsIgnoreCase("Fixes") && COMMIT.matcher(t.value()).matches();
        if (commit && !FIXES.matcher(t.value()).matches() && !t.value().endsWith("\\")) {
          report.add(
              place,
              "Fixes",
              "\"Fixes: %s\" is not 12 digits of the commit and its title in (\"…\")"
                  .formatted(
                      t.value().length() > 60 ? t.value().substring(0, 60) + "…" : t.value()));
        }
      }
    }
  }

  /** Also where the line stands in the text, below the diff, or is written in another case. */
  private static boolean isSigned(Patch patch) {
    List<String> signed = patch.trailers("Signed-off-by");
    String text = (patch.message() + patch.notes()).toLowerCase(Locale.ROOT);
    return !signed.isEmpty() || text.contains("signed-off-by") || text.contains("signed-of-by");
  }
}
