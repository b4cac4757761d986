package org.ktrail.cli.mcp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.files.PrivateDirectory;
import org.ktrail.indexer.files.UserCache;

/**
 * What clients over HTTP have to know, as any program of the machine reaches the port. It lies in a
 * file that the user alone can read, and stays the same, since it stands in clients' settings.
 *
 * @param file where it lies
 */
record HttpToken(Path file, String text) {
  private static final int BYTES = 32;
  private static final String BEARER = "Bearer ";

  /** That of the user, made if there is none. */
  static HttpToken ofUser() {
    Path file = place().resolve("mcp.token");
    try {
      PrivateDirectory.make(place());
      try {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, random() + "\n");
      } catch (FileAlreadyExistsException _) {
        // read below
      }
      Set<PosixFilePermission> open =
          Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS);
      String text = Files.readString(file).strip();
      if (open.stream().anyMatch(p -> !p.name().startsWith("OWNER")) || text.length() < BYTES) {
        throw new UserError(file + ": others can read it, or it is no token: remove it");
      }
      return new HttpToken(file, text);
    } catch (IOException e) {
      throw new UserError(file + ": " + e.getMessage(), e);
    }
  }

  private static Path place() {
    String run = System.getenv("XDG_RUNTIME_DIR");
    return run != null && run.startsWith("/")
        ? Path.of(run).resolve("ktrail")
        : UserCache.directory().resolve("run");
  }

  private static String random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Whether a header {@code Authorization} has it; takes as long for any of its length. */
  boolean isIn(@Nullable String header) {
    return header != null
        && header.startsWith(BEARER)
        && MessageDigest.isEqual(
            text.getBytes(StandardCharsets.UTF_8),
            header.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8));
  }
}
