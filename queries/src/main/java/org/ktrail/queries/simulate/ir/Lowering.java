package org.ktrail.queries.simulate.ir;

import java.util.List;
import java.util.Optional;
import org.ktrail.queries.simulate.c.CType;
import org.ktrail.queries.simulate.c.FunctionBody;
import org.ktrail.queries.simulate.c.TypedStatement;
import org.ktrail.queries.simulate.c.Unsupported;

/** Makes instructions of a function's body. */
public final class Lowering {
  private Lowering() {}

  /**
   * @param file that the lines are of
   * @throws Unsupported if the body holds something that has no meaning here
   */
  public static LoweredFunction of(FunctionBody body, String file) {
    Assembler assembler = new Assembler();
    LoweredStatements flow = new LoweredStatements(assembler, body.type().result());
    flow.statement(body.body());
    assembler.add(new Instruction.Return(body.body().line(), Optional.empty()));
    flow.finish();
    return new LoweredFunction(
        body.name(),
        body.type(),
        body.parameters(),
        body.rest(),
        assembler.instructions(),
        assembler.temporaries(),
        file);
  }

  /** The stores of an initialiser at file scope, as a function without parameters. */
  public static LoweredFunction ofInitialiser(
      String name, List<TypedStatement> stores, String file) {
    Assembler assembler = new Assembler();
    LoweredStatements flow = new LoweredStatements(assembler, CType.VOID);
    stores.forEach(flow::statement);
    assembler.add(new Instruction.Return(0, Optional.empty()));
    return new LoweredFunction(
        name,
        new CType.Function(CType.VOID, List.of(), false),
        List.of(),
        Optional.empty(),
        assembler.instructions(),
        assembler.temporaries(),
        file);
  }
}
