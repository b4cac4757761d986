package org.ktrail.queries.link;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.indexer.facts.TypeRef;
import org.ktrail.queries.link.Types.Typed;
import org.ktrail.queries.link.World.RecordDefinition;

/**
 * Walks an initialiser along the type it initialises and tells which value goes to which member:
 * designated, positional, nested and array forms alike.
 */
final class Initialisers {
  /** Receives the leaves. */
  interface Leaf {
    /** @param slot the slot the value goes to, −1 if the place cannot hold a function */
    void value(int slot, Expr value, int line, int condition);
  }

  private static final int DEPTH = 16;

  private final Types types;
  private final Values values;

  Initialisers(Types types, Values values) {
    this.types = types;
    this.values = values;
  }

  /** @param slot the slot of the whole, for arrays of functions; −1 if none */
  void walk(Typed type, Expr.Init init, int slot, Leaf leaf) {
    walk(type, init.items(), slot, leaf, 0);
  }

  private void walk(Typed type, List<Expr.Item> items, int slot, Leaf leaf, int depth) {
    if (depth > DEPTH) {
      return;
    }
    Typed t = types.strip(type);
    if (t.type() instanceof TypeRef.Array a) {
      Typed element = new Typed(a.of(), t.origin(), t.title());
      for (Expr.Item item : items) {
        List<String> deeper =
            item.designators().isEmpty() ? List.of() : item.designators().subList(1, item.designators().size());
        place(element, slot, deeper, item, leaf, depth);
      }
      return;
    }
    if (t.type() instanceof TypeRef.Pointer || t.type() instanceof TypeRef.Function) {
      for (Expr.Item item : items) {
        leaf.value(slot, item.value(), item.line(), item.condition());
      }
      return;
    }
    RecordDefinition record = types.record(t);
    if (record == null) {
      return;
    }
    for (Expr.Item item : items) {
      Types.Member member;
      List<String> deeper = List.of();
      if (!item.designators().isEmpty()) {
        String name = item.designators().getFirst();
        member = name.startsWith("[") ? null : types.member(t, name);
        deeper = item.designators().subList(1, item.designators().size());
      } else {
        member = positional(record, item.position());
      }
      if (member != null) {
        Typed fieldType =
            new Typed(
                member.field().type(), member.origin(), member.title() + "." + member.field().name());
        int memberSlot = member.field().name().isEmpty() || !types.isFunction(fieldType) ? -1 : values.slot(member);
        place(fieldType, memberSlot, deeper, item, leaf, depth);
      }
    }
  }

  private void place(
      Typed type, int slot, List<String> designators, Expr.Item item, Leaf leaf, int depth) {
    if (!designators.isEmpty()) {
      Expr.Item inner =
          new Expr.Item(-1, designators, item.value(), item.line(), item.condition());
      walk(type, List.of(inner), slot, leaf, depth + 1);
    } else if (item.value() instanceof Expr.Init init) {
      walk(type, init.items(), slot, leaf, depth + 1);
    } else {
      leaf.value(slot, item.value(), item.line(), item.condition());
    }
  }

  private Types.@Nullable Member positional(RecordDefinition record, int position) {
    List<Declarations.Field> fields = record.record().fields();
    if (position < 0 || position >= fields.size()) {
      return null;
    }
    return new Types.Member(
        record.title(), fields.get(position), record.origin(), record.origin().file());
  }
}
