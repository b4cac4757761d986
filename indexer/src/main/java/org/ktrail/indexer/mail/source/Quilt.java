package org.ktrail.indexer.mail.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.files.RegularFile;
import org.ktrail.indexer.mail.MailLimits;

/** A quilt directory: the file {@code series} names the patches in their order. */
final class Quilt {
  private static final int MOST = 4 << 20;

  private Quilt() {}

  /** The directory in which {@code series} lies: this one, or its {@code patches}. */
  static Optional<Path> directory(Path directory) {
    for (Path at : List.of(directory, directory.resolve("patches"))) {
      if (Files.isRegularFile(at.resolve("series"))) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  /**
   * @throws UserError if a patch that the series names is not there, or would lie elsewhere
   */
  static MailSource of(String name, Path directory, MailLimits limits) {
    Path series = directory.resolve("series");
    List<Path> files = new ArrayList<>();
    try {
      String text = new String(RegularFile.read(series, MOST), StandardCharsets.UTF_8);
      Path root = directory.toRealPath();
      for (String line : text.lines().toList()) {
        String patch = line.replaceFirst("(^|\\s)#.*", "").strip().split("\\s+")[0];
        if (!patch.isEmpty()) {
          files.add(inside(root, patch, series));
        }
      }
    } catch (IOException e) {
      throw new UserError(series + ": cannot be read: " + FailureReason.of(e), e);
    }
    return new PatchDirectory(name, directory, List.copyOf(files), limits);
  }

  /** The directory may be somebody else's: nothing outside of it is opened, links or not. */
  private static Path inside(Path root, String patch, Path series) throws IOException {
    try {
      Path file = root.resolve(patch).normalize();
      if (!file.startsWith(root)) {
        throw new UserError(series + ": names a patch outside of the directory: " + patch);
      }
      if (!Files.isRegularFile(file)) {
        throw new UserError(series + ": names a patch that is not there: " + patch);
      }
      if (!file.toRealPath().startsWith(root)) {
        throw new UserError(series + ": names a patch outside of the directory: " + patch);
      }
      return file;
    } catch (java.nio.file.InvalidPathException e) {
      throw new UserError(series + ": no file name: " + e.getReason(), e);
    }
  }
}
