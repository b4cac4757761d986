package org.ktrail.queries.invariants.values;

import java.util.Optional;
import org.ktrail.indexer.facts.body.Expression;

/** Signs of expressions, and what a condition's outcome says of them. */
public final class Evaluator {
  private static final Sign ZERO = new Sign(Sign.ZERO, "0");
  private final PlaceNames places;

  public Evaluator(PlaceNames places) {
    this.places = places;
  }

  public Sign eval(Expression e, Known known) {
    return switch (e) {
      case Expression.Literal l -> literal(l.text());
      case Expression.Name n -> name(n, known);
      case Expression.Cast c -> eval(c.of(), known);
      case Expression.Unary u ->
          switch (u.operator()) {
            case "-" -> eval(u.of(), known).negated();
            case "!" -> not(eval(u.of(), known));
            default -> known.at(places.name(u));
          };
      case Expression.Binary b -> binary(b, known);
      case Expression.Choice c -> eval(c.yes(), known).or(eval(c.no(), known));
      case Expression.Call c -> call(c, known);
      case Expression.AddressOf a -> Sign.of(Sign.POSITIVE);
      default -> known.at(places.name(e));
    };
  }

  private static Sign literal(String text) {
    if (text.startsWith("\"")) {
      return Sign.of(Sign.POSITIVE);
    }
    if (text.startsWith("-")) {
      return literal(text.substring(1)).negated(); // the parser reads -1 as one number
    }
    String digits = text.replaceAll("(?<![uUlL])[uUlL]++$", "");
    boolean zero = digits.matches("0+|0[xX]0+|'\\\\0'");
    return zero ? ZERO : new Sign(Sign.POSITIVE, text);
  }

  private Sign name(Expression.Name n, Known known) {
    return switch (n.name()) {
      case "true" -> new Sign(Sign.POSITIVE, "1");
      case "false", "NULL" -> ZERO;
      default -> {
        if (ErrorNames.isNumber(n.name())) {
          yield new Sign(Sign.POSITIVE, n.name());
        }
        Sign sign = known.at(places.name(n));
        boolean constant = n.name().equals(n.name().toUpperCase(java.util.Locale.ROOT));
        yield sign.isAny() && constant ? new Sign(7, n.name()) : sign;
      }
    };
  }

  private static Sign not(Sign s) {
    return s.isTrue() ? ZERO : s.isFalse() ? Sign.of(Sign.POSITIVE) : Sign.of(6);
  }

  private Sign binary(Expression.Binary b, Known known) {
    Sign remembered = known.at(places.name(b));
    if (!remembered.isAny()) {
      return remembered;
    }
    Sign l = eval(b.left(), known);
    Sign r = eval(b.right(), known);
    Optional<Boolean> truth =
        switch (b.operator()) {
          case "==" -> equal(l, r);
          case "!=" -> equal(l, r).map(v -> !v);
          case "<" -> less(l, r);
          case ">" -> less(r, l);
          case "<=" -> less(r, l).map(v -> !v);
          case ">=" -> less(l, r).map(v -> !v);
          default -> Optional.empty();
        };
    return switch (b.operator()) {
      case "==", "!=", "<", ">", "<=", ">=" -> truth.map(Sign::truth).orElse(Sign.of(6));
      case "|" ->
          l.isTrue() && l.mask() == Sign.POSITIVE || r.mask() == Sign.POSITIVE && r.isTrue()
              ? Sign.of(Sign.POSITIVE)
              : Sign.ANY;
      default -> Sign.ANY;
    };
  }

  private static Optional<Boolean> equal(Sign l, Sign r) {
    if ((l.mask() & r.mask()) == 0) {
      return Optional.of(false);
    }
    if (l.isFalse() && r.isFalse()) {
      return Optional.of(true);
    }
    if (l.constant().isEmpty() || r.constant().isEmpty()) {
      return Optional.empty();
    }
    if (l.constant().equals(r.constant())) {
      return Optional.of(true);
    }
    // Two names of errors are two errors; two other names may be one number.
    String a = l.constant().replace("-", "");
    String b = r.constant().replace("-", "");
    return ErrorNames.isNumber(a) && ErrorNames.isNumber(b) ? Optional.of(false) : Optional.empty();
  }

  private static Optional<Boolean> less(Sign l, Sign r) {
    if (r.isFalse()) {
      return l.mask() == Sign.NEGATIVE
          ? Optional.of(true)
          : (l.mask() & Sign.NEGATIVE) == 0 ? Optional.of(false) : Optional.empty();
    }
    if (l.isFalse()) {
      return r.mask() == Sign.POSITIVE
          ? Optional.of(true)
          : (r.mask() & Sign.POSITIVE) == 0 ? Optional.of(false) : Optional.empty();
    }
    return Optional.empty();
  }

  private Sign call(Expression.Call c, Known known) {
    ErrorNames.Kind kind = ErrorNames.of(c.name());
    if (kind != ErrorNames.Kind.NONE && !c.arguments().isEmpty()) {
      Sign of = eval(c.arguments().getFirst(), known);
      return switch (kind) {
        case IS_ERROR -> has(of, Sign.NEGATIVE);
        case IS_ERROR_OR_NULL -> has(of, Sign.NEGATIVE | Sign.ZERO);
        case SAME -> of;
        case ERROR_OR_ZERO ->
            of.mask() == Sign.NEGATIVE
                ? of
                : (of.mask() & Sign.NEGATIVE) == 0 ? ZERO : Sign.of(Sign.NEGATIVE | Sign.ZERO);
        case NUMBER, NONE -> Sign.ANY;
      };
    }
    Sign result = known.at(Known.result(c));
    return result.isAny() ? known.at(places.name(c)) : result;
  }

