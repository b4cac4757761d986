package org.ktrail.queries.series;

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

/** Real postings beside the project, one mbox each, named by what they are. */
class SharedHistoriesTest {
  private static final Path SHARED = Path.of("../../shared/mail");

  private static List<Path> boxes(String series) throws IOException {
    assumeTrue(Files.isDirectory(SHARED), "skipped: no ../shared");
    try (Stream<Path> all = Files.list(SHARED.resolve(series))) {
      return all.filter(p -> p.toString().endsWith(".mbox")).sorted().toList();
    }
  }

  private static List<Mail> mails(List<Path> boxes) {
    NamedSources sources =
        new NamedSources(
            InputStream.nullInputStream(),
            () -> {
              throw new AssertionError("no repository is needed");
            },
            false,
            NamedSources.defaultServer(),
            MailLimits.DEFAULT);
    List<Mail> mails = new ArrayList<>();
    boxes.forEach(box -> mails.addAll(sources.resolve(box.toString()).contents().mails()));
    return mails;
  }

  /** What every file's name promises is a revision of the one history that all files make. */
  @Test
  void filesTogetherMakeOneHistoryEach() throws IOException {
    for (String series : List.of("fsdax-rmap", "mf-mem-pre-remove")) {
      List<Path> boxes = boxes(series);
      List<History> histories = Histories.of(mails(boxes));
      assertThat(histories).as(series).hasSize(1);
      for (Path box : boxes) {
        String label = box.getFileName().toString().replace(".mbox", "");
        assertThat(histories.getFirst().find(label)).as(series + " " + label).isPresent();
      }
      assertThat(histories.getFirst().revisions()).allMatch(r -> r.missing().isEmpty());
    }
  }

  @Test
  void dottedVersionsAreInPlace() throws IOException {
    assertThat(labels("fsdax-rmap")).containsSequence("v10", "v10.1", "v11", "v12", "v13", "v13.1");
    assertThat(labels("mf-mem-pre-remove"))
        .containsSequence("v11", "v11.1", "v12", "v13", "v14", "v15", "v15.1");
  }

  private static List<String> labels(String series) throws IOException {
    return Histories.of(mails(boxes(series))).getFirst().revisions().stream()
        .map(Revision::label)
        .toList();
  }

  @Test
  void everySubjectIsRead() throws IOException {
    for (String series : List.of("fsdax-rmap", "mf-mem-pre-remove")) {
      for (Mail mail : mails(boxes(series))) {
        SubjectLine subject = SubjectLine.of(mail.subject());
        assertThat(subject.patch()).as(mail.subject()).isTrue();
        assertThat(subject.tags()).as(mail.subject()).isEmpty();
        assertThat(subject.title()).as(mail.subject()).isNotEmpty().doesNotContain("[");
      }
    }
  }
}
