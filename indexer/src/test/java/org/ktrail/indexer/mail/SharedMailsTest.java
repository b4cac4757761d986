package org.ktrail.indexer.mail;

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
import org.ktrail.indexer.mail.source.MailSource;
import org.ktrail.indexer.mail.source.NamedSources;

/** Real postings with all their damage; they are other people's and lie beside the project. */
class SharedMailsTest {
  private static final Path SHARED = Path.of("../../shared/mail");

  static List<Path> boxes() throws IOException {
    assumeTrue(Files.isDirectory(SHARED), "skipped: no ../shared");
    try (Stream<Path> all = Files.walk(SHARED)) {
      return all.filter(p -> p.toString().endsWith(".mbox"))
          .filter(p -> !p.startsWith(SHARED.resolve("series"))) // whole threads, other mails too
          .sorted()
          .toList();
    }
  }

  @Test
  void everyMailIsReadWhole() throws IOException {
    NamedSources sources =
        new NamedSources(
            InputStream.nullInputStream(),
            () -> {
              throw new AssertionError("no repository is needed");
            },
            false,
            NamedSources.defaultServer(),
            MailLimits.DEFAULT);
    List<String> wrong = new ArrayList<>();
    int mails = 0;
    for (Path box : boxes()) {
      MailSource.Contents contents = sources.resolve(box.toString()).contents();
      assertThat(contents.problems()).isEmpty();
      assertThat(contents.mails()).isNotEmpty();
      for (Mail mail : contents.mails()) {
        mails++;
        assertThat(mail.messageId()).as(mail.position()).contains("@");
        assertThat(mail.date()).as(mail.name()).isPresent();
        assertThat(mail.subject()).as(mail.name()).contains("PATCH").doesNotContain("=?");
        assertThat(mail.from().address()).as(mail.name()).contains("@");
        assertThat(mail.carriesDiff())
            .as(mail.name() + " " + mail.subject())
            .isEqualTo(!mail.subject().matches(".*(\\b0+/|PATCHSETS).*"));
        mail.defects().forEach(defect -> wrong.add(mail.position() + ": " + defect));
      }
    }
    assertThat(mails).isEqualTo(261);
    assertThat(wrong).as("only what came as format=flowed is damaged").hasSize(1);
  }
}
