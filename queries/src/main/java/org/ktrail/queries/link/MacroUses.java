package org.ktrail.queries.link;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.indexer.facts.SourceFacts;
import org.ktrail.queries.graph.EdgeKind;
import org.ktrail.queries.graph.Grade;

/**
 * What a macro does with its arguments where it is used: calls them, or pastes them into names. For
 * one thread and one file.
 */
final class MacroUses {
  /** Links statements that stand in place of a use. */
  interface Statements {
    void link(Reading statements);
  }

  private final View view;
  private final Map<String, Integer> declared;
  private final Values values;
  private final MacroTraits traits;
  private final SiteExpansion expansion;
  private final IndirectCalls indirect;
  private final FileLinks links;
  private final Statements statements;
  private final Stores stores;

  /**
   * @param declared nodes of what is only declared, by name
   */
  MacroUses(
      View view,
      Map<String, Integer> declared,
      Values values,
      MacroTraits traits,
      SiteExpansion expansion,
      IndirectCalls indirect,
      FileLinks links,
      Statements statements,
      Stores stores) {
    this.stores = stores;
    this.view = view;
    this.declared = declared;
    this.values = values;
    this.traits = traits;
    this.expansion = expansion;
    this.indirect = indirect;
    this.links = links;
    this.statements = statements;
  }

  /** A use of one of the macros that the call's name stands for. */
  void link(Callable macro, Call call) {
    stores.spliced(macro, call);
    MacroTraits.Traits t = traits.of(macro);
    for (int p = t.called().nextSetBit(0); p >= 0; p = t.called().nextSetBit(p + 1)) {
      if (p < call.arguments().size()) {
        called(call.arguments().get(p), call);
      }
    }
    if (!call.reading().isFragment() && pastesHere(macro, t.pasted(), call)) {
      expand(call);
    }
  }

  private void called(Expr argument, Call call) {
    Frame frame = call.frame();
    Expr e = argument instanceof Expr.AddressOf a ? a.of() : argument;
    if (e instanceof Expr.Name n && frame.isGlobal(n.name(), call.at())) {
      List<Callable> callables = view.callables(n.name());
      for (Callable c : callables) {
        if (c.node >= 0) {
          links.edge(call.owner(), c.node, EdgeKind.MACRO, Grade.EXACT, 0, call.place());
        }
      }
      Integer only = callables.isEmpty() ? declared.get(n.name()) : null;
      if (only != null && view.variable(n.name()).isEmpty()) {
        links.edge(call.owner(), only, EdgeKind.MACRO, Grade.EXACT, 0, call.place());
      }
    } else if (!(e instanceof Expr.Name) && values.mayBeFunction(e, frame, call.at())) {
      indirect.link(e, call.throughMacro());
    }
  }

  /** Whether something is pasted that is not itself an open macro parameter. */
  private static boolean pastesHere(Callable macro, BitSet pasted, Call call) {
    for (int p = pasted.nextSetBit(0); p >= 0; p = pasted.nextSetBit(p + 1)) {
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

  private static boolean isGiven(Expr.Name argument, Call call) {
    return !(call.owner().macro && call.owner().parameter(argument.name()) >= 0);
  }

  /**
   * The sites of a body that are no calls: {@code read(REG(1))} where the macro only pastes what it
   * is given, so that {@code PREFIX_REG} is called, and not {@code REG}.
   */
  BitSet textOnly(Frame frame) {
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

  /** Whether a call is of a macro that pastes, so that what it calls shows when it is expanded. */
  boolean pastes(Body.CallSite site, Reading reading) {
    return !reading.isFragment()
        && site.callee() instanceof Expr.Name n
        && expansion.pastes(n.name());
  }

  /** Links what a use of macros expands to. */
  void expand(Call call) {
    @Nullable SourceFacts facts = expansion.of(call.site(), call.frame());
    if (facts != null) {
      link(facts, call.frame(), call.at(), call.place());
    }
  }

  /**
   * Links statements that stand in a body.
   *
   * @param facts of a function that {@link SiteExpansion#statements} wraps them in
   * @param at byte offset in the body
   */
  void link(SourceFacts facts, Frame outer, int at, Place said) {
    for (var function : facts.declarations().functions()) {
      if (function.body() >= 0 && function.name().equals(SiteExpansion.NAME)) {
        Origin origin = new Origin(view.file, facts.declarations());
        Body body = facts.bodies().get(function.body());
        statements.link(new Reading(Frame.fragment(origin, body, outer, at), said));
      }
    }
  }
}
