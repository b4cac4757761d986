package org.ktrail.queries.link.world;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.ktrail.indexer.facts.Body;
import org.ktrail.queries.link.facts.FactOrigin;
import org.ktrail.queries.link.facts.SnapshotFacts;
import org.ktrail.queries.link.macros.Callable;

/** Bodies of macros, read once per header and kept: they are asked for from everywhere. */
public final class MacroBodies {
  private final SnapshotFacts facts;
  private final ConcurrentHashMap<Integer, Body[]> byFile = new ConcurrentHashMap<>();
  private final ThreadLocal<Current> current =
      ThreadLocal.withInitial(() -> new Current(-1, List.of()));

  private record Current(int file, List<Body> bodies) {}

  public MacroBodies(SnapshotFacts facts) {
    this.facts = facts;
  }

  /**
   * Tells the bodies of the file this thread works on, so that its own macros are not read twice.
   */
  public void enter(int file, List<Body> bodies) {
    current.set(new Current(file, bodies));
  }

  public Body body(Callable macro) {
    if (macro.bodyIndex < 0) {
      return Body.EMPTY;
    }
    Current here = current.get();
    if (here.file() == macro.file()) {
      return here.bodies().get(macro.bodyIndex);
    }
    Body[] known = byFile.get(macro.file());
    if (known == null) {
      known = load(macro.file(), macro.origin);
      byFile.put(macro.file(), known);
    }
    return known[macro.bodyIndex];
  }

  /** Keeps the bodies of macros only. */
  private Body[] load(int file, FactOrigin origin) {
    List<Body> bodies = facts.bodies(file);
    Body[] kept = new Body[bodies.size()];
    java.util.Arrays.fill(kept, Body.EMPTY);
    for (var macro : origin.declarations().macros()) {
      if (macro.body() >= 0 && macro.body() < kept.length) {
        kept[macro.body()] = bodies.get(macro.body());
      }
    }
    return kept;
  }
}
