package org.ktrail.queries.invariants.check.types;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ktrail.queries.flow.Event;
import org.ktrail.queries.flow.Expression;
import org.ktrail.queries.flow.Step;
import org.ktrail.queries.invariants.Breach;
import org.ktrail.queries.invariants.check.Check;
import org.ktrail.queries.invariants.check.Subject;
import org.ktrail.queries.invariants.types.NumberTypes;

/**
 * Numbers of one byte order taken for another: stored, compared, computed with, or converted from
 * what they are not. As sparse sees types; nothing is said of what has no declared type here.
 */
public final class ByteOrders implements Check {
  private static final Pattern TO = Pattern.compile("cpu_to_(le|be)(16|32|64)");
  private static final Pattern FROM = Pattern.compile("(le|be)(16|32|64)_to_cpu");

  @Override
  public void check(Subject s, Consumer<Breach> found) {
    Set<String> told = new HashSet<>();
    Consumer<Breach> once =
        b -> {
          if (told.add(b.line() + b.message())) {
            found.accept(b);
          }
        };
    stored(s, once);
    for (Step step : s.flow.steps()) {
      switch (step.event()) {
        case Event.Assign a -> assigned(s, step, a, once);
        case Event.Branch b -> compared(s, step, b.condition().bare(), once);
        case Event.Call c -> converted(s, step, c.call(), once);
        default -> {}
      }
    }
  }

  /**
   * Of several numbers that are stored in one place, or in elements of one array, all but one are
   * converted to the other order.
   */
  private static void stored(Subject s, Consumer<Breach> found) {
    Map<String, Map<String, List<Step>>> places = new TreeMap<>();
    for (Step step : s.flow.steps()) {
      if (step.event() instanceof Event.Assign a
          && a.value().bare() instanceof Expression.Call c
          && TO.matcher(c.name()).matches()
          && order(s, a.target()).isEmpty()) {
        String place = a.target().text().replaceAll("\\[[^\\[\\]]*+\\]", "[]");
        places
            .computeIfAbsent(place, p -> new TreeMap<>())
            .computeIfAbsent(c.name(), n -> new ArrayList<>())
            .add(step);
      }
    }
    places.forEach((place, orders) -> {
      if (orders.size() != 2) {
        return;
      }
      Map.Entry<String, List<Step>> rare =
          Collections.min(orders.entrySet(), Comparator.comparing(e -> e.getValue().size()));
      Map.Entry<String, List<Step>> usual =
          Collections.max(orders.entrySet(), Comparator.comparing(e -> e.getValue().size()));
      String width = rare.getKey().replaceAll("\\D", "");
      if (rare.getValue().size() == 1
          && usual.getValue().size() > 1
          && usual.getKey().endsWith(width)) {
        Step step = rare.getValue().getFirst();
        tell(
            s,
            step,
            place,
            "%s gets %s here, but %s elsewhere".formatted(place, rare.getKey(), usual.getKey()),
            found);
      }
    });
  }

  /** What the members of a record are initialised with. */
  private static void initialised(
      Subject s,
      Step step,
      Expression target,
      Expression.Initialiser values,
      Consumer<Breach> found) {
    for (Expression.Initialiser.Element e : values.elements()) {
      if (e.designator().matches("\\.\\w+")) {
        Expression member = new Expression.Member(target, e.designator().substring(1), false);
        assigned(s, step, new Event.Assign(member, "=", e.value(), true), found);
      }
    }
  }

  private static void assigned(Subject s, Step step, Event.Assign a, Consumer<Breach> found) {
    if (a.value() instanceof Expression.Initialiser values) {
      initialised(s, step, a.target(), values, found);
      return;
    }
    String to = s.types.of(a.target(), s.flow);
    String target = order(s, a.target());
    String value = order(s, a.value());
    if (target.isEmpty() || value.isEmpty() || target.equals(value)) {
      return;
    }
    if (a.operator().equals("=")) {
      tell(
          s,
          step,
          a.target().text(),
          "%s is %s, but gets %s, which is %s"
              .formatted(a.target().text(), to, a.value().text(), words(s, a.value(), value)),
          found);
    } else if (!a.operator().matches("[&|^]=") && !target.equals("cpu")) {
      tell(
          s,
          step,
          a.target().text(),
          "%s is %s: %s computes in the processor's byte order"
              .formatted(a.target().text(), to, a.operator()),
          found);
    }
  }

  private static void compared(Subject s, Step step, Expression condition, Consumer<Breach> found) {
    if (condition instanceof Expression.Binary c && c.operator().matches("[=!]=|[<>]=?")) {
      String left = order(s, c.left());
      String right = order(s, c.right());
      if (!left.isEmpty() && !right.isEmpty() && !left.equals(right)) {
        tell(
            s,
            step,
            c.left().text(),
            "%s, which is %s, is compared with %s, which is %s"
                .formatted(
                    c.left().text(),
                    words(s, c.left(), left),
                    c.right().text(),
                    words(s, c.right(), right)),
            found);
      }
    }
  }

  private static void converted(
      Subject s, Step step, Expression.Call call, Consumer<Breach> found) {
    if (call.arguments().size() != 1) {
      return;
    }
    Expression argument = call.arguments().getFirst();
    String is = order(s, argument);
    Matcher to = TO.matcher(call.name());
    Matcher from = FROM.matcher(call.name());
    String wants = to.matches() ? "cpu" : from.matches() ? from.group(1) + from.group(2) : "";
    if (!is.isEmpty() && !wants.isEmpty() && !is.equals(wants)) {
      tell(
          s,
          step,
          argument.text(),
          "%s is given %s, which is %s"
              .formatted(call.name(), argument.text(), words(s, argument, is)),
          found);
    }
  }

  /** {@code le32} …, {@code cpu}; "" where it is not known, or any order will do. */
  private static String order(Subject s, Expression e) {
    if (e instanceof Expression.Cast || e instanceof Expression.Literal) {
      return "";
    }
    if (e instanceof Expression.Call c) {
      Matcher to = TO.matcher(c.name());
      Matcher from = FROM.matcher(c.name());
      return to.matches() ? to.group(1) + to.group(2) : from.matches() ? "cpu" : "";
    }
    if (!e.isPlace()) {
      return "";
    }
    String type = s.types.of(e, s.flow);
    String own = NumberTypes.endian(type);
    return own.isEmpty() ? NumberTypes.isNative(type) ? "cpu" : "" : own;
  }

  private static String words(Subject s, Expression e, String order) {
    String type = e.isPlace() ? s.types.of(e, s.flow) : "";
    return !type.isEmpty()
        ? type
        : order.equals("cpu") ? "in the processor's byte order" : "__" + order;
  }

  private static void tell(
      Subject s, Step step, String subject, String message, Consumer<Breach> found) {
    found.accept(
        s.breach("byte-order", step.line(), subject, message, s.way(step.line(), subject)));
  }
}
