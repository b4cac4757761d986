package org.ktrail.cli.series;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ktrail.cli.Ktrail;
import org.ktrail.cli.index.RepositoryChoice;
import org.ktrail.indexer.mail.Mail;
import org.ktrail.indexer.mail.MailLimits;
import org.ktrail.indexer.mail.source.MailSource;
import org.ktrail.indexer.mail.source.NamedSources;
import org.ktrail.queries.series.Candidates;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Options of commands that read mails, and the reading. */
public final class MailSources {
  /** What SOURCE may be, for the help of every command that takes one. */
  public static final String SOURCE =
      "An mbox (.gz too), a mail, a maildir, - for either on standard input, a directory of"
          + " patches, a quilt directory, a public-inbox repository or a git bundle of one, a range"
          + " A..B of the repository, or with --online a mail's address or Message-ID."
          + " SOURCE/MESSAGE-ID is one thread.";

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  @Option(names = "--online", description = "Allow fetching a thread from a server.")
  private boolean online;

  @Option(
      names = "--server",
      paramLabel = "URL",
      description = "The public-inbox to ask for a bare Message-ID (default: lore.kernel.org/all).")
  private String server = NamedSources.defaultServer();

  /**
   * What was read.
   *
   * @param mails all mails that may be of a series; of answers to them only how many there were
   * @param answers mails that are no patches
   * @param problems one line each: what could not be read
   */
  public record Read(List<Mail> mails, int answers, List<String> problems) {
    /** Tells what could not be read, and what is wrong with what could. */
    public void complain(PrintWriter err) {
      complaints().forEach(line -> err.println("ktrail: " + line));
    }

    /** Tells that there is no patch in any of the sources. */
    void nothing(List<String> sources, PrintWriter err) {
      err.println(
          "ktrail: "
              + String.join(", ", sources)
              + ": no patch in it; a subject begins with [PATCH …]");
    }

    /** One line each: what could not be read, and what is wrong with what could. */
    public List<String> complaints() {
      return Stream.concat(problems.stream(), defects(mails)).toList();
    }
  }

  /** What is wrong with mails, one line each. */
  static Stream<String> defects(List<Mail> mails) {
    return mails.stream().flatMap(m -> m.defects().stream().map(d -> m.name() + ": " + d));
  }

  /** Reads all sources, one after the other. Answers are dropped as they come. */
  public Read read(List<String> sources) {
    return read(sources, Objects.requireNonNull(command));
  }

  /**
   * @param asking the command itself: options mixed into options do not know it
   */
  Read read(List<String> sources, CommandSpec asking) {
    Ktrail ktrail = (Ktrail) asking.root().userObject();
    PrintWriter err = asking.commandLine().getErr();
    NamedSources resolver =
        new NamedSources(
            System.in,
            () -> RepositoryChoice.open(ktrail, "HEAD", err),
            online,
            server,
            MailLimits.DEFAULT);
    Collector collector = new Collector();
    for (String source : sources) {
      resolver.resolve(source).read(collector);
    }
    collector.problems.addAll(collector.sameIds.problems());
    return new Read(collector.mails, collector.answers, collector.problems);
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
