package org.ktrail.queries.invariants.check;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import org.ktrail.queries.flow.Edge;
import org.ktrail.queries.flow.Event;
import org.ktrail.queries.flow.Step;

/** Which steps of a function are labels, as its text says. */
public final class StepLabels {
  private final Subject s;
  private final List<String> lines;
  private final List<List<Integer>> predecessors;

  public StepLabels(Subject s) {
    this.s = s;
    predecessors = s.flow.predecessors();
    lines =
        s.code
            .files()
            .image(s.flow.file())
            .map(i -> new String(i.text(), ISO_8859_1).lines().toList())
            .orElse(List.of());
  }

  public boolean is(Step step) {
    return step.event() instanceof Event.Join
        && step.line() <= lines.size()
        && lines.get(step.line() - 1).matches("[ \\t]*+(?!default\\b)\\w++[ \\t]*+:(?!:).*");
  }

  /** Whether what follows on an edge, before it branches or meets other ways, ends in a jump. */
  public boolean jumps(Edge edge) {
    Step end = end(edge);
    return is(end);
  }

  /** Whether it ends in a jump or a return. */
  public boolean leaves(Edge edge) {
    Step end = end(edge);
    return is(end) || end.event() instanceof Event.Return;
  }

  private Step end(Edge edge) {
    Step at = s.flow.steps().get(edge.to());
    while (!is(at) && at.next().size() == 1 && predecessors.get(at.id()).size() == 1) {
      if (at.event() instanceof Event.Return) {
        return at;
      }
      at = s.flow.steps().get(at.next().getFirst().to());
    }
    return at;
  }
}
