package org.ktrail.queries.workspace.judged;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.ktrail.indexer.patch.FileChange;
import org.ktrail.indexer.patch.Patch;
import org.ktrail.queries.lint.Finding;
import org.ktrail.queries.lint.FindingLevel;
import org.ktrail.queries.lint.FindingPlace;
import org.ktrail.queries.series.Revision;

/**
 * What lint has to say of one revision.
 *
 * @param label of the revision
 * @param base the revision that it was held against, "" for none
 * @param placed whether the series belongs there; otherwise findings rest on the diffs alone
 * @param patches in their order
 * @param findings in the order of places
 * @param notes what was not looked at, and why
 * @param missing numbers of patches of the series that no mail had
 * @param mails where the cover letter and each patch were read from, in this order; empty if that
 *     is not known
 */
public record LintReport(
    String label,
    String base,
    boolean placed,
    List<Patch> patches,
    List<Finding> findings,
    List<String> notes,
    List<Integer> missing,
    List<MailPlace> mails) {
  public LintReport {
    missing = List.copyOf(missing);
    mails = List.copyOf(mails);
    patches = List.copyOf(patches);
    findings = List.copyOf(findings);
    notes = List.copyOf(notes);
  }

  /** One of a series that is whole. */
  public LintReport(
      String label,
      String base,
      boolean placed,
      List<Patch> patches,
      List<Finding> findings,
      List<String> notes) {
    this(label, base, placed, patches, findings, notes, List.of(), List.of());
  }

  /** The same with what the mails tell of where they lay and which of them are not here. */
  public LintReport of(Revision revision) {
    List<MailPlace> places = new ArrayList<>();
    places.add(revision.posting().cover().map(c -> MailPlace.of(c.mail())).orElse(MailPlace.NONE));
    places.addAll(MailPlace.each(revision.patches().stream().map(p -> p.patch().mail()).toList()));
    List<String> told = new ArrayList<>(notes);
    if (!revision.missing().isEmpty()) {
      int of = revision.patches().size() + revision.missing().size();
      String numbers =
          revision.missing().stream().map(n -> n + "/" + of).collect(Collectors.joining(", "));
      told.add(
          "not here: patch %s of the series; what the others take from %s is not known, so that a"
                  .formatted(numbers, revision.missing().size() == 1 ? "it" : "them")
              + " name may be missing that it brings");
    }
    return new LintReport(label, base, placed, patches, findings, told, revision.missing(), places);
  }

  /** The number in its series of the patch that is the n-th here. */
  public int number(int patch) {
    int number = 0;
    for (int here = 0; here < patch; here++) {
      do {
        number++;
      } while (missing.contains(number));
    }
    return number;
  }

  /** How many patches the series has, those that are not here too. */
  public int total() {
    return patches.size() + missing.size();
  }

  /**
   * A place in a file for what is found in a message: the file of the mail, else the first line
   * that the patch changes. What has one has that. The file is "" only where nothing is changed.
   */
  public FindingPlace inFile(FindingPlace place) {
    if (!place.file().isEmpty()) {
      return place;
    }
    String mail = place.patch() < mails.size() ? mails.get(place.patch()).file() : "";
    if (mail.isEmpty() && place.patch() == 0 && mails.size() > 1) {
      mail = mails.get(1).file(); // the series begins there
    }
    if (!mail.isEmpty()) {
      return new FindingPlace(place.patch(), mail, 1);
    }
    return patches.stream()
        .skip(Math.max(0, place.patch() - 1))
        .flatMap(p -> p.files().stream())
        .findFirst()
        .map(f -> new FindingPlace(place.patch(), f.path(), firstLine(f)))
        .orElse(place);
  }

  private static int firstLine(FileChange file) {
    return file.hunks().isEmpty() ? 1 : Math.max(1, file.hunks().getFirst().newStart());
  }

  /** The title of a patch, "" of the cover letter. */
  public String title(int patch) {
    return patch > 0 && patch <= patches.size() ? patches.get(patch - 1).title() : "";
  }

  public long count(FindingLevel level) {
    return findings.stream().filter(f -> f.level() == level).count();
  }
}
