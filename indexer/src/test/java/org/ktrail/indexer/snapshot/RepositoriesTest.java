package org.ktrail.indexer.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ktrail.indexer.failure.UserError;

class RepositoriesTest {
  @TempDir private Path temp;
  private Path repository;

  @BeforeEach
  void create() {
    repository =
        TestRepository.create(
            temp.resolve("r"),
            Map.of("b.c", "int b;\n", "a/x.h", "int x;\n", "a.h", "int a;\n", "Makefile", "all:"));
  }

  @Test
  void aSnapshotHasSortedPathsAndTheirBytes() throws IOException {
    Files.createSymbolicLink(repository.resolve("link.c"), Path.of("b.c"));
    TestRepository.commit(repository, Map.of("new.S", "x"));
    try (SourceRepository r = Repositories.open(repository.resolve("a"))) {
      Snapshot head = r.snapshot("HEAD");
      assertThat(head.paths()).containsExactly("Makefile", "a.h", "a/x.h", "b.c", "new.S");
      assertThat(head.read("a/x.h")).asString().isEqualTo("int x;\n");
      assertThat(head.blob(head.indexOf("b.c"))).hasToString(git("b.c"));
      assertThat(r.snapshot("HEAD~1").paths()).doesNotContain("new.S");
      assertThat(r.snapshot("v1").tree()).isEqualTo(r.snapshot("HEAD~1").tree());
      assertThat(r.snapshot("v1:a").paths()).containsExactly("x.h");
    }
  }

  private String git(String path) throws IOException {
    byte[] bytes = Files.readAllBytes(repository.resolve(path));
    return new org.eclipse.jgit.lib.ObjectInserter.Formatter()
        .idFor(org.eclipse.jgit.lib.Constants.OBJ_BLOB, bytes)
        .name();
  }

  @Test
  void aWrongRevisionNamesTheNearest() {
    try (SourceRepository r = Repositories.open(repository)) {
      assertThatThrownBy(() -> r.snapshot("v2"))
          .isInstanceOf(UserError.class)
          .hasMessage("v2: no such revision; nearest: v1");
      assertThatThrownBy(() -> r.snapshot("v1:b.c")).hasMessageContaining("names a blob");
      assertThatThrownBy(() -> r.snapshot("HEAD^{nothing")).hasMessageContaining("not a revision");
    }
  }

  @Test
  void aTreeAskedForBeforeIsKnownWithoutReadingObjects() throws IOException {
    Files.createDirectories(repository.resolve(".git/ktrail"));
    String tree;
    try (SourceRepository r = Repositories.open(repository)) {
      tree = r.snapshot("HEAD").tree();
      assertThat(r.snapshot("v1").tree()).isEqualTo(tree);
    }
    Path objects = repository.resolve(".git/objects");
    Files.move(objects, temp.resolve("objects"));
    Files.createDirectories(objects);
    try (SourceRepository r = Repositories.open(repository)) {
      assertThat(r.snapshot("HEAD").tree()).isEqualTo(tree);
      assertThat(r.snapshot("refs/tags/v1").tree()).isEqualTo(tree);
      assertThatThrownBy(() -> r.snapshot("HEAD^{tree}")).isInstanceOf(UserError.class);
    }
    Files.delete(objects);
    Files.move(temp.resolve("objects"), objects);
    TestRepository.commit(repository, Map.of("c.c", "int c;\n"));
    try (SourceRepository r = Repositories.open(repository)) {
      assertThat(r.snapshot("HEAD").tree()).isNotEqualTo(tree);
      assertThat(r.snapshot("HEAD").size()).isEqualTo(5);
    }
  }

  @Test
  void theEnvironmentDecidesAsForGit() {
    Map<String, String> environment = Map.of("GIT_DIR", "r/.git");
    try (SourceRepository r = Repositories.open(temp, environment::get)) {
      assertThat(r.snapshot("HEAD").size()).isEqualTo(4);
    }
    assertThatThrownBy(() -> Repositories.open(temp, Map.of("GIT_DIR", "none")::get))
        .isInstanceOf(UserError.class);
  }

  @Test
  void aWorktreeSharesTheCommonDirectory() throws IOException {
    // As `git worktree add` lays it out.
    Path admin = Files.createDirectories(repository.resolve(".git/worktrees/w"));
    Path worktree = Files.createDirectories(temp.resolve("w"));
    Files.writeString(worktree.resolve(".git"), "gitdir: " + admin + "\n");
    Files.writeString(admin.resolve("HEAD"), "ref: refs/heads/main\n");
    Files.writeString(admin.resolve("commondir"), "../..\n");
    Files.writeString(admin.resolve("gitdir"), worktree.resolve(".git") + "\n");
    try (SourceRepository r = Repositories.open(worktree)) {
      assertThat(r.commonDirectory().toRealPath())
          .isEqualTo(repository.resolve(".git").toRealPath());
      assertThat(r.snapshot("HEAD").size()).isEqualTo(4);
    }
  }

  @Test
  void bareShallowAndAlternatesAreRead() throws IOException {
    TestRepository.commit(repository, Map.of("c.c", "int c;\n"));
    Path bare = temp.resolve("bare.git");
    new Cloner(null)
        .copy(
            repository.toUri().toString(),
            bare,
            new Cloner.Wish(Optional.of("main"), OptionalInt.of(1), true));
    try (SourceRepository r = Repositories.open(bare)) {
      assertThat(r.isShallow()).isTrue();
      assertThat(r.snapshot("HEAD").size()).isEqualTo(5);
      assertThatThrownBy(() -> r.snapshot("HEAD~1")).isInstanceOf(UserError.class);
    }
    Path borrower = TestRepository.create(temp.resolve("borrower"), Map.of("z.c", "z"));
    Files.createDirectories(borrower.resolve(".git/objects/info"));
    Files.writeString(
        borrower.resolve(".git/objects/info/alternates"), bare.resolve("objects") + "\n");
    try (SourceRepository lender = Repositories.open(bare);
        SourceRepository r = Repositories.open(borrower)) {
      assertThat(r.snapshot(lender.snapshot("HEAD").commit()).size()).isEqualTo(5);
    }
  }

