package org.ktrail.queries.simulate.run;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ktrail.queries.simulate.c.Expression.Variable;
import org.ktrail.queries.simulate.ir.Code;
import org.ktrail.queries.simulate.ir.Operand;
import org.ktrail.queries.simulate.term.Term;

/** One call that is going on. */
final class Frame {
  final Code code;
  final @Nullable Term[] temporaries;
  final Map<Variable, Long> locals;

  /** Where the caller wants the result. */
  final Optional<Operand.Temporary> result;

  final Optional<Term> into;
  int at;

  Frame(Code code, Optional<Operand.Temporary> result, Optional<Term> into) {
    this(code, new Term[code.temporaries()], new IdentityHashMap<>(), result, into);
  }

  private Frame(
      Code code,
      @Nullable Term[] temporaries,
      Map<Variable, Long> locals,
      Optional<Operand.Temporary> result,
      Optional<Term> into) {
    this.code = code;
    this.temporaries = temporaries;
    this.locals = locals;
    this.result = result;
    this.into = into;
  }

  Frame copy() {
    Frame f = new Frame(code, temporaries.clone(), new IdentityHashMap<>(locals), result, into);
    f.at = at;
    return f;
  }
}
