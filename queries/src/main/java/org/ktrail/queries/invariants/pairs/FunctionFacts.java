package org.ktrail.queries.invariants.pairs;

import org.ktrail.queries.flow.Flow;
import org.ktrail.queries.invariants.values.Evaluator;
import org.ktrail.queries.invariants.values.PlaceNames;
import org.ktrail.queries.invariants.values.Ways;

/** What is known of a function whatever resource is looked at; read once. */
public final class FunctionFacts {
  final Flow flow;
  public final PlaceNames places;
  final Evaluator evaluator;
  public final PairEvents events;
  public final Ways ways;

  FunctionFacts(Flow flow, Pairs pairs) {
    this.flow = flow;
    places = new PlaceNames(flow);
    evaluator = new Evaluator(places);
    events = new PairEvents(flow, places, pairs);
    ways = new Ways(flow, places);
  }
}
