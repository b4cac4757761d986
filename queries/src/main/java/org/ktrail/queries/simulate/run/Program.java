package org.ktrail.queries.simulate.run;

import java.util.Optional;
import org.ktrail.queries.simulate.c.CType;
import org.ktrail.queries.simulate.ir.LoweredFunction;

/** What is executed: functions and variables by name. Asked again and again: answers are kept. */
public interface Program {
  /**
   * The code of a function; empty if it has no body that is known.
   *
   * @throws org.ktrail.queries.simulate.c.Unsupported if it has one that is not understood
   */
  Optional<LoweredFunction> function(String name);

  /** The stores that initialise a variable of file scope, after it was set to 0. */
  Optional<LoweredFunction> initialiser(String variable);

  /**
   * The type of a variable of file scope as its definition has it; empty if it is defined nowhere:
   * then its content is not known.
   */
  Optional<CType> variable(String name);

  /** What is taken for true when a function is called; empty if it is what the program has. */
  default Optional<String> assumption(String function) {
    return Optional.empty();
  }

  /**
   * Whether a function, by its prototype, does not change what the argument of a number points to.
   */
  default boolean readsOnly(String function, int argument) {
    return false;
  }

  /** Whether a variable belongs to who states the situation, so that nobody else uses it. */
  default boolean isStated(String variable) {
    return false;
  }

  /** Whether a function is written somewhere, as opposed to made by a macro. */
  default boolean isWritten(String function) {
    return false;
  }

  /** The code that a model stands for; empty if there is none. */
  default Optional<LoweredFunction> behindModel(String function) {
    return Optional.empty();
  }

  /**
   * Whether the code that a model stands for is followed in its place.
   *
   * @param known whether it is known what the first argument points to
   */
  default boolean givesWay(String function, boolean known) {
    return false;
  }

  /** Which argument of a function whose model gives way tells what it is about, from 0. */
  default int decidingArgument(String function) {
    return 0;
  }

  /** Whether a function is a model, of which nothing is told but what it tells itself. */
  default boolean isModel(String function) {
    return false;
  }
}
