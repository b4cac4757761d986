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
  private final List<UnreadLine> unread;

  KbuildModel(SortedMap<String, Unit> units, List<UnreadLine> unread) {
    this.units = new TreeMap<>(units);
    this.unread = List.copyOf(unread);
  }

  /**
   * A source file that Kbuild compiles.
   *
   * @param presence condition under which it is built at all
   * @param modular condition under which it is built for a module; {@code defined(MODULE)} there
   */
  public record Unit(String path, Condition presence, Condition modular) {}

  /** A line of a makefile that had a bearing on what is built, and was not understood. */
  public record UnreadLine(String path, int line, String text) {}

  public static KbuildModel read(SourceTree tree) {
    return new KbuildModel(new TreeMap<>(), List.of());
  }

  /** Every unit of every architecture, by path. */
  public Map<String, Unit> units() {
    return units;
  }

  public Optional<Unit> unit(String path) {
    return Optional.ofNullable(units.get(path));
  }

  public List<UnreadLine> unread() {
    return unread;
  }
}
