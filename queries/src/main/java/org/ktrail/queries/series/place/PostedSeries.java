package org.ktrail.queries.series.place;

import java.util.List;
import java.util.Optional;
import org.ktrail.indexer.mail.Mail;
import org.ktrail.indexer.patch.Patch;
import org.ktrail.indexer.patch.PatchMail;
import org.ktrail.indexer.patch.PatchParser;
import org.ktrail.queries.series.Revision;

/**
 * One revision of a series with its patches read.
 *
 * @param label {@code v8}, {@code v11.1} …
 * @param covers mails without a diff that introduce it; usually one or none
 * @param patches in the order in which they are to be applied
 * @param earlier those of the revision before, as far as they are at hand
 */
public record PostedSeries(
    String label, List<Patch> covers, List<Patch> patches, List<Patch> earlier) {
  public PostedSeries {
    covers = List.copyOf(covers);
    patches = List.copyOf(patches);
    earlier = List.copyOf(earlier);
  }

  /** A revision before which there is nothing. */
  public PostedSeries(String label, List<Patch> covers, List<Patch> patches) {
    this(label, covers, patches, List.of());
  }

  /** The same, with the revision that stands before it in its history, if there is one. */
  public PostedSeries after(Optional<Revision> before) {
    return new PostedSeries(
        label, covers, patches, before.map(r -> of(r).patches()).orElse(List.of()));
  }

  /** Reads the patches of a revision. */
  public static PostedSeries of(Revision revision) {
    return new PostedSeries(
        revision.label(),
        revision.posting().cover().stream().map(cover -> patch(cover.mail())).toList(),
        revision.patches().stream().map(p -> patch(p.patch().mail())).toList());
  }

  private static Patch patch(Mail mail) {
    return PatchParser.parse(PatchMail.of(mail.name(), mail.subject(), mail.body()));
  }
}
