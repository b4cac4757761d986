package org.ktrail.queries.paths;

import java.util.BitSet;
import java.util.List;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.queries.graph.EdgeKind;
import org.ktrail.queries.graph.Graph;

/**
 * What a hop costs a reader's belief. The best way is the one that a maintainer would draw, and
 * that is not the one of fewest hops, nor the one whose hops are proven best: two calls through
 * tables are believed before twenty-four calls by name that lead through code which has nothing to
 * do with either end. All weights stand here.
 *
 * <p>What a way costs beyond {@link #HOP} for each hop is its <em>surprise</em>: how much was
 * chosen that could have been chosen otherwise. A way of more than {@link #MOST_SURPRISE} is told
 * of, and not taken for an answer.
 */
final class Belief implements Costs {
  /** A call by name: the unit that the others are measured in. */
  static final int HOP = 16;

  /**
   * A call through a pointer: a little more than one by name, so that among equals it is second.
   */
  static final int INDIRECT = 2;

  /**
   * For each doubling of the functions that a pointer can hold: the chance of the right one halves.
   * A member that a hundred functions fill costs as much as two calls more.
   */
  static final int CHOICE = 4;

  /**
   * What is handed over to run later is no call, and is believed if there is no short way of calls.
   */
  static final int ASYNC = 12;

  /**
   * Entering, through a pointer, a subsystem that neither end has to do with: who was in ext4's
   * operations does not go on in those of btrfs. One beside an end's costs half. What only one
   * subsystem puts into pointers is that subsystem's.
   */
  static final int FOREIGN = 32;

  /** A call or callee that needs more options than its caller: who asks has few in mind. */
  static final int OPTION = 2;

  /** Entering a group of hubs that neither end belongs to: as much as a few calls more. */
  static final int HUB = 40;

  /** A choice costs at most this if what is chosen lies where an end does. */
  static final int ASKED_FOR = 2 * CHOICE;

  /** More surprise than any chain that people have drawn of this kernel's own code. */
  static final int MOST_SURPRISE = 140;

  /**
   * The part of {@link #HOP} that is surprise: that a function calls another one does not say that
   * it does so in this situation.
   */
  private static final int EACH = 4;

  private static final int[] CHOICES = choices();

  private final Walk walk;
  private final Graph graph;
  private final Areas areas;
  private final NameWords words;
  private final Hubs hubs;
  private final BitSet freeGroups;
  private final Costed strange;
  private final Costed options;

  /**
   * @param ends nodes that the way starts at, passes or ends in: their subsystems and hubs are free
   */
  Belief(Walk walk, List<int[]> ends, Hubs hubs) {
    this.walk = walk;
    this.graph = walk.graph;
    this.hubs = hubs;
    this.areas = Areas.around(graph, ends);
    this.words = new NameWords(graph, ends);
    this.freeGroups = hubs.groupsOf(ends);
    strange = new Costed(graph.nodeCount());
    options = new Costed(graph.conditionCount());
  }

  private static int[] choices() {
    int[] costs = new int[1 << 12];
    for (int n = 2; n < costs.length; n++) {
      costs[n] = (int) Math.round(CHOICE * Math.log(n) / Math.log(2));
    }
    return costs;
  }

  @Override
  public int hop() {
    return HOP;
  }

  @Override
  public int call(int edge, int from, int to) {
    if (walk.isMacro(to)) {
      return 0;
    }
    return HOP + kind(edge) + hub(hubs.group(from), to) + words.strange(to);
  }

  @Override
  public int dispatch(int edge) {
    return HOP + INDIRECT + kind(edge);
  }

  private int kind(int edge) {
    int async = graph.edges().kind(edge) == EdgeKind.ASYNC ? ASYNC : 0;
    int caller = options(graph.nodeCondition(graph.edges().from(edge)));
    return async + (options(graph.edges().condition(edge)) > caller ? OPTION : 0);
  }

  /** That a pointer leads to where an end lies is what the question chose, of however many. */
  @Override
  public int choice(int functions, int chosen) {
    int cost = choice(functions);
    return areas.isOfAnEnd(chosen) ? Math.min(cost, ASKED_FOR) : cost;
  }

  private static int choice(int functions) {
    return CHOICES[Math.min(functions, CHOICES.length - 1)];
  }

  /** A caller may have handed down a single one. */
  @Override
  public int leastChoice(int slot) {
    return walk.isBindable(slot) ? 0 : Math.min(choice(walk.contents.of(slot).size()), ASKED_FOR);
  }

  /** Within one subsystem nothing is entered, however strange it is to both ends. */
  @Override
  public int entered(int from, int node) {
    return words.strange(node)
        + hub(hubs.group(from), node)
        + (areas.areTogether(from, node) ? 0 : strangeness(node));
  }

  @Override
  public int needed(int from, int to) {
    return options(graph.nodeCondition(to)) > options(graph.nodeCondition(from)) ? OPTION : 0;
  }

  /** Atoms that a condition names. */
  private int options(int condition) {
    int known = options.get(condition);
    if (known < 0) {
      known = atoms(graph.condition(condition));
      options.set(condition, known);
    }
    return known;
  }

  private static int atoms(Condition condition) {
    return switch (condition) {
      case Condition.Constant _ -> 0;
      case Condition.Atom _ -> 1;
      case Condition.Not n -> atoms(n.of());
      case Condition.And a -> a.terms().stream().mapToInt(Belief::atoms).sum();
      case Condition.Or o -> o.terms().stream().mapToInt(Belief::atoms).min().orElse(0);
    };
  }

  /**
   * Callbacks mostly stay within a subsystem, so of what is handed down nothing is expected. Of the
   * rest it may be more than {@link #entered} says: then another way as good can be missed.
   */
  @Override
  public int leastEntered(int slot, int node) {
    int least = words.strange(node);
    if (!walk.isBindable(slot)) {
      least += strangeness(node);
      if (!areas.isOfAnEnd(node)) {
        least += Math.max(0, choice(walk.contents.of(slot).size()) - ASKED_FOR);
      }
    }
    return least;
  }

  private int strangeness(int node) {
    int known = strange.get(node);
    if (known < 0) {
      Areas.Nearness own = areas.nearness(node);
      boolean near = own == Areas.Nearness.RELATED && !areas.isFileOfAnEnd(graph.file(node));
      known =
          switch (near ? areas.taken(node) : own) {
            case RELATED -> 0;
            case BESIDE -> FOREIGN / 2;
            case FOREIGN -> FOREIGN;
          };
      strange.set(node, known);
    }
    return known;
  }

  private int hub(int before, int node) {
    int group = hubs.group(node);
    return group == Hubs.NONE
            || group == before
            || freeGroups.get(group)
            || areas.isFileOfAnEnd(graph.file(node))
        ? 0
        : HUB;
  }

  /** What a way of so many hops can cost and be told of. */
  static int most(int hops) {
    return Math.min(HOP * hops + 4 * MOST_SURPRISE, Distances.NEVER / 2);
  }

  /**
   * Whether a way is to be believed.
   *
   * @param stops functions that the question names beyond the start: each is a question of its own
   */
  static boolean isBelieved(int surprise, int stops) {
    return surprise <= MOST_SURPRISE * stops;
  }

  /** How surprising a way is. Names only put ways in order. */
  @Override
  public int surprise(Route route) {
    int surprise = route.cost() - (HOP - EACH) * route.hops();
    for (int i = 1; i < route.nodes().length; i++) {
      int to = route.nodes()[i];
      surprise -= walk.isMacro(to) ? 0 : words.strange(to);
    }
    return surprise;
  }
}
