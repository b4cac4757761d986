package org.ktrail.queries.link.body;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.queries.graph.EdgeKind;
import org.ktrail.queries.graph.Grade;
import org.ktrail.queries.graph.GraphBuilder;
import org.ktrail.queries.link.edges.CallSite;
import org.ktrail.queries.link.edges.FactPlace;
import org.ktrail.queries.link.edges.FactPlaces;
import org.ktrail.queries.link.edges.FileLinks;
import org.ktrail.queries.link.edges.Pending;
import org.ktrail.queries.link.edges.Reading;
import org.ktrail.queries.link.facts.Fragments;
import org.ktrail.queries.link.macros.ArgumentTraits;
import org.ktrail.queries.link.macros.Callable;
import org.ktrail.queries.link.macros.MacroTraits;
import org.ktrail.queries.link.made.Generator;
import org.ktrail.queries.link.made.SiteExpansion;
import org.ktrail.queries.link.types.ExpressionTypes;
import org.ktrail.queries.link.values.FunctionParameters;
import org.ktrail.queries.link.values.FunctionValues;
import org.ktrail.queries.link.values.InitialiserMacros;
import org.ktrail.queries.link.values.InitialiserWalk;
import org.ktrail.queries.link.values.StoreModels;
import org.ktrail.queries.link.world.BodyFrame;
import org.ktrail.queries.link.world.FileView;
import org.ktrail.queries.link.world.MacroBodies;
import org.ktrail.queries.link.world.World;

/**
 * Turns the facts of the bodies and variables of one file into edges, registrations and flows. The
 * file's {@link FileView} gives names their meaning. For one thread.
 *
 * <p>A call is of a name ({@link NamedCalls}), where macros are looked into ({@link MacroUses}), or
 * through a value ({@link IndirectCalls}); either hands functions on ({@link HandedFunctions},
 * {@link ParameterFlow}). What is put into slots is the work of {@link SlotStores} and {@link
 * Globals}, and all that is found leaves through {@link FileLinks}.
 */
public final class BodyLinker {
  private final FileView view;
  private final FunctionValues values;
  private final FactPlaces places;
  private final MacroUses macroUses;
  private final IndirectCalls indirect;
  private final NamedCalls named;
  private final SlotStores stores;
  private final Globals globals;
  private final Offers offers;
  private final UnionMembers unions;
  private final UncalledEdges uses;
  private final WordParameters words;
  private final Evaluation evaluation;
  private final MacroEffects effects;
  private final FileLinks links;

  /**
   * @param declared nodes of what is only declared, by name
   */
  public BodyLinker(
      World world,
      FileView view,
      MacroBodies macros,
      Fragments fragments,
      GraphBuilder builder,
      GraphBuilder.Sink sink,
      Pending pending,
      Map<String, Integer> declared) {
    this.view = view;
    places = new FactPlaces(world, builder, view);
    EdgeKind written = view.isAssembly() ? EdgeKind.ASSEMBLY : EdgeKind.DIRECT;
    links = new FileLinks(builder, sink, pending, view.file, written);
    ExpressionTypes types = new ExpressionTypes(world, view, macros);
    values = new FunctionValues(world, view, types, macros, builder, declared, links);
    MacroTraits traits = new MacroTraits(view);
    evaluation = new Evaluation(new ArgumentTraits(view));
    SiteExpansion expansion = new SiteExpansion(view, traits, fragments);
    InitialiserMacros initialiserMacros = new InitialiserMacros(view, expansion);
    InitialiserWalk initialisers = new InitialiserWalk(types.declared(), values, initialiserMacros);
    FunctionParameters parameters = new FunctionParameters(world, view, macros, builder);
    HandedFunctions handed = new HandedFunctions(types, values, initialisers);
    TableArguments tables =
        new TableArguments(world, types, values.held().holders(), builder, links);
    indirect = new IndirectCalls(world, builder, values, handed, tables, links);
    stores = new SlotStores(world, types, values, macros, initialisers, builder, places, links);
    macroUses = new MacroUses(view, values, traits, expansion, this::link, stores, places);
    HandoverCalls handover = new HandoverCalls(types, values, parameters, builder, links);
    named =
        new NamedCalls(
            world,
            view,
            declared,
            expansion,
            handed,
            new ParameterFlow(parameters, links),
            tables,
            values.filled(),
            handover,
            indirect,
            macroUses,
            places,
            links);
    StoreModels models = new StoreModels(fragments);
    effects = new MacroEffects(world, view, macros, places, models, stores, handover);
    globals =
        new Globals(
            world,
            builder,
            types.declared(),
            values,
            initialisers,
            initialiserMacros,
            new CallTables(view, types.declared(), values, initialisers, links),
            new RegisteringRecords(types.declared(), models, stores),
            stores,
            places,
            links);
    offers = new Offers(view, places, links);
    unions = new UnionMembers(world, builder, places, links);
    uses = new UncalledEdges(view, expansion, places, links);
    words = new WordParameters(view, values, parameters, places, links);
  }

