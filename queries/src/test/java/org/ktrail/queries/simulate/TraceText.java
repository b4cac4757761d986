package org.ktrail.queries.simulate;

import java.util.List;
import org.ktrail.queries.simulate.run.Event;
import org.ktrail.queries.simulate.run.Machine;
import org.ktrail.queries.simulate.run.Trace;

/** Traces as text, for tests. */
final class TraceText {
  private final StringBuilder out = new StringBuilder();
  private final boolean all;

  private TraceText(boolean all) {
    this.all = all;
  }

  static String of(Machine.Ending ending) {
    return of(ending, false);
  }

  /**
   * @param all known branches too
   */
  static String of(Machine.Ending ending, boolean all) {
    TraceText t = new TraceText(all);
    t.write(ending.trace(), 0);
    return t.out.toString();
  }

  private void write(List<Trace> events, int depth) {
    for (Trace t : events) {
      String text =
          switch (t.event()) {
            case Event.Called c ->
                c.function()
                    + "("
                    + String.join(", ", c.arguments())
                    + ")"
                    + (c.why().isEmpty() ? "" : " <- " + c.why())
                    + t.result().filter(r -> !r.isEmpty()).map(r -> " = " + r).orElse("");
            case Event.Returned r -> depth > 0 ? "" : "return " + r.value();
            case Event.Branched b ->
                b.assumed() || all
                    ? (b.assumed() ? "suppose " : "if ") + (b.taken() ? "" : "not ") + b.condition()
                    : "";
            case Event.Acquired a -> "take " + a.kind() + " " + a.object() + "; held " + a.held();
            case Event.Released a -> "drop " + a.kind() + " " + a.object() + "; held " + a.held();
            case Event.Written w -> w.place() + ": " + w.before() + " -> " + w.after();
            case Event.Unknown u ->
                "unknown "
                    + u.function()
                    + "("
                    + String.join(", ", u.arguments())
                    + ")"
                    + (u.result().isEmpty() ? "" : " = " + u.result());
            case Event.Noted n -> n.text();
            case Event.Assumed a -> all ? "assumed: " + a.text() : "";
            case Event.Switched w -> "-- " + w.actor();
            case Event.Ended e -> e.kind() + ": " + e.message();
          };
      if (!text.isEmpty()) {
        String line = t.event().at().line() == 0 ? "" : t.event().at().line() + ": ";
        out.append("  ".repeat(depth)).append(line).append(text).append('\n');
      }
      write(t.below(), depth + 1);
    }
  }
}
