package org.ktrail.queries.link.body;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.indexer.facts.TypeRef;
import org.ktrail.queries.graph.EdgeKind;
import org.ktrail.queries.graph.Form;
import org.ktrail.queries.graph.Grade;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.GraphBuilder;
import org.ktrail.queries.graph.IntList;
import org.ktrail.queries.graph.Slots;
import org.ktrail.queries.link.edges.CallSite;
import org.ktrail.queries.link.edges.FileLinks;
import org.ktrail.queries.link.macros.Callable;
import org.ktrail.queries.link.types.ExpressionTypes;
import org.ktrail.queries.link.types.ExpressionTypes.Typed;
import org.ktrail.queries.link.values.FunctionParameters;
import org.ktrail.queries.link.values.FunctionValues;
import org.ktrail.queries.link.values.Handover;
import org.ktrail.queries.link.values.Holder;
import org.ktrail.queries.link.values.StoreModels;

/**
 * Edges from who hands something over, to be run later or elsewhere, to what will run. Where the
 * object is not known there is none: every function that any such object has would be a guess, and
 * that something unknown runs says nothing. For one thread and one file.
 */
final class HandoverCalls {
  private final ExpressionTypes types;
  private final FunctionValues values;
  private final FunctionParameters parameters;
  private final GraphBuilder builder;
  private final FileLinks links;

  HandoverCalls(
      ExpressionTypes types,
      FunctionValues values,
      FunctionParameters parameters,
      GraphBuilder builder,
      FileLinks links) {
    this.types = types;
    this.values = values;
    this.parameters = parameters;
    this.builder = builder;
    this.links = links;
  }

  /** A call by name in a function's body, or in that of a macro used there. */
  void link(String name, CallSite call) {
    Callable root = call.frame().root().owner();
    if (Handover.isPrimitive(root.name)) {
      return;
    }
    for (Handover.Role role : Handover.roles(name)) {
      switch (role) {
        case Handover.Post p -> post(p, call);
        case Handover.Run r -> run(r, call);
        case Handover.Open o -> open(o, call);
        case Handover.Raise r -> later(key(r.key(), r.attribute(), call), r.attribute(), call);
        case Handover.Wait w -> sleep(w, call, root);
        case Handover.Wake w -> later(object(w.argument(), "", call), w.attribute(), call);
        case Handover.Offer o -> {} // At file scope: Offers.
        case Handover.Join j -> join(j, call);
        case Handover.Chain c -> later(object(c.chain(), "()", call), c.attribute(), call);
      }
    }
  }

  private static Expr argument(int index, CallSite call) {
    return index < call.arguments().size() ? call.arguments().get(index) : Expr.OPAQUE;
  }

  private void post(Handover.Post post, CallSite call) {
    IntList slots = slots(argument(post.argument(), call), post.target(), call);
    for (int s = 0; s < slots.size(); s++) {
      later(slots.get(s), post.attribute(), call);
    }
  }

  private void run(Handover.Run run, CallSite call) {
    Expr argument = argument(run.argument(), call);
    if (values.mayBeFunction(argument, call.frame(), call.at())) {
      IntList found = values.of(argument, call.frame(), call.at());
      for (int i = 0; i < found.size(); i++) {
        if (!links.isByName(found.get(i))) {
          edge(found.get(i), run.attribute(), call);
        }
      }
    }
  }

  private void open(Handover.Open open, CallSite call) {
    int slot = key(open.key(), open.attribute(), call);
    Expr argument = argument(open.argument(), call);
    if (slot >= 0 && values.mayBeFunction(argument, call.frame(), call.at())) {
      put(slot, values.of(argument, call.frame(), call.at()), call);
    }
  }

  private void join(Handover.Join join, CallSite call) {
    int chain = object(join.chain(), "()", call);
    if (chain < 0) {
      return;
    }
    IntList slots = slots(argument(join.argument(), call), join.target(), call);
    for (int s = 0; s < slots.size(); s++) {
      links.content(chain, Graph.encodeSlot(slots.get(s)), call.place(), Form.ARGUMENT, "");
    }
  }

  private void put(int slot, IntList found, CallSite call) {
    String holder = call.frame().root().owner().name;
    for (int i = 0; i < found.size(); i++) {
      links.content(slot, found.get(i), call.place(), Form.ARGUMENT, holder);
    }
  }

  private void sleep(Handover.Wait wait, CallSite call, Callable root) {
    int slot = object(wait.argument(), "", call);
    if (slot >= 0 && root.node >= 0) {
      links.content(slot, root.node, call.place(), Form.ARGUMENT, root.name);
    }
  }

  private void later(int slot, String attribute, CallSite call) {
    if (slot >= 0) {
      edge(Graph.encodeSlot(slot), attribute, call);
    }
  }

  private void edge(int target, String attribute, CallSite call) {
    Callable root = call.frame().root().owner();
    if (root.node >= 0 && !root.macro && target != root.node) {
      Grade grade = target >= 0 ? call.grade() : Grade.TYPE;
      links.edge(root.node, target, EdgeKind.ASYNC, grade, 0, call.place(), attribute);
    }
  }

  /** The slot of what is opened for a key: an enumerator or another constant with a name. */
  private int key(int argument, String space, CallSite call) {
    return argument(argument, call) instanceof Expr.Name n
        ? builder.heldSlot(space, n.name(), Slots.KEYED, -1, 0)
        : -1;
  }

