package org.ktrail.queries.link.body;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.indexer.facts.TypeRef;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.GraphBuilder;
import org.ktrail.queries.graph.IntList;
import org.ktrail.queries.graph.Slots;
import org.ktrail.queries.link.edges.CallSite;
import org.ktrail.queries.link.edges.FileLinks;
import org.ktrail.queries.link.macros.Callable;
import org.ktrail.queries.link.types.ExpressionTypes;
import org.ktrail.queries.link.types.ExpressionTypes.Typed;
import org.ktrail.queries.link.values.Holder;
import org.ktrail.queries.link.values.Holders;
import org.ktrail.queries.link.world.BodyFrame;
import org.ktrail.queries.link.world.World;

/**
 * Tables of operations that are handed down: {@code walk(mm, &my_ops)}. Calls hand them to
 * parameters, and in members of local records; calls through them say where the table comes from.
 * So a path that knows which table its caller handed down calls what is in that one alone. What is
 * not known to be a certain table is left open. For one thread and one file.
 */
final class TableArguments {
  private static final int DEPTH = 8;

  private final World world;
  private final ExpressionTypes types;
  private final Holders holders;
  private final GraphBuilder builder;
  private final FileLinks links;

  TableArguments(
      World world, ExpressionTypes types, Holders holders, GraphBuilder builder, FileLinks links) {
    this.world = world;
    this.types = types;
    this.holders = holders;
    this.builder = builder;
    this.links = links;
  }

  /**
   * Notes at the last edge, a call through a slot, what points to the table that it reads: a
   * binding of what points to itself, before all others.
   */
  void read(Expr callee, int slot, CallSite call) {
    BodyFrame frame = call.frame();
    if (frame.root().owner().macro || !builder.isMember(slot)) {
      return;
    }
    Expr e = callee instanceof Expr.Deref d ? d.of() : callee;
    int at = call.at();
    if (e instanceof Expr.Name n && frame.local(n.name(), at) != null) {
      Body.Assignment only = only(n.name(), frame);
      if (only == null) {
        return;
      }
      e = only.value();
      at = only.at();
    }
    IntList from = new IntList(1);
    if (e instanceof Expr.Member m
        && m.arrow()
        && collect(m.base(), frame, at, from, 0)
        && from.size() == 1
        && !builder.isTable(Graph.slotOf(from.get(0)))) {
      links.binding(from.get(0), from.get(0));
    }
  }

  /** Notes at the last edge, a call by name, which tables it hands to the callee. */
  void hand(CallSite call, Callable callee) {
    if (callee.macro || call.frame().root().owner().macro) {
      return;
    }
    List<Expr> arguments = call.arguments();
    for (int i = 0; i < arguments.size(); i++) {
      if (arguments.get(i) instanceof Expr.AddressOf a && a.of() instanceof Expr.Name n) {
        inRecord(n.name(), call);
      }
      if (i < callee.parameters.size() && pointsToTable(callee.parameters.get(i).type())) {
        IntList tables = new IntList(1);
        if (collect(arguments.get(i), call.frame(), call.at(), tables, 0)) {
          int target = parameter(callee, i);
          for (int t = 0; t < tables.size(); t++) {
            links.binding(target, tables.get(t));
          }
        }
      }
    }
  }

  /** What members of a local record, of which the address is handed on, point to. */
  private void inRecord(String name, CallSite call) {
    BodyFrame frame = call.frame();
    Body.Local local = frame.local(name, call.at());
    if (local == null) {
      return;
    }
    Map<Integer, IntList> known = new LinkedHashMap<>();
    for (Body.Assignment a : frame.assignments().getOrDefault(name, List.of())) {
      if (a.value() instanceof Expr.Init init && a.target() instanceof Expr.Name) {
        Typed type = types.of(a.target(), frame, a.at());
        for (Expr.Item item : init.items()) {
          if (type != null && item.designators().size() == 1) {
            ExpressionTypes.Member member =
                types.declared().member(type, item.designators().getFirst());
            put(member, item.value(), frame, a.at(), known);
          }
        }
      } else if (a.target() instanceof Expr.Member m && m.base() instanceof Expr.Name) {
        put(member(m, frame, a.at()), a.value(), frame, a.at(), known);
      }
    }
    known.forEach((target, tables) -> {
      for (int t = 0; t < tables.size(); t++) {
        links.binding(target, tables.get(t));
      }
    });
  }

  /** Adds what a member is set to; to itself where that is not known. */
  private void put(
      ExpressionTypes.@Nullable Member member,
      Expr value,
      BodyFrame frame,
      int at,
      Map<Integer, IntList> known) {
    if (member == null || !pointsToTable(member.field().type())) {
      return;
    }
    int target = slot(member);
    IntList tables = known.computeIfAbsent(target, k -> new IntList(1));
    if (!collect(value, frame, at, tables, 0)) {
      tables.add(target);
    }
  }

