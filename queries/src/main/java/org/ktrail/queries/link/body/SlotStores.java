package org.ktrail.queries.link.body;

import java.util.ArrayList;
import java.util.List;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.indexer.facts.TypeRef;
import org.ktrail.queries.graph.Form;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.GraphBuilder;
import org.ktrail.queries.graph.IntList;
import org.ktrail.queries.link.edges.CallSite;
import org.ktrail.queries.link.edges.FactPlace;
import org.ktrail.queries.link.edges.FactPlaces;
import org.ktrail.queries.link.edges.FileLinks;
import org.ktrail.queries.link.edges.Reading;
import org.ktrail.queries.link.macros.Callable;
import org.ktrail.queries.link.types.ExpressionTypes;
import org.ktrail.queries.link.types.ExpressionTypes.Typed;
import org.ktrail.queries.link.values.FunctionValues;
import org.ktrail.queries.link.values.Holder;
import org.ktrail.queries.link.values.InitialiserWalk;
import org.ktrail.queries.link.world.BodyFrame;
import org.ktrail.queries.link.world.MacroBodies;
import org.ktrail.queries.link.world.World;

/** Functions that bodies put into slots. For one thread and one file. */
final class SlotStores {
  private final World world;
  private final ExpressionTypes types;
  private final FunctionValues values;
  private final MacroBodies macros;
  private final InitialiserWalk initialisers;
  private final GraphBuilder builder;
  private final FactPlaces places;
  private final FileLinks links;
  private final RecordCopies copies;

  SlotStores(
      World world,
      ExpressionTypes types,
      FunctionValues values,
      MacroBodies macros,
      InitialiserWalk initialisers,
      GraphBuilder builder,
      FactPlaces places,
      FileLinks links) {
    this.world = world;
    this.types = types;
    this.values = values;
    this.macros = macros;
    this.initialisers = initialisers;
    this.builder = builder;
    this.places = places;
    this.links = links;
    copies = new RecordCopies(world, types, values, links);
  }

  /** What a function that may return functions returns. */
  void returned(Reading reading) {
    Callable owner = reading.owner();
    if (reading.isFragment() || owner.macro) {
      return;
    }
    if (World.isWord(owner.result)) {
      returnedWords(reading);
    }
    if (!world.mayHoldFunction(owner.result)) {
      return;
    }
    for (Body.Value v : reading.frame().body().returns()) {
      int slot = builder.resultSlot(owner.node);
      FactPlace place = places.of(reading, owner.line, v.condition());
      put(slot, v.value(), reading.frame(), v.at(), place, Form.RETURNED, owner.name);
    }
  }

  /** Members, and what other functions return, that may be functions although they are words. */
  private void returnedWords(Reading reading) {
    Callable owner = reading.owner();
    BodyFrame frame = reading.frame();
    for (Body.Value v : frame.body().returns()) {
      Expr value = frame.accessed(v.value(), v.at()).expr();
      if (value instanceof Expr.Member
          || value instanceof Expr.Result
          || values.isFunctionName(value, frame, v.at())) {
        IntList found = values.ofWord(value, frame, v.at());
        for (int i = 0; i < found.size(); i++) {
          if (!links.isByName(found.get(i))) {
            FactPlace place = places.of(reading, owner.line, v.condition());
            int slot = builder.resultSlot(owner.node);
            links.content(slot, found.get(i), place, Form.RETURNED, owner.name);
          }
        }
      }
    }
  }

  /** What the object holds whose address a call is given: {@code f(&(struct ops){ .run = g })}. */
  void given(CallSite call) {
    for (Expr argument : call.arguments()) {
      literal(argument, call.reading(), call.at(), call.place());
    }
  }

  private void literal(Expr value, Reading reading, int at, FactPlace place) {
    Expr.Init init = InitialiserWalk.pointed(value);
    if (init != null) {
      initialisers.literal(
          init,
          reading.frame(),
          (slot, v, in, line, condition) ->
              put(slot, v, in, at, place, Form.INITIALIZER, reading.owner().name));
    }
  }

  void assigned(Body.Assignment a, Reading reading) {
    BodyFrame frame = reading.frame();
    FactPlace place = places.of(reading, a.line(), a.condition());
    if (a.value() instanceof Expr.Init init) {
      initialised(a, init, reading, place);
      return;
    }
    literal(a.value(), reading, a.at(), place);
    copies.assigned(a.target(), a.value(), frame, a.at(), place);
    BodyFrame.Written target = frame.accessed(a.target(), a.at());
    put(
        values.filled().target(target),
        a.value(),
        frame,
        a.at(),
        place,
        Form.ASSIGNMENT,
        frame.root().owner().name);
    if (!isStorable(target, a, frame) || !values.mayBeFunction(a.value(), frame, a.at())) {
      return;
    }
    boolean member = target.expr() instanceof Expr.Member;
    boolean word = member && values.isFunctionName(a.value(), frame, a.at());
    IntList slots = values.ofTarget(target.expr(), word, target.frame(), target.at());
    if (member && !word && slots.isEmpty() && values.isSurelyFunction(a.value(), frame, a.at())) {
      slots = values.ofTarget(target.expr(), true, target.frame(), target.at());
    }
    for (int s = 0; s < slots.size(); s++) {
      if (Graph.isSlot(slots.get(s))) {
        int slot = Graph.slotOf(slots.get(s));
        put(slot, a.value(), frame, a.at(), place, Form.ASSIGNMENT, frame.root().owner().name);
      }
    }
  }

