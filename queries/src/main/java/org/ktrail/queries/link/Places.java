package org.ktrail.queries.link;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.queries.graph.GraphBuilder;

/** Tells where facts of a file are, their conditions interned once. For one thread and one file. */
final class Places {
  private final World world;
  private final GraphBuilder builder;
  private final int never;
  private final Map<Origin, int[]> conditions = new IdentityHashMap<>();

  Places(World world, GraphBuilder builder) {
    this.world = world;
    this.builder = builder;
    never = builder.condition(Condition.NEVER);
  }

  /**
   * @param condition number among the conditions of the body's origin
   */
  Place of(Reading reading, int line, int condition) {
    Place said = reading.said();
    return said != null ? said : of(reading.frame().origin(), line, condition);
  }

  Place of(Origin origin, int line, int condition) {
    return new Place(line, condition(origin, condition));
  }

  Place of(int line, Condition condition) {
    return new Place(line, builder.condition(condition));
  }

  /** The same place for an edge to what is linked under a condition of its own. */
  Place of(Place place, Callable target) {
    return under(place, target.linked);
  }

  /** The same place where one more condition holds. */
  Place under(Place place, Condition more) {
    return more.equals(Condition.ALWAYS)
        ? place
        : of(place.line(), Condition.and(builder.conditionOf(place.condition()), more));
  }

  /** Whether nothing at a place is ever built. */
  boolean isNever(Place place) {
    return place.condition() == never;
  }

  private int condition(Origin origin, int id) {
    int[] known =
        conditions.computeIfAbsent(
            origin,
            o -> {
              int[] fresh = new int[o.declarations().conditions().size()];
              Arrays.fill(fresh, -1);
              return fresh;
            });
    if (known[id] < 0) {
      known[id] = builder.condition(world.condition(origin, id));
    }
    return known[id];
  }
}
