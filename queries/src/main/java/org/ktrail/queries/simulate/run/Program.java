package org.ktrail.queries.simulate.run;

import java.util.Optional;
import org.ktrail.queries.simulate.c.CType;
import org.ktrail.queries.simulate.ir.Code;

/** What is executed: functions and variables by name. */
public interface Program {
  /** The code of a function; empty if it has no body that is known. */
  Optional<Code> function(String name);

  /** The stores that initialise a variable of file scope, after it was set to 0. */
  Optional<Code> initialiser(String variable);

  /** The type of a variable of file scope as its definition has it. */
  Optional<CType> variable(String name);
}
