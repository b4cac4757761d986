package org.ktrail.cli.serve;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The build that this server is of. In a checkout, the launcher builds ktrail anew where a source
 * is newer than the build; one that asks a server leaves it to the server to say so.
 */
final class OwnBuild {
  /** How long it is believed that no source is newer. */
  private static final Duration BELIEVED = Duration.ofSeconds(1);

  private final @Nullable Path home;
  private long seen;
  private boolean outdated;

  /**
   * @param home the checkout, null if there is none
   */
  OwnBuild(@Nullable Path home) {
    this.home = home != null && Files.exists(home.resolve(".git")) ? home : null;
    seen = System.nanoTime() - BELIEVED.toNanos();
  }

  /** What the launcher built: its properties say where. */
  static OwnBuild ofThisProcess() {
    String home = System.getProperty("ktrail.home");
    return new OwnBuild(home == null ? null : Path.of(home));
  }

  /** Names the build, for the launcher to ask no server of another one. */
  static String name() {
    return System.getProperty("ktrail.build", "classes");
  }

  /** Whether the launcher would build another one first. */
  boolean isOutdated(Map<String, String> environment) {
    return home != null
        && environment.getOrDefault("KTRAIL_NO_REBUILD", "").isEmpty()
        && isOutdated(home);
  }

  private synchronized boolean isOutdated(Path checkout) {
    if (!outdated && System.nanoTime() - seen >= BELIEVED.toNanos()) {
      try {
        FileTime built = Files.getLastModifiedTime(checkout.resolve("target/ktrail/current"));
        outdated = hasNewer(checkout, built);
      } catch (IOException e) {
        outdated = true; // the launcher says what is wrong
      }
      seen = System.nanoTime();
    }
    return outdated;
  }

  private static boolean hasNewer(Path checkout, FileTime built) throws IOException {
    List<Path> sources = new ArrayList<>(List.of(checkout.resolve("pom.xml")));
    try (Stream<Path> modules = Files.list(checkout)) {
      for (Path module : modules.toList()) {
        sources.add(module.resolve("pom.xml"));
        sources.add(module.resolve("src/main"));
      }
    }
    boolean[] newer = new boolean[1];
    for (Path source : sources) {
      if (Files.exists(source)) {
        Files.walkFileTree(
            source,
            new SimpleFileVisitor<>() {
              @Override
              public FileVisitResult visitFile(Path file, BasicFileAttributes its) {
                newer[0] |= its.isRegularFile() && its.lastModifiedTime().compareTo(built) > 0;
                return newer[0] ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
              }
            });
      }
    }
    return newer[0];
  }
}
