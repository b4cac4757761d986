package org.ktrail.indexer.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ktrail.indexer.failure.UserError;

/** What {@code refs/replace/} says is read as git reads it. */
class ReplacementsTest {
  @TempDir Path directory;

  @BeforeEach
  void repository() throws Exception {
    assumeTrue(hasGit(), "needs git");
    git("init", "-q", "-b", "main");
    git("config", "user.name", "A");
    git("config", "user.email", "a@example.org");
    commit("first", Map.of("a.c", "int a;\n", "sub/b.c", "int b;\n"));
    commit("second", Map.of("a.c", "int second;\n"));
    commit(
        "other", Map.of("a.c", "int other;\n", "sub/b.c", "int elsewhere;\n", "c.c", "int c;\n"));
    git("checkout", "-q", "main~1");
  }

  @Test
  void ofACommit() throws Exception {
    git("replace", "HEAD", "main");
    checkAsGit("HEAD", "HEAD~0", git("rev-parse", "HEAD").strip());
    assertThat(files("HEAD")).containsEntry("a.c", "int other;\n");
  }

  @Test
  void ofTheParentOfACommit() throws Exception {
    git("replace", "--graft", "main"); // no parents
    checkAsGit("main");
    try (SourceRepository repository = Repositories.open(directory)) {
      assertThatThrownBy(() -> repository.snapshot("main~1")).isInstanceOf(UserError.class);
    }
  }

  @Test
  void ofATree() throws Exception {
    String before = stored("HEAD");
    git("replace", id("HEAD:sub"), id("main:sub"));
    checkAsGit("HEAD");
    assertThat(files("HEAD")).containsEntry("sub/b.c", "int elsewhere;\n");
    assertThat(stored("HEAD")).as("the key of what is stored").isNotEqualTo(before);
    git("replace", id("HEAD^{tree}"), id("main^{tree}"));
    checkAsGit("HEAD", "main");
  }

  @Test
  void ofABlob() throws Exception {
    String before = stored("HEAD");
    git("replace", id("HEAD:a.c"), id("main:a.c"));
    checkAsGit("HEAD");
    assertThat(files("HEAD")).containsEntry("a.c", "int other;\n");
    try (SourceRepository repository = Repositories.open(directory)) {
      Snapshot snapshot = repository.snapshot("HEAD");
      assertThat(snapshot.blob(snapshot.indexOf("a.c")).toString())
          .as("facts are kept by what was read")
          .isEqualTo(id("main:a.c"));
      assertThat(snapshot.tree()).isNotEqualTo(before);
    }
    git("update-ref", "refs/tags/same", id("HEAD"));
    git("replace", "-d", id("HEAD:a.c"));
    assertThat(stored("HEAD")).isEqualTo(before);
  }

  @Test
  void packedOnesAndThoseOfOthers() throws Exception {
    git("replace", "HEAD", "main");
    git("replace", "main", "main~2"); // again
    git("pack-refs", "--all");
    checkAsGit("HEAD", "main");
    assertThat(files("HEAD")).containsEntry("a.c", "int a;\n");
  }

  @Test
  void whatIsSwitchedOffIsNotReplaced() throws Exception {
    git("replace", "HEAD", "main");
    try (SourceRepository repository =
        Repositories.open(directory, name -> name.equals("GIT_NO_REPLACE_OBJECTS") ? "1" : null)) {
      assertThat(files(repository, "HEAD")).containsEntry("a.c", "int second;\n");
    }
    git("config", "core.useReplaceRefs", "false");
    assertThat(files("HEAD")).containsEntry("a.c", "int second;\n");
    checkAsGit("HEAD");
  }

  @Test
  void whatWasRememberedBeforeIsNotBelieved() throws Exception {
    Files.createDirectories(directory.resolve(".git/ktrail"));
    String head = id("HEAD");
    assertThat(files(head)).containsEntry("a.c", "int second;\n");
    assertThat(directory.resolve(".git/ktrail/trees/" + head)).exists();
    git("replace", head, "main");
    assertThat(files(head)).containsEntry("a.c", "int other;\n");
    git("replace", "-d", head);
    assertThat(files(head)).containsEntry("a.c", "int second;\n");
  }

  @Test
  void circlesAreAnError() throws Exception {
    String a = id("HEAD:a.c");
    String b = id("main:a.c");
    git("update-ref", "refs/replace/" + a, b);
    git("update-ref", "refs/replace/" + b, a);
    assertThatThrownBy(() -> files("HEAD"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("refs/replace/");
  }

  @Test
  void aTreeInItselfIsAnError() throws Exception {
    git("replace", id("HEAD:sub"), id("HEAD^{tree}"));
    assertThatThrownBy(() -> files("HEAD"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("into itself");
  }

  @Test
  void theWorkTreeIsComparedWithWhatIsReplaced() throws Exception {
    git("replace", id("HEAD:a.c"), id("main:a.c"));
    try (SourceRepository repository = Repositories.open(directory)) {
      assertThat(WorkTree.over(repository, "HEAD").files())
          .as("the file is what it was when it was checked out")
          .containsOnlyKeys("a.c");
      Files.writeString(directory.resolve("a.c"), "int other;\n");
      assertThat(WorkTree.over(repository, "HEAD").files()).doesNotContainKey("sub/b.c");
    }
  }

  /** All files of the revisions, and their ids. */
  private void checkAsGit(String... revisions) throws Exception {
    try (SourceRepository repository = Repositories.open(directory)) {
      for (String revision : revisions) {
        Map<String, String> expected = new TreeMap<>();
        for (String path : git("ls-tree", "-r", "--name-only", revision).lines().toList()) {
          expected.put(path, git("show", revision + ":" + path));
        }
        assertThat(files(repository, revision)).isEqualTo(expected);
        assertThat(repository.snapshot(revision).commit()).isEqualTo(id(revision));
      }
    }
  }

  private Map<String, String> files(String revision) {
    try (SourceRepository repository = Repositories.open(directory)) {
      return files(repository, revision);
    }
  }

  private static Map<String, String> files(SourceRepository repository, String revision) {
    Snapshot snapshot = repository.snapshot(revision);
    Map<String, String> files = new TreeMap<>();
    snapshot.paths().forEach(path -> files.put(path, new String(snapshot.read(path), UTF_8)));
    return files;
  }

  private String stored(String revision) {
    try (SourceRepository repository = Repositories.open(directory)) {
      return repository.snapshot(revision).tree();
    }
  }

  private String id(String object) throws Exception {
    return git("rev-parse", object).strip();
  }

  private void commit(String message, Map<String, String> files) throws Exception {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = directory.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    git("add", ".");
    git("commit", "-q", "--no-gpg-sign", "-m", message);
  }

  private String git(String... arguments) throws Exception {
    List<String> command = new java.util.ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    Process git =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
    String said = new String(git.getInputStream().readAllBytes(), UTF_8);
    assertThat(git.waitFor()).as(command + ": " + said).isZero();
    return said;
  }

  private static boolean hasGit() {
    try {
      return new ProcessBuilder("git", "--version").start().waitFor() == 0;
    } catch (IOException | InterruptedException e) {
      return false;
    }
  }
}
