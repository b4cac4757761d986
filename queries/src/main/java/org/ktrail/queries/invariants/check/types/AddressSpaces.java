package org.ktrail.queries.invariants.check.types;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.ktrail.queries.flow.Event;
import org.ktrail.queries.flow.Expression;
import org.ktrail.queries.flow.Flow;
import org.ktrail.queries.flow.Step;
import org.ktrail.queries.invariants.Breach;
import org.ktrail.queries.invariants.check.Check;
import org.ktrail.queries.invariants.check.Subject;
import org.ktrail.queries.invariants.values.NullTests;

/** A pointer into user space or to registers that is followed as if it pointed into memory. */
public final class AddressSpaces implements Check {
  @Override
  public void check(Subject s, Consumer<Breach> found) {
    if (s.flow.damaged()) {
      return;
    }
    // The accessors of registers are made of this, each machine's by its own means.
    boolean machine = s.flow.file().startsWith("arch/");
    Set<String> told = new HashSet<>();
    for (Step step : s.flow.steps()) {
      Expression place =
          switch (step.event()) {
            case Event.Read r -> r.place();
            case Event.Assign a -> a.target();
            default -> null;
          };
      if (place == null) {
        continue;
      }
      String name = place.root();
      Flow.Variable v = s.flow.variable(name).orElse(null);
      if (v != null
          && !v.space().isEmpty()
          && !(machine && v.space().equals("__iomem"))
          && NullTests.goesThrough(place, name)
          && !isMeasured(s.flow, step)
          && told.add(name)) {
        found.accept(
            s.breach(
                "address-space",
                step.line(),
                name,
                "%s is %s, and is followed as a pointer into memory".formatted(name, v.space()),
                s.way(v.line(), name + " is declared"),
                s.way(step.line(), place.text())));
      }
    }
  }

  /**
   * Whether the next call is of a macro that is given the place, of which it may take the address.
   */
  private static boolean isMeasured(Flow flow, Step read) {
    for (int id = read.id() + 1; id < flow.steps().size(); id++) {
      switch (flow.steps().get(id).event()) {
        case Event.Read r -> {}
        case Event.Call c -> {
          return c.call().text().contains(placeText(read));
        }
        default -> {
          return false;
        }
      }
    }
    return false;
  }

  private static String placeText(Step step) {
    return step.event() instanceof Event.Read r ? r.place().text() : "\0";
  }
}
