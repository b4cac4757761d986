package org.ktrail.indexer.snapshot;

import java.io.IOException;
import java.io.Writer;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jgit.api.FetchCommand;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.api.errors.JGitInternalException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.TextProgressMonitor;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.URIish;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.failure.Secrets;
import org.ktrail.indexer.failure.UserError;

/**
 * A bare copy of the repository at a URL that grows by the revisions asked of it: the tree of the
 * default branch, of a branch, a tag or a commit by its whole id, without history; any other
 * expression ({@code v6.12~3}) brings all of it.
 */
final class CachedClone {
  private final String url;
  private final Path directory;
  private final @Nullable Writer progress;
  private final Consumer<String> messages;

  CachedClone(String url, Path clones, @Nullable Writer progress, Consumer<String> messages) {
    String name =
        Secrets.masked(url).replaceAll("(?<!/)/++$|\\.git/*+$", "").replaceAll("^.*[/:]", "");
    this.url = url;
    this.directory =
        clones.resolve(name.replaceAll("[^A-Za-z0-9._-]", "_") + "-" + Digest.of(url) + ".git");
    this.progress = progress;
    this.messages = messages;
  }

  SourceRepository open(String revision) {
    QuietSystemReader.install();
    if (Files.isDirectory(directory)) {
      SourceRepository repository = Repositories.openExactly(directory);
      if (repository.has(revision)) {
        return repository;
      }
      repository.close();
    }
    Path clones = Objects.requireNonNull(directory.getParent());
    try (PlaceLock lock = PlaceLock.wait(directory, clones, messages)) {
      if (!Files.isDirectory(directory)) { // and nobody made it while we waited
        copying(revision);
        Cloner.make(directory, unfinished -> create(unfinished, revision));
      }
      SourceRepository repository = Repositories.openExactly(directory);
      if (!repository.has(revision)) {
        copying(revision);
        fetch(Git.wrap(repository.jgit()), revision, repository.isShallow());
      }
      return repository;
    }
  }

  private void copying(String revision) {
    messages.accept("copying " + revision + " of " + Secrets.masked(url) + " to " + directory);
  }

  private void create(Path unfinished, String revision) {
    try (Git git =
        Git.init()
            .setBare(true)
            .setDirectory(unfinished.toFile())
            .setInitialBranch("not-fetched") // HEAD names nothing until it is asked for
            .call()) {
      git.remoteAdd().setName(Constants.DEFAULT_REMOTE_NAME).setUri(new URIish(url)).call();
      fetch(git, revision, false);
    } catch (GitAPIException | JGitInternalException | URISyntaxException e) {
      throw Cloner.failure(url, e);
    }
  }

  private void fetch(Git git, String revision, boolean shallow) {
    FetchCommand fetch =
        git.fetch()
            .setRemote(Constants.DEFAULT_REMOTE_NAME)
            .setTagOpt(TagOpt.NO_TAGS)
            .setProgressMonitor(
                progress == null
                    ? NullProgressMonitor.INSTANCE
                    : new TextProgressMonitor(progress));
    Optional<String> head = Optional.empty();
    if (ObjectId.isId(revision)) {
      fetch.setDepth(1).setRefSpecs(revision + ":refs/ktrail/" + revision);
    } else if (revision.equals(Constants.HEAD) || revision.equals("@")) {
      head = Cloner.defaultBranch(url);
      String branch = head.orElseThrow(() -> new UserError(url + ": names no default branch"));
      fetch.setDepth(1).setRefSpecs(same(branch));
    } else if (needsHistory(revision)) {
      messages.accept(revision + ": needs history, all of it is copied");
      head = Cloner.defaultBranch(url);
      List<RefSpec> all = new ArrayList<>(List.of(same("refs/heads/*"), same("refs/tags/*")));
      fetch.setRefSpecs(all).setUnshallow(shallow);
    } else {
      fetch.setDepth(1).setRefSpecs(same(Cloner.fullName(url, revision)));
    }
    try {
      fetch.call();
      if (head.isPresent()) {
        git.getRepository().updateRef(Constants.HEAD).link(head.get());
      }
    } catch (GitAPIException | JGitInternalException | IOException e) {
      throw Cloner.failure(url, e);
    }
  }

  private static RefSpec same(String name) {
    return new RefSpec("+" + name + ":" + name);
  }

  /** An abbreviated id, the name {@code git describe} gives, or an expression. */
  private static boolean needsHistory(String revision) {
    return revision.matches("(?s).*[~^:].*|.*@\\{.*|[0-9a-f]{7,39}|.*-g[0-9a-f]{7,40}");
  }
}
