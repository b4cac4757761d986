package org.ktrail.indexer.mail.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.mail.MailDefect;
import org.ktrail.indexer.mail.MailLimits;
import org.ktrail.indexer.mail.MailParser;
import org.ktrail.indexer.mail.git.InboxRepository;

/** An archive of public-inbox: one repository, or a directory of epochs {@code git/N.git}. */
record Inbox(String name, List<Path> repositories, MailLimits limits) implements MailSource {
  /** The archive that this directory is, if it is one. */
  static Optional<MailSource> in(String name, Path directory, MailLimits limits) {
    for (Path at : List.of(directory.resolve("git"), directory)) {
      List<Path> epochs = epochs(at);
      if (!epochs.isEmpty()) {
        return Optional.of(new Inbox(name, epochs, limits));
      }
    }
    return InboxRepository.isInbox(directory)
        ? Optional.of(new Inbox(name, List.of(directory), limits))
        : Optional.empty();
  }

  /** Repositories {@code 0.git}, {@code 1.git} … in the order of their numbers. */
  private static List<Path> epochs(Path directory) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(directory)) {
      return all.filter(path -> path.getFileName().toString().matches("\\d{1,6}\\.git"))
          .filter(InboxRepository::isInbox)
          .sorted(Comparator.comparingInt(Inbox::epoch))
          .toList();
    } catch (IOException e) {
      throw new UserError(directory + ": cannot be listed: " + FailureReason.of(e), e);
    }
  }

  private static int epoch(Path repository) {
    return Integer.parseInt(repository.getFileName().toString().replace(".git", ""));
  }

  @Override
  public void read(MailSink sink) {
    InboxRepository.Receiver receiver = receiver(sink, limits);
    int ordinal = 0;
    for (Path repository : repositories) {
      String prefix = repositories.size() == 1 ? "" : repository.getFileName() + " ";
      ordinal = InboxRepository.read(repository, name, prefix, ordinal, limits, receiver);
    }
  }

  /** Parses each mail for a sink. */
  static InboxRepository.Receiver receiver(MailSink sink, MailLimits limits) {
    MailParser parser = new MailParser(limits);
    return new InboxRepository.Receiver() {
      @Override
      public void mail(byte[] bytes, long size, List<MailDefect> found, MailParser.Place place) {
        sink.mail(parser.parse(bytes, size, found, place));
      }

      @Override
      public void problem(String position, String detail) {
        sink.problem(position, detail);
      }
    };
  }
}
