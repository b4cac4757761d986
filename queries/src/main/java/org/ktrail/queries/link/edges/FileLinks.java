package org.ktrail.queries.link.edges;

import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.queries.graph.EdgeKind;
import org.ktrail.queries.graph.Form;
import org.ktrail.queries.graph.Grade;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.GraphBuilder;
import org.ktrail.queries.graph.IntList;
import org.ktrail.queries.graph.SlotKind;
import org.ktrail.queries.link.macros.Callable;

/**
 * Edges, registrations and flows of one file on their way into the graph, and what must wait until
 * all files are linked. For one thread.
 */
public final class FileLinks {
  private final GraphBuilder builder;
  private final GraphBuilder.Sink sink;
  private final Pending pending;
  private final int file;
  private final int never;
  private EdgeKind written;

  /** Whether the last edge was one that never exists. */
  private boolean dropped;

  /**
   * @param written what calls by name are in this file
   */
  public FileLinks(
      GraphBuilder builder, GraphBuilder.Sink sink, Pending pending, int file, EdgeKind written) {
    this.written = written;
    this.builder = builder;
    never = builder.condition(Condition.NEVER);
    this.sink = sink;
    this.pending = pending;
    this.file = file;
  }

  /** What a call or a use of something that is named is. */
  public EdgeKind named(Callable from) {
    return from.macro ? EdgeKind.MACRO : written;
  }

  /** What calls by name that are linked next are, where no macro makes them. */
  public void named(EdgeKind kind) {
    written = kind;
  }

  public void edge(
      Callable from, int target, EdgeKind kind, Grade grade, int flags, FactPlace place) {
    edge(from.node, target, kind, grade, flags, place, null);
  }

  /**
   * @param from node
   * @param target node, {@link Graph#UNKNOWN} or {@link Graph#encodeSlot(int)}
   * @param text the callee as written, or what holds it; null if its name says all
   */
  public void edge(
      int from,
      int target,
      EdgeKind kind,
      Grade grade,
      int flags,
      FactPlace place,
      @Nullable String text) {
    if (place.condition() == never) {
      dropped = true;
      return;
    }
    dropped = false;
    sink.edge(
        from,
        target,
        kind,
        grade,
        flags,
        place.line(),
        place.condition(),
        text == null ? -1 : builder.string(text));
  }

  /** The last edge hands this to its callee; see {@link Edges#bindingTarget(int)}. */
  public void binding(int target, int source) {
    if (!dropped) {
      sink.binding(target, source);
    }
  }

  /**
   * Something gets into a slot.
   *
   * @param source node, or encoded slot whose content it is
   * @param holder the object, call or variable that holds it
   */
  public void content(int slot, int source, FactPlace place, Form form, String holder) {
    if (source >= 0) {
      sink.registration(
          slot,
          source,
          file,
          place.line(),
          place.condition(),
          form,
          Grade.TYPE,
          builder.string(holder));
    } else {
      flow(slot, Graph.slotOf(source), place);
    }
  }

  /** The content of one slot gets into another. */
  public void flow(int slot, int source, FactPlace place) {
    if (source != slot) {
      sink.flow(slot, source, file, place.line(), place.condition());
    }
  }

  /** A function's parameter that is but a word is handed a function: {@link WordFlow} goes on. */
  public void word(Callable function, int parameter) {
    pending.words.add(new Pending.Word(function, parameter, file));
  }

  /** What a word holds of functions of a shape. */
  public int shaped(int word, String shape) {
    int slot = builder.shapedSlot(word, shape);
    pending.shaped.put(slot, new Pending.Shaped(word, shape));
    return slot;
  }

  /** Whom a call through a slot hands its arguments to is known when the slot's content is. */
  public void handThrough(int slot, Handed handed, CallSite call) {
    for (int h = 0; h < handed.size(); h++) {
      if (handed.isArgument(h)) {
        pending.add(
            slot,
            handed.target(h),
            handed.source(h),
            call.frame().origin().file(),
            call.place().line(),
            call.place().condition());
      }
    }
  }

  /** The kind of a call through a slot. */
  public EdgeKind kindThrough(int slot) {
    return switch (builder.slotKind(slot)) {
      case FIELD, MEMBER_NAME -> EdgeKind.OPS;
      case PARAMETER -> EdgeKind.CALLBACK_ARGUMENT;
      case VARIABLE, TABLE -> EdgeKind.TABLE;
      case RESULT -> EdgeKind.CALLBACK_FIELD;
    };
  }

  /** The grade of a call through a slot, at a site of this grade. */
  public Grade gradeThrough(int slot, Grade site) {
    if (site != Grade.EXACT) {
      return site;
    }
    return switch (builder.slotKind(slot)) {
      case FIELD, PARAMETER, VARIABLE, TABLE, RESULT -> Grade.TYPE;
      case MEMBER_NAME -> Grade.NAME;
    };
  }

  /** Whether there is nothing better than the name of a member. */
  public boolean isByName(IntList targets) {
    for (int i = 0; i < targets.size(); i++) {
      if (!isByName(targets.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether a node or encoded slot is a member of which the name alone is known. */
  public boolean isByName(int target) {
    return Graph.isSlot(target) && builder.slotKind(Graph.slotOf(target)) == SlotKind.MEMBER_NAME;
  }
}
