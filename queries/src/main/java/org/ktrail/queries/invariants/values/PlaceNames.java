package org.ktrail.queries.invariants.values;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.ktrail.indexer.facts.body.Event;
import org.ktrail.indexer.facts.body.Expression;
import org.ktrail.indexer.facts.body.Flow;
import org.ktrail.indexer.facts.body.Step;

/**
 * One name for each place of a function: a local that is set once, from a place that does not
 * change, is another name of that place.
 */
public final class PlaceNames {
  private static final int LONGEST = 8;
  private static final Pattern WORD = Pattern.compile("(?<![\\w.>])[A-Za-z_]\\w*");
  private final Map<String, Expression> aliases = new HashMap<>();
  private final Set<String> assigned = new HashSet<>();
  private final Flow flow;

  public PlaceNames(Flow flow) {
    this.flow = flow;
    Map<String, Integer> times = new HashMap<>();
    Map<String, Expression> values = new HashMap<>();
    Set<String> addressed = new HashSet<>();
    for (Step step : flow.steps()) {
      switch (step.event()) {
        case Event.Assign a -> {
          if (a.target() instanceof Expression.Name n) {
            times.merge(n.name(), 1, Integer::sum);
            values.put(n.name(), a.operator().equals("=") ? a.value().bare() : a.target());
          }
        }
        case Event.Call c ->
            c.call()
                .arguments()
                .forEach(argument -> {
                  if (argument.bare() instanceof Expression.AddressOf a
                      && a.of().bare() instanceof Expression.Name n) {
                    addressed.add(n.name());
                  }
                });
        default -> {}
      }
    }
    assigned.addAll(times.keySet());
    assigned.addAll(addressed);
    for (Flow.Variable v : flow.locals()) {
      Expression value = values.get(v.name());
      if (value != null
          && times.getOrDefault(v.name(), 0) == 1
          && !addressed.contains(v.name())
          && v.isPointer()
          && value.isPlace()
          && isFixed(value.root(), times, addressed)) {
        aliases.put(v.name(), value);
      }
    }
  }

  private boolean isFixed(String root, Map<String, Integer> times, Set<String> addressed) {
    int most = flow.parameter(root) >= 0 ? 0 : 1;
    return times.getOrDefault(root, 0) <= most && !addressed.contains(root);
  }

  /** Whether a parameter keeps the value it was handed. */
  public boolean isUnchanged(String parameter) {
    return !assigned.contains(parameter);
  }

  /** The expression with the places that its locals stand for. */
  Expression resolve(Expression e) {
    return resolve(e, 0);
  }

  public String name(Expression e) {
    return place(e).text();
  }

  /** The place whose text is its {@link #name}. */
  public Expression place(Expression e) {
    return resolve(e.bare());
  }

  /**
   * What an expression of this function is in the words of one that calls it; empty if it has none:
   * a local of this function, or a parameter that is set or was not handed.
   */
  public Optional<Expression> seenBy(PlaceNames caller, Expression.Call call, Expression e) {
    if (e instanceof Expression.Name n) {
      int parameter = flow.parameter(n.name());
      if (parameter < 0) {
        return flow.variable(n.name()).isEmpty() ? Optional.of(n) : Optional.empty();
      }
      return parameter < call.arguments().size() && isUnchanged(n.name())
          ? Optional.of(caller.place(call.arguments().get(parameter)))
          : Optional.empty();
    }
    if (e instanceof Expression.Other o && isOwn(o.text())) {
      return Optional.empty();
    }
    List<Expression> parts = new ArrayList<>();
    for (Expression part : e.parts()) {
      Optional<Expression> seen = seenBy(caller, call, part);
      if (seen.isEmpty()) {
        return Optional.empty();
      }
      parts.add(seen.get());
    }
    return Optional.of(e.withParts(parts));
  }

  /** Whether a text that was not read further has a word that means something in this function. */
  private boolean isOwn(String text) {
    return WORD.matcher(text)
        .results()
        .map(MatchResult::group)
        .anyMatch(word -> flow.parameter(word) >= 0 || flow.variable(word).isPresent());
  }

  private Expression resolve(Expression e, int depth) {
    return switch (e) {
      case Expression.Name n -> {
        Expression alias = depth < LONGEST ? aliases.get(n.name()) : null;
        yield alias == null ? n : resolve(alias, depth + 1);
      }
      case Expression.Member m ->
          new Expression.Member(resolve(m.base().bare(), depth), m.field(), m.arrow());
      case Expression.Index i ->
          new Expression.Index(resolve(i.base(), depth), resolve(i.index(), depth));
      case Expression.Deref d -> new Expression.Deref(resolve(d.of().bare(), depth));
      case Expression.AddressOf a -> new Expression.AddressOf(resolve(a.of().bare(), depth));
      case Expression.Unary u -> new Expression.Unary(u.operator(), resolve(u.of(), depth));
      case Expression.Binary b ->
          new Expression.Binary(
              b.operator(), resolve(b.left().bare(), depth), resolve(b.right().bare(), depth));
      case Expression.Cast c -> resolve(c.of(), depth);
      case Expression.Call c -> {
        List<Expression> arguments = new ArrayList<>();
        c.arguments().forEach(a -> arguments.add(resolve(a, depth)));
        yield new Expression.Call(c.id(), c.callee(), arguments, c.line());
      }
      case Expression.Choice c -> c;
      case Expression.Literal l -> l;
      case Expression.Initialiser i -> i;
      case Expression.Other o -> o;
    };
  }
}
