package org.ktrail.queries.link.body;

import java.util.List;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.IntList;
import org.ktrail.queries.link.edges.CallSite;
import org.ktrail.queries.link.edges.Handed;
import org.ktrail.queries.link.types.ExpressionTypes;
import org.ktrail.queries.link.types.ExpressionTypes.Typed;
import org.ktrail.queries.link.values.FunctionValues;
import org.ktrail.queries.link.values.InitialiserWalk;
import org.ktrail.queries.link.world.BodyFrame;

/** Tells which functions a call hands to its callee. For one thread and one file. */
final class HandedFunctions {
  private final ExpressionTypes types;
  private final FunctionValues values;
  private final InitialiserWalk initialisers;

  HandedFunctions(ExpressionTypes types, FunctionValues values, InitialiserWalk initialisers) {
    this.types = types;
    this.values = values;
    this.initialisers = initialisers;
  }

  Handed at(CallSite call) {
    Handed out = new Handed();
    BodyFrame frame = call.frame();
    for (int i = 0; i < call.arguments().size(); i++) {
      Expr argument = call.arguments().get(i);
      if (argument instanceof Expr.Opaque || argument instanceof Expr.Text) {
        continue;
      }
      if (argument instanceof Expr.AddressOf a && a.of() instanceof Expr.Name n) {
        Body.Local local = frame.local(n.name(), call.at());
        if (local != null) {
          localRecord(local, frame, out);
          continue;
        }
      }
      Expr.Init literal = InitialiserWalk.pointed(argument);
      if (literal != null) {
        initialisers.literal(
            literal,
            frame,
            (slot, value, in, line, condition) -> member(slot, value, in, call.at(), out));
      } else {
        hand(i, argument, frame, call.at(), out);
      }
    }
    return out;
  }

  /**
   * What the members of a local record hold: {@code struct info q = {.fn = fn}} or {@code q.fn =
   * fn}.
   */
  private void localRecord(Body.Local local, BodyFrame frame, Handed out) {
    for (Body.Assignment a : frame.assignments().getOrDefault(local.name(), List.of())) {
      if (a.value() instanceof Expr.Init init) {
        Typed type = types.of(a.target(), frame, a.at());
        if (type != null) {
          initialisers.walk(
              type,
              init,
              frame,
              -1,
              null,
              (slot, value, in, line, condition) -> member(slot, value, in, a.at(), out));
        }
      } else if (a.target() instanceof Expr.Member
          && values.mayBeFunction(a.value(), frame, a.at())) {
        IntList slots = values.ofHanded(a.target(), frame, a.at());
        for (int s = 0; s < slots.size(); s++) {
          if (Graph.isSlot(slots.get(s))) {
            hand(slots.get(s), a.value(), frame, a.at(), out);
          }
        }
      }
    }
  }

  private void member(int slot, Expr value, BodyFrame frame, int at, Handed out) {
    if (slot >= 0) {
      hand(Graph.encodeSlot(slot), value, frame, at, out);
    }
  }

  private void hand(int target, Expr value, BodyFrame frame, int at, Handed out) {
    if (values.mayBeFunction(value, frame, at)) {
      IntList found = values.of(value, frame, at);
      for (int k = 0; k < found.size(); k++) {
        out.add(target, found.get(k));
      }
    }
  }
}
