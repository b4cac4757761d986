package org.ktrail.cli.series;

import java.util.ArrayList;
import java.util.List;
import org.ktrail.indexer.mail.Mail;
import org.ktrail.indexer.patch.Patch;
import org.ktrail.indexer.patch.PatchMail;
import org.ktrail.indexer.patch.PatchParser;
import org.ktrail.queries.series.Revision;
import org.ktrail.queries.series.place.PostedSeries;

/** Revisions of a history as patches. */
final class Revisions {
  private Revisions() {}

  static PostedSeries posted(Revision revision) {
    List<Patch> covers = new ArrayList<>();
    revision.posting().mails().filter(m -> m.isCover()).forEach(m -> covers.add(parsed(m.mail(), m.title())));
    List<Patch> patches = new ArrayList<>();
    revision.patches().forEach(p -> patches.add(parsed(p.patch().mail(), p.patch().title())));
    return new PostedSeries(revision.label(), covers, patches);
  }

  private static Patch parsed(Mail mail, String title) {
    Patch patch = PatchParser.parse(PatchMail.of(mail.name(), mail.subject(), mail.body()));
    return new Patch(
        patch.origin(),
        title,
        patch.message(),
        patch.messageLine(),
        patch.notes(),
        patch.notesLine(),
        patch.trailers(),
        patch.files(),
        patch.problems());
  }
}
