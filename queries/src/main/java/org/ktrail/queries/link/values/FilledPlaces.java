package org.ktrail.queries.link.values;

import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.indexer.facts.TypeRef;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.GraphBuilder;
import org.ktrail.queries.graph.IntList;
import org.ktrail.queries.graph.Slots;
import org.ktrail.queries.link.edges.CallSite;
import org.ktrail.queries.link.edges.FileLinks;
import org.ktrail.queries.link.macros.Callable;
import org.ktrail.queries.link.types.DeclaredTypes;
import org.ktrail.queries.link.types.ExpressionTypes.Typed;
import org.ktrail.queries.link.world.BodyFrame;
import org.ktrail.queries.link.world.FileView;
import org.ktrail.queries.link.world.World;

/**
 * Places for functions that a function is given the address of, to fill them: {@code *fn = f} and
 * {@code table[i] = f} of a parameter. What it puts there gets into what its callers give. For one
 * thread and one file.
 */
public final class FilledPlaces {
  private final World world;
  private final FileView view;
  private final DeclaredTypes types;
  private final FunctionValues values;
  private final GraphBuilder builder;
  private final FileLinks links;

  FilledPlaces(
      World world,
      FileView view,
      DeclaredTypes types,
      FunctionValues values,
      GraphBuilder builder,
      FileLinks links) {
    this.world = world;
    this.view = view;
    this.types = types;
    this.values = values;
    this.builder = builder;
    this.links = links;
  }

  /** The slot of what is put where a parameter points; −1 if a target is no such place. */
  public int target(BodyFrame.Written target) {
    Expr base =
        switch (target.expr()) {
          case Expr.Deref d -> d.of();
          case Expr.Index i -> i.base();
          default -> null;
        };
    return base instanceof Expr.Name n ? parameter(n.name(), target.frame(), target.at()) : -1;
  }

  private int parameter(String name, BodyFrame frame, int at) {
    Callable owner = frame.root().owner();
    int p = owner.macro || frame.local(name, at) != null ? -1 : owner.parameter(name);
    return p >= 0 && isPlace(owner, p) ? slot(owner, p) : -1;
  }

  /** What a call gives to be filled gets what the callee puts there. */
  public void given(CallSite call, Callable callee) {
    for (int i = 0; i < call.arguments().size() && i < callee.parameters.size(); i++) {
      if (callee.macro || !isPlace(callee, i)) {
        continue;
      }
      BodyFrame.Written w = call.frame().accessed(call.arguments().get(i), call.at());
      Expr place = w.expr() instanceof Expr.AddressOf a ? a.of() : w.expr();
      int own = place instanceof Expr.Name n ? parameter(n.name(), w.frame(), w.at()) : -1;
      if (own >= 0) {
        links.flow(own, slot(callee, i), call.place());
      } else if (place instanceof Expr.Member
          || place instanceof Expr.Name n && w.frame().isGlobal(n.name(), w.at())) {
        IntList slots = values.ofTarget(place, false, w.frame(), w.at());
        for (int s = 0; s < slots.size(); s++) {
          if (Graph.isSlot(slots.get(s)) && !links.isByName(slots.get(s))) {
            links.flow(Graph.slotOf(slots.get(s)), slot(callee, i), call.place());
          }
        }
      }
    }
  }

  /** What the calls of a body put into a local whose address they are given. */
  void filled(String local, BodyFrame frame, IntList out) {
    for (var site : frame.body().calls()) {
      for (int i = 0; i < site.arguments().size(); i++) {
        if (site.callee() instanceof Expr.Name callee
            && site.arguments().get(i) instanceof Expr.AddressOf a
            && a.of() instanceof Expr.Name n
            && n.name().equals(local)) {
          for (Callable c : view.callables(callee.name())) {
            if (!c.macro && i < c.parameters.size() && isPlace(c, i)) {
              out.add(Graph.encodeSlot(slot(c, i)));
            }
          }
        }
      }
    }
  }

  /** Whether a parameter points to pointers to functions. */
  private boolean isPlace(Callable function, int parameter) {
    TypeRef type = function.parameters.get(parameter).type();
    if (!world.mayHoldFunction(type)
        || !(type instanceof TypeRef.Pointer || type instanceof TypeRef.Array)) {
      return false;
    }
    @Nullable Typed to = types.pointee(new Typed(type, function.origin, ""));
    return to != null && types.strip(to).type() instanceof TypeRef.Pointer && types.isFunction(to);
  }

  private int slot(Callable function, int parameter) {
    return builder.heldSlot(
        function.name,
        "*" + function.parameters.get(parameter).name(),
        Slots.PUT,
        function.file(),
        function.line);
  }
}
