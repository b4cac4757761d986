package org.ktrail.indexer.mail.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ktrail.indexer.mail.Mail;
import org.ktrail.indexer.mail.MailDefect;
import org.ktrail.indexer.mail.MailLimits;
import org.ktrail.indexer.mail.Mailbox;

/**
 * A patch file without a mail's header, as quilt and `git diff` leave it: its first line of prose
 * is the subject, else the file's name.
 */
final class BarePatch {
  private BarePatch() {}

  static Mail read(InputStream in, String source, String file, int ordinal, MailLimits limits)
      throws IOException {
    byte[] bytes = in.readNBytes(limits.mail());
    boolean cut = in.read() >= 0;
    String body = new String(bytes, StandardCharsets.UTF_8).replace('\0', '\uFFFD');
    return new Mail(
        "",
        Optional.empty(),
        List.of(),
        Mailbox.UNKNOWN,
        Mailbox.UNKNOWN,
        Optional.empty(),
        subject(body, file),
        body,
        bytes.length,
        Map.of(),
        source,
        file,
        ordinal,
        cut
            ? List.of(
                new MailDefect(
                    MailDefect.Kind.OVERSIZED,
                    "longer than " + limits.mail() + " bytes: the rest is not read"))
            : List.of());
  }

  private static String subject(String body, String file) {
    String prose =
        body.lines()
            .limit(50)
            .takeWhile(line -> !line.matches("(diff |Index: |--- |\\+\\+\\+ |@@ |===).*"))
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .findFirst()
            .orElse("");
    String name = file.substring(file.lastIndexOf('/') + 1);
    String title = prose.replaceFirst("^(?i)(description|subject):\\s*", "");
    return title.isEmpty() ? name : title.substring(0, Math.min(title.length(), 200));
  }
}
