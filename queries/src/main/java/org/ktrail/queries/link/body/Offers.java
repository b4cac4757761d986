package org.ktrail.queries.link.body;

import java.util.List;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.queries.graph.EdgeKind;
import org.ktrail.queries.graph.Grade;
import org.ktrail.queries.link.edges.FactPlace;
import org.ktrail.queries.link.edges.FactPlaces;
import org.ktrail.queries.link.edges.FileLinks;
import org.ktrail.queries.link.facts.FactOrigin;
import org.ktrail.queries.link.macros.Callable;
import org.ktrail.queries.link.values.Handover;
import org.ktrail.queries.link.world.FileView;

/**
 * Functions that a file offers to callers who are not in the sources: {@code BTF_ID_FLAGS(func, f)}
 * to programs of BPF. Such a call comes from the file's own scope. For one thread and one file.
 */
final class Offers {
  private final FileView view;
  private final FactPlaces places;
  private final FileLinks links;

  Offers(FileView view, FactPlaces places, FileLinks links) {
    this.view = view;
    this.places = places;
    this.links = links;
  }

  /**
   * @param origin the file's declarations
   * @param fileScope node of what runs at file scope, −1 if none
   */
  void link(FactOrigin origin, int fileScope) {
    if (fileScope < 0) {
      return;
    }
    for (Declarations.Invocation made : origin.declarations().invocations()) {
      for (Handover.Role role : Handover.roles(made.macro())) {
        if (role instanceof Handover.Offer offer) {
          offer(offer, made, origin, fileScope);
        }
      }
    }
  }

  private void offer(
      Handover.Offer offer, Declarations.Invocation made, FactOrigin origin, int fileScope) {
    List<String> arguments = made.arguments();
    if (offer.argument() >= arguments.size()) {
      return;
    }
    FactPlace place = places.of(origin, made.line(), made.condition());
    for (Callable c : view.callables(arguments.get(offer.argument()).strip())) {
      if (!c.macro && c.node >= 0) {
        links.edge(fileScope, c.node, EdgeKind.ASYNC, Grade.EXACT, 0, place, offer.attribute());
      }
    }
  }
}
