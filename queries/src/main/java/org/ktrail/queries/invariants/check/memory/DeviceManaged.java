package org.ktrail.queries.invariants.check.memory;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.ktrail.queries.flow.Event;
import org.ktrail.queries.flow.Expression;
import org.ktrail.queries.flow.Step;
import org.ktrail.queries.invariants.Breach;
import org.ktrail.queries.invariants.check.Check;
import org.ktrail.queries.invariants.check.Subject;
import org.ktrail.queries.invariants.values.ForwardFacts;
import org.ktrail.queries.invariants.values.Known;

/** Memory that a device's core frees, and that is freed by hand, too. */
public final class DeviceManaged implements Check {
  @Override
  public void check(Subject s, Consumer<Breach> found) {
    Map<Integer, Map<String, Integer>> managed =
        ForwardFacts.of(
            s.flow,
            Map.<String, Integer>of(),
            (step, edge, before) -> after(step, before),
            ForwardFacts::both,
            20);
    for (Step step : s.flow.calls()) {
      Expression.Call call = ((Event.Call) step.event()).call();
      if (call.name().matches("kfree|kvfree|kfree_sensitive") && call.arguments().size() == 1) {
        String place = call.arguments().getFirst().bare().text();
        Integer line = managed.getOrDefault(step.id(), Map.of()).get(place);
        if (line != null) {
          found.accept(
              s.breach(
                  "device-managed",
                  step.line(),
                  place,
                  "%s is freed by %s, and by the device's core again".formatted(place, call.name()),
                  s.way(line, place + " is given by a devm_ function"),
                  s.way(step.line(), call.text())));
        }
      }
    }
  }

  private static Map<String, Integer> after(Step step, Map<String, Integer> before) {
    if (!(step.event() instanceof Event.Assign a)) {
      return before;
    }
    Map<String, Integer> after = new HashMap<>(before);
    String place = a.target().bare().text();
    after.keySet().removeIf(p -> Known.mentions(p, place));
    if (a.value().bare() instanceof Expression.Call c
        && c.name()
            .matches("devm_(k[a-z]+alloc\\w*|kstrdup\\w*|kasprintf|kvasprintf|kmemdup\\w*)")) {
      after.put(place, step.line());
    }
    return after;
  }
}
