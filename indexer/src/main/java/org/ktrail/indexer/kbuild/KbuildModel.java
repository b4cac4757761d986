package org.ktrail.indexer.kbuild;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
  private final Map<String, Condition> directories;
  private final Programs programs;
  private final List<UnreadLine> unread;
  private final CompilerDefines defines;

  KbuildModel(
      SortedMap<String, Unit> units,
      Map<String, Condition> directories,
      Programs programs,
      List<UnreadLine> unread,
      CompilerDefines defines) {
    this.units = units;
    this.directories = Map.copyOf(directories);
    this.programs = programs;
    this.unread = List.copyOf(unread);
    this.defines = defines;
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
    return read(tree, Kconfig.read(tree));
  }

  /** With symbols that were read already. */
  public static KbuildModel read(SourceTree tree, Kconfig kconfig) {
    PathLookup paths = new PathLookup(tree);
    if (!paths.isDirectory("arch") || !paths.isFile("Kbuild")) {
      Programs one = new Programs(false, Map.of(), Set.of(), Set.of());
      return new KbuildModel(new TreeMap<>(), Map.of(), one, List.of(), new CompilerDefines());
    }
    return new KbuildReader(tree, paths, new KconfigTypes(kconfig)).read();
  }

  /** Every unit of every architecture, by path. */
  public Map<String, Unit> units() {
    return units;
  }

  public Optional<Unit> unit(String path) {
    return Optional.ofNullable(units.get(path));
  }

  /** Whether a file is compiled by itself; in a tree without Kbuild, every source is. */
  public boolean compiles(String path) {
    return units.containsKey(path) || programs.of(path).isEmpty() && !path.endsWith(".h");
  }

  /**
   * The condition under which a file takes part in a build at all. For a unit it is the unit's; for
   * any other file what its place says: below {@code arch/} its architecture, and for a source what
   * leads to its directory. A source that is no unit takes part where its includers do.
   */
  public Condition presence(String path) {
    Unit unit = units.get(path);
    if (unit != null) {
      return unit.presence();
    }
    Condition place = KbuildData.KERNEL.place(path);
    if (path.endsWith(".h")) {
      return place;
    }
    int slash = path.lastIndexOf('/');
    return directories.getOrDefault(slash < 0 ? "" : path.substring(0, slash), place);
  }

  /**
   * Macros that makefiles define ({@code -DX}) when this source file is compiled, and when they do.
   */
  public Map<String, Condition> defines(String path) {
    return defines.of(path);
  }

  public Programs programs() {
    return programs;
  }

  /** Lines that were not understood, in the order they were read. */
  public List<UnreadLine> unread() {
    return unread;
  }
}
