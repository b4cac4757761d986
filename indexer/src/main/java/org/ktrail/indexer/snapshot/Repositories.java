package org.ktrail.indexer.snapshot;

import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.eclipse.jgit.errors.RepositoryNotFoundException;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.failure.UserError;

/**
 * Finds repositories as git does: a given directory or its parents, {@code GIT_DIR}, worktrees,
 * bare.
 */
public final class Repositories {
  private Repositories() {}

  /**
   * What git takes for a URL and not for a path: a scheme, or {@code host:path} without a slash
   * before.
   */
  private static final Pattern URL =
      Pattern.compile("(?s)[a-zA-Z][a-zA-Z0-9+.-]*+://.*|[^/:]++:(?!/?\\\\).*");

  /** The repository that git would use in this directory. {@link UserError} if there is none. */
  public static SourceRepository open(Path directory) {
    return open(directory, System::getenv);
  }

  static SourceRepository open(Path directory, UnaryOperator<@Nullable String> environment) {
    return open(directory, environment, Repositories::existing);
  }

  /** Makes a repository of where it was found. */
  interface Maker {
    ReplacingRepository make(
        FileRepositoryBuilder builder, UnaryOperator<@Nullable String> environment)
        throws IOException;
  }

  static SourceRepository open(
      Path directory, UnaryOperator<@Nullable String> environment, Maker maker) {
    QuietSystemReader.install();
    Path start = directory.toAbsolutePath().normalize();
    if (!Files.isDirectory(start)) {
      throw new UserError(directory + ": no such directory");
    }
    try {
      FileRepositoryBuilder builder = new FileRepositoryBuilder();
      setUp(builder, start, environment);
      if (builder.getGitDir() == null) {
        throw new UserError(
            start
                + ": neither it nor a directory above it is a git repository"
                + " (name one with -C, or get one with `ktrail clone URL`)");
      }
      SourceRepository repository = new SourceRepository(maker.make(builder, environment));
      refuseUnsupported(repository);
      if (isEmpty(environment.apply("GIT_DIR"))) { // who names one trusts it
        try {
          Ownership.check(repository.jgit(), environment.apply("SUDO_UID"));
        } catch (UserError e) {
          repository.close();
          throw e;
        }
      }
      return repository;
    } catch (IOException | IllegalArgumentException e) {
      throw new UserError(start + ": cannot open the git repository: " + e.getMessage(), e);
    }
  }

  /** Opens it. */
  static ReplacingRepository existing(
      FileRepositoryBuilder builder, UnaryOperator<@Nullable String> environment)
      throws IOException {
    ReplacingRepository repository = new ReplacingRepository(builder.setup(), environment);
    if (repository.getObjectDatabase().exists()) {
      return repository;
    }
    repository.close();
    throw new RepositoryNotFoundException(builder.getGitDir());
  }

  private static boolean isEmpty(@Nullable String value) {
    return value == null || value.isEmpty();
  }

  private static void setUp(
      FileRepositoryBuilder builder, Path start, UnaryOperator<@Nullable String> environment) {
    String common = environment.apply("GIT_COMMON_DIR");
    if (common != null && !common.isEmpty()) {
      builder.setGitCommonDir(start.resolve(common).toFile());
    }
    String objects = environment.apply("GIT_OBJECT_DIRECTORY");
    if (objects != null && !objects.isEmpty()) {
      builder.setObjectDirectory(start.resolve(objects).toFile());
    }
    String alternates = environment.apply("GIT_ALTERNATE_OBJECT_DIRECTORIES");
    if (alternates != null && !alternates.isEmpty()) {
      for (String alternate : alternates.split(File.pathSeparator)) {
        builder.addAlternateObjectDirectory(start.resolve(alternate).toFile());
      }
    }
    String ceilings = environment.apply("GIT_CEILING_DIRECTORIES");
    if (ceilings != null && !ceilings.isEmpty()) {
      for (String ceiling : ceilings.split(File.pathSeparator)) {
        if (!ceiling.isEmpty()) {
          builder.addCeilingDirectory(new File(ceiling));
        }
      }
    }
    String gitDir = environment.apply("GIT_DIR");
    if (gitDir != null && !gitDir.isEmpty()) {
      builder.setGitDir(start.resolve(gitDir).normalize().toFile());
    } else {
      builder.findGitDir(start.toFile());
    }
  }

  private static void refuseUnsupported(SourceRepository repository) {
    StoredConfig config = repository.jgit().getConfig();
    String format = config.getString("extensions", null, "objectformat");
    if (format != null && !format.toLowerCase(Locale.ROOT).equals("sha1")) {
      repository.close();
      throw new UserError(
          repository.directory()
              + ": a repository with "
              + format
              + " object ids cannot be read; use a clone with SHA-1 ids");
    }
  }

  /** Whether this is a URL, or the scp-like {@code host:path}, rather than a directory. */
  public static boolean isUrl(String place) {
    return URL.matcher(place).matches() && !Files.exists(Path.of(place));
  }

  /**
   * The repository at a path, or a copy of that at a URL in the user's cache: bare, and with no
   * more history than the revisions need that were asked for. A revision that is there is used as
   * it is: the server is not asked again, so that answers do not change until the copy is removed.
   *
   * @param place a directory or a URL
   * @param revision what will be read from it
   * @param cache the user's cache
   * @param progress where the progress of a transfer is written, or null
   * @param messages told in a line what is copied and whereto
   */
  public static SourceRepository openOrClone(
      String place,
      String revision,
      Path cache,
      @Nullable Writer progress,
      Consumer<String> messages) {
    return isUrl(place)
        ? new CachedClone(place, cache.resolve("clones"), progress, messages).open(revision)
        : open(Path.of(place));
  }

  /** A repository at a known place, wherever the environment says that one is. */
  public static SourceRepository openExactly(Path directory) {
    return open(
        directory, variable -> variable.contains("REPLACE") ? System.getenv(variable) : null);
  }
}
