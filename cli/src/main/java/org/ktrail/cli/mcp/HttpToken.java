package org.ktrail.cli.mcp;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ktrail.cli.serve.RunDirectory;
import org.ktrail.cli.serve.Token;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.files.PrivateDirectory;

/**
 * What clients over HTTP have to know, as any program of the machine reaches the port. It lies in a
 * file that the user alone can read, and stays the same, since it stands in clients' settings.
 *
 * @param file where it lies
 */
record HttpToken(Path file, Token token) {
  /** Characters at least. */
  private static final int SHORTEST = 32;

  /** That of the user, made if there is none. */
  static HttpToken ofUser() {
    Path directory = RunDirectory.place();
    Path file = directory.resolve("mcp.token");
    try {
      PrivateDirectory.make(directory);
      try {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, Token.random().text() + "\n");
      } catch (FileAlreadyExistsException _) {
        // read below
      }
      Set<PosixFilePermission> open =
          Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS);
      String text = Files.readString(file).strip();
      if (open.stream().anyMatch(p -> !p.name().startsWith("OWNER")) || text.length() < SHORTEST) {
        throw new UserError(file + ": others can read it, or it is no token: remove it");
      }
      return new HttpToken(file, new Token(text));
    } catch (IOException e) {
      throw new UserError(file + ": " + e.getMessage(), e);
    }
  }

  /** Whether a header {@code Authorization} has it. */
  boolean isIn(@Nullable String header) {
    return token.is(Token.bearer(header).orElse(null));
  }
}