  /** The slot of an object that others are known by: who sleeps on it, what joined it. */
  private int object(int argument, String end, CallSite call) {
    Expr expr = argument(argument, call);
    Holder holder = values.held().holders().pointer(expr, call.frame(), call.at());
    if (holder == Holder.UNKNOWN) {
      holder = values.held().holders().object(expr, call.frame(), call.at());
    }
    int sort = end.isEmpty() ? Slots.SLEEPERS : Slots.KEYED;
    return switch (holder) {
      case Holder.Embedded e ->
          builder.heldSlot(e.record(), e.path() + end, sort, e.file(), e.line());
      case Holder.Variable v -> {
        Declarations.Global g = v.variable().global();
        int file = g.isStatic() ? v.variable().origin().file() : -1;
        yield builder.heldSlot(g.name(), v.path() + end, sort, file, 0);
      }
      case Holder.Local l -> -1;
      case Holder.Parameter p -> -1;
      case Holder.Unknown u -> -1;
    };
  }

  /** The slots of what runs when the object is run that an argument points to. */
  private IntList slots(Expr argument, Handover.Target target, CallSite call) {
    IntList found = new IntList(1);
    Holder holder = values.held().holders().pointer(argument, call.frame(), call.at());
    if (holder instanceof Holder.Parameter p) {
      if (isHandedOver(p.owner().parameters.get(p.index()).type()) && p.owner().node >= 0) {
        found.add(parameters.slot(p.owner(), p.index()));
      }
      return found;
    }
    for (String step : target.path()) {
      holder = holder.within(step);
    }
    for (String name : target.members()) {
      ExpressionTypes.Member member = member(argument, target, name, call);
      int slot = member == null ? -1 : values.held().held(holder, member);
      if (slot >= 0) {
        found.add(slot);
      }
    }
    return found;
  }

  /** A member that runs of what an argument points to; null if the argument is something else. */
  private ExpressionTypes.@Nullable Member member(
      Expr argument, Handover.Target target, String name, CallSite call) {
    Typed base = types.of(argument, call.frame(), call.at());
    for (String step : target.path()) {
      ExpressionTypes.Member member = base == null ? null : types.declared().member(base, step);
      base =
          member == null
              ? null
              : new Typed(member.field().type(), member.origin(), member.title() + "." + step);
    }
    ExpressionTypes.Member member = base == null ? null : types.declared().member(base, name);
    return member != null && Handover.runs(member.title()) ? member : null;
  }

  // ---- objects that are handed to other functions

  /** Whether a function takes objects that can be handed over and says itself what it does. */
  boolean takes(Callable callee) {
    if (callee.macro || Handover.isPrimitive(callee.name) || StoreModels.has(callee.name)) {
      return false;
    }
    for (Declarations.Parameter p : callee.parameters) {
      if (isHandedOver(p.type())) {
        return true;
      }
    }
    return false;
  }

  /**
   * What calls a chain is handed what joined it, so that on a way through it others' members are
   * not entered. The last edge is the call's.
   */
  void chained(Callable callee, CallSite call) {
    for (Handover.Role role : Handover.roles(callee.name)) {
      if (role instanceof Handover.Chain chain) {
        int joined = object(chain.chain(), "()", call);
        for (String name : chain.target().members()) {
          ExpressionTypes.Member member = joined < 0 ? null : member(chain.target(), name, call);
          if (member != null) {
            links.binding(Graph.encodeSlot(values.slot(member)), Graph.encodeSlot(joined));
          }
        }
      }
    }
  }

  /** A member of the record that a target names, as a call's file sees it. */
  private ExpressionTypes.@Nullable Member member(
      Handover.Target target, String name, CallSite call) {
    TypeRef record = new TypeRef.Tagged(TypeRef.Tag.STRUCT, target.record());
    return types.declared().member(new Typed(record, call.frame().root().origin(), ""), name);
  }

  private static boolean isHandedOver(TypeRef type) {
    return target(type) != null;
  }

  private static Handover.@Nullable Target target(TypeRef type) {
    return type instanceof TypeRef.Pointer p && p.to() instanceof TypeRef.Tagged t
        ? Handover.ofRecord(t.tag())
        : null;
  }

  /**
   * What runs of an object gets into the parameter that the object is handed to, and what the
   * callee puts there gets into the object.
   */
  void hand(Callable callee, CallSite call) {
    List<Expr> arguments = call.arguments();
    for (int i = 0; i < arguments.size() && i < callee.parameters.size(); i++) {
      Handover.Target target = target(callee.parameters.get(i).type());
      if (target == null) {
        continue;
      }
      IntList slots = slots(arguments.get(i), target, call);
      for (int s = 0; s < slots.size(); s++) {
        int source = Graph.encodeSlot(slots.get(s));
        links.binding(i, source);
        links.content(parameters.slot(callee, i), source, call.place(), Form.ARGUMENT, "");
      }
      Holder holder = values.held().holders().pointer(arguments.get(i), call.frame(), call.at());
      for (String step : target.path()) {
        holder = holder.within(step);
      }
      for (String name : target.members()) {
        ExpressionTypes.Member member = member(arguments.get(i), target, name, call);
        int into = member == null ? -1 : values.held().part(holder, member);
        if (into >= 0) {
          fill(into, callee, i, name, call);
        }
      }
    }
  }

  /** What a callee puts into an object: what it is given for it, or has of its own. */
  private void fill(int into, Callable callee, int object, String member, CallSite call) {
    boolean given = false;
    for (int i = 0; i < callee.parameters.size() && i < call.arguments().size(); i++) {
      if (parameters.takesFunction(callee, i)) {
        given = true;
        Expr argument = call.arguments().get(i);
        if (values.mayBeFunction(argument, call.frame(), call.at())) {
          put(into, values.of(argument, call.frame(), call.at()), call);
        }
      }
    }
    if (!given) {
      links.flow(into, values.held().put(callee, object, member), call.place());
    }
  }
}
