package org.ktrail.indexer.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
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
              Map.entry("edited.c", "int edited;\n"),
              Map.entry("new/added.c", "int added;\n"),
              Map.entry("removed.c", "-"),
              Map.entry("staged.c", "int staged;\n"));
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

  @Test
  void namesAreBytes() throws Exception {
    byte[] latin = {(byte) 0xe9, '.', 'c'};
    byte[] utf = "\u00e9.c".getBytes(UTF_8);
    byte[] added = {'n', '\n', (byte) 0xe9, '/', (byte) 0xff, '.', 'c'};
    try (Git git = Git.init().setDirectory(directory.toFile()).call()) {
      commit(git.getRepository(), Map.of(latin, "int latin;\n", utf, "int utf;\n"));
      write(latin, "int latin;\n");
      write(utf, "int utf;\n");
    }
    try (SourceRepository repository = Repositories.open(directory)) {
      Snapshot snapshot = repository.snapshot("HEAD");
      assertThat(snapshot.paths()).containsExactly("\\351.c", "\u00e9.c");
      assertThat(snapshot.read("\\351.c")).asString().isEqualTo("int latin;\n");
      assertThat(WorkTree.over(repository, "HEAD").files()).isEmpty();
      write(latin, "int edited;\n");
      assertThat(WorkTree.over(repository, "HEAD").files()).containsOnlyKeys("\\351.c");
      Files.delete(RawPath.resolve(directory, utf));
      write(added, "int added;\n");
      var files = WorkTree.over(repository, "HEAD").files();
      assertThat(files).containsOnlyKeys("\\351.c", "\u00e9.c", "n\\n\\351/\\377.c");
      assertThat(files.get("\u00e9.c")).isEmpty();
      assertThat(files.getOrDefault("n\\n\\351/\\377.c", Optional.empty()).orElseThrow())
          .asString()
          .contains("added");
    }
  }

  private void write(byte[] path, String text) throws Exception {
    Path file = RawPath.resolve(directory, path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** Commits files of any names, which the locale may not know, to HEAD and to the index. */
  private static void commit(Repository repository, Map<byte[], String> files) throws Exception {
    DirCache index = repository.lockDirCache();
    DirCacheBuilder builder = index.builder();
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      for (Map.Entry<byte[], String> file : files.entrySet()) {
        DirCacheEntry entry = new DirCacheEntry(file.getKey());
        entry.setFileMode(FileMode.REGULAR_FILE);
        entry.setObjectId(inserter.insert(Constants.OBJ_BLOB, file.getValue().getBytes(UTF_8)));
        builder.add(entry);
      }
      builder.finish();
      CommitBuilder commit = new CommitBuilder();
      commit.setTreeId(index.writeTree(inserter));
      commit.setAuthor(new PersonIdent("A", "a@example.org"));
      commit.setCommitter(commit.getAuthor());
      commit.setMessage("files");
      var update = repository.updateRef(Constants.HEAD);
      update.setNewObjectId(inserter.insert(commit));
      inserter.flush();
      update.forceUpdate();
    }
    index.write();
    index.commit();
  }

  @Test
  void aDirectoryThatIsALinkHasNoFiles() throws Exception {
    Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
    Files.writeString(elsewhere.resolve("a.c"), "int secret;\n");
    Path top = Files.createDirectory(directory.resolve("top"));
    try (Git git = Git.init().setDirectory(top.toFile()).call()) {
      Files.createDirectories(top.resolve("dir"));
      Files.writeString(top.resolve("dir/a.c"), "int a;\n");
      git.add().addFilepattern(".").call();
      git.commit().setMessage("base").setSign(false).call();
    }
    Files.delete(top.resolve("dir/a.c"));
    Files.delete(top.resolve("dir"));
    Files.createSymbolicLink(top.resolve("dir"), elsewhere);
    try (SourceRepository repository = Repositories.open(top)) {
      assertThat(WorkTree.over(repository, "HEAD").files().get("dir/a.c")).isEmpty();
    }
  }
}
