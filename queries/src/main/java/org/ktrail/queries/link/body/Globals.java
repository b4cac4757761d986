package org.ktrail.queries.link.body;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.indexer.facts.TypeRef;
import org.ktrail.queries.graph.EdgeKind;
import org.ktrail.queries.graph.Form;
import org.ktrail.queries.graph.Grade;
import org.ktrail.queries.graph.GraphBuilder;
import org.ktrail.queries.graph.IntList;
import org.ktrail.queries.link.edges.FactPlace;
import org.ktrail.queries.link.edges.FactPlaces;
import org.ktrail.queries.link.edges.FileLinks;
import org.ktrail.queries.link.edges.Reading;
import org.ktrail.queries.link.facts.FactOrigin;
import org.ktrail.queries.link.macros.Callable;
import org.ktrail.queries.link.made.Generator;
import org.ktrail.queries.link.types.DeclaredTypes;
import org.ktrail.queries.link.types.ExpressionTypes.Typed;
import org.ktrail.queries.link.values.FunctionValues;
import org.ktrail.queries.link.values.Holder;
import org.ktrail.queries.link.values.Initcalls;
import org.ktrail.queries.link.values.InitialiserMacros;
import org.ktrail.queries.link.values.InitialiserWalk;
import org.ktrail.queries.link.world.BodyFrame;
import org.ktrail.queries.link.world.World;

/** Variables at file scope with what they are initialised with. For one thread and one file. */
final class Globals {
  private final World world;
  private final GraphBuilder builder;
  private final DeclaredTypes types;
  private final FunctionValues values;
  private final InitialiserWalk initialisers;
  private final InitialiserMacros macros;
  private final CallTables tables;
  private final RegisteringRecords registering;
  private final SlotStores stores;
  private final FactPlaces places;
  private final FileLinks links;

  Globals(
      World world,
      GraphBuilder builder,
      DeclaredTypes types,
      FunctionValues values,
      InitialiserWalk initialisers,
      InitialiserMacros macros,
      CallTables tables,
      RegisteringRecords registering,
      SlotStores stores,
      FactPlaces places,
      FileLinks links) {
    this.world = world;
    this.builder = builder;
    this.types = types;
    this.values = values;
    this.initialisers = initialisers;
    this.macros = macros;
    this.tables = tables;
    this.registering = registering;
    this.stores = stores;
    this.places = places;
    this.links = links;
  }

  /**
   * A variable that is written out.
   *
   * @param bodies of its file
   * @param fileScope node of what runs at file scope, −1 if none
   */
  void written(World.Variable variable, List<Body> bodies, int fileScope) {
    if (isRead(variable)) {
      link(variable, bodies, fileScope, null);
    }
  }

  /** A variable that a macro made: its facts are where the macro stands. */
  void made(World.Variable variable, Generator.Made made, int fileScope) {
    if (isRead(variable)) {
      Condition condition = made.condition();
      if (Initcalls.isOfModule(variable.global())) {
        condition = Condition.and(condition, module(variable));
        if (condition.equals(Condition.NEVER)) {
          return;
        }
      }
      FactPlace said = places.of(made.line(), condition);
      link(variable, made.facts().bodies(), fileScope, said);
    }
  }

  private static boolean isRead(World.Variable variable) {
    return !(variable.global().initializer() instanceof Expr.Opaque);
  }

  private void link(
      World.Variable variable, List<Body> bodies, int fileScope, @Nullable FactPlace said) {
    var g = variable.global();
    FactOrigin origin = variable.origin();
    Body body = g.body() >= 0 && g.body() < bodies.size() ? bodies.get(g.body()) : Body.EMPTY;
    Reading reading = new Reading(BodyFrame.of(Callable.NOBODY, origin, body), said);
    Typed type = new Typed(g.type(), origin, g.name());
    int slot = types.isFunction(type) ? values.slot(variable) : -1;
    if (Initcalls.isType(g.type())) {
      run(variable, reading, fileScope);
    } else {
      initialise(type, slot, variable, reading);
    }
  }

  /** When the file that a variable is in is part of a module. */
  private Condition module(World.Variable variable) {
    int file = variable.origin().file();
    return Initcalls.module(world.declarations(file), world.facts.buildCondition(file));
  }

  private void initialise(Typed type, int slot, World.Variable variable, Reading reading) {
    var g = variable.global();
    BodyFrame frame = reading.frame();
    Holder holder = new Holder.Variable(variable, "");
    InitialiserWalk.Leaf stored =
        (s, value, in, line, condition) -> {
          FactPlace place = places.of(reading, line, condition);
          stores.put(s, value, in, 0, place, Form.INITIALIZER, g.name());
        };
    InitialiserWalk.Leaf leaf = tables.beside(stored, places, reading, g.name());
    InitialiserWalk.Expanded expanded = macros.expand(g.initializer(), frame);
    if (expanded != null && expanded.value() instanceof Expr.Init init) {
      // The lines of an expansion mean nothing: say the variable's.
      InitialiserWalk.Leaf told =
          (s, v, in, line, condition) -> leaf.value(s, v, in, g.line(), g.condition());
      initialisers.walk(type, init, expanded.frame(), slot, holder, told);
      FactPlace place = places.of(reading, g.line(), g.condition());
      registering.initialised(type, init, expanded.frame(), place);
    } else if (g.initializer() instanceof Expr.Init init) {
      initialisers.walk(type, init, frame, slot, holder, leaf);
      FactPlace place = places.of(reading, g.line(), g.condition());
      tables.table(type, init, frame, place);
      registering.initialised(type, init, frame, place);
    } else {
      leaf.value(slot, g.initializer(), frame, g.line(), g.condition());
    }
  }

  /** What an initcall's variable holds is called at the start. */
  private void run(World.Variable variable, Reading reading, int fileScope) {
    var g = variable.global();
    String runner = Initcalls.runner(g.type());
    boolean named = !runner.isEmpty() && isDefined(runner);
    FactPlace place = places.of(reading, g.line(), g.condition());
    FactPlace builtIn = named ? places.under(place, Condition.not(module(variable))) : place;
    IntList run = values.of(g.initializer(), reading.frame(), 0);
    for (int k = 0; k < run.size(); k++) {
      int function = run.get(k);
      if (function >= 0 && named && g.type() instanceof TypeRef.Named type) {
        String section = Initcalls.section(g);
        boolean told = world.variables.containsKey(section);
        int slot = builder.variableSlot(told ? section : type.name(), -1, 0);
        links.content(slot, function, builtIn, Form.INITIALIZER, g.name());
      } else if (function >= 0 && fileScope >= 0) {
        links.edge(fileScope, function, EdgeKind.INITCALL, Grade.EXACT, 0, place, g.name());
      }
    }
  }

  private boolean isDefined(String function) {
    List<Callable> all = world.callables.get(function);
    return all != null && all.stream().anyMatch(c -> !c.macro);
  }
}
