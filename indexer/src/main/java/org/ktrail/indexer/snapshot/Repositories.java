package org.ktrail.indexer.snapshot;

import org.ktrail.indexer.failure.UserError;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;

/** Finds repositories as git does: a given directory or its parents, {@code GIT_DIR}, worktrees, bare. */
public final class Repositories {
  private Repositories() {}

  /** What git takes for a URL and not for a path: a scheme, or {@code host:path} without a slash before. */
  private static final Pattern URL =
      Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*://.*|[^/:]+@?[^/:]*:(?!/?\\\\).*");

  /** The repository that git would use in this directory. {@link UserError} if there is none. */
  public static SourceRepository open(Path directory) {
    return open(directory, System::getenv);
  }

  static SourceRepository open(Path directory, UnaryOperator<@Nullable String> environment) {
    QuietSystemReader.install();
    Path start = directory.toAbsolutePath().normalize();
    if (!Files.isDirectory(start)) {
      throw new UserError(directory + ": no such directory");
    }
    try {
      FileRepositoryBuilder builder = new FileRepositoryBuilder().setMustExist(true);
      setUp(builder, start, environment);
      if (builder.getGitDir() == null) {
        throw new UserError(
            start
                + ": neither it nor a directory above it is a git repository"
                + " (name one with -C, or get one with `ktrail clone URL`)");
      }
      SourceRepository repository = new SourceRepository(builder.build());
      refuseUnsupported(repository);
      return repository;
    } catch (IOException | IllegalArgumentException e) {
      throw new UserError(start + ": cannot open the git repository: " + e.getMessage(), e);
    }
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
}
