package org.ktrail.queries.simulate.compare;

import java.util.ArrayList;
import java.util.List;
import org.ktrail.queries.simulate.ir.ExpressionText;
import org.ktrail.queries.simulate.run.Event;
import org.ktrail.queries.simulate.run.Trace;

/**
 * An event of a trace, in the order of time.
 *
 * @param depth calls that it is in
 * @param what it is, without its line: moments of two revisions with the same are the same
 */
public record Moment(Trace trace, int depth, String what) {

  /** All that happened, what is only assumed left out. */
  static List<Moment> of(List<Trace> traces) {
    List<Moment> out = new ArrayList<>();
    add(traces, 0, out);
    return out;
  }

  private static void add(List<Trace> traces, int depth, List<Moment> out) {
    for (Trace t : traces) {
      if (t.event() instanceof Event.Assumed) {
        continue;
      }
      out.add(new Moment(t, depth, what(t.event())));
      add(t.below(), depth + 1, out);
    }
  }

  private static String what(Event event) {
    return switch (event) {
      case Event.Called c ->
          "call " + ExpressionText.plain(c.function()) + " " + String.join(", ", c.arguments());
      case Event.Returned r -> "return " + r.value();
      case Event.Branched b -> "branch " + b.taken() + " " + b.condition();
      case Event.Acquired a -> "acquire " + a.kind() + " " + a.object();
      case Event.Released r -> "release " + r.kind() + " " + r.object();
      case Event.Written w -> "write " + w.place() + " " + w.after();
      case Event.Unknown u -> "unknown " + u.function() + " " + String.join(", ", u.arguments());
      case Event.Noted n -> "note " + n.text();
      case Event.Assumed a -> "";
      case Event.Switched s -> "switch " + s.actor();
      case Event.Ended e -> "end " + e.kind();
    };
  }
}
