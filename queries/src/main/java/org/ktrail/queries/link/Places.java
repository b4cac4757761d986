package org.ktrail.queries.link;

import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.queries.graph.GraphBuilder;

/** Tells where facts of a file are, their conditions interned once. For one thread and one file. */
final class Places {
  private final World world;
  private final View view;
  private final GraphBuilder builder;
  private final int never;

  /** Whether this is the kernel's, which reads no other's headers. */
  private final boolean ofKernel;

  private final Map<Origin, int[]> conditions = new IdentityHashMap<>();
  private final Map<Integer, Long> architectures = new HashMap<>();

  /**
   * @param view the file that is linked
   */
  Places(World world, GraphBuilder builder, View view) {
    this.world = world;
    this.view = view;
    this.builder = builder;
    never = builder.condition(Condition.NEVER);
    ofKernel = world.program(view.file).equals(World.KERNEL);
  }

  /**
   * @param condition number among the conditions of the body's origin
   */
  Place of(Reading reading, int line, int condition) {
    Place said = reading.said();
    if (said == null) {
      return of(reading.frame().origin(), line, condition);
    }
    // The statement of a macro has its own: if (0), if (IS_ENABLED(CONFIG_X)).
    return condition == 0
        ? said
        : under(said, reading.frame().origin().declarations().conditions().get(condition));
  }

  Place of(Origin origin, int line, int condition) {
    return new Place(line, condition(origin, condition));
  }

  Place of(int line, Condition condition) {
    return new Place(line, builder.condition(condition));
  }

  /** The same place for an edge to what is linked under a condition of its own. */
  Place of(Place place, Callable target) {
    return under(under(place, target.linked), view.decided(target));
  }

  /** The same place where one more condition holds. */
  Place under(Place place, Condition more) {
    if (more.equals(Condition.ALWAYS)) {
      return place;
    }
    Condition here = builder.conditionOf(place.condition());
    return of(place.line(), Condition.and(here, ofKernel ? more : withoutProgram(more)));
  }

  /** What a header of one program says is said of each other that reads it. */
  private static Condition withoutProgram(Condition condition) {
    return switch (condition) {
      case Condition.Atom a when a.name().startsWith(Condition.PROGRAM) -> Condition.ALWAYS;
      case Condition.And a ->
          Condition.and(a.terms().stream().map(Places::withoutProgram).toList());
      default -> condition;
    };
  }

  /** Whether a place and a definition can be of one architecture. */
  boolean together(Place place, Callable target) {
    long here =
        architectures.computeIfAbsent(
            place.condition(), c -> world.architectures(builder.conditionOf(c)));
    if (target.architectures == 0) {
      target.architectures = world.architectures(target.condition);
    }
    return (here & target.architectures) != 0;
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
      Condition own = view.decided(origin.declarations().conditions().get(id));
      known[id] = builder.condition(Condition.and(world.fileCondition(origin.file()), own));
    }
    return known[id];
  }
}
