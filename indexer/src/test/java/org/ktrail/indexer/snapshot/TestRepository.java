package org.ktrail.indexer.snapshot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;

/** Makes small repositories for tests. */
public final class TestRepository {
  private static final PersonIdent AUTHOR = new PersonIdent("A", "a@example.org");

  private TestRepository() {}

  /** A repository with one commit of these files on {@code main}, tagged {@code v1}. */
  public static Path create(Path directory, Map<String, String> files) {
    QuietSystemReader.install();
    try (Git git = Git.init().setDirectory(directory.toFile()).setInitialBranch("main").call()) {
      commit(git, files);
      git.tag().setName("v1").setTagger(AUTHOR).setMessage("v1").setSigned(false).call();
    } catch (GitAPIException e) {
      throw new AssertionError(e);
    }
    return directory;
  }

  /** One more commit. */
  public static void commit(Path directory, Map<String, String> files) {
    try (Git git = Git.open(directory.toFile())) {
      commit(git, files);
    } catch (IOException | GitAPIException e) {
      throw new AssertionError(e);
    }
  }

  private static void commit(Git git, Map<String, String> files) throws GitAPIException {
    Path top = git.getRepository().getWorkTree().toPath();
    files.forEach((path, text) -> write(top.resolve(path), text));
    git.add().addFilepattern(".").call();
    git.commit().setAuthor(AUTHOR).setCommitter(AUTHOR).setMessage("change").setSign(false).call();
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
