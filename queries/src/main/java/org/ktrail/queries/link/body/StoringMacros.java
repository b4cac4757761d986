package org.ktrail.queries.link.body;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.queries.link.edges.CallSite;
import org.ktrail.queries.link.macros.Callable;
import org.ktrail.queries.link.world.BodyFrame;
import org.ktrail.queries.link.world.FileView;
import org.ktrail.queries.link.world.MacroBodies;
import org.ktrail.queries.link.world.World;

/**
 * Macros that are but an assignment, of any type: {@code WRITE_ONCE(x->f, g)} puts {@code g} into
 * {@code x->f}, and so does {@code rcu_assign_pointer(x->f, g)} through half a dozen others. Which
 * parameter goes into which is found once for each; where such a macro is used, that is all that
 * counts. For one thread and one file.
 */
final class StoringMacros {
  private static final int DEPTH = 16;

  /** That the argument for one parameter gets into what the argument for another says. */
  private record Move(int to, int from) implements Comparable<Move> {
    @Override
    public int compareTo(Move other) {
      return to != other.to ? Integer.compare(to, other.to) : Integer.compare(from, other.from);
    }
  }

  private final World world;
  private final FileView view;
  private final MacroBodies macros;
  private final SlotStores stores;
  private final Map<Callable, Set<Move>> known = new IdentityHashMap<>();

  StoringMacros(World world, FileView view, MacroBodies macros, SlotStores stores) {
    this.world = world;
    this.view = view;
    this.macros = macros;
    this.stores = stores;
  }

  /** A call by name: what it stores, if it is of such a macro. */
  void at(String name, CallSite call) {
    Set<Move> moves = Set.of();
    for (Callable c : view.callables(name)) {
      if (c.macro && c != call.owner() && !of(c).isEmpty()) {
        moves = moves.isEmpty() ? of(c) : union(moves, of(c));
      }
    }
    for (Move move : moves) {
      if (move.to < call.arguments().size() && move.from < call.arguments().size()) {
        store(call.arguments().get(move.to), call.arguments().get(move.from), call);
      }
    }
  }

  private void store(Expr argument, Expr value, CallSite call) {
    Expr target = argument instanceof Expr.AddressOf a ? a.of() : argument;
    BodyFrame.Written written = call.frame().accessed(target, call.at());
    if (mayHoldFunction(written.expr())) {
      stores.assigned(
          new Body.Assignment(
              target, value, call.at(), call.site().line(), call.site().condition()),
          call.reading());
    }
  }

  private boolean mayHoldFunction(Expr target) {
    return switch (target) {
      case Expr.Member m -> world.functionMembers.contains(m.field());
      case Expr.Name n -> {
        List<World.Variable> variables = world.variables.get(n.name());
        yield variables != null
            && variables.stream().anyMatch(v -> world.mayHoldFunction(v.global().type()));
      }
      default -> false;
    };
  }

  private Set<Move> of(Callable macro) {
    Set<Move> moves = known.get(macro);
    if (moves == null) {
      known.put(macro, Set.of());
      moves = macro.definition.functionLike() ? find(macro) : Set.of();
      known.put(macro, moves);
    }
    return moves;
  }

  private Set<Move> find(Callable macro) {
    Body body = macros.body(macro);
    Set<Move> found = Set.of();
    for (Body.Assignment a : body.assignments()) {
      if (a.target() instanceof Expr.Deref && !(a.value() instanceof Expr.Init)) {
        found = with(found, place(a.target(), macro), value(a.value(), macro, body, 0));
      }
    }
    for (Body.CallSite site : body.calls()) {
      if (site.callee() instanceof Expr.Name n && macro.parameter(n.name()) < 0) {
        for (Callable c : view.callables(n.name())) {
          for (Move move : c.macro && c != macro ? of(c) : Set.<Move>of()) {
            if (move.to < site.arguments().size() && move.from < site.arguments().size()) {
              int to = place(site.arguments().get(move.to), macro);
              found = with(found, to, value(site.arguments().get(move.from), macro, body, 0));
            }
          }
        }
      }
    }
    return found;
  }

  /**
   * The parameter that says where: {@code x}, {@code *x}, {@code &x}, {@code *(T *)&x}; else −1.
   */
  private static int place(Expr target, Callable macro) {
    Expr expr = target;
    while (!(expr instanceof Expr.Name)) {
      switch (expr) {
        case Expr.Deref d -> expr = d.of();
        case Expr.Cast c -> expr = c.of();
        case Expr.AddressOf of -> expr = of.of();
        default -> {
          return -1;
        }
      }
    }
    return macro.parameter(((Expr.Name) expr).name());
  }

  /** The parameter whose value an expression in a replacement is, cast or kept or not; else −1. */
  private int value(Expr expr, Callable macro, Body body, int depth) {
    if (depth > DEPTH) {
      return -1;
    }
    return switch (expr) {
      case Expr.Cast c -> value(c.of(), macro, body, depth + 1);
      case Expr.Name n -> named(n.name(), macro, body, depth);
      case Expr.Result r -> given(body.calls().get(r.site()), macro, body, depth);
      default -> -1;
    };
  }

  private int named(String name, Callable macro, Body body, int depth) {
    if (body.locals().stream().noneMatch(l -> l.name().equals(name))) {
      return macro.parameter(name);
    }
    int only = -1;
    for (Body.Assignment a : body.assignments()) {
      if (a.target() instanceof Expr.Name n && n.name().equals(name)) {
        if (only >= 0) {
          return -1;
        }
        only = value(a.value(), macro, body, depth + 1);
      }
    }
    return only;
  }

  /** What a macro gives back that is one of its arguments: {@code INITIALISER(v)}. */
  private int given(Body.CallSite site, Callable macro, Body body, int depth) {
    if (site.callee() instanceof Expr.Name n) {
      for (Callable c : view.callables(n.name())) {
        Body inner = c.macro && c != macro ? macros.body(c) : Body.EMPTY;
        if (!inner.returns().isEmpty()) {
          int p = value(inner.returns().getLast().value(), c, inner, depth + 1);
          if (p >= 0 && p < site.arguments().size()) {
            return value(site.arguments().get(p), macro, body, depth + 1);
          }
        }
      }
    }
    return -1;
  }

  private static Set<Move> with(Set<Move> moves, int to, int from) {
    return to < 0 || from < 0 || to == from ? moves : union(moves, Set.of(new Move(to, from)));
  }

  private static Set<Move> union(Set<Move> a, Set<Move> b) {
    Set<Move> all = new TreeSet<>(a);
    all.addAll(b);
    return all;
  }
}
