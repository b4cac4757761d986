package org.ktrail.indexer.kbuild;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.snapshot.SourceTree;

/**
 * What the Kbuild files of one snapshot say: which source files the kernel (with its modules) is
 * built from, and under which condition.
 *
 * <p>Never runs make; lines that the reader does not understand are kept as {@link #unread()}.
 * Files that another {@code .c} includes are no units, and have no entry here.
 */
public final class KbuildModel {
  private final SortedMap<String, Unit> units;
  private final SortedMap<String, Condition> directories;
  private final List<UnreadLine> unread;
  private final List<UnreadLine> sourceless;

  KbuildModel(
      SortedMap<String, Unit> units,
      Map<String, Condition> directories,
      List<UnreadLine> unread,
      List<UnreadLine> sourceless) {
    this.units = units;
    this.directories = new TreeMap<>(directories);
    this.unread = List.copyOf(unread);
    this.sourceless = List.copyOf(sourceless);
  }

  /**
   * A source file that Kbuild compiles.
   *
   * @param presence condition under which it is built at all
   * @param modular condition under which it is built for a module; {@code defined(MODULE)} there
   * @param program {@link Programs#KERNEL}, or the directory that links it by rules of its own
   */
  public record Unit(String path, Condition presence, Condition modular, String program) {}

  /** A line of a makefile that had a bearing on what is built, and was not understood. */
  public record UnreadLine(String path, int line, String text) {}

  public static KbuildModel read(SourceTree tree) {
    PathLookup paths = new PathLookup(tree);
    if (!paths.isDirectory("arch") || !paths.isFile("Kbuild")) {
      return new KbuildModel(new TreeMap<>(), Map.of(), List.of(), List.of());
    }
    return new KbuildReader(tree, paths, KconfigTypes.read(tree)).read();
  }

  /** Every unit of every architecture, by path. */
  public Map<String, Unit> units() {
    return units;
  }

  public Optional<Unit> unit(String path) {
    return Optional.ofNullable(units.get(path));
  }

  /** Directories that Kbuild descends into, with the condition under which it does. */
  public SortedMap<String, Condition> directories() {
    return directories;
  }

  /** Objects that have no source in the tree: a build generates it. By directory; line 0. */
  public List<UnreadLine> sourceless() {
    return sourceless;
  }

  public List<UnreadLine> unread() {
    return unread;
  }
}
