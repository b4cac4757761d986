package org.ktrail.queries.link.body;

import java.util.BitSet;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.IntList;
import org.ktrail.queries.link.edges.FactPlace;
import org.ktrail.queries.link.edges.FactPlaces;
import org.ktrail.queries.link.edges.FileLinks;
import org.ktrail.queries.link.edges.WordFlow;
import org.ktrail.queries.link.macros.Callable;
import org.ktrail.queries.link.values.FunctionParameters;
import org.ktrail.queries.link.values.FunctionValues;
import org.ktrail.queries.link.world.BodyFrame;
import org.ktrail.queries.link.world.FileView;

/**
 * Where a function hands on parameters that are but words and hold functions; {@link WordFlow} asks
 * for it. For one thread and one file.
 */
final class WordParameters {
  private final FileView view;
  private final FunctionValues values;
  private final FunctionParameters parameters;
  private final FactPlaces places;
  private final FileLinks links;

  WordParameters(
      FileView view,
      FunctionValues values,
      FunctionParameters parameters,
      FactPlaces places,
      FileLinks links) {
    this.view = view;
    this.values = values;
    this.parameters = parameters;
    this.places = places;
    this.links = links;
  }

  /** To other functions, whose words are added to what is pending, and into members. */
  void handOn(BodyFrame frame, BitSet words) {
    for (Body.CallSite site : frame.body().calls()) {
      if (site.callee() instanceof Expr.Name n && frame.isGlobal(n.name(), site.at())) {
        call(n.name(), site, frame, words);
      }
    }
    for (Body.Assignment a : frame.body().assignments()) {
      assignment(a, frame, words);
    }
  }

  private void call(String name, Body.CallSite site, BodyFrame frame, BitSet words) {
    for (int i = 0; i < site.arguments().size(); i++) {
      int p = word(site.arguments().get(i), frame, site.at(), words);
      if (p < 0) {
        continue;
      }
      FactPlace place = places.of(frame.origin(), site.line(), site.condition());
      for (Callable callee : view.callables(name)) {
        if (!callee.macro && callee.node >= 0 && i < callee.parameters.size()) {
          boolean isWord = FunctionParameters.isWord(callee, i);
          if (isWord) {
            links.word(callee, i);
          }
          if (isWord || parameters.takesFunction(callee, i)) {
            flow(parameters.slot(callee, i), frame.owner(), p, place);
          }
        }
      }
    }
  }

  private void assignment(Body.Assignment a, BodyFrame frame, BitSet words) {
    int p = word(a.value(), frame, a.at(), words);
    if (p >= 0 && a.target() instanceof Expr.Member) {
      IntList slots = values.ofTarget(a.target(), true, frame, a.at());
      for (int s = 0; s < slots.size(); s++) {
        if (Graph.isSlot(slots.get(s))) {
          FactPlace place = places.of(frame.origin(), a.line(), a.condition());
          flow(Graph.slotOf(slots.get(s)), frame.owner(), p, place);
        }
      }
    }
  }

  private void flow(int slot, Callable owner, int parameter, FactPlace place) {
    links.flow(slot, parameters.slot(owner, parameter), place);
  }

  /** The parameter among {@code words} that a value is, cast or not, or −1. */
  private static int word(Expr value, BodyFrame frame, int at, BitSet words) {
    Expr e = value;
    while (e instanceof Expr.Cast c) {
      e = c.of();
    }
    int p =
        e instanceof Expr.Name n && frame.local(n.name(), at) == null
            ? frame.owner().parameter(n.name())
            : -1;
    return p >= 0 && words.get(p) ? p : -1;
  }
}
