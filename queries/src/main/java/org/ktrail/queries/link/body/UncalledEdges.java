package org.ktrail.queries.link.body;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ktrail.indexer.facts.Body;
import org.ktrail.queries.graph.EdgeKind;
import org.ktrail.queries.graph.Grade;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.link.edges.FactPlace;
import org.ktrail.queries.link.edges.FactPlaces;
import org.ktrail.queries.link.edges.FileLinks;
import org.ktrail.queries.link.edges.Reading;
import org.ktrail.queries.link.facts.FactOrigin;
import org.ktrail.queries.link.macros.Callable;
import org.ktrail.queries.link.macros.PreprocessingTokens;
import org.ktrail.queries.link.made.SiteExpansion;
import org.ktrail.queries.link.world.FileView;

/** Edges of a body for which no call is written. For one thread and one file. */
final class UncalledEdges {
  private final FileView view;
  private final SiteExpansion expansion;
  private final FactPlaces places;
  private final FileLinks links;

  UncalledEdges(FileView view, SiteExpansion expansion, FactPlaces places, FileLinks links) {
    this.view = view;
    this.expansion = expansion;
    this.places = places;
    this.links = links;
  }

  /** The destructor that runs at the end of a variable's scope. */
  void cleanup(Body.Local local, Reading reading) {
    String function = local.cleanup().isEmpty() ? null : expansion.destructor(local.cleanup());
    for (Callable c : function == null ? List.<Callable>of() : view.callables(function)) {
      if (!c.macro && c.node >= 0) {
        FactPlace place = places.of(reading, local.line(), local.condition());
        links.edge(reading.owner(), c.node, EdgeKind.DIRECT, Grade.EXACT, Graph.CLEANUP, place);
      }
    }
  }

  /**
   * A replacement that calls nothing still uses what it names: {@code #define foo bar}, and
   * object-like macros in any expression ({@code #define current_thread_info() ((struct thread_info
   * *)current)}).
   */
  void named(Reading reading) {
    Callable macro = reading.owner();
    if (reading.isFragment()
        || !macro.macro
        || macro.bodyIndex >= 0 && macro.definition.functionLike()) {
      return;
    }
    List<String> tokens = PreprocessingTokens.ofReplacement(macro.definition);
    boolean one = tokens.size() == 1;
    Set<String> done = new HashSet<>(macro.definition.parameters());
    done.add(macro.name);
    for (String token : tokens) {
      if (!PreprocessingTokens.isIdentifier(token) || !done.add(token)) {
        continue;
      }
      for (Callable c : view.callables(token)) {
        boolean used = one || c.macro && !c.definition.functionLike();
        if (c.node >= 0 && c != macro && used) {
          FactOrigin origin = reading.frame().origin();
          FactPlace place = places.of(origin, macro.line, macro.ownCondition);
          links.edge(macro, c.node, EdgeKind.MACRO, Grade.EXACT, 0, place);
        }
      }
    }
  }

  /** A name that is no call: an object-like macro may hide one. */
  void mentioned(Body.Mention mention, Reading reading) {
    if (reading.isFragment() || reading.owner().name.equals(mention.name())) {
      return;
    }
    for (Callable c : view.callables(mention.name())) {
      if (c.macro && !c.definition.functionLike() && c.node >= 0) {
        FactPlace place = places.of(reading, mention.line(), mention.condition());
        links.edge(reading.owner(), c.node, EdgeKind.MACRO, Grade.EXACT, 0, place);
      }
    }
  }
}