  @Test
  void refusesWhatItCannotReadInOneLine() throws IOException {
    Path config = repository.resolve(".git/config");
    String plain = Files.readString(config, StandardCharsets.UTF_8);
    Files.writeString(
        config,
        plain.replace("repositoryformatversion = 0", "repositoryformatversion = 1")
            + "[extensions]\n\tobjectformat = sha256\n");
    assertThatThrownBy(() -> Repositories.open(repository))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("sha256");
    assertThatThrownBy(() -> Repositories.open(temp.resolve("none")))
        .hasMessageContaining("no such directory");
  }

  @Test
  void aBlobThatAPartialCloneLacksIsNamed() throws IOException {
    Files.writeString(
        repository.resolve(".git/config"),
        Files.readString(repository.resolve(".git/config"))
            + "[remote \"origin\"]\n\turl = x\n\tpromisor = true\n");
    String id = git("b.c");
    Files.delete(repository.resolve(".git/objects/" + id.substring(0, 2) + "/" + id.substring(2)));
    try (SourceRepository r = Repositories.open(repository)) {
      assertThatThrownBy(() -> r.snapshot("HEAD").read("b.c"))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("partial clone");
    }
  }

  @Test
  void nothingIsWrittenIntoTheRepository() throws IOException {
    List<String> before = listing();
    try (SourceRepository r = Repositories.open(repository)) {
      r.snapshot("HEAD").read("b.c");
      r.snapshot("v1").paths();
    }
    assertThat(listing()).isEqualTo(before);
  }

  private List<String> listing() throws IOException {
    List<String> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(repository)) {
      for (Path file : all.sorted().toList()) {
        files.add(file + " " + Files.getLastModifiedTime(file) + " " + Files.size(file));
      }
    }
    return files;
  }

  @Test
  void whatAnInterruptedCloneLeftIsReplaced() throws IOException {
    Path unfinished = Files.createDirectories(temp.resolve(".copy.ktrail-clone/objects"));
    Files.writeString(unfinished.resolve("half"), "made");
    Path copy = temp.resolve("copy");
    Cloner.Wish all = new Cloner.Wish(Optional.empty(), OptionalInt.empty(), false);
    new Cloner(null).copy(repository.toString(), copy, all);
    assertThat(temp.resolve(".copy.ktrail-clone")).doesNotExist();
    assertThat(copy.resolve("a/x.h")).exists();
    assertThatThrownBy(() -> new Cloner(null).copy(repository.toString(), copy, all))
        .hasMessageContaining("not empty");
  }

  @Test
  void aUrlIsCopiedIntoTheCacheOnce() {
    List<String> messages = new ArrayList<>();
    String url = repository.toUri().toString();
    for (String revision : List.of("HEAD", "HEAD", "v1", "HEAD")) {
      try (SourceRepository r =
          Repositories.openOrClone(url, revision, temp.resolve("cache"), null, messages::add)) {
        assertThat(r.snapshot(revision).size()).isEqualTo(4);
      }
    }
    assertThat(messages).hasSize(2);
    assertThatThrownBy(
            () -> Repositories.openOrClone(url, "v3", temp.resolve("cache"), null, messages::add))
        .hasMessageContaining("nearest: v1");
  }

  @Test
  void tellsUrlsFromPaths() {
    assertThat(List.of("https://h/x.git", "git://h/x", "file:///x", "ssh://u@h/x", "u@h:x", "h:x"))
        .allMatch(Repositories::isUrl);
    assertThat(List.of("/x", "x", "./a:b", "../x", "x/y:z")).noneMatch(Repositories::isUrl);
  }

  @Test
  void anotherUsersRepositoryIsNotTrusted() throws IOException {
    Path git = repository.resolve(".git");
    Path owned = Files.exists(git) ? git : repository;
    try {
      Files.setAttribute(owned, "unix:uid", 54321);
    } catch (IOException | UnsupportedOperationException e) {
      assumeTrue(false, "needs the right to give files away");
    }
    assertThatThrownBy(() -> Repositories.open(repository, variable -> null).close())
        .isInstanceOf(UserError.class)
        .hasMessageContaining("belongs to another user")
        .hasMessageContaining("safe.directory");
    Repositories.open(repository, v -> v.equals("SUDO_UID") ? "54321" : null).close();
    Repositories.open(repository, v -> v.equals("GIT_DIR") ? owned.toString() : null).close();
  }

  @Test
  void aTreeWithADigitChangedIsNotBelieved() throws IOException {
    Files.createDirectories(repository.resolve(".git/ktrail"));
    String tree;
    try (SourceRepository r = Repositories.open(repository)) {
      tree = r.snapshot("HEAD").tree();
    }
    try (Stream<Path> kept = Files.list(repository.resolve(".git/ktrail/trees"))) {
      for (Path file : kept.toList()) {
        String text = Files.readString(file);
        assertThat(text).contains(tree);
        char digit = tree.charAt(7) == '0' ? '1' : '0';
        Files.writeString(
            file, text.replace(tree, tree.substring(0, 7) + digit + tree.substring(8)));
      }
    }
    try (SourceRepository r = Repositories.open(repository)) {
      assertThat(r.snapshot("HEAD").tree()).isEqualTo(tree);
    }
  }
}
