package org.ktrail.queries.graph;

/** Reads everything that a graph tells, for those who want to know whether it can be read. */
final class WholeGraph {
  private final Graph graph;
  private long read;

  private WholeGraph(Graph graph) {
    this.graph = graph;
  }

  /** How many bytes of text and numbers were read. */
  static long read(Graph graph) {
    WholeGraph whole = new WholeGraph(graph);
    whole.files();
    whole.nodes();
    whole.edges();
    whole.slots();
    whole.registrations();
    whole.flows();
    return whole.read;
  }

  private void told(String text) {
    read += text.length();
  }

  private void told(int... numbers) {
    read += numbers.length;
  }

  private void files() {
    for (int f = 0; f < graph.fileCount(); f++) {
      told(graph.path(f));
      told(graph.fileNamed(graph.path(f)), graph.fileCondition(f));
      told(graph.program(f) + graph.isUnit(f));
      for (int i = graph.includeStart(f); i < graph.includeEnd(f); i++) {
        told(graph.included(i), graph.includeCondition(i));
      }
    }
    for (int c = 0; c < graph.conditionCount(); c++) {
      told(graph.condition(c).toString());
    }
    for (String name : new String[] {"f", "ops", ""}) {
      told(graph.definedWhen(name) + "" + graph.constants(name) + graph.companions(name));
    }
  }

  private void nodes() {
    for (int n = 0; n < graph.nodeCount(); n++) {
      String name = graph.name(n);
      told(name + graph.kind(n) + graph.is(n, Graph.STATIC));
      told(graph.nameBytes(n).length, graph.file(n), graph.line(n), graph.endLine(n));
      told(graph.nodeCondition(n), graph.ordered(n));
      told(graph.nodes(name));
      told(graph.edges().in(n));
      told(graph.slots().parameters(n));
      told(graph.registrations().of(n));
    }
  }

  private void edges() {
    Edges edges = graph.edges();
    for (int n = 0; n < graph.nodeCount(); n++) {
      for (int e = edges.outStart(n); e < edges.outEnd(n); e++) {
        told(edges.target(e), edges.line(e), edges.condition(e), edges.from(e));
      }
      for (int e = edges.inStart(n); e < edges.inEnd(n); e++) {
        told(edges.inEdge(e));
      }
    }
    for (int e = 0; e < edges.count(); e++) {
      told(edges.kind(e) + "" + edges.grade(e) + edges.text(e) + edges.is(e, Graph.COPIED));
      for (int b = edges.bindingStart(e); b < edges.bindingEnd(e); b++) {
        told(edges.bindingTarget(b), edges.bindingSource(b));
      }
    }
    told(edges.bindingTargets());
  }

  private void slots() {
    Slots slots = graph.slots();
    for (int s = 0; s < slots.count(); s++) {
      told(slots.title(s) + slots.isPart(s) + slots.isTable(s) + slots.isFilled(s));
      told(slots.index(s), slots.file(s), slots.line(s), slots.anywhere(s));
      told(slots.inTable(s, s), slots.memberName(slots.member(s)));
      told(slots.fields(slots.owner(s), slots.member(s)));
      told(slots.fieldsNamed(slots.member(s)));
      told(slots.dispatches(s));
    }
  }

  private void registrations() {
    Registrations registrations = graph.registrations();
    for (int s = 0; s < graph.slots().count(); s++) {
      for (int r = registrations.start(s); r < registrations.end(s); r++) {
        told(registrations.node(r), registrations.slot(r));
      }
    }
    for (int r = 0; r < registrations.count(); r++) {
      told(registrations.form(r) + "" + registrations.grade(r) + registrations.holder(r));
      told(registrations.file(r), registrations.line(r), registrations.condition(r));
      told(registrations.heldBy(registrations.holder(r)));
    }
  }

  private void flows() {
    Flows flows = graph.flows();
    for (int s = 0; s < graph.slots().count(); s++) {
      for (int f = flows.start(s); f < flows.end(s); f++) {
        told(flows.source(f), flows.target(f), flows.file(f), flows.line(f), flows.condition(f));
      }
      told(flows.outOf(s));
    }
  }
}
