package org.ktrail.queries.link.body;

import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.queries.graph.EdgeKind;
import org.ktrail.queries.graph.Grade;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.GraphBuilder;
import org.ktrail.queries.graph.IntList;
import org.ktrail.queries.link.edges.CallSite;
import org.ktrail.queries.link.edges.FileLinks;
import org.ktrail.queries.link.edges.Handed;
import org.ktrail.queries.link.made.Exprs;
import org.ktrail.queries.link.values.FunctionValues;
import org.ktrail.queries.link.values.Initcalls;
import org.ktrail.queries.link.world.BodyFrame;
import org.ktrail.queries.link.world.World;

/**
 * Calls through values: slots, or functions that a local can be. One that cannot be resolved is an
 * edge to unknown, never silence. For one thread and one file.
 */
final class IndirectCalls {
  private final GraphBuilder builder;
  private final FunctionValues values;
  private final HandedFunctions handedFunctions;
  private final TableArguments tables;
  private final FileLinks links;
  private final boolean initcallsAreTold;

  IndirectCalls(
      World world,
      GraphBuilder builder,
      FunctionValues values,
      HandedFunctions handedFunctions,
      TableArguments tables,
      FileLinks links) {
    initcallsAreTold = Initcalls.areTold(world);
    this.builder = builder;
    this.values = values;
    this.handedFunctions = handedFunctions;
    this.tables = tables;
    this.links = links;
  }

  /**
   * @param callee what is called; what only a macro's use tells is left to the uses
   */
  void link(Expr callee, CallSite call) {
    BodyFrame frame = call.frame();
    if (isNoCall(callee, frame)
        || frame.isOpen(callee, call.at())
        || OpenObjects.isIn(callee, frame, call.at())) {
      return;
    }
    runs(callee, call);
    IntList targets = targets(callee, call);
    String text = Exprs.text(callee, frame);
    if (targets.isEmpty()) {
      if (!Declarations.isPaste(text)) {
        edge(call, Graph.UNKNOWN, EdgeKind.UNKNOWN, Grade.NONE, call.flags(), text);
      }
      return;
    }
    Handed handed = handedFunctions.at(call);
    boolean initcall = isInitcall(callee, call);
    boolean copied = callee instanceof Expr.Name n && frame.local(n.name(), call.at()) != null;
    for (int i = 0; i < targets.size(); i++) {
      int target = targets.get(i);
      if (target >= 0) {
        Grade grade = targets.size() == 1 ? call.grade() : Grade.TYPE;
        edge(call, target, EdgeKind.TABLE, grade, call.flags(), text);
      } else {
        int slot = Graph.slotOf(target);
        int flags = call.flags() | (copied ? Graph.COPIED : 0);
        Grade grade = links.gradeThrough(slot, call.grade());
        String said = callee instanceof Expr.Member ? null : values.textOf(slot);
        EdgeKind kind = initcall ? EdgeKind.INITCALL : links.kindThrough(slot);
        edge(call, target, kind, grade, flags, said == null ? text : said);
        tables.read(callee, slot, call);
        links.handThrough(slot, handed, call);
      }
      for (int h = 0; h < handed.size(); h++) {
        links.binding(handed.target(h), handed.source(h));
      }
    }
  }

  /** The function that runs all initcalls of a type calls those whose level nothing tells. */
  private void runs(Expr callee, CallSite call) {
    if (!initcallsAreTold && pointer(callee) instanceof Expr.Name n) {
      String type = Initcalls.run(call.owner(), call.owner().parameter(n.name()));
      if (type != null) {
        int slot = Graph.encodeSlot(builder.variableSlot(type, -1, 0));
        links.edge(
            call.owner().node,
            slot,
            EdgeKind.INITCALL,
            Grade.EXACT,
            call.flags(),
            call.place(),
            n.name());
      }
    }
  }

  /** Whether what is called is of a type whose variables the kernel calls by itself. */
  private static boolean isInitcall(Expr callee, CallSite call) {
    if (!(pointer(callee) instanceof Expr.Name n)) {
      return false;
    }
    Body.Local local = call.frame().local(n.name(), call.at());
    int parameter = local == null ? call.owner().parameter(n.name()) : -1;
    return local != null && Initcalls.isType(local.type())
        || parameter >= 0
            && !call.owner().macro
            && Initcalls.isType(call.owner().parameters.get(parameter).type());
  }

  /** {@code f} of {@code (*f)(x)} and of {@code f(x)}. */
  private static Expr pointer(Expr callee) {
    return callee instanceof Expr.Deref d ? d.of() : callee;
  }

  private IntList targets(Expr callee, CallSite call) {
    IntList targets = values.of(callee, call.frame(), call.at());
    if (links.isByName(targets)) {
      IntList words = values.ofWord(callee, call.frame(), call.at());
      return words.isEmpty() ? targets : words;
    }
    return targets;
  }

  private void edge(CallSite call, int target, EdgeKind kind, Grade grade, int flags, String text) {
    links.edge(call.owner().node, target, kind, grade, flags, call.place(), text);
  }

  /**
   * What has the form of a call and is none: {@code "=r" (x)} among the operands of assembly,
   * {@code (type)(integer)(x)} with types that macros make.
   */
  private static boolean isNoCall(Expr callee, BodyFrame frame) {
    return switch (callee) {
      case Expr.Opaque o -> true;
      case Expr.Text t -> true;
      case Expr.Result r -> isNoCall(frame.body().calls().get(r.site()).callee(), frame);
      default -> false;
    };
  }
}
