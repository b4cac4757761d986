package org.ktrail.queries.link.values;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.indexer.facts.TypeRef;
import org.ktrail.queries.link.types.DeclaredTypes;
import org.ktrail.queries.link.types.ExpressionTypes;
import org.ktrail.queries.link.types.ExpressionTypes.Typed;
import org.ktrail.queries.link.world.BodyFrame;
import org.ktrail.queries.link.world.FileView;
import org.ktrail.queries.link.world.World;

/**
 * Finds the {@link Holder} that an expression means, through macros, addresses and locals that are
 * set once. For one thread and one file.
 */
public final class Holders {
  private static final int DEPTH = 12;

  private final FileView view;
  private final ExpressionTypes types;
  private final DeclaredTypes declared;

  Holders(FileView view, ExpressionTypes types) {
    this.view = view;
    this.types = types;
    declared = types.declared();
  }

  /** The object that {@code base.m} or {@code base->m} is a member of. */
  Holder of(Expr.Member member, BodyFrame frame, int at) {
    return member.arrow()
        ? pointer(member.base(), frame, at, 0)
        : object(member.base(), frame, at, 0);
  }

  /** The object that a pointer points to. */
  public Holder pointer(Expr pointer, BodyFrame frame, int at) {
    return pointer(pointer, frame, at, 0);
  }

  /** The object that an expression is. */
  public Holder object(Expr object, BodyFrame frame, int at) {
    return object(object, frame, at, 0);
  }

  private Holder pointer(Expr pointer, BodyFrame frame, int at, int depth) {
    if (depth > DEPTH) {
      return Holder.UNKNOWN;
    }
    return switch (pointer) {
      case Expr.AddressOf a -> object(a.of(), frame, at, depth + 1);
      case Expr.Cast c ->
          sameRecord(c, frame, at) ? pointer(c.of(), frame, at, depth + 1) : Holder.UNKNOWN;
      case Expr.Name n -> named(n.name(), true, frame, at, depth);
      case Expr.Member m ->
          isArray(m, frame, at) ? object(m, frame, at, depth + 1) : pointed(m, frame, at, depth);
      case Expr.Index i -> isArray(i, frame, at) ? object(i, frame, at, depth + 1) : Holder.UNKNOWN;
      case Expr.Result r -> passed(frame.body().calls().get(r.site()), frame, depth);
      case Expr.Deref d -> Holder.UNKNOWN;
      case Expr.Choice c -> Holder.UNKNOWN;
      case Expr.Selection s -> Holder.UNKNOWN;
      case Expr.Init i -> Holder.UNKNOWN;
      case Expr.TypeArgument t -> Holder.UNKNOWN;
      case Expr.Text t -> Holder.UNKNOWN;
      case Expr.Opaque o -> Holder.UNKNOWN;
    };
  }

  /** What belongs to an object although the object only points to it. */
  private Holder pointed(Expr.Member m, BodyFrame frame, int at, int depth) {
    if (!Handover.isOwned(m.field())) {
      return Holder.UNKNOWN;
    }
    Holder around =
        m.arrow()
            ? pointer(m.base(), frame, at, depth + 1)
            : object(m.base(), frame, at, depth + 1);
    Typed base = types.of(m.base(), frame, at);
    ExpressionTypes.Member member = base == null ? null : declared.member(base, m.field());
    return member != null && Handover.isOwned(member.title(), m.field())
        ? around.within(m.field())
        : Holder.UNKNOWN;
  }

  private Holder object(Expr object, BodyFrame frame, int at, int depth) {
    if (depth > DEPTH) {
      return Holder.UNKNOWN;
    }
    return switch (object) {
      case Expr.Name n -> named(n.name(), false, frame, at, depth);
      case Expr.Member m -> embedded(m, frame, at, depth);
      case Expr.Index i ->
          isArray(i.base(), frame, at)
              ? object(i.base(), frame, at, depth + 1)
              : pointer(i.base(), frame, at, depth + 1);
      case Expr.Deref d -> pointer(d.of(), frame, at, depth + 1);
      case Expr.Cast c -> Holder.UNKNOWN;
      case Expr.AddressOf a -> Holder.UNKNOWN;
      case Expr.Result r -> copied(frame.body().calls().get(r.site()), frame, depth);
      case Expr.Choice c -> Holder.UNKNOWN;
      case Expr.Selection s -> Holder.UNKNOWN;
      case Expr.Init i -> Holder.UNKNOWN;
      case Expr.TypeArgument t -> Holder.UNKNOWN;
      case Expr.Text t -> Holder.UNKNOWN;
      case Expr.Opaque o -> Holder.UNKNOWN;
    };
  }

