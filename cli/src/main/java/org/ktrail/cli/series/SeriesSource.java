package org.ktrail.cli.series;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.mail.MailLimits;
import org.ktrail.indexer.mail.source.MailSource;
import org.ktrail.indexer.mail.source.Sources;
import org.ktrail.indexer.snapshot.Nearest;
import org.ktrail.indexer.snapshot.SourceRepository;
import org.ktrail.queries.series.place.PostedSeries;
import org.ktrail.queries.series.place.Postings;

/** The series that a word of the command line names. */
public final class SeriesSource {
  private SeriesSource() {}

  /**
   * All series of the source.
   *
   * @throws UserError if the source has none
   */
  public static List<PostedSeries> read(
      String source, SourceRepository repository, PrintWriter err) {
    MailSource.Contents contents =
        new Sources(System.in, () -> repository, false, Sources.defaultServer(), MailLimits.DEFAULT)
            .resolve(source)
            .contents();
    contents.problems().forEach(problem -> err.println("ktrail: " + problem));
    List<PostedSeries> series = Postings.of(contents.mails());
    if (series.isEmpty()) {
      throw new UserError(
          source
              + ": has "
              + contents.mails().size()
              + " mails, none with a patch; a subject begins with [PATCH …]");
    }
    return series;
  }

  /**
   * Those of a label.
   *
   * @param label {@code v8}; empty for all
   * @throws UserError if there is none, naming the nearest
   */
  public static List<PostedSeries> labelled(
      List<PostedSeries> all, Optional<String> label, String source) {
    if (label.isEmpty()) {
      return all;
    }
    List<PostedSeries> found = all.stream().filter(s -> s.label().equals(label.get())).toList();
    if (found.isEmpty()) {
      List<String> labels = all.stream().map(PostedSeries::label).distinct().toList();
      List<String> near = Nearest.of(label.get(), labels, 5);
      throw new UserError(
          "--at %s: no such revision in %s; it has %s"
              .formatted(label.get(), source, String.join(", ", near.isEmpty() ? labels : near)));
    }
    return found;
  }
}
