package org.ktrail.indexer.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.mail.Mail;
import org.ktrail.indexer.mail.MailLimits;
import org.ktrail.indexer.mail.source.NamedSources;

/** Real patches with all their damage; they are other people's and lie beside the project. */
class SharedPatchesTest {
  private static final Path SHARED = Path.of("../../shared/mail");

  @Test
  void everyPatchIsReadAndTheTornOnesAreNamed() throws IOException {
    assumeTrue(Files.isDirectory(SHARED), "skipped: no ../shared");
    NamedSources sources =
        new NamedSources(
            InputStream.nullInputStream(),
            () -> {
              throw new AssertionError("no repository is needed");
            },
            false,
            NamedSources.defaultServer(),
            MailLimits.DEFAULT);
    List<Path> boxes;
    try (Stream<Path> all = Files.walk(SHARED)) {
      boxes =
          all.filter(p -> p.toString().endsWith(".mbox"))
              .filter(
                  p -> !p.startsWith(SHARED.resolve("series"))) // whole threads, other mails too
              .sorted()
              .toList();
    }
    List<String> damaged = new ArrayList<>();
    for (Path box : boxes) {
      for (Mail mail : sources.resolve(box.toString()).contents().mails()) {
        Patch patch = PatchParser.parse(PatchMail.of(mail.name(), mail.subject(), mail.body()));
        assertThat(patch.files().isEmpty()).as(mail.name()).isEqualTo(!mail.carriesDiff());
        for (FileChange change : patch.files()) {
          assertThat(change.hunks()).as(mail.name() + change.path()).isNotEmpty();
        }
        for (Problem problem : patch.problems()) {
          if (!problem.path().isEmpty()) {
            damaged.add(
                "%s %s %s hunk %d"
                    .formatted(box.getFileName(), problem.kind(), problem.path(), problem.hunk()));
          }
        }
      }
    }
    assertThat(damaged)
        .containsExactly(
            "v07.mbox MENDED drivers/dax/super.c hunk 1",
            "v07.mbox MENDED drivers/dax/super.c hunk 1",
            "v07.mbox MENDED fs/xfs/xfs_notify_failure.c hunk 1",
            "v07.mbox MENDED fs/xfs/xfs_notify_failure.c hunk 2",
            "v07.mbox MENDED fs/xfs/xfs_notify_failure.c hunk 2",
            "v07.mbox MENDED fs/xfs/xfs_notify_failure.c hunk 3",
            "v11.mbox TORN fs/xfs/xfs_notify_failure.c hunk 3");
  }
}
