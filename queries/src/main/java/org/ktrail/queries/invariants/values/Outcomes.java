package org.ktrail.queries.invariants.values;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ktrail.queries.flow.Edge;
import org.ktrail.queries.flow.Event;
import org.ktrail.queries.flow.Expression;
import org.ktrail.queries.flow.Flow;
import org.ktrail.queries.flow.Step;

/** What locals say of success or failure on every way to a step: set so, or tested. */
public final class Outcomes {
  private final Flow flow;
  private final Map<Integer, Map<String, Outcome>> before;

  /** What a number that a function returns says. */
  public enum Kind {
    ZERO,
    /** Not an error, though perhaps not 0. */
    NOT_NEGATIVE,
    ERROR
  }

  /**
   * What is known of a local.
   *
   * @param line that made it so
   */
  public record Outcome(Kind kind, int line) {
    public boolean isSuccess() {
      return kind != Kind.ERROR;
    }
  }

  public Outcomes(Flow flow) {
    this.flow = flow;
    before =
        ForwardFacts.of(
            flow,
            Map.<String, Outcome>of(),
            (step, edge, b) -> along(step, edge, b),
            this::both,
            20);
  }

  /** What is known where a step goes on along an edge; nothing if it is never reached. */
  public Map<String, Outcome> along(Step step, Edge edge) {
    Map<String, Outcome> known = before.get(step.id());
    return known == null ? Map.of() : along(step, edge, known);
  }

  private Map<String, Outcome> both(Map<String, Outcome> a, Map<String, Outcome> b) {
    Map<String, Outcome> both = new HashMap<>();
    a.forEach((name, x) -> {
      Outcome y = b.get(name);
      if (y != null && (x.kind() == y.kind() || x.isSuccess() && y.isSuccess())) {
        both.put(name, x.kind() == Kind.ZERO ? y : x);
      }
    });
    return both;
  }

  private Map<String, Outcome> along(Step step, Edge edge, Map<String, Outcome> known) {
    return switch (step.event()) {
      case Event.Assign a -> assigned(step, a, known);
      case Event.Call c -> called(c.call(), known);
      case Event.Branch b -> tested(step, b.condition().bare(), edge, known);
      case Event.Unread u -> Map.of();
      default -> known;
    };
  }

  private Map<String, Outcome> assigned(Step step, Event.Assign a, Map<String, Outcome> known) {
    Map<String, Outcome> after = new HashMap<>(known);
    after.remove(a.target().root());
    if (a.operator().equals("=") && a.target() instanceof Expression.Name n && isNumber(n.name())) {
      Expression value = a.value().bare();
      Kind kind =
          value.text().equals("0")
              ? Kind.ZERO
              : isError(value)
                  ? Kind.ERROR
                  : value.text().matches("[A-Z][A-Z0-9]*_[A-Z0-9_]+") ? Kind.NOT_NEGATIVE : null;
      Outcome copied = value instanceof Expression.Name other ? known.get(other.name()) : null;
      if (kind != null) {
        after.put(n.name(), new Outcome(kind, step.line()));
      } else if (copied != null) {
        after.put(n.name(), new Outcome(copied.kind(), step.line()));
      }
    }
    return after;
  }

  private static boolean isError(Expression value) {
    return value instanceof Expression.Unary u
            && u.operator().equals("-")
            && u.of().bare().text().matches("[A-Z][A-Z0-9_]*")
        || value instanceof Expression.Call c && ErrorNames.of(c.name()) == ErrorNames.Kind.SAME;
  }

  private static Map<String, Outcome> called(Expression.Call call, Map<String, Outcome> known) {
    Map<String, Outcome> after = new HashMap<>(known);
    after.keySet().removeIf(name -> maySet(call, name));
    return after;
  }

  /** Whether a call may give a variable a value: by its address, or as a macro. */
  public static boolean maySet(Expression.Call call, String name) {
    boolean prints = false;
    for (Expression x : call.arguments()) {
      prints |= x instanceof Expression.Literal l && l.text().startsWith("\"");
      boolean addressed = x.bare() instanceof Expression.AddressOf a && a.of().root().equals(name);
      boolean handed = !prints && x.bare() instanceof Expression.Name n && n.name().equals(name);
      boolean within = x instanceof Expression.Other o && Known.mentions(o.text(), name);
      if (addressed || handed || within) {
        return true;
      }
    }
    return false;
  }

  private Map<String, Outcome> tested(
      Step step, Expression condition, Edge edge, Map<String, Outcome> known) {
    boolean truth = edge.kind() == Edge.Kind.TRUE;
    Expression place = condition;
    String operator = "!=";
    if (condition instanceof Expression.Unary u && u.operator().equals("!")) {
      place = u.of().bare();
      operator = "==";
    } else if (condition instanceof Expression.Binary e && e.right().bare().text().equals("0")) {
      place = e.left().bare();
      operator = e.operator();
    }
    if (!(place instanceof Expression.Name n) || !isNumber(n.name())) {
      return known;
    }
    Map<String, Outcome> after = new HashMap<>(known);
    Kind kind = kind(operator, truth);
    Outcome was = known.get(n.name());
    if (kind == null) {
      return known;
    }
    if (was == null || was.isSuccess() != (kind != Kind.ERROR) || kind == Kind.ZERO) {
      after.put(n.name(), new Outcome(kind, step.line()));
    }
    return after;
  }

  private static @Nullable Kind kind(String operator, boolean truth) {
    return switch (operator) {
      case "!=" -> truth ? Kind.ERROR : Kind.ZERO;
      case "==" -> truth ? Kind.ZERO : Kind.ERROR;
      case "<" -> truth ? Kind.ERROR : Kind.NOT_NEGATIVE;
      case ">=" -> truth ? Kind.NOT_NEGATIVE : Kind.ERROR;
      case ">" -> truth ? Kind.NOT_NEGATIVE : null;
      default -> null;
    };
  }

  private boolean isNumber(String name) {
    return flow.variable(name)
        .filter(v -> !v.isStatic() && v.type().matches("int|long|ssize_t"))
        .isPresent();
  }
}
