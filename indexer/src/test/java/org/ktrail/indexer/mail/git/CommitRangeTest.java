package org.ktrail.indexer.mail.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.mail.Mail;
import org.ktrail.indexer.mail.MailDefect;
import org.ktrail.indexer.mail.MailLimits;
import org.ktrail.indexer.snapshot.Repositories;
import org.ktrail.indexer.snapshot.SourceRepository;
import org.ktrail.indexer.snapshot.TestRepository;

class CommitRangeTest {
  @TempDir Path directory;

  @BeforeEach
  void makeThreeCommits() {
    TestRepository.create(directory, Map.of("a.c", "int a;\n"));
    TestRepository.commit(directory, Map.of("a.c", "int a;\nint b;\n"));
    TestRepository.commit(directory, Map.of("d/c.c", "int c;\n".repeat(100)));
  }

  private List<Mail> read(String range, MailLimits limits) {
    List<Mail> mails = new ArrayList<>();
    try (SourceRepository repository = Repositories.open(directory)) {
      CommitRange.read(repository, range, 1, limits, mails::add);
    }
    return mails;
  }

  private List<Mail> read(String range) {
    return read(range, MailLimits.DEFAULT);
  }

  @Test
  void commitsAreMailsOldestFirstAndAnswerTheFirst() {
    List<Mail> mails = read("v1..main");
    assertThat(mails)
        .extracting(Mail::subject)
        .containsExactly("[PATCH 1/2] change", "[PATCH 2/2] change");
    assertThat(mails.getFirst().body()).contains("--- a/a.c\n+++ b/a.c\n", "+int b;\n");
    assertThat(mails.getLast().body()).contains("new file mode 100644", "+++ b/d/c.c\n");
    String first = mails.getFirst().messageId();
    assertThat(first).matches("[0-9a-f]{40}@commit");
    assertThat(mails.getFirst().inReplyTo()).isEmpty();
    assertThat(mails.getLast().inReplyTo()).contains(first);
    assertThat(mails).extracting(Mail::defects).allMatch(List::isEmpty);
  }

  @Test
  void anEndThatIsLeftOutIsHead() {
    assertThat(read("v1..")).hasSize(2);
    assertThat(read("main~1..")).hasSize(1);
    assertThat(read("main..main")).isEmpty();
    assertThat(read("main..v1")).isEmpty();
  }

  @Test
  void aCommitIsAMailThatNamesItsParent() {
    List<Mail> mails = read("main");
    assertThat(mails).extracting(Mail::subject).containsExactly("[PATCH 1/1] change");
    assertThat(mails.getFirst().body())
        .containsPattern("-- \n2\\.0\n\nbase-commit: [0-9a-f]{40}\n$");
    assertThat(read("v1")).hasSize(1); // a root has no parent to name
  }

  @Test
  void anotherStateIsAnotherVersion() {
    List<Mail> mails = new ArrayList<>();
    try (SourceRepository repository = Repositories.open(directory)) {
      CommitRange.read(repository, "v1..main", 2, MailLimits.DEFAULT, mails::add);
    }
    assertThat(mails).extracting(Mail::subject).allMatch(s -> s.startsWith("[PATCH v2 "));
  }

  @Test
  void anEndThatIsNoCommitIsNamed() {
    assertThatThrownBy(() -> read("v1..nix"))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith("v1..nix: no commit nix in ");
    assertThatThrownBy(() -> read("v1:a.c..main"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("v1:a.c");
    assertThatThrownBy(() -> read("a^{..main")).isInstanceOf(UserError.class);
  }

  @Test
  void whatIsLongerThanAMailMayBeIsCutAndSaid() {
    MailLimits d = MailLimits.DEFAULT;
    MailLimits small = new MailLimits(300, d.field(), d.header(), d.fields(), d.depth(), d.parts());
    List<Mail> mails = read("v1..main", small);
    assertThat(mails.getFirst().defects()).isEmpty();
    assertThat(mails.getLast().defects())
        .containsExactly(
            new MailDefect(
                MailDefect.Kind.OVERSIZED, "longer than 300 bytes: the rest is not read"));
    assertThat(mails.getLast().body().length()).isEqualTo("---\n".length() + 300);
  }
}
