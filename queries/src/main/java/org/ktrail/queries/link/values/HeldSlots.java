package org.ktrail.queries.link.values;

import java.util.Map;
import java.util.TreeMap;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.GraphBuilder;
import org.ktrail.queries.graph.IntList;
import org.ktrail.queries.graph.Slots;
import org.ktrail.queries.link.edges.FactPlace;
import org.ktrail.queries.link.edges.FileLinks;
import org.ktrail.queries.link.macros.Callable;
import org.ktrail.queries.link.types.ExpressionTypes;
import org.ktrail.queries.link.world.BodyFrame;

/**
 * Slots of members of objects that are told apart: {@code loop_worker.work.func} beside {@code
 * work_struct.func}. The member's own slot has everything that any object of the type holds, as
 * ever. What is put into a known object is put into its slot besides; what is put into one that is
 * not known could be in each, and flows from a slot of its own to those that are read. For one
 * thread and one file.
 */
public final class HeldSlots {
  private final FunctionValues values;
  private final Holders holders;
  private final GraphBuilder builder;
  private final FileLinks links;

  /** Slots that were read: where first, and what gets into them besides. */
  private final Map<Integer, Filled> filled = new TreeMap<>();

  private record Filled(int anywhere, int line) {}

  HeldSlots(FunctionValues values, Holders holders, GraphBuilder builder, FileLinks links) {
    this.values = values;
    this.holders = holders;
    this.builder = builder;
    this.links = links;
  }

  public Holders holders() {
    return holders;
  }

  /** The slot that a call through a member reads: the object's if it is known. */
  int read(Expr.Member m, ExpressionTypes.Member member, BodyFrame frame, int at) {
    Holder holder = isRecord(member) ? holders.of(m, frame, at) : Holder.UNKNOWN;
    return switch (holder) {
      case Holder.Embedded e -> filled(held(e, member), member, line(frame));
      case Holder.Variable v -> filled(held(v, member), member, line(frame));
      case Holder.Local l -> values.slot(member);
      case Holder.Parameter p -> values.slot(member);
      case Holder.Unknown u -> values.slot(member);
    };
  }

  /** The slot that a callee reads which the object is handed to. */
  int handed(Expr.Member m, ExpressionTypes.Member member, BodyFrame frame, int at) {
    Holder holder = isRecord(member) ? holders.of(m, frame, at) : Holder.UNKNOWN;
    return holder instanceof Holder.Embedded e ? held(e, member) : values.slot(member);
  }

  /** The slots that something gets into which is stored in a member. */
  void stored(Expr.Member m, ExpressionTypes.Member member, BodyFrame frame, int at, IntList out) {
    if (isHooked(m, frame, at)) {
      out.add(Graph.encodeSlot(part(holders.of(m, frame, at), member)));
      return;
    }
    out.add(Graph.encodeSlot(values.slot(member)));
    // What a macro stores is told where it is used.
    Callable owner = frame.root().owner();
    boolean told = owner.macro && owner != Callable.NOBODY;
    int part = !told && isRecord(member) ? part(holders.of(m, frame, at), member) : -1;
    if (part >= 0) {
      out.add(Graph.encodeSlot(part));
    }
  }

  /**
   * Whether a member is of what belongs to a variable that only points to it: what is hooked into
   * one of many points is called at that point, and not at any of them.
   */
  private boolean isHooked(Expr.Member m, BodyFrame frame, int at) {
    return m.base() instanceof Expr.Member owned
        && Handover.isOwned(owned.field())
        && holders.of(m, frame, at) instanceof Holder.Variable;
  }

  /** What a member of a variable holds that is initialised, and nothing put there later. */
  int initial(Expr.Member m, ExpressionTypes.Member member, BodyFrame frame, int at) {
    Holder holder = isRecord(member) ? holders.of(m, frame, at) : Holder.UNKNOWN;
    int own = holder instanceof Holder.Variable ? held(holder, member) : -1;
    return own >= 0 ? own : values.slot(member);
  }

  /** The slot beside that of the member; −1 if there is none. */
  public int part(Holder holder, ExpressionTypes.Member member) {
    if (!isRecord(member)) {
      return -1;
    }
    boolean handedOver = Handover.runs(member.title());
    if (holder instanceof Holder.Parameter p && handedOver) {
      return put(p.owner(), p.index(), member.field().name());
    }
    // What a local pointer points to may be in another object, which only for what is handed over
    // matters less than to tell it apart.
    boolean known = !(holder instanceof Holder.Local l && l.pointed()) || handedOver;
    int held = known ? held(holder, member) : -1;
    return held >= 0 ? held : anywhere(member);
  }

  /** What a function puts into the object that its parameter points to. */
  public int put(Callable function, int parameter, String member) {
    return builder.heldSlot(
        function.name,
        function.parameters.get(parameter).name() + "." + member,
        Slots.PUT,
        function.file(),
        function.line);
  }

  /** The slot of a member of a known object; −1 if it is not known. */
  public int held(Holder holder, ExpressionTypes.Member member) {
    String name = member.field().name();
    return switch (holder) {
      case Holder.Embedded e ->
          builder.heldSlot(e.record(), e.path() + "." + name, Slots.HELD, e.file(), e.line());
      case Holder.Variable v -> {
        var global = v.variable().global();
        yield builder.heldSlot(
            global.name(),
            v.path().isEmpty() ? name : v.path() + "." + name,
            Slots.OWN,
            global.isStatic() ? v.variable().origin().file() : -1,
            0);
      }
      case Holder.Local l ->
          builder.heldSlot(
              l.owner().name + "." + l.name(),
              l.path().isEmpty() ? name : l.path() + "." + name,
              Slots.OWN,
              l.owner().file(),
              l.owner().line);
      case Holder.Parameter p -> -1;
      case Holder.Unknown u -> -1;
    };
  }

  /** What is put into objects that are not known. */
  private int anywhere(ExpressionTypes.Member member) {
    return builder.heldSlot(
        member.title(),
        member.field().name(),
        Slots.ANYWHERE,
        member.file(),
        member.field().line());
  }

  /** A slot of an object that is read, which can hold what is put into unknown objects. */
  int filled(int held, ExpressionTypes.Member member, int line) {
    if (held >= 0) {
      filled.merge(
          held,
          new Filled(anywhere(member), line),
          (a, b) -> new Filled(a.anywhere(), Math.min(a.line(), b.line())));
    }
    return held;
  }

  /** A line of the file that is linked: of the function in which something is read. */
  static int line(BodyFrame frame) {
    return frame.root().owner().line;
  }

  /** Tells what gets into the slots that were read. */
  public void finish() {
    filled.forEach((held, f) -> links.flow(held, f.anywhere(), new FactPlace(f.line(), 0)));
    filled.clear();
  }

  /** Whether the member is one of a record that can be in several places. */
  private static boolean isRecord(ExpressionTypes.Member member) {
    return member.title().indexOf('.') < 0;
  }
}
