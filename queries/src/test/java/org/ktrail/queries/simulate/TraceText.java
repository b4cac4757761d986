package org.ktrail.queries.simulate;

import java.util.List;
import org.ktrail.queries.simulate.run.ExecutionTrace;
import org.ktrail.queries.simulate.run.Happening;
import org.ktrail.queries.simulate.run.Machine;

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
    t.write(ending.state().trace(), 0);
    return t.out.toString();
  }

  private void write(List<ExecutionTrace> events, int depth) {
    for (ExecutionTrace t : events) {
      String text =
          switch (t.event()) {
            case Happening.Called c ->
                c.function()
                    + "("
                    + String.join(", ", c.arguments())
                    + ")"
                    + (c.why().isEmpty() ? "" : " <- " + c.why())
                    + t.result().filter(r -> !r.isEmpty()).map(r -> " = " + r).orElse("");
            case Happening.Returned r -> depth > 0 ? "" : "return " + r.value();
            case Happening.Branched b ->
                b.assumed() || all
                    ? (b.assumed() ? "suppose " : "if ") + (b.taken() ? "" : "not ") + b.condition()
                    : "";
            case Happening.Acquired a ->
                "take " + a.kind() + " " + a.object() + "; held " + a.held();
            case Happening.Released a ->
                "drop " + a.kind() + " " + a.object() + "; held " + a.held();
            case Happening.Written w -> w.place() + ": " + w.before() + " -> " + w.after();
            case Happening.Unknown u ->
                "unknown "
                    + u.function()
                    + "("
                    + String.join(", ", u.arguments())
                    + ")"
                    + (u.result().isEmpty() ? "" : " = " + u.result());
            case Happening.Noted n -> n.text();
            case Happening.Assumed a -> all ? "assumed: " + a.text() : "";
            case Happening.Switched w -> "-- " + w.actor();
            case Happening.Ended e -> e.kind() + ": " + e.message();
          };
      if (!text.isEmpty()) {
        String line = t.event().at().line() == 0 ? "" : t.event().at().line() + ": ";
        out.append("  ".repeat(depth)).append(line).append(text).append('\n');
      }
      write(t.below(), depth + 1);
    }
  }
}
