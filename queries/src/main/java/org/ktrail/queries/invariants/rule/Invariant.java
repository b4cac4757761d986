package org.ktrail.queries.invariants.rule;

import java.util.List;
import org.ktrail.queries.invariants.pairs.ResourcePair;
import org.ktrail.queries.simulate.scenario.Scenario;

/** A rule about what happens on every path. */
public sealed interface Invariant {
  /** Its name in the rule file. */
  String name();

  /** Functions whose breaches are no news, with the reason that the rule file gives. */
  record Allowed(String function, String subject, String reason) {}

  /**
   * Each acquisition of these pairs is released on every way out, and nothing is released that was
   * not acquired.
   *
   * @param pairs what is paired; those of the rule file itself, or of the kernel's table
   * @param finds which of {@code not-released}, {@code not-acquired}, {@code other-variant}
   */
  record Paired(String name, List<ResourcePair> pairs, List<String> finds) implements Invariant {
    public Paired {
      pairs = List.copyOf(pairs);
      finds = List.copyOf(finds);
    }
  }

  /** A general check of {@link Checks}, by its name. */
  record General(String name, String check) implements Invariant {}

  /** No call leads from one function to another, unless through a third ("" for none). */
  record NeverReach(String name, String from, String to, String unless) implements Invariant {}

  /** Every way of calls from one function to another goes through a third. */
  record EveryPath(String name, String from, String to, String through) implements Invariant {}

  /** Which side of a call another one has to be on. */
  enum Side {
    /** On every way that leads to the call. */
    BEFORE,
    /** On every way that the call leads to. */
    AFTER,
    /** On no way between the call and one of the second kind. */
    UNTIL
  }

  /**
   * On every way, a call of {@code call} has one of {@code calls} before or after it; or, until one
   * of {@code calls}, none of {@code never}.
   */
  record Ordered(String name, Side side, String call, List<String> calls, List<String> never)
      implements Invariant {
    public Ordered {
      calls = List.copyOf(calls);
      never = List.copyOf(never);
    }
  }

  /** A member is assigned by these functions only. */
  record WrittenOnlyBy(String name, String record, String member, List<String> functions)
      implements Invariant {
    public WrittenOnlyBy {
      functions = List.copyOf(functions);
    }
  }

  /** A member is read and written only while a lock is held: one of these pairs, of any object. */
  record UnderLock(String name, String record, String member, List<String> locks)
      implements Invariant {
    public UnderLock {
      locks = List.copyOf(locks);
    }
  }

  /** The result of these functions is used. */
  record ResultUsed(String name, List<String> functions) implements Invariant {
    public ResultUsed {
      functions = List.copyOf(functions);
    }
  }

  /** Every instance of a record that is initialised sets a member. */
  record SetsMember(String name, String record, String member) implements Invariant {}

  /**
   * A scenario, run over the code, has one of these values on every way.
   *
   * @param values right ones; what the scenario expects itself if there are none
   */
  record ScenarioYields(String name, Scenario scenario, List<String> values) implements Invariant {
    public ScenarioYields {
      values = List.copyOf(values.isEmpty() ? scenario.expected() : values);
    }
  }
}
