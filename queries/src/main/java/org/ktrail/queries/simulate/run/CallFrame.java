package org.ktrail.queries.simulate.run;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ktrail.queries.simulate.c.TypedExpression.Variable;
import org.ktrail.queries.simulate.ir.Instruction;
import org.ktrail.queries.simulate.ir.LoweredFunction;
import org.ktrail.queries.simulate.ir.Operand;
import org.ktrail.queries.simulate.term.Term;

/** One call that is going on. Forked states share frames until one of them goes on in it. */
final class CallFrame {
  final LoweredFunction code;
  final @Nullable Term[] temporaries;
  final Map<Variable, Long> locals;

  /** How often a branch could go both ways in this call. */
  final Map<Instruction, Integer> rounds;

  /** The call that waits for this one. */
  final @Nullable CallFrame caller;

  final int depth;

  /** Whether nothing is told of what happens in it: it is a model's, or called by one. */
  final boolean quiet;

  /** Where the caller wants the result. */
  final Optional<Operand.Temporary> result;

  final Optional<Term> into;

  /** Who may change it; another one copies it first. */
  final Object owner;

  int at;

  /** The pointer that was last said to be followed, to be named if it cannot be. */
  Instruction.@Nullable Aim aimed;

  CallFrame(
      LoweredFunction code,
      @Nullable CallFrame caller,
      boolean quiet,
      Optional<Operand.Temporary> result,
      Optional<Term> into,
      Object owner) {
    this(
        code,
        new Term[code.temporaries()],
        new IdentityHashMap<>(),
        new IdentityHashMap<>(),
        caller,
        quiet,
        result,
        into,
        owner);
  }

  private CallFrame(
      LoweredFunction code,
      @Nullable Term[] temporaries,
      Map<Variable, Long> locals,
      Map<Instruction, Integer> rounds,
      @Nullable CallFrame caller,
      boolean quiet,
      Optional<Operand.Temporary> result,
      Optional<Term> into,
      Object owner) {
    this.code = code;
    this.temporaries = temporaries;
    this.locals = locals;
    this.rounds = rounds;
    this.caller = caller;
    this.depth = caller == null ? 1 : caller.depth + 1;
    this.quiet = quiet;
    this.result = result;
    this.into = into;
    this.owner = owner;
  }

  CallFrame copy(Object by) {
    CallFrame f =
        new CallFrame(
            code,
            temporaries.clone(),
            new IdentityHashMap<>(locals),
            new IdentityHashMap<>(rounds),
            caller,
            quiet,
            result,
            into,
            by);
    f.at = at;
    f.aimed = aimed;
    return f;
  }

  /** The instruction that is being executed. */
  Instruction current() {
    return code.instructions().get(Math.max(0, at - 1));
  }

  SourcePlace place() {
    return new SourcePlace(code.file(), current().line());
  }

  void set(Operand.Temporary to, Term value) {
    temporaries[to.number()] = value;
  }

  Term value(Operand operand) {
    return switch (operand) {
      case Operand.Constant c -> org.ktrail.queries.simulate.term.Terms.known(c.bits(), c.value());
      case Operand.Temporary t -> {
        Term value = temporaries[t.number()];
        if (value == null) {
          throw new IllegalStateException("a temporary is read before it is written");
        }
        yield value;
      }
    };
  }
}
