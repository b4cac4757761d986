package org.ktrail.queries.invariants;

import org.ktrail.indexer.facts.body.Flow;

/** What is known of a function whatever resource is looked at; read once. */
final class FunctionFacts {
  final Flow flow;
  final PlaceNames places;
  final Evaluator evaluator;
  final PairEvents events;
  final Ways ways;

  FunctionFacts(Flow flow, Pairs pairs) {
    this.flow = flow;
    places = new PlaceNames(flow);
    evaluator = new Evaluator(places);
    events = new PairEvents(flow, places, pairs);
    ways = new Ways(flow, places);
  }
}
