package org.ktrail.queries.link.values;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.indexer.facts.TypeRef;
import org.ktrail.queries.link.types.DeclaredTypes;
import org.ktrail.queries.link.types.ExpressionTypes;
import org.ktrail.queries.link.types.ExpressionTypes.Typed;
import org.ktrail.queries.link.world.BodyFrame;
import org.ktrail.queries.link.world.Groups;
import org.ktrail.queries.link.world.World;
import org.ktrail.queries.link.world.World.RecordDefinition;

/**
 * Walks an initialiser along the type it initialises and tells which value goes to which member:
 * designated, positional, nested and array forms alike.
 */
public final class InitialiserWalk {
  /** Receives the leaves. */
  public interface Leaf {
    /**
     * @param slot the slot the value goes to, −1 if the place cannot hold a function
     */
    void value(int slot, Expr value, BodyFrame frame, int line, int condition);
  }

  /**
   * An initialiser that a macro stands for, and the frame its names are read in.
   *
   * @param elements whether the value is a list of what the macro stands for among the elements or
   *     members around it, and not one value
   */
  public record Expanded(Expr value, BodyFrame frame, boolean elements) {}

  /** Expands a value that is a macro; answers null if it is none. */
  interface Expander {
    @Nullable Expanded expand(Expr value, BodyFrame frame);
  }

  private static final int DEPTH = 16;

  private final DeclaredTypes types;
  private final FunctionValues values;
  private final Expander expander;

  public InitialiserWalk(DeclaredTypes types, FunctionValues values, Expander expander) {
    this.types = types;
    this.values = values;
    this.expander = expander;
  }

  /**
   * @param slot the slot of the whole, for arrays of functions; −1 if none
   * @param holder what is initialised; null if it does not matter which object of its type it is
   */
  public void walk(
      Typed type, Expr.Init init, BodyFrame frame, int slot, @Nullable Holder holder, Leaf leaf) {
    walk(type, init.items(), frame, slot, holder, leaf, 0);
  }

  private void walk(
      Typed type,
      List<Expr.Item> items,
      BodyFrame frame,
      int slot,
      @Nullable Holder holder,
      Leaf leaf,
      int depth) {
    if (depth > DEPTH) {
      return;
    }
    Typed t = types.strip(type);
    if (t.type() instanceof TypeRef.Array a) {
      Typed element = new Typed(a.of(), t.origin(), t.title());
      for (Expr.Item item : items) {
        if (item.designators().isEmpty() && splice(t, item, frame, slot, holder, leaf, depth)) {
          continue;
        }
        List<String> deeper =
            item.designators().isEmpty()
                ? List.of()
                : item.designators().subList(1, item.designators().size());
        place(element, slot, -1, holder, deeper, item, frame, leaf, depth);
      }
      return;
    }
    if (t.type() instanceof TypeRef.Pointer || t.type() instanceof TypeRef.Function) {
      for (Expr.Item item : items) {
        place(t, slot, -1, holder, List.of(), item, frame, leaf, depth);
      }
      return;
    }
    RecordDefinition record = types.record(t);
    if (record == null) {
      return;
    }
    for (Expr.Item item : items) {
      if (item.designators().isEmpty() && splice(t, item, frame, slot, holder, leaf, depth)) {
        continue;
      }
      ExpressionTypes.Member member;
      List<String> deeper = List.of();
      if (!item.designators().isEmpty()) {
        String name = item.designators().getFirst();
        member = name.startsWith("[") ? null : types.member(t, name);
        deeper = item.designators().subList(1, item.designators().size());
      } else {
        member = positional(record, item.position());
      }
      if (member != null) {
        Typed fieldType = member.typed();
        boolean holds = !member.field().name().isEmpty() && holds(fieldType, item, frame);
        int memberSlot = holds ? values.slot(member) : -1;
        int part = holds && holder != null ? values.held().part(holder, member) : -1;
        Holder inner = within(member, holder);
        place(fieldType, memberSlot, part, inner, deeper, item, frame, leaf, depth);
      }
    }
  }

