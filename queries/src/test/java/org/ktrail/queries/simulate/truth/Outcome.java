package org.ktrail.queries.simulate.truth;

import java.util.List;
import org.ktrail.queries.simulate.c.Unsupported;
import org.ktrail.queries.simulate.run.Ended;
import org.ktrail.queries.simulate.run.Machine;
import org.ktrail.queries.simulate.run.Program;
import org.ktrail.queries.simulate.run.Setting;
import org.ktrail.queries.simulate.term.Solver;
import org.ktrail.queries.simulate.term.Term;
import org.ktrail.queries.simulate.term.Terms;

/** What the machine says of one call. */
public sealed interface Outcome {
  /** It says what comes of it: {@code "result effects"}, or in which way the code goes wrong. */
  record Said(String text) implements Outcome {}

  /** It says that it does not know, and why. */
  record Refused(String reason) implements Outcome {}

  /**
   * Calls a function of two numbers; {@code effects} is one that gives the variable they change.
   */
  static Outcome of(Program program, String function, long[] input, String effects) {
    Setting.Bounds bounds = new Setting.Bounds(1_000_000, 50, 50, 1, 1, 2, 1_000_000);
    try {
      Machine machine = new Machine(program, Solver.NONE, bounds);
      List<Machine.Ending> endings =
          Ended.of(machine, function, Terms.known(64, input[0]), Terms.known(64, input[1]));
      Machine.Ending ending = endings.getFirst();
      if (!ending.state().unknowns().isEmpty()) {
        return new Refused(ending.state().unknowns().getFirst() + "() is not known");
      }
      if (ending.fault().isPresent()) {
        String message = String.valueOf(ending.fault().get().getMessage());
        return switch (ending.fault().get().kind()) {
          case BOUND, UNKNOWN -> new Refused(message);
          default -> new Said(message);
        };
      }
      for (String assumption : ending.state().assumptions()) {
        if (assumption.startsWith("assembly")) {
          return new Refused("assembly");
        }
      }
      Term result = ending.result().orElseThrow();
      Term told = machine.ask(ending.state(), effects, List.of()).getFirst().result().orElseThrow();
      return result instanceof Term.Known r && told instanceof Term.Known t
          ? new Said(r.value() + " " + t.value())
          : new Refused("what is not known is in the result");
    } catch (Unsupported e) {
      return new Refused(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      return new Said(e.toString());
    }
  }
}
