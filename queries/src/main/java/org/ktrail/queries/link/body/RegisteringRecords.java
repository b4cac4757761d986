package org.ktrail.queries.link.body;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.indexer.facts.TypeRef;
import org.ktrail.queries.link.edges.FactPlace;
import org.ktrail.queries.link.edges.Reading;
import org.ktrail.queries.link.types.DeclaredTypes;
import org.ktrail.queries.link.types.ExpressionTypes.Typed;
import org.ktrail.queries.link.values.StoreModels;
import org.ktrail.queries.link.world.BodyFrame;
import org.ktrail.queries.link.world.World.RecordDefinition;

/**
 * Variables that register something by what their members name together: a record that has a hook
 * and what is to be hooked into it. {@link StoreModels} says of which records. For one thread and
 * one file.
 */
final class RegisteringRecords {
  private static final int DEPTH = 3;

  private final DeclaredTypes types;
  private final StoreModels models;
  private final SlotStores stores;

  RegisteringRecords(DeclaredTypes types, StoreModels models, SlotStores stores) {
    this.types = types;
    this.models = models;
    this.stores = stores;
  }

  /** An initialiser of a variable of a type. */
  void initialised(Typed type, Expr.Init init, BodyFrame frame, FactPlace place) {
    walk(type, init, frame, place, 0);
  }

  private void walk(Typed type, Expr.Init init, BodyFrame frame, FactPlace place, int depth) {
    Typed t = types.strip(type);
    if (t.type() instanceof TypeRef.Array a) {
      Typed element = new Typed(a.of(), t.origin(), t.title());
      for (Expr.Item item : init.items()) {
        if (item.value() instanceof Expr.Init inner && depth < DEPTH) {
          walk(element, inner, frame, place, depth + 1);
        }
      }
      return;
    }
    RecordDefinition record = types.value(t);
    if (record == null) {
      return;
    }
    String tag = record.record().tag();
    if (StoreModels.hasRecord(tag)) {
      replay(tag, init, frame, place);
    }
    for (Declarations.Field field : record.record().fields()) {
      if (field.type() instanceof TypeRef.Tagged inner
          && StoreModels.hasRecord(inner.tag())
          && value(init, field.name()) instanceof Expr.Init part
          && depth < DEPTH) {
        Typed member = new Typed(field.type(), record.origin(), record.title());
        walk(member, part, frame, place, depth + 1);
      }
    }
  }

  private void replay(String tag, Expr.Init init, BodyFrame frame, FactPlace place) {
    StoreModels.Model model = models.ofRecord(tag);
    List<Expr> given = new ArrayList<>();
    for (String member : StoreModels.members(tag)) {
      Expr value = value(init, member);
      given.add(value == null ? Expr.OPAQUE : value);
    }
    if (model != null) {
      BodyFrame use = BodyFrame.use(model.macro(), model.body(), given, frame, 0);
      for (Body.Assignment a : model.body().assignments()) {
        stores.modelled(a, new Reading(use, place));
      }
    }
  }

  /** What a member is initialised with, also one of a member without name; null if with nothing. */
  private static @Nullable Expr value(Expr.Init init, String member) {
    for (Expr.Item item : init.items()) {
      if (item.designators().equals(List.of(member))) {
        return item.value();
      }
      Expr inner =
          item.designators().isEmpty() && item.value() instanceof Expr.Init unnamed
              ? value(unnamed, member)
              : null;
      if (inner != null) {
        return inner;
      }
    }
    return null;
  }
}
