package org.ktrail.indexer.syntax;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The parser's native code: the library that the build compiled or, where there was no C compiler,
 * the one that ships ready-made and is about three times slower. Loaded once in a process, from a
 * copy in the user's cache that is named by its content.
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
      symbols = symbols.or(SymbolLookup.libraryLookup(file, Arena.global()));
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
      throw (Error) new UnsatisfiedLinkError("cannot extract " + resource).initCause(e);
    }
  }

  private static Path store(byte[] library, String suffix) throws IOException {
    String name = "tree-sitter-" + digest(library) + suffix;
    try {
      return store(library, cacheDirectory(), name);
    } catch (IOException _) { // no home, a read-only one, or a full disk
      Path directory = Files.createTempDirectory("ktrail-natives");
      Path file = store(library, directory, name);
      directory.toFile().deleteOnExit();
      file.toFile().deleteOnExit();
      return file;
    }
  }

  private static Path store(byte[] library, Path directory, String name) throws IOException {
    Path file = directory.resolve(name);
    if (Files.isRegularFile(file) && Files.size(file) == library.length) {
      return file;
    }
    Files.createDirectories(directory);
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

  private static Path cacheDirectory() {
    @Nullable String cache = System.getenv("XDG_CACHE_HOME");
    @Nullable String home = System.getenv("HOME"); // the JVM's own is that of the password file
    Path base =
        cache != null && Path.of(cache).isAbsolute()
            ? Path.of(cache)
            : Path.of(home != null ? home : System.getProperty("user.home", "."), ".cache");
    return base.resolve("ktrail").resolve("natives");
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
