package org.ktrail.indexer.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Takes away what nobody will ask for: indexes that other builds of ktrail made, and what was made
 * of trees that are gone. Whoever has it open keeps it until he closes it.
 */
public final class Pruning {
  private static final Pattern FORMAT = Pattern.compile("v([0-9]{1,6})(?:-[0-9a-f]+)?");

  /** The tree that an artifact is of is part of its key. */
  private static final Pattern TREE = Pattern.compile("(?:^|-)([0-9a-f]{40})(?:-|$)");

  private final Path directory;
  private long bytes;

  /**
   * @param directory of the index, {@code …/ktrail/vN-KEY}
   */
  Pruning(Path directory) {
    this.directory = directory;
  }

  /** Bytes that were taken away so far. */
  public long bytes() {
    return bytes;
  }

  /**
   * Indexes of other builds, unless one is being written. Those of newer formats are left to the
   * newer ktrail that made them.
   */
  public int otherBuilds() {
    int count = 0;
    for (Path other : others(directory)) {
      if (Stores.locks(other).noneMatch(IndexLock::isHeld)) {
        delete(other);
        count++;
      }
    }
    return count;
  }

  /** Indexes beside this one that builds of this ktrail or older ones made. */
  static List<Path> others(Path directory) {
    return list(above(directory)).stream()
        .filter(other -> {
          Matcher format = FORMAT.matcher(other.getFileName().toString());
          return format.matches()
              && !other.equals(directory)
              && Integer.parseInt(format.group(1)) <= Stores.FORMAT
              && Files.isDirectory(other, LinkOption.NOFOLLOW_LINKS);
        })
        .toList();
  }

  /** Trees that something was made of. */
  public Set<String> trees() {
    Set<String> trees = new TreeSet<>();
    for (Path artifact : list(directory.resolve("artifacts"))) {
      Matcher tree = TREE.matcher(artifact.getFileName().toString());
      if (tree.find()) {
        trees.add(tree.group(1));
      }
    }
    return trees;
  }

  /** What was made of other trees than these. */
  public int artifacts(Set<String> kept) {
    int count = 0;
    for (Path artifact : list(directory.resolve("artifacts"))) {
      Matcher tree = TREE.matcher(artifact.getFileName().toString());
      if (tree.find() && !kept.contains(tree.group(1))) {
        delete(artifact);
        count++;
      }
    }
    return count;
  }

  /** Where indexes of other builds lie. */
  static Path above(Path directory) {
    return Objects.requireNonNull(directory.getParent());
  }

  /** Bytes of a file or of all in a directory. */
  static long size(Path place) {
    try (Stream<Path> all = Files.walk(place)) {
      return all.filter(f -> Files.isRegularFile(f, LinkOption.NOFOLLOW_LINKS))
          .mapToLong(f -> f.toFile().length())
          .sum();
    } catch (IOException | java.io.UncheckedIOException e) {
      return 0; // removed meanwhile
    }
  }

  private static List<Path> list(Path place) {
    if (!Files.isDirectory(place)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(place)) {
      return all.sorted().toList();
    } catch (IOException e) {
      throw StoreErrors.of(place, e);
    }
  }

  private void delete(Path place) {
    bytes += size(place);
    try (Stream<Path> all = Files.walk(place)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw StoreErrors.of(place, e);
    }
  }
}
