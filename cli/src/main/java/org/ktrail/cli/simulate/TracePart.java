package org.ktrail.cli.simulate;

import java.util.List;
import org.ktrail.cli.answer.Html;
import org.ktrail.queries.simulate.run.Event;
import org.ktrail.queries.simulate.run.Trace;
import org.ktrail.queries.simulate.scenario.Scenario;

/** A trace on a page: a call opens and closes over what happened in it. */
final class TracePart {
  private final Html out;
  private final Scenario scenario;

  TracePart(Html out, Scenario scenario) {
    this.out = out;
    this.scenario = scenario;
  }

  void write(List<Trace> traces) {
    for (Trace t : traces) {
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

  private boolean isStep(Trace t) {
    return switch (t.event()) {
      case Event.Called c -> TraceLine.step(scenario, c).isPresent();
      case Event.Switched s -> true;
      case Event.Returned r -> false;
      case Event.Branched b -> false;
      case Event.Acquired a -> false;
      case Event.Released r -> false;
      case Event.Written w -> false;
      case Event.Unknown u -> false;
      case Event.Noted n -> false;
      case Event.Assumed a -> false;
      case Event.Ended e -> false;
    };
  }

  private void line(Trace t, String text) {
    out.raw("<span class=\"" + style(t.event()) + "\">").text(text).raw("</span>");
    String at = TraceLine.place(t);
    if (!at.isEmpty()) {
      out.raw("<span class=\"at\">").text(at).raw("</span>");
    }
  }

  private static String style(Event event) {
    return switch (event) {
      case Event.Called c -> c.why().isEmpty() ? "call" : "call dispatch";
      case Event.Returned r -> "return";
      case Event.Branched b -> b.assumed() ? "branch supposed" : "branch";
      case Event.Acquired a -> "lock";
      case Event.Released r -> "lock";
      case Event.Written w -> "write";
      case Event.Unknown u -> "unknown";
      case Event.Noted n -> "note";
      case Event.Assumed a -> "assume";
      case Event.Switched s -> "step";
      case Event.Ended e -> "end";
    };
  }
}
