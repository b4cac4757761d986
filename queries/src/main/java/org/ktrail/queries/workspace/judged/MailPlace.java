package org.ktrail.queries.workspace.judged;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.ktrail.indexer.mail.Mail;

/**
 * The file that a patch was read from, for readers that have to be shown one.
 *
 * @param file "" if it came from no file: of a repository, from standard input, from a server
 */
public record MailPlace(String file) {
  static final MailPlace NONE = new MailPlace("");

  static MailPlace of(Mail mail) {
    String position = mail.position().replaceFirst(", mail \\d+$", "");
    return Stream.of(position, mail.source() + "/" + position, mail.source())
        .filter(MailPlace::isFile)
        .findFirst()
        .map(MailPlace::new)
        .orElse(NONE);
  }

  private static boolean isFile(String name) {
    try {
      return !name.equals("-") && Files.isRegularFile(Path.of(name));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** Of each of these, in their order. */
  static List<MailPlace> each(List<Mail> mails) {
    return mails.stream().map(MailPlace::of).toList();
  }
}
