package org.ktrail.queries.simulate.ir;

import java.util.List;
import java.util.Optional;
import org.ktrail.queries.simulate.c.CType;
import org.ktrail.queries.simulate.c.TypedExpression.Variable;

/**
 * A function that can be executed.
 *
 * @param rest holds the arguments behind the last parameter, where it looks at them
 * @param temporaries how many it uses, numbered from 0
 * @param file that the lines of its instructions are of; "" if that is not said
 */
public record LoweredFunction(
    String name,
    CType.Function type,
    List<Variable> parameters,
    Optional<Variable> rest,
    List<Instruction> instructions,
    int temporaries,
    String file) {}