  /** The object that a member of what is initialised is; members without name are no objects. */
  private static @Nullable Holder within(ExpressionTypes.Member member, @Nullable Holder holder) {
    Declarations.Field field = member.field();
    if (field.name().isEmpty() || Handover.isCarrier(member.title())) {
      return holder == null || field.name().isEmpty() ? holder : holder.within(field.name());
    }
    return new Holder.Embedded(member.title(), field.name(), member.file(), field.line());
  }

  /** A word holds what is known to be a function. */
  private boolean holds(Typed field, Expr.Item item, BodyFrame frame) {
    return types.isFunction(field)
        || values.isFunctionName(item.value(), frame, 0) && World.isWord(types.strip(field).type());
  }

  /**
   * A macro that stands for designated members, {@code SET_RUNTIME_PM_OPS(a, b, c)}, or elements,
   * {@code IOCTL(NAME, f)}. Elements need no designators.
   */
  private boolean splice(
      Typed whole,
      Expr.Item item,
      BodyFrame frame,
      int slot,
      @Nullable Holder holder,
      Leaf leaf,
      int depth) {
    Expanded expanded = expander.expand(item.value(), frame);
    if (expanded == null
        || !expanded.elements()
        || !(expanded.value() instanceof Expr.Init init)
        || !(whole.type() instanceof TypeRef.Array)
            && init.items().getFirst().designators().isEmpty()) {
      return false;
    }
    Leaf told = (s, v, f, line, condition) -> leaf.value(s, v, f, item.line(), item.condition());
    walk(whole, init.items(), expanded.frame(), slot, holder, told, depth + 1);
    return true;
  }

  private void place(
      Typed type,
      int slot,
      int part,
      @Nullable Holder holder,
      List<String> designators,
      Expr.Item item,
      BodyFrame frame,
      Leaf leaf,
      int depth) {
    if (!designators.isEmpty()) {
      Expr.Item inner = new Expr.Item(-1, designators, item.value(), item.line(), item.condition());
      walk(type, List.of(inner), frame, slot, holder, leaf, depth + 1);
      return;
    }
    Expanded expanded = expander.expand(item.value(), frame);
    Expr value = expanded == null ? item.value() : expanded.value();
    BodyFrame in = expanded == null ? frame : expanded.frame();
    // The lines of an expansion mean nothing: say the macro's.
    Leaf told =
        expanded == null
            ? leaf
            : (s, v, f, line, condition) -> leaf.value(s, v, f, item.line(), item.condition());
    Expr.Init pointed = pointed(value);
    if (pointed != null) {
      literal(pointed, in, told, depth + 1);
    } else if (!(value instanceof Expr.Init init)) {
      leaf.value(slot, value, in, item.line(), item.condition());
      if (part >= 0) {
        leaf.value(part, value, in, item.line(), item.condition());
      }
    } else if (types.strip(type).type() instanceof TypeRef.Pointer) {
      literal(init, in, told, depth + 1);
    } else {
      walk(type, init.items(), in, slot, holder, told, depth + 1);
    }
  }

  /** The compound literal whose address a value is, or null. */
  public static Expr.@Nullable Init pointed(Expr value) {
    return value instanceof Expr.AddressOf a && a.of() instanceof Expr.Init init ? init : null;
  }

  /**
   * An object that a compound literal makes, {@code &(struct ops){ .run = f }}: of the type that it
   * says, if it says one.
   */
  public void literal(Expr.Init init, BodyFrame frame, Leaf leaf) {
    literal(init, frame, leaf, 0);
  }

  private void literal(Expr.Init init, BodyFrame frame, Leaf leaf, int depth) {
    if (!(init.type() instanceof TypeRef.Unknown)) {
      walk(new Typed(init.type(), frame.origin(), ""), init.items(), frame, -1, null, leaf, depth);
    }
  }

  private ExpressionTypes.@Nullable Member positional(RecordDefinition record, int position) {
    List<Declarations.Field> fields = record.record().fields();
    if (position < 0 || position >= fields.size()) {
      return null;
    }
    Declarations.Field field = fields.get(position);
    return new ExpressionTypes.Member(
        record.title(),
        field,
        record.origin(),
        record.origin().file(),
        Groups.isGroup(record.record(), field));
  }
}
