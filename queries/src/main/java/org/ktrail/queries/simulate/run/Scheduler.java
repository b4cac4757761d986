package org.ktrail.queries.simulate.run;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Runs actors over one state in every order that matters, within a bound of preemptions. An actor
 * can be interrupted before an access to what another one uses too and one of them changes, unless
 * a common lock keeps them apart; which places these are is learnt by running, and all is begun
 * anew ({@link SchedulingRound}) until nothing is added.
 */
final class Scheduler {
  private static final int ROUNDS = 6;

  private final Setting setting;
  private final Interpreter interpreter;
  private final Machine machine;
  private final Schedule schedule;
  private final boolean defers;

  /**
   * @param defers whether what was handed over runs by itself
   */
  Scheduler(
      Setting setting,
      Interpreter interpreter,
      Machine machine,
      Schedule schedule,
      boolean defers) {
    this.setting = setting;
    this.interpreter = interpreter;
    this.machine = machine;
    this.schedule = schedule;
    this.defers = defers;
  }

  /**
   * @param start all actors before their first instruction
   */
  Schedule.Explored explore(ExecutionState start) {
    PlaceUses uses = new PlaceUses(interpreter.access());
    Set<PlaceUses.Key> contended = Set.of();
    long work = 0;
    for (int number = 1; ; number++) {
      SchedulingRound round =
          new SchedulingRound(
              setting, interpreter, machine, schedule, defers, uses, contended, work);
      List<Machine.Ending> endings = round.run(start.fork());
      work = round.work();
      Set<PlaceUses.Key> now = new LinkedHashSet<>(contended);
      boolean grows = now.addAll(uses.contended());
      if (number == ROUNDS || !grows || round.isWorkDone()) {
        return new Schedule.Explored(
            endings,
            !round.isTruncated(),
            round.isBounded(),
            false,
            contended.stream().map(PlaceUses.Key::toString).toList());
      }
      contended = now;
    }
  }
}
