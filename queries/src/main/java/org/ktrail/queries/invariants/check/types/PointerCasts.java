package org.ktrail.queries.invariants.check.types;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.ktrail.queries.flow.Event;
import org.ktrail.queries.flow.Expression;
import org.ktrail.queries.flow.Step;
import org.ktrail.queries.invariants.Breach;
import org.ktrail.queries.invariants.check.Check;
import org.ktrail.queries.invariants.check.Subject;
import org.ktrail.queries.invariants.types.NumberTypes;

/**
 * A pointer is cast to a number of 64 bits or the other way round without {@code (unsigned long)}
 * between: compilers warn where pointers have 32.
 */
public final class PointerCasts implements Check {
  @Override
  public void check(Subject s, Consumer<Breach> found) {
    Set<Integer> told = new HashSet<>();
    for (Step step : s.flow.steps()) {
      for (Expression e : Subject.evaluated(step)) {
        look(s, step, e, told, found);
      }
      if (step.event() instanceof Event.Assign a) {
        look(s, step, a.target(), told, found);
      }
    }
  }

  private static void look(
      Subject s, Step step, Expression e, Set<Integer> told, Consumer<Breach> found) {
    if (e instanceof Expression.Cast c) {
      String of = s.types.of(c.of(), s.flow);
      boolean toNumber = NumberTypes.isLongLong(c.type()) && of.endsWith("*");
      boolean toPointer = c.type().endsWith("*") && NumberTypes.isLongLong(of);
      if ((toNumber || toPointer) && told.add(step.line())) {
        found.accept(
            s.breach(
                    "pointer-cast",
                    step.line(),
                    c.of().text(),
                    "%s is %s, and cast to %s, which has another size on 32-bit machines"
                        .formatted(c.of().text(), of, c.type()),
                    s.way(step.line(), c.of().text() + " is cast"))
                .on(Breach.Width.BITS_32));
      }
    }
    e.parts().forEach(part -> look(s, step, part, told, found));
  }
}
