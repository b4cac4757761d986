package org.ktrail.cli.options;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ktrail.cli.session.Ktrail;
import org.ktrail.cli.session.RepositoryChoice;
import org.ktrail.indexer.mail.MailLimits;
import org.ktrail.indexer.mail.source.NamedSources;
import org.ktrail.queries.workspace.posted.ReadMails;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Options of commands that read mails, and the reading. */
public final class MailSources {
  /** What SOURCE may be, for the help of every command that takes one. */
  public static final String SOURCE =
      "An mbox (.gz too), a mail, a maildir, - for either on standard input, a directory of"
          + " patches, a quilt directory, a public-inbox repository or a git bundle of one, a"
          + " commit or a range A..B of the repository, or with --online a mail's address or"
          + " Message-ID. SOURCE/MESSAGE-ID is one thread.";

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  @Option(names = "--online", description = "Allow fetching a thread from a server.")
  private boolean online;

  @Option(
      names = "--server",
      paramLabel = "URL",
      description = "The public-inbox to ask for a bare Message-ID (default: lore.kernel.org/all).")
  private String server = NamedSources.defaultServer();

  /** Tells what could not be read, and what is wrong with what could. */
  public static void complain(ReadMails read, PrintWriter err) {
    read.complaints().forEach(line -> err.println("ktrail: " + line));
  }

  /** Tells that there is no patch in any of the sources. */
  public static void nothing(List<String> sources, PrintWriter err) {
    err.println("ktrail: " + nothing(String.join(", ", sources)));
  }

  /** Says that there is no patch in what was read. */
  public static String nothing(String from) {
    return from + ": no patch in it; a subject begins with [PATCH …]";
  }

  /** Reads all sources, one after the other. Answers are dropped as they come. */
  public ReadMails read(List<String> sources) {
    return read(sources, Objects.requireNonNull(command));
  }

  /**
   * @param asking the command itself: options mixed into options do not know it
   */
  ReadMails read(List<String> sources, CommandSpec asking) {
    Ktrail ktrail = (Ktrail) asking.root().userObject();
    PrintWriter err = asking.commandLine().getErr();
    NamedSources resolver =
        new NamedSources(
            System.in,
            () -> RepositoryChoice.open(ktrail, "HEAD", err),
            online,
            server,
            MailLimits.DEFAULT);
    return ReadMails.of(resolver, sources);
  }
}
