package org.ktrail.indexer.snapshot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.eclipse.jgit.api.CloneCommand;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.api.errors.JGitInternalException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ProgressMonitor;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.TextProgressMonitor;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.failure.UserError;

/**
 * Copies repositories from elsewhere: {@code https}, {@code http}, {@code ssh}, {@code git} and
 * {@code file} URLs, and paths. A copy is made beside its place and renamed when it is complete;
 * what an interrupted run left is replaced by the next.
 */
public final class Cloner {
  /**
   * What is copied.
   *
   * @param branch a branch or tag, the only one copied; else all branches and tags
   * @param depth number of commits of history; else all
   * @param bare whether there is no work tree
   */
  public record Wish(Optional<String> branch, OptionalInt depth, boolean bare) {}

  private final @Nullable Writer progress;

  /**
   * @param progress where the progress is written, or null for nowhere
   */
  public Cloner(@Nullable Writer progress) {
    this.progress = progress;
  }

  private ProgressMonitor monitor() {
    return progress == null ? NullProgressMonitor.INSTANCE : new TextProgressMonitor(progress);
  }

  /** Makes the directory, which must not exist or be empty. {@link UserError} if it cannot. */
  public void copy(String url, Path directory, Wish wish) {
    QuietSystemReader.install();
    Path place = directory.toAbsolutePath().normalize();
    if (!isAbsentOrEmpty(place)) {
      throw new UserError(directory + ": exists and is not empty; name another directory");
    }
    inPlace(
        place,
        unfinished -> {
          CloneCommand command =
              Git.cloneRepository()
                  .setURI(url)
                  .setDirectory(unfinished.toFile())
                  .setBare(wish.bare())
                  .setProgressMonitor(monitor());
          restrict(command, url, wish);
          try (Git git = command.call()) {
            checkNotEmpty(git, url, wish);
          } catch (GitAPIException | JGitInternalException e) {
            throw failure(url, e);
          }
        });
  }

  private void restrict(CloneCommand command, String url, Wish wish) {
    Optional<String> branch = wish.branch();
    if (wish.depth().isPresent() && branch.isEmpty()) {
      branch = defaultBranch(url); // as git: a shallow clone is of one branch
    }
    wish.depth().ifPresent(command::setDepth);
    if (branch.isPresent()) {
      String full = fullName(url, branch.get());
      command.setBranch(full).setBranchesToClone(List.of(full)).setCloneAllBranches(false);
      if (wish.depth().isPresent()) {
        command.setNoTags();
      }
    }
  }

  private static void checkNotEmpty(Git git, String url, Wish wish) {
    try {
      if (wish.branch().isPresent() && git.getRepository().resolve(Constants.HEAD) == null) {
        throw new UserError(url + ": has no branch or tag " + wish.branch().get());
      }
    } catch (IOException e) {
      throw new UserError(url + ": the copy cannot be read: " + e.getMessage(), e);
    }
  }

  static Optional<String> defaultBranch(String url) {
    return references(url).stream()
        .filter(r -> r.getName().equals(Constants.HEAD) && r.isSymbolic())
        .map(r -> r.getTarget().getName())
        .findFirst();
  }

  /** The reference that a short name means there: a branch before a tag. */
  static String fullName(String url, String name) {
    List<String> all = references(url).stream().map(Ref::getName).toList();
    for (String prefix : List.of("", Constants.R_HEADS, Constants.R_TAGS)) {
      if (all.contains(prefix + name) && (prefix + name).startsWith(Constants.R_REFS)) {
        return prefix + name;
      }
    }
    List<String> near =
        Nearest.of(
            name, all.stream().map(org.eclipse.jgit.lib.Repository::shortenRefName).toList(), 5);
    throw new UserError(
        url
            + ": has no branch or tag "
            + name
            + (near.isEmpty() ? "" : "; nearest: " + String.join(", ", near)));
  }

  static List<Ref> references(String url) {
    try {
      return List.copyOf(Git.lsRemoteRepository().setRemote(url).setHeads(false).call());
    } catch (GitAPIException | JGitInternalException e) {
      throw failure(url, e);
    }
  }

  /** What makes a directory. */
  interface Maker {
    void make(Path unfinished);
  }

  /** Has the directory made beside its place, under a lock, and renames it when it is complete. */
  private static void inPlace(Path place, Maker maker) {
    Path parent = Objects.requireNonNull(place.getParent(), "a directory is not a root");
    try (PlaceLock lock =
        PlaceLock.take(place, parent)
            .orElseThrow(() -> new UserError(place + ": another ktrail is making it"))) {
      make(place, maker);
    }
  }

  /** The same for whoever has the lock. */
  static void make(Path place, Maker maker) {
    Path parent = Objects.requireNonNull(place.getParent(), "a directory is not a root");
    Path unfinished = parent.resolve("." + place.getFileName() + ".ktrail-clone");
    try {
      delete(unfinished);
      boolean made = false;
      try {
        maker.make(unfinished);
        Files.deleteIfExists(place); // an empty directory
        Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE);
        made = true;
      } finally {
        if (!made) {
          delete(unfinished);
        }
      }
    } catch (IOException e) {
      throw new UserError(
          place + ": cannot be made: " + e.getClass().getSimpleName() + ": " + e.getMessage(), e);
    }
  }

  private static boolean isAbsentOrEmpty(Path directory) {
    if (!Files.exists(directory)) {
      return true;
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.findAny().isEmpty();
    } catch (IOException e) {
      return false;
    }
  }

  private static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** The innermost message says most: "not authorized", "Connection refused". */
  static UserError failure(String url, Exception e) {
    Throwable cause = e;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    String outer = String.valueOf(e.getMessage());
    String inner = String.valueOf(cause.getMessage());
    String message = outer.contains(inner) ? outer : outer + ": " + inner;
    return new UserError(
        (message.contains(url) ? "" : url + ": ") + message.lines().findFirst().orElse(""), e);
  }
}