  /** A macro that stands for its argument: {@code per_cpu(work, cpu)}. */
  private Holder copied(Body.CallSite site, BodyFrame frame, int depth) {
    int argument = site.callee() instanceof Expr.Name n ? Handover.passed(n.name()) : -1;
    return argument >= 0 && argument < site.arguments().size()
        ? object(site.arguments().get(argument), frame, site.at(), depth + 1)
        : Holder.UNKNOWN;
  }

  private Holder embedded(Expr.Member m, BodyFrame frame, int at, int depth) {
    Typed base = types.of(m.base(), frame, at);
    ExpressionTypes.Member member = base == null ? null : declared.member(base, m.field());
    if (member == null) {
      return Holder.UNKNOWN;
    }
    if (Handover.isCarrier(member.title())) {
      Holder around =
          m.arrow()
              ? pointer(m.base(), frame, at, depth + 1)
              : object(m.base(), frame, at, depth + 1);
      return around.within(m.field());
    }
    return new Holder.Embedded(member.title(), m.field(), member.file(), member.field().line());
  }

  /**
   * @param pointer whether the name is a pointer to the object, not the object
   */
  private Holder named(String name, boolean pointer, BodyFrame frame, int at, int depth) {
    Body.Local local = frame.local(name, at);
    if (local != null) {
      return pointer && !(local.type() instanceof TypeRef.Array)
          ? through(local, frame, depth)
          : new Holder.Local(frame.owner(), name, "", false);
    }
    int p = frame.owner().parameter(name);
    if (p >= 0 && frame.arguments() != null) {
      if (frame.outer() == null || p >= frame.arguments().size()) {
        return Holder.UNKNOWN;
      }
      Expr argument = frame.arguments().get(p);
      return pointer
          ? pointer(argument, frame.outer(), frame.at(), depth + 1)
          : object(argument, frame.outer(), frame.at(), depth + 1);
    }
    if (frame.isFragment() && frame.outer() != null) {
      return named(name, pointer, frame.outer(), frame.at(), depth + 1);
    }
    BodyFrame.Scope around = frame.around(name);
    if (around != null) {
      return named(name, pointer, around.frame(), around.at(), depth + 1);
    }
    if (p >= 0) {
      return pointer && !frame.owner().macro
          ? new Holder.Parameter(frame.owner(), p)
          : Holder.UNKNOWN;
    }
    Optional<World.Variable> variable = view.variable(name);
    if (variable.isEmpty()) {
      return Holder.UNKNOWN;
    }
    // An array that is only declared is what a linker script gathers from many variables.
    boolean array = variable.get().global().type() instanceof TypeRef.Array;
    boolean itself = array ? !variable.get().global().isExtern() : !pointer;
    return itself ? new Holder.Variable(variable.get(), "") : Holder.UNKNOWN;
  }

  /** A local pointer: to what it is set to, if it is set once, else to something of its own. */
  private Holder through(Body.Local local, BodyFrame frame, int depth) {
    Holder own = new Holder.Local(frame.owner(), local.name(), "", true);
    Body.Assignment only = null;
    for (Body.Assignment a : frame.assignments().getOrDefault(local.name(), List.of())) {
      if (a.target() instanceof Expr.Name) {
        if (only != null) {
          return own;
        }
        only = a;
      }
    }
    Holder set = only == null ? Holder.UNKNOWN : pointer(only.value(), frame, only.at(), depth + 1);
    return set == Holder.UNKNOWN ? own : set;
  }

  /** A call that gives its argument back: {@code per_cpu_ptr(&work, cpu)}. */
  private Holder passed(Body.CallSite site, BodyFrame frame, int depth) {
    int argument = site.callee() instanceof Expr.Name n ? Handover.passed(n.name()) : -1;
    return argument >= 0 && argument < site.arguments().size()
        ? pointer(site.arguments().get(argument), frame, site.at(), depth + 1)
        : Holder.UNKNOWN;
  }

  private boolean isArray(Expr expr, BodyFrame frame, int at) {
    Typed type = types.of(expr, frame, at);
    return type != null && declared.strip(type).type() instanceof TypeRef.Array;
  }

  private boolean sameRecord(Expr.Cast cast, BodyFrame frame, int at) {
    @Nullable Typed to = types.ofType(cast.type(), frame, at);
    @Nullable Typed of = types.of(cast.of(), frame, at);
    var toRecord = to == null ? null : declared.record(to);
    var ofRecord = of == null ? null : declared.record(of);
    return toRecord == null || ofRecord != null && toRecord.title().equals(ofRecord.title());
  }
}
