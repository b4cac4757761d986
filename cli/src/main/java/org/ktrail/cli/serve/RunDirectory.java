package org.ktrail.cli.serve;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.files.PrivateDirectory;
import org.ktrail.indexer.files.UserCache;

/**
 * Where servers of this user are found: {@code $XDG_RUNTIME_DIR/ktrail}, or {@code run} in the
 * user's cache. Nobody else can look into it. The launcher looks here too: what is said here of
 * names, it says as well.
 *
 * <pre>
 * BUILD.socket   where the server of a build listens, a Unix-domain socket
 * BUILD.server   its process, its URL and the token for it, a line each; mode 0600
 * </pre>
 */
public final class RunDirectory {
  private static final String SOCKET = ".socket";
  private static final String RECORD = ".server";
  private static final String LOCK = ".lock";

  private final Path directory;

  private RunDirectory(Path directory) {
    this.directory = directory;
  }

  /** Where it is, or is to be. */
  public static Path place() {
    String runtime = System.getenv("XDG_RUNTIME_DIR");
    return runtime != null && runtime.startsWith("/")
        ? Path.of(runtime).resolve("ktrail")
        : UserCache.directory().resolve("run");
  }

  /** Made if it is not there; {@link UserError} if others could write to it. */
  static RunDirectory make() {
    try {
      Path made = PrivateDirectory.make(place());
      Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwx------"));
      return new RunDirectory(made);
    } catch (IOException e) {
      throw new UserError("no directory to be found in: " + e.getMessage(), e);
    }
  }

  /** The socket of the server of a build. */
  Path socket(String build) {
    return directory.resolve(build + SOCKET);
  }

  /** Sockets of all servers, of those too that died. */
  List<Path> sockets() {
    try (Stream<Path> all = Files.list(directory)) {
      return all.filter(file -> file.toString().endsWith(SOCKET)).sorted().toList();
    } catch (IOException e) {
      throw new UserError(directory + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /** The build whose server listens at a socket. */
  static String build(Path socket) {
    String name = String.valueOf(socket.getFileName());
    return name.substring(0, name.length() - SOCKET.length());
  }

  /** Where the server of a build is found by who speaks TCP. */
  Path record(String build) {
    return directory.resolve(build + RECORD);
  }

  /** Held by the server of a build. */
  Path lock(String build) {
    return directory.resolve(build + LOCK);
  }

  /** Writes a record, for this user alone. */
  void write(String build, List<String> lines) {
    Path file = record(build);
    try {
      Path made =
          Files.createTempFile(
              directory,
              build,
              null,
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(made, String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
      Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UserError(file + ": cannot be written: " + e.getMessage(), e);
    }
  }

  /** Removes what the server of a build left. */
  void remove(String build) {
    try {
      Files.deleteIfExists(socket(build));
      Files.deleteIfExists(record(build));
    } catch (IOException e) {
      throw new UserError(socket(build) + ": cannot be removed: " + e.getMessage(), e);
    }
  }
}