  Offers offers() {
    return offers;
  }

  void link(Callable owner, Body body) {
    // The lines of a generated body are those of the expansion: say where the macro stands.
    FactPlace said = owner.generated ? places.of(owner.line, owner.condition) : null;
    link(new Reading(BodyFrame.of(owner, owner.origin, body), said));
  }

  private void link(Reading reading) {
    Body body = reading.frame().body();
    BitSet text = macroUses.textOnly(reading.frame());
    for (int i = 0; i < body.calls().size(); i++) {
      if (!text.get(i)) {
        call(i, reading);
      }
    }
    for (Body.Local local : body.locals()) {
      uses.cleanup(local, reading);
    }
    for (Body.Assignment a : body.assignments()) {
      stores.assigned(a, reading);
    }
    stores.returned(reading);
    uses.named(reading);
    for (Body.Mention mention : body.mentions()) {
      uses.mentioned(mention, reading);
    }
  }

  private void call(int index, Reading reading) {
    BodyFrame frame = reading.frame();
    Body.CallSite site = frame.body().calls().get(index);
    FactPlace place =
        places.under(
            places.of(reading, site.line(), site.condition()), evaluation.of(index, frame));
    if (places.isNever(place)) {
      return;
    }
    if (site.callee() instanceof Expr.Selection selection) {
      List<Expr> chosen = values.selected(selection, frame, site.at());
      if (chosen.size() > 1 && frame.root().owner().macro) {
        // Which one shows where the macro is used, as of any open macro.
        return;
      }
      Grade best = chosen.size() == 1 ? Grade.EXACT : Grade.TYPE;
      chosen.forEach(c -> call(CallSite.of(site.calling(c), reading, place).atBest(best)));
    } else {
      call(CallSite.of(site, reading, place));
    }
  }

  private void call(CallSite call) {
    Body.CallSite site = call.site();
    BodyFrame frame = call.frame();
    stores.given(call);
    if (site.callee() instanceof Expr.Name n
        && (frame.isGlobal(n.name(), site.at()) || hidesMacro(n, call))) {
      named.link(n.name(), call);
      effects.at(n.name(), call);
    } else if (site.callee() instanceof Expr.Result inner
        && macroUses.isOpen(frame.body().calls().get(inner.site()), call.reading())) {
      macroUses.expand(call);
    } else {
      indirect.link(site.callee(), call);
    }
  }

  /** Whether a local that cannot be called has the name of a macro: the macro is meant. */
  private boolean hidesMacro(Expr.Name callee, CallSite call) {
    return call.frame().local(callee.name(), call.at()) != null
        && !values.mayBeFunction(callee, call.frame(), call.at())
        && view.callables(callee.name()).stream()
            .anyMatch(c -> c.macro && c.definition.functionLike());
  }

  /** Links statements that a header, read inside a body, stands for. */
  void inside(Callable owner, Body body, Generator.Inside inside) {
    int at = 0;
    for (Body.CallSite site : body.calls()) {
      at = site.line() <= inside.line() ? Math.max(at, site.at()) : at;
    }
    for (Body.Local local : body.locals()) {
      at = local.line() <= inside.line() ? Math.max(at, local.at()) : at;
    }
    BodyFrame frame = BodyFrame.of(owner, owner.origin, body);
    EdgeKind before = links.named(owner);
    if (inside.syscalls()) {
      links.named(EdgeKind.SYSCALL);
    }
    macroUses.link(inside.facts(), frame, at, places.of(inside.line(), inside.condition()));
    links.named(before);
  }

  /** What is known only when the whole file was read. */
  void finish() {
    values.held().finish();
  }

  UnionMembers unions() {
    return unions;
  }

  Globals globals() {
    return globals;
  }

  /** Where a function hands on parameters that are but words and hold functions. */
  public void handOn(Callable owner, Body body, BitSet parameters) {
    words.handOn(BodyFrame.of(owner, owner.origin, body), parameters);
  }
}
