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
  /** By place. Written out for the reason of {@link Call#ORDER}. */
  public static final Comparator<Registration> ORDER = Registration::compare;

  private static int compare(Registration one, Registration other) {
    int order = one.place.compareTo(other.place);
    if (order == 0) {
      order = one.function.compareTo(other.function);
    }
    if (order == 0) {
      order = one.slot.compareTo(other.slot);
    }
    if (order == 0) {
      order = one.form.compareTo(other.form);
    }
    return order != 0 ? order : one.holder.compareTo(other.holder);
  }

  public static Registration of(GraphView view, int registration) {
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
