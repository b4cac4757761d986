package org.ktrail.queries.simulate.run;

import java.util.List;
import java.util.Optional;
import org.ktrail.queries.simulate.term.Term;

/** How functions end, for tests. */
public final class Ended {
  private Ended() {}

  /** What comes of a call where nothing has happened before. */
  public static List<Machine.Ending> of(Machine machine, String function, Term... arguments) {
    return of(machine, machine.begin(), function, arguments);
  }

  /** What comes of a call in a state, which stays as it is. */
  public static List<Machine.Ending> of(
      Machine machine, ExecutionState from, String function, Term... arguments) {
    Schedule.Part part = new Schedule.Part("", function, List.of(arguments));
    return machine.interleave(from, List.of(part), Schedule.DEFAULT).endings();
  }

  /** What holds where it ended. */
  public static List<Term> conditions(Machine.Ending ending) {
    return ending.state().conditions.list();
  }

  /** The result of each actor; empty of one that gave none or did not come to its end. */
  public static List<Optional<Term>> results(Machine.Ending ending) {
    ExecutionState state = ending.state();
    return state.actors.stream().map(a -> a.result.map(state::simplified)).toList();
  }
}