  private static Sign has(Sign s, int signs) {
    return (s.mask() & ~signs) == 0
        ? Sign.of(Sign.POSITIVE)
        : (s.mask() & signs) == 0 ? ZERO : Sign.of(6);
  }

  /** What is known if a condition has this outcome; empty if it cannot have it. */
  public Optional<Known> assume(Expression condition, boolean truth, Known known) {
    Sign value = eval(condition, known);
    if (truth ? value.isFalse() : value.isTrue()) {
      return Optional.empty();
    }
    return switch (condition) {
      case Expression.Cast c -> assume(c.of(), truth, known);
      case Expression.Unary u when u.operator().equals("!") -> assume(u.of(), !truth, known);
      case Expression.Binary b -> compare(b, truth, known);
      case Expression.Call c -> assumeCall(c, truth, known);
      case Expression.Literal l -> Optional.of(known);
      default -> narrow(condition, truth ? Sign.NEGATIVE | Sign.POSITIVE : Sign.ZERO, known);
    };
  }

  private Optional<Known> narrow(Expression e, int mask, Known known) {
    Expression bare = e.bare();
    Sign narrowed = eval(bare, known).and(mask);
    if (narrowed.isNever()) {
      return Optional.empty();
    }
    if (bare instanceof Expression.Call c) {
      if (ErrorNames.of(c.name()) == ErrorNames.Kind.SAME && !c.arguments().isEmpty()) {
        return narrow(c.arguments().getFirst(), mask, known);
      }
      return Optional.of(known.with(Known.result(c), narrowed).with(places.name(c), narrowed));
    }
    if (bare instanceof Expression.Literal) {
      return Optional.of(known);
    }
    if (bare instanceof Expression.Unary u && u.operator().equals("-")) {
      return narrow(u.of(), Sign.of(mask).negated().mask(), known);
    }
    return Optional.of(known.with(places.name(bare), narrowed));
  }

  private Optional<Known> assumeCall(Expression.Call c, boolean truth, Known known) {
    ErrorNames.Kind kind = ErrorNames.of(c.name());
    if (c.arguments().isEmpty()) {
      return narrow(c, truth ? Sign.NEGATIVE | Sign.POSITIVE : Sign.ZERO, known);
    }
    Expression of = c.arguments().getFirst();
    return switch (kind) {
      case IS_ERROR -> narrow(of, truth ? Sign.NEGATIVE : Sign.ZERO | Sign.POSITIVE, known);
      case IS_ERROR_OR_NULL -> narrow(of, truth ? Sign.NEGATIVE | Sign.ZERO : Sign.POSITIVE, known);
      case SAME, ERROR_OR_ZERO ->
          narrow(of, truth ? Sign.NEGATIVE : Sign.ZERO | Sign.POSITIVE, known);
      case NUMBER, NONE -> narrow(c, truth ? Sign.NEGATIVE | Sign.POSITIVE : Sign.ZERO, known);
    };
  }

  private Optional<Known> compare(Expression.Binary b, boolean truth, Known known) {
    Known noted = known.with(places.name(b), Sign.truth(truth));
    Sign l = eval(b.left(), known);
    Sign r = eval(b.right(), known);
    return switch (b.operator()) {
      case "==" -> equality(b, truth, l, r, noted);
      case "!=" -> equality(b, !truth, l, r, noted);
      case "<" -> order(b.left(), b.right(), l, r, truth, noted);
      case ">" -> order(b.right(), b.left(), r, l, truth, noted);
      case ">=" -> order(b.left(), b.right(), l, r, !truth, noted);
      case "<=" -> order(b.right(), b.left(), r, l, !truth, noted);
      default -> Optional.of(noted);
    };
  }

  private Optional<Known> equality(Expression.Binary b, boolean same, Sign l, Sign r, Known known) {
    if (same) {
      Optional<Known> left = narrow(b.left(), r.mask(), known);
      if (!r.constant().isEmpty() && b.left().bare().isPlace()) {
        left =
            left.map(
                k -> k.with(places.name(b.left()), new Sign(l.mask() & r.mask(), r.constant())));
      }
      return left.flatMap(k ->
          b.right().bare().isPlace() && r.constant().isEmpty()
              ? narrow(b.right(), l.mask(), k)
              : Optional.of(k));
    }
    if (r.isFalse()) {
      return narrow(b.left(), Sign.NEGATIVE | Sign.POSITIVE, known);
    }
    return l.isFalse()
        ? narrow(b.right(), Sign.NEGATIVE | Sign.POSITIVE, known)
        : Optional.of(known);
  }

  /** {@code left < right}, or its contrary, where one of them is 0. */
  private Optional<Known> order(
      Expression left, Expression right, Sign l, Sign r, boolean less, Known known) {
    if (r.isFalse()) {
      return narrow(left, less ? Sign.NEGATIVE : Sign.ZERO | Sign.POSITIVE, known);
    }
    if (l.isFalse()) {
      return narrow(right, less ? Sign.POSITIVE : Sign.ZERO | Sign.NEGATIVE, known);
    }
    return Optional.of(known);
  }
}
