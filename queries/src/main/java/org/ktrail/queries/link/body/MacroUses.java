package org.ktrail.queries.link.body;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.indexer.facts.SourceFacts;
import org.ktrail.queries.link.edges.CallSite;
import org.ktrail.queries.link.edges.FactPlace;
import org.ktrail.queries.link.edges.FactPlaces;
import org.ktrail.queries.link.edges.Reading;
import org.ktrail.queries.link.facts.FactOrigin;
import org.ktrail.queries.link.macros.Callable;
import org.ktrail.queries.link.macros.MacroTraits;
import org.ktrail.queries.link.made.SiteExpansion;
import org.ktrail.queries.link.values.FunctionValues;
import org.ktrail.queries.link.world.BodyFrame;
import org.ktrail.queries.link.world.FileView;

/**
 * Uses of macros whose own replacement does not tell whom they call ({@link MacroTraits}): what
 * they call is known, and belongs to the body, where they are used. For one thread and one file.
 */
final class MacroUses {
  /** Links statements that stand in place of a use. */
  interface Statements {
    void link(Reading statements);
  }

  private final FileView view;
  private final FunctionValues values;
  private final MacroTraits traits;
  private final SiteExpansion expansion;
  private final Statements statements;
  private final SlotStores stores;
  private final FactPlaces places;

  MacroUses(
      FileView view,
      FunctionValues values,
      MacroTraits traits,
      SiteExpansion expansion,
      Statements statements,
      SlotStores stores,
      FactPlaces places) {
    this.stores = stores;
    this.places = places;
    this.view = view;
    this.values = values;
    this.traits = traits;
    this.expansion = expansion;
    this.statements = statements;
  }

  /** A use of one of the macros that the call's name stands for. */
  void link(Callable macro, CallSite call) {
    stores.spliced(macro, call);
    if (!call.reading().isFragment()) {
      MacroTraits.Traits t = traits.of(macro);
      boolean computed = t.computed() && !call.owner().macro;
      if (computed || namesHere(macro, t.naming(), call) || callsHere(t.called(), call)) {
        expand(call, macro);
      }
    }
  }

  /** Whether a function is given to be called that is not itself an open macro parameter. */
  private boolean callsHere(BitSet called, CallSite call) {
    BodyFrame frame = call.frame();
    for (int p = called.nextSetBit(0); p >= 0; p = called.nextSetBit(p + 1)) {
      Expr argument = p < call.arguments().size() ? call.arguments().get(p) : Expr.OPAQUE;
      Expr e = argument instanceof Expr.AddressOf a ? a.of() : argument;
      boolean given =
          e instanceof Expr.Name n && frame.isGlobal(n.name(), call.at())
              ? !view.callables(n.name()).isEmpty() || view.prototype(n.name()).isPresent()
              : !frame.isOpen(e, call.at()) && values.mayBeFunction(e, frame, call.at());
      if (given) {
        return true;
      }
    }
    return false;
  }

  /** Whether a name is made of something that is not itself an open macro parameter. */
  private static boolean namesHere(Callable macro, BitSet naming, CallSite call) {
    for (int p = naming.nextSetBit(0); p >= 0; p = naming.nextSetBit(p + 1)) {
      boolean rest = macro.definition.variadic() && p == macro.definition.parameters().size() - 1;
      if (p >= call.arguments().size()) {
        if (rest) {
          return true;
        }
      } else if (rest
          || call.arguments().get(p) instanceof Expr.Name n && isGiven(n, call)
          || call.arguments().get(p) instanceof Expr.Result r
              && call.frame().body().calls().get(r.site()).callee() instanceof Expr.Name n
              && isGiven(n, call)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isGiven(Expr.Name argument, CallSite call) {
    return !(call.owner().macro && call.owner().parameter(argument.name()) >= 0);
  }

  /**
   * The sites of a body that are no calls: {@code read(REG(1))} where the macro only pastes what it
   * is given, so that {@code PREFIX_REG} is called, and not {@code REG}.
   */
  BitSet textOnly(BodyFrame frame) {
    BitSet sites = new BitSet();
    for (Body.CallSite site : frame.body().calls()) {
      if (site.callee() instanceof Expr.Name n && frame.isGlobal(n.name(), site.at())) {
        for (int i = 0; i < site.arguments().size(); i++) {
          if (site.arguments().get(i) instanceof Expr.Result r
              && frame.body().calls().get(r.site()).callee() instanceof Expr.Name
              && traits.isText(view.callables(n.name()), i)) {
            sites.set(r.site());
          }
        }
      }
    }
    return sites;
  }

  /** Whether a call is of an open macro, so that what it calls shows when it is expanded. */
  boolean isOpen(Body.CallSite site, Reading reading) {
    return !reading.isFragment()
        && site.callee() instanceof Expr.Name n
        && expansion.isOpen(n.name());
  }

  /** Links what a use of macros expands to. */
  void expand(CallSite call) {
    expand(expansion.of(call.site(), call.frame(), null), call, call.place());
  }

  /** Links what a use of a macro expands to; of one of its variants, where that is there. */
  private void expand(CallSite call, Callable macro) {
    boolean only = view.callables(macro.name).stream().filter(c -> c.macro).count() == 1;
    FactPlace place = only ? call.place() : places.under(call.place(), macro.condition);
    if (!places.isNever(place)) {
      expand(expansion.of(call.site(), call.frame(), only ? null : macro.definition), call, place);
    }
  }

  private void expand(@Nullable SourceFacts facts, CallSite call, FactPlace place) {
    if (facts != null) {
      link(facts, call.frame(), call.at(), place);
    }
  }

  /**
   * Links statements that stand in a body.
   *
   * @param facts of a function that {@link SiteExpansion#statements} wraps them in
   * @param at byte offset in the body
   */
  void link(SourceFacts facts, BodyFrame outer, int at, FactPlace said) {
    for (var function : facts.declarations().functions()) {
      if (function.body() >= 0 && function.name().equals(SiteExpansion.NAME)) {
        FactOrigin origin = new FactOrigin(view.file, facts.declarations());
        Body body = facts.bodies().get(function.body());
        statements.link(new Reading(BodyFrame.fragment(origin, body, outer, at), said));
      }
    }
  }
}
