package org.ktrail.queries.link.edges;

import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.queries.graph.GraphBuilder;
import org.ktrail.queries.link.facts.FactOrigin;
import org.ktrail.queries.link.macros.Callable;
import org.ktrail.queries.link.world.FileView;
import org.ktrail.queries.link.world.World;

/** Tells where facts of a file are, their conditions interned once. For one thread and one file. */
public final class FactPlaces {
  private final World world;
  private final FileView view;
  private final GraphBuilder builder;
  private final int never;

  /** Whether this is the kernel's, which reads no other's headers. */
  private final boolean ofKernel;

  private final Map<FactOrigin, int[]> conditions = new IdentityHashMap<>();
  private final Map<Integer, Long> architectures = new HashMap<>();

  /**
   * @param view the file that is linked
   */
  public FactPlaces(World world, GraphBuilder builder, FileView view) {
    this.world = world;
    this.view = view;
    this.builder = builder;
    never = builder.condition(Condition.NEVER);
    ofKernel = world.program(view.file).equals(World.KERNEL);
  }

  /**
   * @param condition number among the conditions of the body's origin
   */
  public FactPlace of(Reading reading, int line, int condition) {
    FactPlace said = reading.said();
    if (said == null) {
      return of(reading.frame().origin(), line, condition);
    }
    // The statement of a macro has its own: if (0), if (IS_ENABLED(CONFIG_X)).
    return condition == 0
        ? said
        : under(said, reading.frame().origin().declarations().conditions().get(condition));
  }

  public FactPlace of(FactOrigin origin, int line, int condition) {
    return new FactPlace(line, condition(origin, condition));
  }

  public FactPlace of(int line, Condition condition) {
    return new FactPlace(line, builder.condition(condition));
  }

  /** The same place for an edge to what is linked under a condition of its own. */
  public FactPlace of(FactPlace place, Callable target) {
    return under(under(place, target.linked), view.decided(target));
  }

  /** The same place where one more condition holds. */
  public FactPlace under(FactPlace place, Condition more) {
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
          Condition.and(a.terms().stream().map(FactPlaces::withoutProgram).toList());
      default -> condition;
    };
  }

  /** Whether a place and a definition can be of one architecture. */
  public boolean together(FactPlace place, Callable target) {
    long here =
        architectures.computeIfAbsent(
            place.condition(), c -> world.architectures(builder.conditionOf(c)));
    if (target.architectures == 0) {
      target.architectures = world.architectures(target.condition);
    }
    return (here & target.architectures) != 0;
  }

  /** Whether nothing at a place is ever built. */
  public boolean isNever(FactPlace place) {
    return place.condition() == never;
  }

  private int condition(FactOrigin origin, int id) {
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
