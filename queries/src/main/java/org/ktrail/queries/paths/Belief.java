package org.ktrail.queries.paths;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
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
   * What joined a chain is called at once, by the functions that call a chain: an edge to it stands
   * for three calls, and a way through those says more.
   */
  static final int CHAINED = 2 * HOP;

  /** The attribute of edges to what joined a chain. */
  private static final String CHAIN = "notifier";

  /**
   * Entering, through a pointer, a subsystem that neither end has to do with: who was in ext4's
   * operations does not go on in those of btrfs. One beside an end's costs half. What only one
   * subsystem puts into pointers is that subsystem's.
   */
  static final int FOREIGN = 32;

  /** A call or callee that needs more options than its caller: who asks has few in mind. */
  static final int OPTION = 2;

  /**
   * For each option without which something is not put into a pointer, and that no end needs, up to
   * a few: in half of the kernels it is on.
   */
  static final int RARE = CHOICE;

  private static final int MOST_RARE = 3;

  /** Entering a group of hubs that neither end belongs to: as much as a few calls more. */
  static final int HUB = 40;

  /** A choice costs at most this if what is chosen lies, or is taken, where an end does. */
  static final int ASKED_FOR = 2 * CHOICE;

  /** More surprise than any chain that people have drawn of this kernel's own code. */
  static final int MOST_SURPRISE = 140;

  /**
   * The part of {@link #HOP} that is surprise: that a function calls another one does not say that
   * it does so in this situation.
   */
  private static final int EACH = 4;

  private static final int[] CHOICES = choices();

  /** More than any choice costs. */
  private static final int MOST_CHOICE = Integer.MAX_VALUE;

  private final Walk walk;
  private final Graph graph;
  private final Areas areas;
  private final NameWords words;
  private final Hubs hubs;
  private final BitSet freeGroups;
  private final Costed strange;

  /** By function: 1 if the question chose it, 0 if not. */
  private final Costed askedFor;

  private final Needs needs;

  private final Costed rarity;

  /** Options that an end needs. */
  private final Set<String> asked;

  /**
   * @param ends nodes that the way starts at, passes or ends in: their subsystems and hubs are free
   */
  Belief(Walk walk, List<int[]> ends, Hubs hubs) {
    this.walk = walk;
    this.graph = walk.graph;
    this.hubs = hubs;
    this.areas = Areas.around(graph, ends, walk.view::hasRegistration);
    this.words = new NameWords(graph, ends);
    this.freeGroups = hubs.groupsOf(ends);
    strange = new Costed(graph.nodeCount());
    askedFor = new Costed(graph.nodeCount());
    rarity = new Costed(graph.nodeCount());
    needs = new Needs(graph);
    asked = needs.atomsOf(ends);
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
    int async =
        graph.edges().kind(edge) != EdgeKind.ASYNC
            ? 0
            : graph.edges().text(edge).equals(CHAIN) ? ASYNC + CHAINED : ASYNC;
    int caller = needs.ofCondition(graph.nodeCondition(graph.edges().from(edge)));
    return async + (needs.ofCondition(graph.edges().condition(edge)) > caller ? OPTION : 0);
  }

  /**
   * That a pointer leads to where an end lies, or to what is put there by who has an end, is what
   * the question chose, of however many.
   */
  @Override
  public int choice(int slot, int functions, int chosen) {
    SlotContents.Content all = walk.contents.of(slot);
    boolean open = functions == all.size();
    int cost = open ? choice(all, chosen) : choice(functions);
    return (cost > ASKED_FOR && isAskedFor(chosen) ? ASKED_FOR : cost)
        + (open ? rarity(chosen) : 0);
  }

  /** Of options without which nothing puts a function into a pointer and that no end needs. */
  private int rarity(int node) {
    int known = rarity.get(node);
    if (known < 0) {
      int least = MOST_RARE;
      for (int registration : graph.registrations().of(node)) {
        if (least > 0 && walk.view.hasRegistration(registration)) {
          least = Math.min(least, needs.beyond(asked, registration));
        }
      }
      known = RARE * least;
      rarity.set(node, known);
    }
    return known;
  }

  private boolean isAskedFor(int node) {
    int known = askedFor.get(node);
    if (known < 0) {
      known = areas.isOfAnEnd(node) || areas.isTakenByAnEnd(node) ? 1 : 0;
      askedFor.set(node, known);
    }
    return known == 1;
  }

  /** What many put there, as a kernel's default is, is chosen more often than one of so many. */
  private static int choice(SlotContents.Content all, int chosen) {
    int count = all.count(chosen);
    return Math.min(choice(all.size()), count > 1 ? choice(all.total() / count) : MOST_CHOICE);
  }

  /** The least of those. */
  private int leastChoice(SlotContents.Content all) {
    return Math.min(
        Math.min(choice(all.size()), ASKED_FOR),
        all.most() > 1 ? choice(all.total() / all.most()) : MOST_CHOICE);
  }

  private static int choice(int functions) {
    return CHOICES[Math.min(functions, CHOICES.length - 1)];
  }

  /** A caller may have handed down a single one. */
  @Override
  public int leastChoice(int slot) {
    return walk.isBindable(slot) ? 0 : leastChoice(walk.contents.of(slot));
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
    return needs.ofCondition(graph.nodeCondition(to)) > needs.ofCondition(graph.nodeCondition(from))
        ? OPTION
        : 0;
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
      if (!isAskedFor(node)) {
        SlotContents.Content all = walk.contents.of(slot);
        least += Math.max(0, choice(all, node) - leastChoice(all));
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
