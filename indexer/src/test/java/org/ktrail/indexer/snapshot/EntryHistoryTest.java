package org.ktrail.indexer.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.MergeCommand;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntryHistoryTest {
  private static final PersonIdent WHO = new PersonIdent("A", "a@example.org");

  @TempDir Path directory;

  @Test
  void eachEntryHasTheCommitThatChangedItLast() throws Exception {
    TestRepository.create(
        directory,
        Map.of("mm/a.c", "1", "mm/b.c", "1", "mm/c", "1", "mm/old.c", "1", "fs/x.c", "1"));
    try (Git git = Git.open(directory.toFile())) {
      change(git, "a", Map.of("mm/a.c", "2"));
      change(git, "fs", Map.of("fs/x.c", "2"));
      git.checkout().setCreateBranch(true).setName("side").call();
      change(git, "b on the side", Map.of("mm/b.c", "2"));
      change(git, "a file becomes a directory", Map.of("mm/c", "", "mm/c/d.c", "1"));
      RevCommit side = git.getRepository().parseCommit(git.getRepository().resolve("side"));
      git.checkout().setName("main").call();
      change(git, "new", Map.of("mm/new.c", "1"));
      git.merge()
          .include(side)
          .setFastForward(MergeCommand.FastForwardMode.NO_FF)
          .setMessage("merge")
          .call();
    }
    Map<String, String> mm = last("mm");
    assertThat(mm)
        .containsExactlyEntriesOf(
            new TreeMap<>(
                Map.of(
                    "a.c", "a",
                    "b.c", "b on the side",
                    "c", "a file becomes a directory",
                    "new.c", "new",
                    "old.c", "change")));
    assertThat(last("")).containsEntry("fs", "fs").containsEntry("mm", "merge");
  }

  private Map<String, String> last(String path) {
    Map<String, String> subjects = new LinkedHashMap<>();
    try (SourceRepository repository = Repositories.open(directory)) {
      List<TreeEntry> entries = new EntryHistory(repository).list("main", path, _ -> {}).entries();
      entries.forEach(e -> subjects.put(e.name(), e.last().orElseThrow().subject()));
    }
    return subjects;
  }

  /** An empty text deletes. */
  private static void change(Git git, String subject, Map<String, String> files) throws Exception {
    Path top = git.getRepository().getWorkTree().toPath();
    for (Map.Entry<String, String> file : new TreeMap<>(files).entrySet()) {
      if (file.getValue().isEmpty()) {
        java.nio.file.Files.delete(top.resolve(file.getKey()));
        git.rm().addFilepattern(file.getKey()).call();
      } else {
        java.nio.file.Files.createDirectories(top.resolve(file.getKey()).getParent());
        java.nio.file.Files.writeString(top.resolve(file.getKey()), file.getValue());
      }
    }
    git.add().addFilepattern(".").call();
    git.commit().setAuthor(WHO).setCommitter(WHO).setMessage(subject).setSign(false).call();
  }
}
