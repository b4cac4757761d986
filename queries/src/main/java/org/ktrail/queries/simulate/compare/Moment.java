package org.ktrail.queries.simulate.compare;

import java.util.ArrayList;
import java.util.List;
import org.ktrail.queries.simulate.ir.ExpressionText;
import org.ktrail.queries.simulate.run.ExecutionTrace;
import org.ktrail.queries.simulate.run.Happening;

/**
 * An event of a trace, in the order of time.
 *
 * @param depth calls that it is in
 * @param what it is, without its line: moments of two revisions with the same are the same
 */
public record Moment(ExecutionTrace trace, int depth, String what) {

  /** All that happened, what is only assumed left out. */
  static List<Moment> of(List<ExecutionTrace> traces) {
    List<Moment> out = new ArrayList<>();
    add(traces, 0, out);
    return out;
  }

  private static void add(List<ExecutionTrace> traces, int depth, List<Moment> out) {
    for (ExecutionTrace t : traces) {
      if (t.event() instanceof Happening.Assumed) {
        continue;
      }
      out.add(new Moment(t, depth, what(t.event())));
      add(t.below(), depth + 1, out);
    }
  }

  private static String what(Happening event) {
    return switch (event) {
      case Happening.Called c ->
          "call " + ExpressionText.plain(c.function()) + " " + String.join(", ", c.arguments());
      case Happening.Returned r -> "return " + r.value();
      case Happening.Branched b -> "branch " + b.taken() + " " + b.condition();
      case Happening.Acquired a -> "acquire " + a.kind() + " " + a.object();
      case Happening.Released r -> "release " + r.kind() + " " + r.object();
      case Happening.Written w -> "write " + w.place() + " " + w.after();
      case Happening.Unknown u ->
          "unknown " + u.function() + " " + String.join(", ", u.arguments());
      case Happening.Noted n -> "note " + n.text();
      case Happening.Assumed a -> "";
      case Happening.Switched s -> "switch " + s.actor();
      case Happening.Ended e -> "end " + e.kind();
    };
  }
}
