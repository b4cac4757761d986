package org.ktrail.queries.calls;

import java.util.Comparator;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.queries.graph.Form;
import org.ktrail.queries.graph.Grade;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.Place;

/**
 * A function put into a slot.
 *
 * @param slot title of the slot: {@code T.m}, {@code f(param)}, …
 * @param holder the object, call or variable that holds it, "" if it has no name
 */
public record Registration(
    Symbol function,
    String slot,
    Place place,
    Form form,
    String holder,
    Grade grade,
    Condition condition) {
  public static final Comparator<Registration> ORDER =
      Comparator.comparing(Registration::place)
          .thenComparing(Registration::function)
          .thenComparing(Registration::slot)
          .thenComparing(Registration::form)
          .thenComparing(Registration::holder);

  public static Registration of(View view, int registration) {
    Graph graph = view.graph();
    int file = graph.registrations().file(registration);
    return new Registration(
        view.symbol(graph.registrations().node(registration)),
        graph.slots().title(graph.registrations().slot(registration)),
        view.place(file, graph.registrations().line(registration)),
        graph.registrations().form(registration),
        graph.registrations().holder(registration),
        graph.registrations().grade(registration),
        view.condition(file, graph.registrations().condition(registration)));
  }
}
