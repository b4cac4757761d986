package org.ktrail.cli.simulate;

import java.util.List;
import org.ktrail.cli.output.Html;
import org.ktrail.queries.simulate.run.ExecutionTrace;
import org.ktrail.queries.simulate.run.Happening;
import org.ktrail.queries.simulate.scenario.Scenario;

/** A trace on a page: a call opens and closes over what happened in it. */
final class TracePart {
  private final Html out;
  private final Scenario scenario;

  TracePart(Html out, Scenario scenario) {
    this.out = out;
    this.scenario = scenario;
  }

  void write(List<ExecutionTrace> traces) {
    for (ExecutionTrace t : traces) {
      String text = TraceLine.of(scenario, t);
      if (text.isEmpty()) {
        continue;
      }
      boolean nested = t.below().stream().anyMatch(b -> !TraceLine.of(scenario, b).isEmpty());
      if (nested) {
        boolean open = isStep(t);
        out.raw(open ? "<details open><summary>" : "<details><summary>");
        line(t, text);
        out.raw("</summary>\n<div class=\"below\">\n");
        write(t.below());
        out.raw("</div></details>\n");
      } else {
        out.raw("<div>");
        line(t, text);
        out.raw("</div>\n");
      }
    }
  }

  private boolean isStep(ExecutionTrace t) {
    return switch (t.event()) {
      case Happening.Called c -> TraceLine.step(scenario, c).isPresent();
      case Happening.Switched s -> true;
      case Happening.Returned r -> false;
      case Happening.Branched b -> false;
      case Happening.Acquired a -> false;
      case Happening.Released r -> false;
      case Happening.Written w -> false;
      case Happening.Unknown u -> false;
      case Happening.Noted n -> false;
      case Happening.Assumed a -> false;
      case Happening.Ended e -> false;
    };
  }

  private void line(ExecutionTrace t, String text) {
    out.raw("<span class=\"" + style(t.event()) + "\">").text(text).raw("</span>");
    String at = TraceLine.place(t);
    if (!at.isEmpty()) {
      out.raw("<span class=\"at\">").text(at).raw("</span>");
    }
  }

  private static String style(Happening event) {
    return switch (event) {
      case Happening.Called c -> c.why().isEmpty() ? "call" : "call dispatch";
      case Happening.Returned r -> "return";
      case Happening.Branched b -> b.assumed() ? "branch supposed" : "branch";
      case Happening.Acquired a -> "lock";
      case Happening.Released r -> "lock";
      case Happening.Written w -> "write";
      case Happening.Unknown u -> "unknown";
      case Happening.Noted n -> "note";
      case Happening.Assumed a -> "assume";
      case Happening.Switched s -> "step";
      case Happening.Ended e -> "end";
    };
  }
}
