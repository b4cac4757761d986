package org.ktrail.queries.invariants.check.memory;

import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ktrail.queries.flow.Event;
import org.ktrail.queries.flow.Expression;
import org.ktrail.queries.flow.Flow;
import org.ktrail.queries.flow.Step;
import org.ktrail.queries.invariants.Breach;
import org.ktrail.queries.invariants.check.Check;
import org.ktrail.queries.invariants.check.Subject;
import org.ktrail.queries.invariants.values.Allocators;

/**
 * What is wrong as it is written, wherever it stands: the size of a pointer for that of what it
 * points to, the size of what is copied for that of where it goes, an index that may be the number
 * of elements, {@code !x & FLAG}.
 */
public final class Slips implements Check {
  private static final Pattern SIZEOF = Pattern.compile("sizeof ?\\(? ?(\\w+) ?\\)?");

  /** Functions that write at their first argument at most as many bytes as their third says. */
  private static final List<String> COPIES =
      List.of("strscpy", "strncpy", "strlcpy", "strscpy_pad");

  @Override
  public void check(Subject s, Consumer<Breach> found) {
    for (Step step : s.flow.steps()) {
      switch (step.event()) {
        case Event.Call c -> call(s, step, c.call(), found);
        case Event.Assign a -> allocation(s, step, a, found);
        case Event.Branch b -> {
          bound(s, step, b.condition(), found);
          negation(s, step, b.condition(), found);
        }
        default -> {}
      }
    }
  }

  private static void call(Subject s, Step step, Expression.Call call, Consumer<Breach> found) {
    List<Expression> arguments = call.arguments();
    if (arguments.size() != 3) {
      return;
    }
    if (COPIES.contains(call.name())) {
      String size = arguments.get(2).text();
      String from = arguments.get(1).bare().text();
      boolean ofSource =
          size.matches("(sizeof ?|strlen)\\(" + Pattern.quote(from) + "\\)( [+-] 1)?");
      if (ofSource && !arguments.get(0).bare().text().equals(from)) {
        found.accept(
            s.breach(
                "source-size",
                step.line(),
                from,
                "%s is bounded by %s, the size of what is copied and not of where it goes"
                    .formatted(call.name(), size),
                s.way(step.line(), call.text())));
      }
    }
    if (call.name().equals("memset")
        && arguments.get(0).bare() instanceof Expression.Name n
        && isSizeOf(arguments.get(2), n.name())
        && isPointer(s.flow, n.name())) {
      sizeOfPointer(s, step, n.name(), call.text(), found);
    }
  }

  private static void allocation(Subject s, Step step, Event.Assign a, Consumer<Breach> found) {
    if (Allocators.mayFail(a.value())
        && a.target() instanceof Expression.Name n
        && isPointer(s.flow, n.name())
        && ((Expression.Call) a.value().bare())
            .arguments().stream().anyMatch(x -> isSizeOf(x, n.name()))) {
      sizeOfPointer(s, step, n.name(), a.value().text(), found);
    }
  }

  private static void sizeOfPointer(
      Subject s, Step step, String name, String text, Consumer<Breach> found) {
    found.accept(
        s.breach(
            "sizeof-pointer",
            step.line(),
            name,
            "sizeof(%1$s) is the size of a pointer, not of what %1$s points to".formatted(name),
            s.way(step.line(), text)));
  }

  private static boolean isSizeOf(Expression e, String name) {
    Matcher m = SIZEOF.matcher(e.text());
    return m.matches() && m.group(1).equals(name);
  }

  /** To an object, not to a pointer. */
  private static boolean isPointer(Flow flow, String name) {
    return flow.variable(name).filter(v -> !v.isArray() && v.type().endsWith(" *")).isPresent();
  }

  /** {@code i <= ARRAY_SIZE(a)} where {@code a[i]} is read or written. */
  private static void bound(Subject s, Step step, Expression test, Consumer<Breach> found) {
    if (test.bare() instanceof Expression.Binary b
        && b.operator().matches("<=|>")
        && b.right().bare() instanceof Expression.Call c
        && c.name().equals("ARRAY_SIZE")
        && c.arguments().size() == 1) {
      String element = c.arguments().getFirst().bare().text() + "[" + b.left().bare().text() + "]";
      boolean used =
          s.flow.steps().stream()
              .anyMatch(t ->
                  t.event() instanceof Event.Read r && r.place().text().contains(element)
                      || t.event() instanceof Event.Assign a
                          && a.target().text().contains(element));
      if (used) {
        found.accept(
            s.breach(
                "off-by-one",
                step.line(),
                element,
                "%s lets %s be the number of elements of %s, one more than the last"
                    .formatted(test.text(), b.left().text(), c.arguments().getFirst().text()),
                s.way(step.line(), test.text())));
      }
    }
  }

  /** {@code !x & FLAG}, which is {@code (!x) & FLAG}. */
  private static void negation(Subject s, Step step, Expression test, Consumer<Breach> found) {
    if (test.bare() instanceof Expression.Binary b
        && b.operator().equals("&")
        && b.left() instanceof Expression.Unary u
        && u.operator().equals("!")
        && b.right().text().matches("[A-Z][A-Z0-9_]{2,}")) {
      found.accept(
          s.breach(
              "precedence",
              step.line(),
              test.text(),
              "%s negates before it takes the bit".formatted(test.text()),
              s.way(step.line(), test.text())));
    }
  }
}
