package org.ktrail.cli.session;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.snapshot.Repositories;
import org.ktrail.indexer.snapshot.SourceRepository;

/**
 * The repository of a question, opened by a thread of its own while the command line is still being
 * read: either takes a fifth of the time of a short question. Whatever goes wrong here goes wrong
 * again, and is told, where the repository is opened for the command.
 */
public final class EarlyRepository implements AutoCloseable {
  private final Path directory;
  private final FutureTask<SourceRepository> opening;
  private boolean taken;

  private EarlyRepository(Path directory, String revision) {
    this.directory = directory;
    opening = new FutureTask<>(() -> open(directory, revision));
    Thread thread = new Thread(opening, "repository");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Begins to open the repository that a command line seems to name; empty if it may be another
   * one.
   *
   * @param words of the command line
   */
  public static Optional<EarlyRepository> of(List<String> words) {
    String place = value(words, "-C", "");
    String revision = value(words, "--rev", "HEAD");
    boolean plain =
        words.stream().filter(w -> w.startsWith("-C")).count() <= 1
            && words.stream().noneMatch(w -> w.startsWith("-C") && w.length() > 2)
            && !Repositories.isUrl(place);
    try {
      return plain
          ? Optional.of(new EarlyRepository(Path.of(place).toAbsolutePath().normalize(), revision))
          : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static String value(List<String> words, String option, String otherwise) {
    int at = words.indexOf(option);
    return at >= 0 && at + 1 < words.size() ? words.get(at + 1) : otherwise;
  }

  /** With the revision looked up, which it remembers. */
  private static SourceRepository open(Path directory, String revision) {
    SourceRepository repository = Repositories.open(directory);
    try {
      repository.snapshot(revision);
    } catch (UserError e) {
      // who asks for it will be told
    }
    return repository;
  }

  /** The repository of a directory, for the first who asks; empty if it was not opened. */
  Optional<SourceRepository> take(Path wanted) {
    if (taken || !wanted.equals(directory)) {
      return Optional.empty();
    }
    taken = true;
    try {
      return Optional.of(opening.get());
    } catch (ExecutionException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** Closes what nobody took. */
  @Override
  public void close() {
    take(directory).ifPresent(SourceRepository::close);
  }
}
