package org.ktrail.cli.session;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.ktrail.cli.output.Messages;
import org.ktrail.indexer.files.UserCache;
import org.ktrail.indexer.snapshot.Repositories;
import org.ktrail.indexer.snapshot.SourceRepository;

/** Opens the repository that {@code -C} names, or that of the directory the user is in. */
public final class RepositoryChoice {
  private RepositoryChoice() {}

  /**
   * @param revision what will be read of it; of a URL, only this is copied into the cache
   */
  public static SourceRepository open(Ktrail ktrail, String revision, PrintWriter err) {
    return open(ktrail, revision, err, Optional.empty());
  }

  /**
   * @param early taken, if it is the one
   */
  public static SourceRepository open(
      Ktrail ktrail, String revision, PrintWriter err, Optional<EarlyRepository> early) {
    Optional<String> place = ktrail.repository();
    if (place.isPresent() && Repositories.isUrl(place.get())) {
      return Repositories.openOrClone(
          place.get(),
          revision,
          UserCache.directory(),
          Terminal.isWatched() ? Messages.overwriting(err) : null,
          line -> {
            err.println("ktrail: " + line);
            err.flush();
          });
    }
    Path directory = ktrail.directory();
    return early.flatMap(e -> e.take(directory)).orElseGet(() -> Repositories.open(directory));
  }
}
