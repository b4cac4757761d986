package org.ktrail.indexer.syntax;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ktrail.indexer.files.PrivateDirectory;
import org.ktrail.indexer.files.UserCache;

/**
 * The parser's native code: the library that the build compiled or, where there was no C compiler,
 * the one that ships ready-made and is about three times slower. Loaded once in a process, from a
 * copy that is named by its content and compared with it byte for byte, in a directory that nobody
 * but the user can write to: the user's cache, or, where that is not so, one of this process.
 *
 * @param origin which of the two it is
 * @param symbols its functions; they live as long as the process
 * @param files the copies that were loaded
 */
public record Natives(Origin origin, SymbolLookup symbols, List<Path> files) {

  /** Where native code comes from. */
  public enum Origin {
    COMPILED,
    PREBUILT
  }

  /** Set to {@code prebuilt} to pass the compiled library over. */
  public static final String CHOICE_PROPERTY = "ktrail.natives";

  /** The library of this process, loaded at the first call. */
  public static Natives get() {
    return Holder.NATIVES;
  }

  private static final class Holder {
    static final Natives NATIVES = load();
  }

  private static Natives load() {
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    boolean mac = os.startsWith("mac");
    String machine = System.getProperty("os.arch", "").equals("aarch64") ? "aarch64" : "x86_64";
    String suffix = mac ? ".dylib" : ".so";
    String compiled =
        "/natives/%s-%s/libktrail-tree-sitter%s"
            .formatted(mac ? "macos" : "linux", machine, suffix);
    boolean wanted = !"prebuilt".equals(System.getProperty(CHOICE_PROPERTY));
    if (wanted && Natives.class.getResource(compiled) != null) {
      return open(Origin.COMPILED, List.of(compiled));
    }
    String prefix = "/lib/%s-%s-tree-sitter".formatted(machine, mac ? "macos" : "linux-gnu");
    return open(Origin.PREBUILT, List.of(prefix + suffix, prefix + "-c" + suffix));
  }

  private static Natives open(Origin origin, List<String> resources) {
    SymbolLookup symbols = _ -> Optional.empty();
    List<Path> files = new ArrayList<>();
    for (String resource : resources) {
      Path file = extract(resource);
      files.add(file);
      try {
        symbols = symbols.or(SymbolLookup.libraryLookup(file, Arena.global()));
      } catch (IllegalArgumentException e) { // where its directory forbids execution, for instance
        throw (Error)
            new UnsatisfiedLinkError("the parser's " + file + " does not load: " + e.getMessage())
                .initCause(e);
      }
    }
    return new Natives(origin, symbols, List.copyOf(files));
  }

  private static Path extract(String resource) {
    try (InputStream in = Natives.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new UnsatisfiedLinkError(
            "no parser for this machine: " + resource + " (install a C compiler and npm, rebuild)");
      }
      return store(in.readAllBytes(), resource.substring(resource.lastIndexOf('.')));
    } catch (IOException e) {
      throw (Error)
          new UnsatisfiedLinkError("cannot extract " + resource + ": " + e.getMessage())
              .initCause(e);
    }
  }

  private static Path store(byte[] library, String suffix) throws IOException {
    String name = "tree-sitter-" + digest(library) + suffix;
    Optional<Path> cache = UserCache.find().map(c -> c.resolve("natives"));
    if (cache.isPresent()) {
      try {
        return store(library, PrivateDirectory.make(cache.get()), name);
      } catch (IOException _) { // a read-only home, a full disk, or one that others may write to
        // a directory of this process alone will do
      }
    }
    Path directory = Files.createTempDirectory("ktrail-natives");
    directory.toFile().deleteOnExit();
    Path file = store(library, directory, name);
    file.toFile().deleteOnExit();
    return file;
  }

  /** The library as a file of this name; one that is there is used only if it is the same. */
  static Path store(byte[] library, Path directory, String name) throws IOException {
    Path file = directory.resolve(name);
    if (holds(file, library)) {
      return file;
    }
    Path half = Files.createTempFile(directory, name, ".new");
    try {
      Files.write(half, library);
      try {
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException _) {
        Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      Files.deleteIfExists(half);
    }
    return file;
  }

  private static boolean holds(Path file, byte[] library) throws IOException {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && Files.size(file) == library.length
        && Arrays.equals(Files.readAllBytes(file), library);
  }

  private static String digest(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
