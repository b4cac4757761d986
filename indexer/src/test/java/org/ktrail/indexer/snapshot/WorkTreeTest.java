package org.ktrail.indexer.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ktrail.indexer.failure.UserError;

final class WorkTreeTest {
  @TempDir Path directory;

  @Test
  void tellsWhatWasEditedAddedAndRemoved() throws Exception {
    try (Git git = Git.init().setDirectory(directory.toFile()).call()) {
      write("kept.c", "int kept;\n");
      write("edited.c", "int a;\n");
      write("staged.c", "int a;\n");
      write("removed.c", "int gone;\n");
      write(".gitignore", "*.o\n");
      git.add().addFilepattern(".").call();
      git.commit().setMessage("base").setSign(false).call();
      write("edited.c", "int edited;\n");
      write("staged.c", "int staged;\n");
      git.add().addFilepattern("staged.c").call();
      write("new/added.c", "int added;\n");
      write("ignored.o", "object");
      Files.delete(directory.resolve("removed.c"));
      Files.createSymbolicLink(directory.resolve("link.c"), Path.of("kept.c"));
    }
    try (SourceRepository repository = Repositories.open(directory)) {
      TreeMap<String, String> found = new TreeMap<>();
      WorkTree.over(repository, "HEAD")
          .files()
          .forEach(
              (path, bytes) -> found.put(path, bytes.map(b -> new String(b, UTF_8)).orElse("-")));
      assertThat(found)
          .containsExactly(
              java.util.Map.entry("edited.c", "int edited;\n"),
              java.util.Map.entry("new/added.c", "int added;\n"),
              java.util.Map.entry("removed.c", "-"),
              java.util.Map.entry("staged.c", "int staged;\n"));
    }
  }

  @Test
  void refusesBareRepositories() throws Exception {
    Git.init().setBare(true).setDirectory(directory.toFile()).call().close();
    try (SourceRepository repository = Repositories.open(directory)) {
      assertThatThrownBy(() -> WorkTree.over(repository, "HEAD")).isInstanceOf(UserError.class);
    }
  }

  private void write(String path, String text) throws Exception {
    Path file = directory.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void runsNoProgramOfTheRepository() throws Exception {
    Path ran = directory.resolve("ran.txt");
    try (Git git = Git.init().setDirectory(directory.toFile()).call()) {
      write(".gitattributes", "*.c filter=evil\n");
      write("dir/a.c", "int a;\n");
      git.add().addFilepattern(".").call();
      git.commit().setMessage("base").setSign(false).call();
      var config = git.getRepository().getConfig();
      config.setString("filter", "evil", "clean", "touch " + ran + "; cat");
      config.setString("filter", "evil", "smudge", "touch " + ran + "; cat");
      config.setBoolean("filter", "evil", "required", true);
      config.save();
      write("dir/a.c", "int b;\n");
      write("dir/new.c", "int c;\n");
    }
    try (SourceRepository repository = Repositories.open(directory)) {
      assertThat(WorkTree.over(repository, "HEAD").files()).containsKeys("dir/a.c", "dir/new.c");
    }
    assertThat(ran).doesNotExist();
  }
}
