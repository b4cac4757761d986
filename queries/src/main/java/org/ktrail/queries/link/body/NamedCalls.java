package org.ktrail.queries.link.body;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.files.DataFile;
import org.ktrail.queries.graph.EdgeKind;
import org.ktrail.queries.graph.Grade;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.link.edges.CallSite;
import org.ktrail.queries.link.edges.FactPlace;
import org.ktrail.queries.link.edges.FactPlaces;
import org.ktrail.queries.link.edges.FileLinks;
import org.ktrail.queries.link.edges.Handed;
import org.ktrail.queries.link.macros.Callable;
import org.ktrail.queries.link.made.SiteExpansion;
import org.ktrail.queries.link.values.FilledPlaces;
import org.ktrail.queries.link.world.FileView;
import org.ktrail.queries.link.world.World;

/** Calls of what a name stands for in this file. For one thread and one file. */
final class NamedCalls {
  /** Names of no function, that look as if they were called; {@code *} stands for any end. */
  private static final Set<String> NEVER_CALLED =
      DataFile.names(NamedCalls.class, "never-called.txt");

  private static final List<String> NEVER_BEGUN =
      NEVER_CALLED.stream()
          .filter(n -> n.endsWith("*"))
          .map(n -> n.substring(0, n.length() - 1))
          .toList();

  private final World world;
  private final FileView view;
  private final Map<String, Integer> declared;
  private final SiteExpansion expansion;
  private final HandedFunctions handedFunctions;
  private final ParameterFlow flow;
  private final TableArguments tables;
  private final FilledPlaces filled;
  private final HandoverCalls handover;
  private final IndirectCalls indirect;
  private final MacroUses macroUses;
  private final FactPlaces places;
  private final FileLinks links;

  /**
   * @param declared nodes of what is only declared, by name
   */
  NamedCalls(
      World world,
      FileView view,
      Map<String, Integer> declared,
      SiteExpansion expansion,
      HandedFunctions handedFunctions,
      ParameterFlow flow,
      TableArguments tables,
      FilledPlaces filled,
      HandoverCalls handover,
      IndirectCalls indirect,
      MacroUses macroUses,
      FactPlaces places,
      FileLinks links) {
    this.world = world;
    this.view = view;
    this.declared = declared;
    this.expansion = expansion;
    this.handedFunctions = handedFunctions;
    this.flow = flow;
    this.tables = tables;
    this.filled = filled;
    this.handover = handover;
    this.indirect = indirect;
    this.macroUses = macroUses;
    this.places = places;
    this.links = links;
  }

  void link(String name, CallSite call) {
    if (isNeverCalled(name)) {
      return;
    }
    Callable owner = call.owner();
    boolean macrosDone =
        view.isAssembly()
            || owner.macro && owner.name.equals(name)
            || call.reading().isFragment() && expansion.isOpen(name);
    List<Callable> callables = view.callables(name);
    if (visible(callables, macrosDone, call)) {
      return;
    }
    Callable function = macrosDone && !callables.isEmpty() ? linked(name) : null;
    if (function != null) {
      edge(call, function.node);
      return;
    }
    if (view.variable(name).isPresent()) {
      indirect.link(call.callee(), call);
      return;
    }
    Integer node = declared.get(name);
    if (node != null) {
      edge(call, node);
    } else if (view.typedef(name).isEmpty() && !Declarations.isPaste(name)) {
      // Called by name, but nothing in the snapshot has it: no riddle of dispatch, so no "unknown".
      EdgeKind kind = links.named(owner);
      links.edge(owner.node, Graph.UNKNOWN, kind, Grade.NONE, call.flags(), call.place(), name);
    }
  }

  /**
   * @param macrosDone whether the name is no macro here: the site is of its own expansion
   * @return whether anything that the file sees is called
   */
  private boolean visible(List<Callable> callables, boolean macrosDone, CallSite call) {
    Handed handed = null;
    boolean found = false;
    for (Callable c : callables) {
      if (c.macro && macrosDone) {
        continue;
      }
      found = true;
      if (!places.together(call.place(), c)) {
        continue;
      }
      if (c.node >= 0) {
        handed = handed != null ? handed : handedFunctions.at(call);
        EdgeKind kind = c.macro ? EdgeKind.MACRO : links.named(call.owner());
        FactPlace place = places.of(call.place(), c);
        links.edge(call.owner(), c.node, kind, call.grade(), call.flags(), place);
        flow.bind(handed, c);
        tables.hand(call, c);
        flow.receive(handed, c, call);
        handover.chained(c, call);
        filled.given(call, c);
        if (handover.takes(c)) {
          handover.hand(c, call);
        }
      }
      if (c.macro) {
        macroUses.link(c, call);
      }
    }
    return found;
  }

  private void edge(CallSite call, int target) {
    EdgeKind kind = links.named(call.owner());
    links.edge(call.owner(), target, kind, call.grade(), call.flags(), call.place());
  }

  private static boolean isNeverCalled(String name) {
    for (String beginning : NEVER_BEGUN) {
      if (name.startsWith(beginning)) {
        return true;
      }
    }
    return NEVER_CALLED.contains(name);
  }

  private @Nullable Callable linked(String name) {
    for (Callable c : world.callables.getOrDefault(name, List.of())) {
      if (!c.macro && c.node >= 0) {
        return c;
      }
    }
    return null;
  }
}