  /** What a model says of members that may be but words. */
  void modelled(Body.Assignment a, Reading reading) {
    BodyFrame frame = reading.frame();
    BodyFrame.Written target = frame.accessed(a.target(), a.at());
    IntList slots = values.ofTarget(target.expr(), true, target.frame(), target.at());
    IntList found = values.ofInitial(a.value(), frame, a.at());
    FactPlace place = places.of(reading, a.line(), a.condition());
    for (int s = 0; s < slots.size(); s++) {
      for (int k = 0; k < found.size() && Graph.isSlot(slots.get(s)); k++) {
        links.content(Graph.slotOf(slots.get(s)), found.get(k), place, Form.ASSIGNMENT, "");
      }
    }
  }

  /**
   * An initialiser in a body; its values have lines of their own and the condition of the whole.
   */
  private void initialised(Body.Assignment a, Expr.Init init, Reading reading, FactPlace whole) {
    BodyFrame frame = reading.frame();
    Typed type =
        init.type() instanceof TypeRef.Unknown
            ? types.of(a.target(), frame, a.at())
            : types.ofType(init.type(), frame, a.at());
    if (type == null) {
      return;
    }
    InitialiserWalk.Leaf leaf =
        (slot, value, in, line, condition) -> {
          FactPlace place = reading.said() != null ? whole : new FactPlace(line, whole.condition());
          put(slot, value, in, a.at(), place, Form.INITIALIZER, reading.owner().name);
        };
    Holder holder = values.held().holders().object(a.target(), frame, a.at());
    initialisers.walk(type, init, frame, -1, holder, leaf);
  }

  /**
   * Members that a macro is given for an initialiser in its replacement: {@code RESET(struct x, p,
   * .run = f)} where it has {@code type t = { __VA_ARGS__ };}.
   */
  void spliced(Callable macro, CallSite call) {
    if (call.arguments().stream().noneMatch(SlotStores::isDesignated)) {
      return;
    }
    Body body = macros.body(macro);
    BodyFrame use = BodyFrame.use(macro, body, call.arguments(), call.frame(), call.at());
    for (Body.Assignment a : body.assignments()) {
      List<Expr.Item> items =
          a.value() instanceof Expr.Init init ? given(init, macro, call.arguments()) : List.of();
      if (!items.isEmpty() && a.value() instanceof Expr.Init init) {
        initialised(a, new Expr.Init(init.type(), items), use, call.frame(), call);
      }
    }
  }

  private void initialised(
      Body.Assignment a, Expr.Init given, BodyFrame use, BodyFrame values, CallSite call) {
    Typed type =
        given.type() instanceof TypeRef.Unknown
            ? types.of(a.target(), use, a.at())
            : types.ofType(given.type(), use, a.at());
    if (type == null) {
      return;
    }
    InitialiserWalk.Leaf leaf =
        (slot, value, in, line, condition) -> {
          FactPlace whole = call.place();
          FactPlace place =
              call.reading().said() != null ? whole : new FactPlace(line, whole.condition());
          put(slot, value, in, call.at(), place, Form.INITIALIZER, call.owner().name);
        };
    Holder holder = this.values.held().holders().object(a.target(), use, a.at());
    initialisers.walk(type, given, values, -1, holder, leaf);
  }

  private static boolean isDesignated(Expr argument) {
    return argument instanceof Expr.Init init
        && init.type() instanceof TypeRef.Unknown
        && !init.items().isEmpty()
        && !init.items().getFirst().designators().isEmpty();
  }

  /** The members given for parameters that stand among an initialiser's elements. */
  private static List<Expr.Item> given(Expr.Init init, Callable macro, List<Expr> arguments) {
    List<Expr.Item> items = new ArrayList<>();
    for (Expr.Item item : init.items()) {
      int p =
          item.designators().isEmpty() && item.value() instanceof Expr.Name n
              ? macro.parameter(n.name())
              : -1;
      boolean rest = macro.definition.variadic() && p == macro.definition.parameters().size() - 1;
      int end = p < 0 ? p : rest ? arguments.size() : Math.min(p + 1, arguments.size());
      for (int k = p; k < end; k++) {
        if (isDesignated(arguments.get(k))) {
          items.addAll(((Expr.Init) arguments.get(k)).items());
        }
      }
    }
    return items;
  }

  private boolean isStorable(BodyFrame.Written target, Body.Assignment a, BodyFrame frame) {
    return switch (target.expr()) {
      case Expr.Name n -> target.frame().isGlobal(n.name(), target.at());
      case Expr.Member m ->
          world.functionMembers.contains(m.field())
              || values.isSurelyFunction(a.value(), frame, a.at());
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
  void put(
      int slot, Expr value, BodyFrame frame, int at, FactPlace place, Form form, String holder) {
    if (slot < 0 || !values.mayBeFunction(value, frame, at)) {
      return;
    }
    IntList found = values.of(value, frame, at);
    for (int k = 0; k < found.size(); k++) {
      links.content(slot, found.get(k), place, form, holder);
    }
  }
}
