package org.ktrail.indexer.mail.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.files.PathText;
import org.ktrail.indexer.files.RegularFile;
import org.ktrail.indexer.mail.MailLimits;

/**
 * Files in a directory, each a mail, a patch or an mbox, in a stated order. What is no regular file
 * is told of and not read.
 */
record PatchDirectory(String name, Path directory, List<Path> files, MailLimits limits)
    implements MailSource {
  private static final List<String> ENDINGS =
      List.of(".patch", ".diff", ".eml", ".mbox", ".mbx", ".mbox.gz", ".patch.gz");

  /** Files of a directory that are taken. */
  private static final int MOST = 100_000;

  /** What the names say is mail or patch, in their order; `git format-patch` numbers them so. */
  static List<Path> patches(Path directory) {
    try (Stream<Path> all = Files.list(directory)) {
      return all.filter(file -> !Files.isDirectory(file))
          .filter(file ->
              ENDINGS.stream()
                  .anyMatch(file.getFileName().toString().toLowerCase(Locale.ROOT)::endsWith))
          .sorted()
          .limit(MOST)
          .toList();
    } catch (IOException e) {
      throw new UserError(directory + ": cannot be listed: " + FailureReason.of(e), e);
    }
  }

  @Override
  public void read(MailSink sink) {
    int ordinal = 0;
    for (Path file : files) {
      String written = directory.relativize(file).toString();
      String position = PathText.of(written.getBytes(StandardCharsets.UTF_8));
      try {
        ordinal =
            MailFile.read(() -> RegularFile.open(file), name, position, ordinal, limits, sink);
      } catch (UserError e) { // one bad file does not stop the others
        sink.problem(position, String.valueOf(e.getMessage()));
      }
    }
  }
}
