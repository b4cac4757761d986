package org.ktrail.queries.link.partial;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.link.base.LinkBase;
import org.ktrail.queries.link.includes.IncludeSearch;
import org.ktrail.queries.link.includes.Includes;
import org.ktrail.queries.link.world.HeaderPresence;
import org.ktrail.queries.link.world.World;

/**
 * What changed includes would change in files that are not linked anew: where their own includes
 * lead, and when a header is there at all, which is its includers' say ({@link HeaderPresence},
 * {@link Includes#architectureConditions}).
 */
final class IncludeObstacles {
  /** Includers of files of one name whose includes are looked up again. */
  private static final int ASKED = 400;

  private final Graph graph;
  private final LinkBase base;
  private final PartialFacts facts;
  private final PartialInclusion includes;

  IncludeObstacles(Graph graph, LinkBase base, PartialFacts facts, PartialInclusion includes) {
    this.graph = graph;
    this.base = base;
    this.facts = facts;
    this.includes = includes;
  }

  Optional<String> find() {
    for (int f = graph.fileCount(); f < facts.fileCount(); f++) {
      if (catches(f)) {
        return Optional.of("an include elsewhere may lead to " + facts.path(f));
      }
    }
    for (int header : otherIncluders()) {
      if (!isHeld(header)) {
        return Optional.of("when " + facts.path(header) + " is there depends on who includes it");
      }
    }
    return Optional.empty();
  }

  /** Whether an include of an unchanged file may lead to a file that is new. */
  private boolean catches(int added) {
    String name = IncludeSearch.baseName(facts.path(added));
    if (base.mayBeUnresolved(name)) {
      return true;
    }
    Set<Integer> asked = new TreeSet<>();
    for (int other : facts.filesWithName(name)) {
      if (facts.isMapped(other)) {
        for (int includer : includes.includers(other)) {
          if (!facts.isChanged(includer) && !includes.redirected().get(includer)) {
            asked.add(includer);
          }
        }
      }
    }
    if (asked.size() > ASKED) {
      return true;
    }
    IncludeSearch search = includes.search(facts::filesWithName);
    for (int includer : asked) {
      int[] now = search.all(includer, facts.declarations(includer).includes()).targets();
      if (!Arrays.equals(now, base.targets(includer))) {
        return true;
      }
    }
    return false;
  }

  /** Headers that some file includes in other cases than before, or does no more, or anew. */
  private Set<Integer> otherIncluders() {
    Set<Integer> found = new LinkedHashSet<>();
    Set<Integer> files = facts.changedOrGone();
    includes.redirected().stream().forEach(files::add);
    for (int f : files) {
      Map<Integer, Condition> before = before(f);
      Map<Integer, Condition> now = facts.isGone(f) ? Map.of() : now(f);
      Set<Integer> all = new LinkedHashSet<>(before.keySet());
      all.addAll(now.keySet());
      for (int target : all) {
        boolean same = before.containsKey(target) && before.get(target).equals(now.get(target));
        if (!same && !facts.isGone(target)) {
          found.add(target);
        }
      }
    }
    return found;
  }

  private Map<Integer, Condition> before(int file) {
    Map<Integer, Condition> found = new HashMap<>();
    if (facts.isMapped(file)) {
      for (int i = graph.includeStart(file); i < graph.includeEnd(file); i++) {
        found.put(graph.included(i), graph.condition(graph.includeCondition(i)));
      }
    }
    return found;
  }

  private Map<Integer, Condition> now(int file) {
    Map<Integer, Condition> found = new HashMap<>();
    List<Condition> conditions = facts.declarations(file).conditions();
    int[] targets = includes.targets(file);
    for (int i = 0; i < targets.length; i++) {
      found.put(targets[i], conditions.get(includes.targetCondition(file, i)));
    }
    return found;
  }

  /**
   * Whether a file is there in every case, before and now, because of an includer whose include of
   * it did not change: a source, of no architecture or of the file's own.
   */
  private boolean isHeld(int target) {
    int architecture = includes.architectureOf(target);
    for (int includer : includes.includers(target)) {
      boolean near =
          facts.path(includer).endsWith(".c")
              && facts.isUnit(includer)
              && includes.architectureOf(includer) == architecture
              && program(includer).equals(World.KERNEL);
      if (!near) {
        continue;
      }
      Condition now = now(target, includer);
      if (now.equals(Condition.ALWAYS)
          && (!facts.isMapped(target) || now.equals(before(includer).get(target)))) {
        return true;
      }
    }
    return false;
  }

  private String program(int file) {
    return facts.isMapped(file) ? graph.program(file) : facts.program(file);
  }

  private Condition now(int target, int includer) {
    Map<Integer, Condition> all =
        facts.isChanged(includer) || includes.redirected().get(includer)
            ? now(includer)
            : before(includer);
    return all.getOrDefault(target, Condition.NEVER);
  }
}
