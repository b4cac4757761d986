package org.ktrail.queries.workspace.posted;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ktrail.indexer.mail.Mail;
import org.ktrail.indexer.mail.source.MailSource;
import org.ktrail.indexer.mail.source.NamedSources;
import org.ktrail.queries.series.Candidates;

/**
 * What was read of sources of mails.
 *
 * @param mails all mails that may be of a series; of answers to them only how many there were
 * @param answers mails that are no patches
 * @param problems one line each: what could not be read
 */
public record ReadMails(List<Mail> mails, int answers, List<String> problems) {

  /**
   * Reads all sources, one after the other. Answers are dropped as they come.
   *
   * @param named tells what the words for them mean
   */
  public static ReadMails of(NamedSources named, List<String> sources) {
    Collector collector = new Collector();
    named.resolve(sources).forEach(source -> source.read(collector));
    collector.problems.addAll(collector.sameIds.problems());
    return new ReadMails(collector.mails, collector.answers, collector.problems);
  }

  /** One line each: what could not be read, and what is wrong with what could. */
  public List<String> complaints() {
    return Stream.concat(problems.stream(), defects(mails)).toList();
  }

  /** What is wrong with mails, one line each. */
  public static Stream<String> defects(List<Mail> mails) {
    return mails.stream().flatMap(m -> m.defects().stream().map(d -> m.name() + ": " + d));
  }

  private static final class Collector implements MailSource.MailSink {
    private final List<Mail> mails = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final SameIds sameIds = new SameIds();
    private int answers;

    @Override
    public void mail(Mail mail) {
      if (Candidates.mayBeOfSeries(mail)) {
        mails.add(mail);
        sameIds.add(mail);
      } else {
        answers++;
      }
    }

    @Override
    public void problem(String position, String detail) {
      problems.add(position + ": " + detail);
    }
  }
}
