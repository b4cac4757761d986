package org.ktrail.queries.simulate.z3;

import com.microsoft.z3.BitVecExpr;
import com.microsoft.z3.BitVecSort;
import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import java.util.HashMap;
import java.util.Map;
import org.ktrail.queries.simulate.ir.Operation;
import org.ktrail.queries.simulate.term.Term;
import org.ktrail.queries.simulate.term.Terms;

/** Terms in Z3's words. */
final class Translation {
  private final Context z3;
  private final Map<Term, Expr<BitVecSort>> numbers = new HashMap<>();

  Translation(Context z3) {
    this.z3 = z3;
  }

  /** A term of one bit as a truth value. */
  BoolExpr truth(Term t) {
    if (t instanceof Term.Binary b) {
      Operation o = b.operation();
      if (o.isComparison()) {
        return comparison(b);
      }
      if (o == Operation.XOR && b.right().equals(Terms.TRUE)) {
        return z3.mkNot(truth(b.left()));
      }
      if (o == Operation.AND) {
        return z3.mkAnd(truth(b.left()), truth(b.right()));
      }
      if (o == Operation.OR) {
        return z3.mkOr(truth(b.left()), truth(b.right()));
      }
    }
    return z3.mkEq(number(t), z3.mkBV(1, 1));
  }

  private BoolExpr comparison(Term.Binary b) {
    Expr<BitVecSort> x = number(b.left());
    Expr<BitVecSort> y = number(b.right());
    return switch (b.operation()) {
      case EQUAL -> z3.mkEq(x, y);
      case UNEQUAL -> z3.mkNot(z3.mkEq(x, y));
      case LESS_SIGNED -> z3.mkBVSLT(x, y);
      case LESS_UNSIGNED -> z3.mkBVULT(x, y);
      case LESS_OR_EQUAL_SIGNED -> z3.mkBVSLE(x, y);
      case LESS_OR_EQUAL_UNSIGNED -> z3.mkBVULE(x, y);
      default -> throw new IllegalArgumentException(b.toString());
    };
  }

  Expr<BitVecSort> number(Term t) {
    Expr<BitVecSort> known = numbers.get(t);
    if (known == null) {
      known = made(t);
      numbers.put(t, known);
    }
    return known;
  }

  private Expr<BitVecSort> made(Term t) {
    return switch (t) {
      case Term.Known k -> z3.mkBV(Long.toUnsignedString(k.value()), k.bits());
      // A name may stand for numbers of several widths; they are different symbols.
      case Term.Symbol s -> z3.mkBVConst(s.name() + "/" + s.bits(), s.bits());
      case Term.Extract e -> z3.mkExtract(e.from() + e.bits() - 1, e.from(), number(e.of()));
      case Term.Extend e ->
          e.signed()
              ? z3.mkSignExt(e.bits() - e.of().bits(), number(e.of()))
              : z3.mkZeroExt(e.bits() - e.of().bits(), number(e.of()));
      case Term.Concat c -> z3.mkConcat(number(c.high()), number(c.low()));
      case Term.Binary b -> binary(b);
    };
  }

  private Expr<BitVecSort> binary(Term.Binary b) {
    if (b.operation().isComparison()) {
      BitVecExpr one = z3.mkBV(1, 1);
      BitVecExpr zero = z3.mkBV(0, 1);
      return z3.mkITE(comparison(b), one, zero);
    }
    Expr<BitVecSort> x = number(b.left());
    Expr<BitVecSort> y = number(b.right());
    return switch (b.operation()) {
      case ADD -> z3.mkBVAdd(x, y);
      case SUBTRACT -> z3.mkBVSub(x, y);
      case MULTIPLY -> z3.mkBVMul(x, y);
      case DIVIDE_SIGNED -> z3.mkBVSDiv(x, y);
      case DIVIDE_UNSIGNED -> z3.mkBVUDiv(x, y);
      case REMAINDER_SIGNED -> z3.mkBVSRem(x, y);
      case REMAINDER_UNSIGNED -> z3.mkBVURem(x, y);
      case AND -> z3.mkBVAND(x, y);
      case OR -> z3.mkBVOR(x, y);
      case XOR -> z3.mkBVXOR(x, y);
      case SHIFT_LEFT -> z3.mkBVSHL(x, y);
      case SHIFT_RIGHT_LOGICAL -> z3.mkBVLSHR(x, y);
      case SHIFT_RIGHT_ARITHMETIC -> z3.mkBVASHR(x, y);
      default -> throw new IllegalArgumentException(b.toString());
    };
  }
}
