package org.ktrail.queries.invariants.pairs;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.ktrail.indexer.files.DataFile;
import org.ktrail.queries.flow.Event;
import org.ktrail.queries.flow.Expression;
import org.ktrail.queries.flow.Flow;
import org.ktrail.queries.flow.Step;
import org.ktrail.queries.invariants.values.Known;

/**
 * Who only uses what it is handed, and does not keep or free it: {@code borrows.tsv}, and functions
 * nearby that do nothing else with it.
 */
final class Borrowing {
  private static final Set<String> NAMES = DataFile.names(Borrowing.class, "borrows.tsv");
  private static final int DEEPEST = 4;

  private final BiFunction<Expression.Call, Flow, Optional<Flow>> callee;
  private final Map<String, Boolean> known = new HashMap<>();

  /**
   * @param callee the function that is called, where it is nearby
   */
  Borrowing(BiFunction<Expression.Call, Flow, Optional<Flow>> callee) {
    this.callee = callee;
  }

  /** Whether a call may keep its argument of a number, from 0. */
  boolean keeps(Expression.Call call, int argument, Flow from) {
    return keeps(call, argument, from, new HashSet<>());
  }

  private boolean keeps(Expression.Call call, int argument, Flow from, Set<String> active) {
    if (NAMES.contains(call.name())) {
      return false;
    }
    Optional<Flow> g = callee.apply(call, from);
    if (g.isEmpty() || argument >= g.get().parameters().size() || g.get().damaged()) {
      return true;
    }
    String parameter = g.get().parameters().get(argument).name();
    String key = g.get().file() + " " + g.get().name() + " " + parameter;
    if (active.size() >= DEEPEST || !active.add(key)) {
      return true;
    }
    Boolean before = known.get(key);
    boolean keeps = before == null ? keeps(g.get(), parameter, active) : before;
    active.remove(key);
    known.put(key, keeps);
    return keeps;
  }

  private boolean keeps(Flow g, String parameter, Set<String> active) {
    for (Step step : g.steps()) {
      boolean kept =
          switch (step.event()) {
            case Event.Call c -> handed(c.call(), parameter, g, active);
            case Event.Assign a ->
                leads(a.value(), parameter) || a.target().text().equals(parameter);
            case Event.Return r -> r.value() != null && leads(r.value(), parameter);
            case Event.Unread u -> true;
            default -> false;
          };
      if (kept) {
        return true;
      }
    }
    return false;
  }

  private boolean handed(Expression.Call call, String parameter, Flow g, Set<String> active) {
    List<Expression> arguments = call.arguments();
    for (int i = 0; i < arguments.size(); i++) {
      if (leads(arguments.get(i), parameter) && keeps(call, i, g, active)) {
        return true;
      }
    }
    return leads(call.callee(), parameter);
  }

  /** Whether the value of an expression leads to what the parameter points to. */
  private static boolean leads(Expression e, String parameter) {
    return switch (e) {
      case Expression.Name n -> n.name().equals(parameter);
      case Expression.Member m -> false;
      case Expression.Index i -> false;
      case Expression.Deref d -> false;
      case Expression.AddressOf a -> a.of().root().equals(parameter);
      case Expression.Unary u -> false;
      case Expression.Binary b when b.operator().matches("[=!<>]=?|&&|[|][|]") -> false;
      case Expression.Other o -> Known.mentions(o.text(), parameter);
      case Expression.Call c when NAMES.contains(c.name()) -> false;
      default -> e.parts().stream().anyMatch(p -> leads(p, parameter));
    };
  }
}
