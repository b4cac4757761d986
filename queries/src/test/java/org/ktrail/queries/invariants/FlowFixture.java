package org.ktrail.queries.invariants;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.ktrail.indexer.extract.body.BodyReader;
import org.ktrail.indexer.facts.body.Edge;
import org.ktrail.indexer.facts.body.Event;
import org.ktrail.indexer.facts.body.Expression;
import org.ktrail.indexer.facts.body.Flow;
import org.ktrail.indexer.facts.body.Step;

/** Functions of a short text as flows, and the steps and expressions that a test asks about. */
public final class FlowFixture {
  private FlowFixture() {}

  /** The functions of a source, in its order. */
  public static List<Flow> all(String source) {
    try (BodyReader reader = new BodyReader()) {
      return reader.read("drivers/dev/a.c", source.getBytes(UTF_8));
    }
  }

  /** The first function of a source. */
  public static Flow function(String source) {
    return all(source).getFirst();
  }

  /** A function of a device and a number that has this body. */
  public static Flow body(String body) {
    return function("int f(struct dev *d, int n)\n{\n" + body + "\n}\n");
  }

  /** An expression of C, as a function of a device and a number reads it. */
  public static Expression expression(String text) {
    Step last = body("sink(" + text + ");").calls().getLast();
    return ((Event.Call) last.event()).call().arguments().getFirst();
  }

  /**
   * The first step of this text.
   *
   * @param text {@code f(x)}, {@code a = b}, {@code if c} or {@code return v}
   */
  public static Step step(Flow flow, String text) {
    return flow.steps().stream()
        .filter(s -> text(s.event()).equals(text))
        .findFirst()
        .orElseThrow(() -> new AssertionError(text + " is not among " + texts(flow)));
  }

  /** The texts of all steps at which something is done. */
  private static List<String> texts(Flow flow) {
    return flow.steps().stream().map(s -> text(s.event())).filter(t -> !t.isEmpty()).toList();
  }

  /** Where a step goes on when its test comes out so. */
  public static Edge edge(Step step, Edge.Kind kind) {
    return step.next().stream().filter(e -> e.kind() == kind).findFirst().orElseThrow();
  }

  /** What a step does, as {@link #step} names it; "" for one that does nothing. */
  public static String text(Event event) {
    return switch (event) {
      case Event.Call c -> c.call().text();
      case Event.Assign a -> a.target().text() + " " + a.operator() + " " + a.value().text();
      case Event.Branch b -> "if " + b.condition().text();
      case Event.Return r -> r.value() == null ? "return" : "return " + r.value().text();
      default -> "";
    };
  }
}
