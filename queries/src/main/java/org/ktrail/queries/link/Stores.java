package org.ktrail.queries.link;

import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.indexer.facts.TypeRef;
import org.ktrail.queries.graph.Form;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.GraphBuilder;
import org.ktrail.queries.graph.IntList;
import org.ktrail.queries.link.Types.Typed;

/** Functions that bodies put into slots. For one thread and one file. */
final class Stores {
  private final World world;
  private final Types types;
  private final Values values;
  private final Initialisers initialisers;
  private final GraphBuilder builder;
  private final Places places;
  private final FileLinks links;

  Stores(
      World world,
      Types types,
      Values values,
      Initialisers initialisers,
      GraphBuilder builder,
      Places places,
      FileLinks links) {
    this.world = world;
    this.types = types;
    this.values = values;
    this.initialisers = initialisers;
    this.builder = builder;
    this.places = places;
    this.links = links;
  }

  /** What a function that may return functions returns. */
  void returned(Reading reading) {
    Callable owner = reading.owner();
    if (reading.isFragment() || owner.macro || !world.mayHoldFunction(owner.result)) {
      return;
    }
    for (Body.Value v : reading.frame().body().returns()) {
      int slot = builder.resultSlot(owner.node);
      Place place = places.of(reading, owner.line, v.condition());
      put(slot, v.value(), reading.frame(), v.at(), place, Form.RETURNED, owner.name);
    }
  }

  void assigned(Body.Assignment a, Reading reading) {
    Frame frame = reading.frame();
    Place place = places.of(reading, a.line(), a.condition());
    if (a.value() instanceof Expr.Init init) {
      initialised(a, init, reading, place);
      return;
    }
    if (!isStorable(a, frame) || !values.mayBeFunction(a.value(), frame, a.at())) {
      return;
    }
    IntList slots =
        a.target() instanceof Expr.Member && values.isFunctionName(a.value(), frame, a.at())
            ? values.ofWord(a.target(), frame, a.at())
            : values.of(a.target(), frame, a.at());
    for (int s = 0; s < slots.size(); s++) {
      if (Graph.isSlot(slots.get(s))) {
        int slot = Graph.slotOf(slots.get(s));
        put(slot, a.value(), frame, a.at(), place, Form.ASSIGNMENT, reading.owner().name);
      }
    }
  }

  /**
   * An initialiser in a body; its values have lines of their own and the condition of the whole.
   */
  private void initialised(Body.Assignment a, Expr.Init init, Reading reading, Place whole) {
    Frame frame = reading.frame();
    Typed type =
        init.type() instanceof TypeRef.Unknown
            ? types.of(a.target(), frame, a.at())
            : types.ofType(init.type(), frame, a.at());
    if (type == null) {
      return;
    }
    Initialisers.Leaf leaf =
        (slot, value, in, line, condition) -> {
          Place place = reading.said() != null ? whole : new Place(line, whole.condition());
          put(slot, value, in, a.at(), place, Form.INITIALIZER, reading.owner().name);
        };
    initialisers.walk(type, init, frame, -1, leaf);
  }

  private boolean isStorable(Body.Assignment a, Frame frame) {
    return switch (a.target()) {
      case Expr.Name n -> frame.isGlobal(n.name(), a.at());
      case Expr.Member m ->
          world.functionMembers.contains(m.field())
              || values.isFunctionName(a.value(), frame, a.at());
      case Expr.Index i -> true;
      default -> false;
    };
  }

  /**
   * Puts what a value can be into a slot.
   *
   * @param slot −1 if the place cannot hold a function
   * @param at byte offset of the value in the frame's body
   */
  void put(int slot, Expr value, Frame frame, int at, Place place, Form form, String holder) {
    if (slot < 0 || !values.mayBeFunction(value, frame, at)) {
      return;
    }
    IntList found = values.of(value, frame, at);
    for (int k = 0; k < found.size(); k++) {
      links.content(slot, found.get(k), place, form, holder);
    }
  }
}
