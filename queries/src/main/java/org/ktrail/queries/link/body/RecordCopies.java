package org.ktrail.queries.link.body;

import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.queries.graph.Form;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.link.edges.FactPlace;
import org.ktrail.queries.link.edges.FileLinks;
import org.ktrail.queries.link.types.ExpressionTypes;
import org.ktrail.queries.link.types.ExpressionTypes.Typed;
import org.ktrail.queries.link.values.FunctionValues;
import org.ktrail.queries.link.values.Holder;
import org.ktrail.queries.link.world.BodyFrame;
import org.ktrail.queries.link.world.World;
import org.ktrail.queries.link.world.World.RecordDefinition;

/**
 * Records that are copied whole: {@code hw->ops = *ops}. A known object then holds what the other
 * one has. For one thread and one file.
 */
final class RecordCopies {
  private final World world;
  private final ExpressionTypes types;
  private final FunctionValues values;
  private final FileLinks links;

  RecordCopies(World world, ExpressionTypes types, FunctionValues values, FileLinks links) {
    this.world = world;
    this.types = types;
    this.values = values;
    this.links = links;
  }

  /** An assignment, which may be of a record. */
  void assigned(Expr target, Expr value, BodyFrame frame, int at, FactPlace place) {
    if (!mayBe(target) || !mayBe(value)) {
      return;
    }
    Holder holder = values.held().holders().object(target, frame, at);
    if (!(holder instanceof Holder.Embedded || holder instanceof Holder.Variable)) {
      return;
    }
    Typed type = types.of(target, frame, at);
    RecordDefinition record = type == null ? null : types.declared().value(type);
    if (record == null) {
      return;
    }
    for (Declarations.Field field : record.record().fields()) {
      if (world.mayHoldFunction(field.type())) {
        copy(record, field, holder, value, frame, at, place);
      }
    }
  }

  private void copy(
      RecordDefinition record,
      Declarations.Field field,
      Holder holder,
      Expr value,
      BodyFrame frame,
      int at,
      FactPlace place) {
    ExpressionTypes.Member member = types.declared().member(record, field.name());
    int to = member == null ? -1 : values.held().part(holder, member);
    if (to < 0) {
      return;
    }
    var from = values.of(new Expr.Member(value, field.name(), false), frame, at);
    for (int i = 0; i < from.size(); i++) {
      if (Graph.isSlot(from.get(i)) && !links.isByName(from.get(i))) {
        links.content(to, from.get(i), place, Form.ASSIGNMENT, "");
      }
    }
  }

  private boolean mayBe(Expr expr) {
    return switch (expr) {
      case Expr.Name n -> true;
      case Expr.Member m -> world.mayBeRecord(m.field());
      case Expr.Index i -> mayBe(i.base());
      case Expr.Deref d -> true;
      case Expr.Cast c -> false;
      case Expr.AddressOf a -> false;
      case Expr.Result r -> false;
      case Expr.Choice c -> false;
      case Expr.Selection s -> false;
      case Expr.Init i -> false;
      case Expr.TypeArgument t -> false;
      case Expr.Text t -> false;
      case Expr.Opaque o -> false;
    };
  }
}
