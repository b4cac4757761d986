package org.ktrail.queries.link.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.queries.link.facts.FactOrigin;
import org.ktrail.queries.link.macros.Callable;

/**
 * A body being read, and what its names stand for: a function by itself, or a macro's replacement
 * read at a place where it is used, its parameters standing for the arguments given there.
 *
 * @param owner the function or macro whose body this is
 * @param arguments of a macro read at a use; null where parameters are open
 * @param outer where the arguments were written; for a fragment, the body it stands in
 * @param at byte offset in the outer body of the use
 */
public record BodyFrame(
    Callable owner,
    FactOrigin origin,
    Body body,
    @Nullable List<Expr> arguments,
    @Nullable BodyFrame outer,
    int at,
    int depth,
    Targets targets) {

  public static BodyFrame of(Callable owner, FactOrigin origin, Body body) {
    return new BodyFrame(owner, origin, body, null, null, 0, 0, new Targets(body));
  }

  /** A macro's replacement at a use. */
  public static BodyFrame use(
      Callable macro, Body body, List<Expr> arguments, BodyFrame outer, int at) {
    return new BodyFrame(
        macro, macro.origin, body, arguments, outer, at, outer.depth() + 1, new Targets(body));
  }

  /**
   * Parsed text that stands in {@code outer} at {@code at}; names it does not declare are the outer
   * body's.
   */
  public static BodyFrame fragment(FactOrigin origin, Body body, BodyFrame outer, int at) {
    return new BodyFrame(
        outer.owner(), origin, body, null, outer, at, outer.depth() + 1, new Targets(body));
  }

  /** The body that is being linked, in which this one stands. */
  public BodyFrame root() {
    BodyFrame f = this;
    for (BodyFrame around = f.outer(); around != null; around = around.outer()) {
      f = around;
    }
    return f;
  }

  public boolean isFragment() {
    return arguments == null && outer != null;
  }

  /** What the body assigns to each variable and its members. */
  public Map<String, List<Body.Assignment>> assignments() {
    return targets.byName();
  }

  /** A body's assignments by what they are to, sorted out when asked for: of most frames never. */
  static final class Targets {
    private final Body body;
    private @Nullable Map<String, List<Body.Assignment>> byName;

    Targets(Body body) {
      this.body = body;
    }

    private Map<String, List<Body.Assignment>> byName() {
      Map<String, List<Body.Assignment>> map = byName;
      if (map == null) {
        map = body.assignments().isEmpty() ? Map.of() : new HashMap<>();
        for (Body.Assignment a : body.assignments()) {
          String base = base(a.target());
          if (base != null) {
            map.computeIfAbsent(base, k -> new ArrayList<>(2)).add(a);
          }
        }
        byName = map;
      }
      return map;
    }
  }

  /** The variable whose content or member a target expression names. */
  private static @Nullable String base(Expr target) {
    return switch (target) {
      case Expr.Name n -> n.name();
      case Expr.Member m -> m.arrow() ? null : base(m.base());
      case Expr.Index i -> base(i.base());
      default -> null;
    };
  }

  /** A frame in whose body a name stands, and where. */
  public record Scope(BodyFrame frame, int at) {}

  /**
   * Where a name in a macro's replacement that the macro does not declare is declared: replacements
   * are text, so the variables around the use come before those at file scope.
   */
  @Nullable
  public Scope around(String name) {
    int position = at;
    for (BodyFrame f = arguments == null ? null : outer; f != null; f = f.outer()) {
      if (f.local(name, position) != null
          || !f.owner().macro && !f.isFragment() && f.owner().parameter(name) >= 0) {
        return new Scope(f, position);
      }
      position = f.at();
    }
    return null;
  }

  /** An expression where it was written. */
  public record Written(Expr expr, BodyFrame frame, int at) {}

  /**
   * What an expression accesses in the end: {@code *&x} is {@code x}, and a macro's parameter the
   * argument that it stands for.
   */
  public Written accessed(Expr expr, int position) {
    Written w = new Written(expr, this, position);
    while (true) {
      Written next =
          switch (w.expr) {
            case Expr.Cast c -> new Written(c.of(), w.frame, w.at);
            case Expr.Deref d -> w.frame.pointee(d.of(), w.at);
            case Expr.Name n -> w.frame.argument(n.name(), w.at);
            default -> null;
          };
      if (next == null) {
        return w;
      }
      w = next;
    }
  }

  /** What a pointer points to if that is written; null if it is not. */
  private @Nullable Written pointee(Expr pointer, int position) {
    Written w = accessed(pointer, position);
    return w.expr instanceof Expr.AddressOf a ? new Written(a.of(), w.frame, w.at) : null;
  }

  /** What a parameter of a macro stands for; null if the name is none, or what it is is open. */
  private @Nullable Written argument(String name, int position) {
    int p = arguments == null || local(name, position) != null ? -1 : owner.parameter(name);
    return p >= 0 && arguments != null && outer != null && p < arguments.size()
        ? new Written(arguments.get(p), outer, at)
        : null;
  }

  /** Whether no local and no parameter, here or around, has this name. */
  public boolean isGlobal(String name, int position) {
    for (BodyFrame f = this; f != null; f = f.outer()) {
      if (f.local(name, f == this ? position : f.at()) != null || f.owner().parameter(name) >= 0) {
        return false;
      }
    }
    return true;
  }

  /** The member that a name means: the name itself, or what stands for a macro's parameter. */
  public String member(String name) {
    if (arguments == null || outer == null) {
      return name;
    }
    int p = owner.parameter(name);
    return p >= 0 && p < arguments.size() && arguments.get(p) instanceof Expr.Name n
        ? outer.member(n.name())
        : name;
  }

  /**
   * Whether what is called here shows only where the macro around is used: a parameter, or what
   * members lead to that parameters name.
   */
  public boolean isOpen(Expr callee, int position) {
    return owner.macro
        && arguments == null
        && switch (callee) {
          case Expr.Name n -> owner.parameter(n.name()) >= 0 && local(n.name(), position) == null;
          case Expr.Member m ->
              owner.parameter(m.field()) >= 0
                  || m.base() instanceof Expr.Member base && isOpen(base, position);
          case Expr.Index i -> isOpen(i.base(), position);
          case Expr.Deref d -> isOpen(d.of(), position);
          case Expr.Cast c -> isOpen(c.of(), position);
          case Expr.Result r -> isOpen(body.calls().get(r.site()).callee(), position);
          default -> false;
        };
  }

  /** Innermost local of this name visible at a byte, or null. */
  public Body.@Nullable Local local(String name, int position) {
    Body.Local best = null;
    for (Body.Local local : body.locals()) {
      if (local.name().equals(name)
          && local.scopeStart() <= position
          && position <= local.scopeEnd()
          && (best == null || local.scopeStart() >= best.scopeStart())) {
        best = local;
      }
    }
    return best;
  }
}