  /**
   * Collects the tables that a pointer can point to, and the parameters and members that have it.
   *
   * @return whether these are all
   */
  private boolean collect(Expr pointer, BodyFrame in, int position, IntList out, int depth) {
    if (depth > DEPTH) {
      return false;
    }
    BodyFrame.Written w = in.accessed(pointer, position);
    return switch (w.expr()) {
      case Expr.AddressOf a -> object(holders.object(a.of(), w.frame(), w.at()), out);
      case Expr.Name n -> named(n, w.frame(), w.at(), out, depth);
      case Expr.Member m -> {
        ExpressionTypes.Member member = member(m, w.frame(), w.at());
        yield member != null && pointsToTable(member.field().type()) && add(out, slot(member));
      }
      case Expr.Choice c -> {
        boolean all = true;
        for (Expr option : c.options()) {
          all &= collect(option, w.frame(), w.at(), out, depth + 1);
        }
        yield all;
      }
      default -> false;
    };
  }

  private boolean named(Expr.Name n, BodyFrame frame, int at, IntList out, int depth) {
    String name = n.name();
    Body.Local local = frame.local(name, at);
    if (local != null) {
      if (local.type() instanceof TypeRef.Array) {
        return object(holders.pointer(n, frame, at), out);
      }
      boolean set = false;
      for (Body.Assignment a : frame.assignments().getOrDefault(name, List.of())) {
        if (a.target() instanceof Expr.Name) {
          set = true;
          if (!collect(a.value(), frame, a.at(), out, depth + 1)) {
            return false;
          }
        }
      }
      return set;
    }
    BodyFrame.Scope around = frame.around(name);
    if (around != null) {
      return named(n, around.frame(), around.at(), out, depth + 1);
    }
    int p = frame.owner().parameter(name);
    if (frame.isFragment() && frame.outer() != null) {
      return named(n, frame.outer(), frame.at(), out, depth + 1);
    }
    if (p >= 0) {
      Callable owner = frame.owner();
      return !owner.macro
          && frame.arguments() == null
          && isNeverSet(name, frame)
          && pointsToTable(owner.parameters.get(p).type())
          && add(out, parameter(owner, p));
    }
    return name.equals("NULL") || object(holders.pointer(n, frame, at), out);
  }

  private static boolean isNeverSet(String name, BodyFrame frame) {
    return frame.assignments().getOrDefault(name, List.of()).stream()
        .noneMatch(a -> a.target() instanceof Expr.Name);
  }

  private static Body.@Nullable Assignment only(String name, BodyFrame frame) {
    List<Body.Assignment> all = frame.assignments().getOrDefault(name, List.of());
    return all.size() == 1 && all.getFirst().target() instanceof Expr.Name ? all.getFirst() : null;
  }

  private boolean object(Holder holder, IntList out) {
    return switch (holder) {
      case Holder.Variable v -> {
        var global = v.variable().global();
        int file = global.isStatic() ? v.variable().origin().file() : -1;
        yield add(out, table(global.name(), v.path(), Slots.VARIABLE_TABLE, file, 0));
      }
      case Holder.Embedded e ->
          add(out, table(e.record(), e.path(), Slots.EMBEDDED_TABLE, e.file(), e.line()));
      case Holder.Local l ->
          !l.pointed()
              && add(
                  out,
                  table(
                      l.owner().name + "." + l.name(),
                      l.path(),
                      Slots.VARIABLE_TABLE,
                      l.owner().file(),
                      l.owner().line));
      case Holder.Parameter p -> false;
      case Holder.Unknown u -> false;
    };
  }

  private static boolean add(IntList out, int encoded) {
    for (int i = 0; i < out.size(); i++) {
      if (out.get(i) == encoded) {
        return true;
      }
    }
    out.add(encoded);
    return true;
  }

  private int table(String owner, String path, int sort, int file, int line) {
    return Graph.encodeSlot(builder.tableSlot(owner, path, sort, file, line));
  }

  private int parameter(Callable function, int index) {
    return table(
        function.name,
        function.parameters.get(index).name(),
        index,
        function.file(),
        function.line);
  }

  private int slot(ExpressionTypes.Member member) {
    return table(member.title(), member.field().name(), -1, member.file(), member.field().line());
  }

  private ExpressionTypes.@Nullable Member member(Expr.Member m, BodyFrame frame, int at) {
    Typed base = types.of(m.base(), frame, at);
    return base == null ? null : types.declared().member(base, frame.member(m.field()));
  }

  private boolean pointsToTable(TypeRef type) {
    return type instanceof TypeRef.Pointer p
        && p.to() instanceof TypeRef.Tagged t
        && world.isTable(t.tag());
  }
}
