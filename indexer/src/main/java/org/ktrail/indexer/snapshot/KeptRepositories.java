package org.ktrail.indexer.snapshot;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.files.FileStamp;

/**
 * Repositories that stay open from one question to the next. Each question finds its repository
 * anew, as git does, and reads references as they are then; what stays is what JGit knows of packs.
 * For any number of threads.
 */
public final class KeptRepositories implements AutoCloseable {
  private static final int KEPT = 8;

  /** Two questions with the same of it read the same repository. */
  private record Key(
      @Nullable File directory,
      @Nullable File common,
      @Nullable File objects,
      List<File> alternates,
      Optional<String> replaceBase,
      boolean replaces) {}

  /**
   * @param replaceable what tells whether objects may be replaced, as it was when it was opened
   */
  private record Kept(ReplacingRepository repository, Optional<FileStamp> replaceable) {}

  private final Map<Key, Kept> all = new LinkedHashMap<>(8, 0.75f, true);

  /**
   * The repository that git would use in a directory, to be closed by who asks.
   *
   * @param environment the value of a variable, null where it is not set
   * @throws org.ktrail.indexer.failure.UserError if there is none
   */
  public SourceRepository open(Path directory, UnaryOperator<@Nullable String> environment) {
    return Repositories.open(directory, environment, this::make);
  }

  private synchronized ReplacingRepository make(
      FileRepositoryBuilder builder, UnaryOperator<@Nullable String> environment)
      throws IOException {
    builder.setup();
    File[] alternates = builder.getAlternateObjectDirectories();
    Key key =
        new Key(
            builder.getGitDir(),
            builder.getGitCommonDir(),
            builder.getObjectDirectory(),
            alternates == null ? List.of() : Arrays.asList(alternates),
            Optional.ofNullable(environment.apply("GIT_REPLACE_REF_BASE")),
            environment.apply("GIT_NO_REPLACE_OBJECTS") == null);
    Kept kept = all.get(key);
    if (kept != null && kept.repository().getObjectDatabase().exists() && isAsItWas(kept)) {
      kept.repository().incrementOpen();
      return kept.repository();
    }
    ReplacingRepository opened = Repositories.existing(builder, environment);
    Kept replaced = all.put(key, new Kept(opened, replaceable(opened)));
    if (replaced != null) {
      replaced.repository().close(); // those who read it close it last
    }
    if (all.size() > KEPT) {
      Iterator<Kept> oldest = all.values().iterator();
      Kept unused = oldest.next();
      oldest.remove();
      unused.repository().close();
    }
    opened.incrementOpen();
    return opened;
  }

  /** References that replace objects are read once: with any, nothing is kept. */
  private static boolean isAsItWas(Kept kept) throws IOException {
    return kept.repository().replacements().isEmpty()
        && kept.replaceable().isPresent()
        && kept.replaceable().equals(replaceable(kept.repository()));
  }

  private static Optional<FileStamp> replaceable(ReplacingRepository repository)
      throws IOException {
    Path common = Objects.requireNonNull(repository.getCommonDirectory()).toPath();
    boolean plain =
        repository.getConfig().getString("extensions", null, "refStorage") == null
            && !Files.exists(common.resolve("refs/replace"));
    return plain
        ? Optional.of(FileStamp.of(common.resolve(Constants.PACKED_REFS)))
        : Optional.empty();
  }

  @Override
  public synchronized void close() {
    all.values().forEach(kept -> kept.repository().close());
    all.clear();
  }
}
