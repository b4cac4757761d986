package org.ktrail.indexer.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.mail.source.MailSource;
import org.ktrail.indexer.mail.source.NamedSources;

/**
 * Any bytes are a mail, and any bytes are an mbox: nothing is thrown, nothing is lost without a
 * word. Runs on the inputs in the resources; with JAZZER_FUZZ=1 it looks for new ones (see
 * tools/fuzz).
 */
class MailFuzzTest {
  @FuzzTest(maxDuration = "60s")
  void anyBytesAreAMail(byte[] bytes) {
    Mail mail =
        new MailParser(MailLimits.DEFAULT)
            .parse(bytes, bytes.length, List.of(), new MailParser.Place("fuzz", "mail 1", 0));
    assertThat(mail.name()).isNotEmpty();
    assertThat(mail.subject()).doesNotContain("\n");
    assertThat(mail.body()).doesNotContain("\0");
    assertThat(mail.messageId().isEmpty())
        .isEqualTo(
            mail.defects().stream()
                .anyMatch(d ->
                    switch (d.kind()) {
                      case NO_HEADER, NO_MESSAGE_ID -> true;
                      case OVERSIZED_HEADER,
                          OVERSIZED,
                          BROKEN_ENCODING,
                          CHARSET,
                          NESTED_TOO_DEEP,
                          NUL_BYTES,
                          NO_DATE,
                          HTML_ONLY,
                          FLOWED,
                          TORN ->
                          false;
                    }));
    mail.carriesDiff();
  }

  @FuzzTest(maxDuration = "60s")
  void anyBytesAreAnMbox(byte[] bytes) {
    NamedSources sources =
        new NamedSources(
            new ByteArrayInputStream(bytes),
            () -> {
              throw new AssertionError("no repository is opened");
            },
            false,
            NamedSources.defaultServer(),
            MailLimits.DEFAULT);
    List<String> names = new ArrayList<>();
    MailSource source = sources.resolve("-");
    try {
      source.contents().mails().forEach(mail -> names.add(mail.name()));
    } catch (UserError e) {
      assertThat(e.getMessage()).doesNotContain("\n");
    }
    assertThat(names).doesNotContain("");
  }
}
