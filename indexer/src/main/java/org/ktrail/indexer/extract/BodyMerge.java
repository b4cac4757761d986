package org.ktrail.indexer.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Expr;

/** Joins what two variants say of the same body: the second adds what only its branches hold. */
final class BodyMerge {
  private final Remap remap;

  BodyMerge(Remap remap) {
    this.remap = remap;
  }

  /** A body of the second variant that the first lacks altogether. */
  Body renumbered(Body body) {
    return merge(Body.EMPTY, body);
  }

  Body merge(Body first, Body second) {
    List<Body.CallSite> calls = new ArrayList<>(first.calls());
    Map<Integer, Integer> byPlace = new HashMap<>();
    for (int i = 0; i < calls.size(); i++) {
      byPlace.put(calls.get(i).at(), i);
    }
    int[] numbers = new int[second.calls().size()];
    remap.sites(numbers);
    for (int i = 0; i < numbers.length; i++) {
      Body.CallSite site = second.calls().get(i);
      Body.CallSite here =
          new Body.CallSite(
              remap.expr(site.callee()),
              remap.exprs(site.arguments()),
              site.at(),
              site.line(),
              site.condition(),
              site.parsed(),
              site.resultUsed(),
              site.argument());
      Integer known = byPlace.get(site.at());
      if (known == null) {
        numbers[i] = calls.size();
        byPlace.put(site.at(), numbers[i]);
        calls.add(here);
      } else {
        numbers[i] = known;
        calls.set(known, joined(calls.get(known), here));
      }
    }
    List<Body.Local> locals = new ArrayList<>(first.locals());
    Set<Integer> declared = new HashSet<>();
    locals.forEach(l -> declared.add(l.at()));
    for (Body.Local l : second.locals()) {
      if (declared.add(l.at())) {
        locals.add(
            new Body.Local(
                l.name(),
                remap.type(l.type()),
                l.isStatic(),
                l.scopeStart(),
                l.scopeEnd(),
                l.at(),
                l.line(),
                l.condition(),
                l.cleanup()));
      }
    }
    LinkedHashSet<Body.Assignment> assignments = new LinkedHashSet<>(first.assignments());
    for (Body.Assignment a : second.assignments()) {
      assignments.add(
          new Body.Assignment(
              remap.expr(a.target()), remap.expr(a.value()), a.at(), a.line(), a.condition()));
    }
    LinkedHashSet<Body.Value> returns = new LinkedHashSet<>(first.returns());
    for (Body.Value v : second.returns()) {
      returns.add(new Body.Value(remap.expr(v.value()), v.at(), v.line(), v.condition()));
    }
    List<Body.Mention> mentions = new ArrayList<>(first.mentions());
    Set<String> mentioned = new HashSet<>();
    mentions.forEach(m -> mentioned.add(m.name()));
    for (Body.Mention m : second.mentions()) {
      if (mentioned.add(m.name())) {
        mentions.add(m);
      }
    }
    return new Body(
        List.copyOf(locals),
        List.copyOf(calls),
        List.copyOf(assignments),
        List.copyOf(returns),
        List.copyOf(mentions));
  }

  /** One call whose arguments differ between branches has both. */
  private static Body.CallSite joined(Body.CallSite a, Body.CallSite b) {
    if (!a.parsed()) {
      return b.parsed() ? b : a;
    }
    if (!b.parsed() || a.arguments().equals(b.arguments())) {
      return a;
    }
    if (a.arguments().size() != b.arguments().size()) {
      return a.arguments().size() > b.arguments().size() ? a : b;
    }
    List<Expr> arguments = new ArrayList<>(a.arguments().size());
    for (int i = 0; i < a.arguments().size(); i++) {
      arguments.add(either(a.arguments().get(i), b.arguments().get(i)));
    }
    return new Body.CallSite(
        a.callee(),
        List.copyOf(arguments),
        a.at(),
        a.line(),
        a.condition(),
        true,
        a.resultUsed(),
        a.argument());
  }

  static Expr either(Expr a, Expr b) {
    LinkedHashSet<Expr> options = new LinkedHashSet<>();
    options.addAll(a instanceof Expr.Choice c ? c.options() : List.of(a));
    options.addAll(b instanceof Expr.Choice c ? c.options() : List.of(b));
    options.remove(Expr.OPAQUE);
    return options.isEmpty()
        ? Expr.OPAQUE
        : options.size() == 1 ? options.getFirst() : new Expr.Choice(List.copyOf(options));
  }
}
