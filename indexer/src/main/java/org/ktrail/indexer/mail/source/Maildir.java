package org.ktrail.indexer.mail.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.mail.MailLimits;

/** A maildir: the mails of {@code cur} and {@code new}, in the order of their file names. */
final class Maildir {
  private Maildir() {}

  static boolean is(Path directory) {
    return Files.isDirectory(directory.resolve("cur"))
        && Files.isDirectory(directory.resolve("new"));
  }

  static MailSource of(String name, Path directory, MailLimits limits) {
    List<Path> files = new ArrayList<>();
    for (String part : List.of("cur", "new")) {
      try (Stream<Path> all = Files.list(directory.resolve(part))) {
        all.filter(file -> !Files.isDirectory(file))
            .filter(file -> !file.getFileName().toString().startsWith("."))
            .forEach(files::add);
      } catch (IOException e) {
        throw new UserError(directory + ": cannot be listed: " + FailureReason.of(e), e);
      }
    }
    files.sort(Comparator.comparing(file -> file.getFileName().toString()));
    return new PatchDirectory(name, directory, List.copyOf(files), limits);
  }
}
