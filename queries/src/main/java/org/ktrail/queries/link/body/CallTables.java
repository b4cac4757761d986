package org.ktrail.queries.link.body;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.indexer.facts.TypeRef;
import org.ktrail.indexer.files.DataFile;
import org.ktrail.queries.graph.Form;
import org.ktrail.queries.graph.IntList;
import org.ktrail.queries.link.edges.FactPlace;
import org.ktrail.queries.link.edges.FactPlaces;
import org.ktrail.queries.link.edges.FileLinks;
import org.ktrail.queries.link.edges.Reading;
import org.ktrail.queries.link.types.DeclaredTypes;
import org.ktrail.queries.link.types.ExpressionTypes;
import org.ktrail.queries.link.types.ExpressionTypes.Typed;
import org.ktrail.queries.link.values.FunctionValues;
import org.ktrail.queries.link.values.InitialiserWalk;
import org.ktrail.queries.link.world.BodyFrame;
import org.ktrail.queries.link.world.FileView;
import org.ktrail.queries.link.world.World;

/**
 * Static calls that are reached through a table and not by name: {@code struct calls table = {
 * .open = {{ .key = …, .trampoline = &call_of_open }} }}, and elsewhere {@code { .calls =
 * table.open, .fn = my_open }}. Whoever goes through such elements sets the call to the function
 * that stands beside it. So the table's member is a slot: functions beside its name get into it,
 * and from it into the calls whose addresses it holds. For one thread and one file.
 */
final class CallTables {
  /** Records by whose address a static call is set. */
  private static final Set<String> KEYS = DataFile.names(CallTables.class, "call-keys.txt");

  private final FileView view;
  private final DeclaredTypes types;
  private final FunctionValues values;
  private final InitialiserWalk initialisers;
  private final FileLinks links;

  CallTables(
      FileView view,
      DeclaredTypes types,
      FunctionValues values,
      InitialiserWalk initialisers,
      FileLinks links) {
    this.view = view;
    this.types = types;
    this.values = values;
    this.initialisers = initialisers;
    this.links = links;
  }

  /** The calls whose addresses the members of a variable hold. */
  void table(Typed type, Expr.Init init, BodyFrame frame, FactPlace place) {
    for (Expr.Item item : init.items()) {
      ExpressionTypes.Member member =
          item.designators().isEmpty() || item.designators().getFirst().startsWith("[")
              ? null
              : types.member(type, item.designators().getFirst());
      if (member == null || !holdsCalls(member)) {
        continue;
      }
      Expr.Init one = new Expr.Init(init.type(), List.of(item));
      initialisers.walk(
          type,
          one,
          frame,
          -1,
          null,
          (slot, value, in, line, condition) -> {
            if (value instanceof Expr.AddressOf a && a.of() instanceof Expr.Name n) {
              view.variable(n.name())
                  .filter(v -> types.isFunction(new Typed(v.global().type(), v.origin(), "")))
                  .ifPresent(v -> fill(values.slot(v), member, place));
            }
          });
    }
  }

  private void fill(int call, ExpressionTypes.Member member, FactPlace place) {
    links.flow(call, values.slot(member), place);
    values.stand(values.slot(member), call, member.title() + "." + member.field().name());
  }

  /** Leaves of one variable's initialiser, whose functions stand beside the name of calls. */
  InitialiserWalk.Leaf beside(
      InitialiserWalk.Leaf leaf, FactPlaces places, Reading reading, String holder) {
    return new InitialiserWalk.Leaf() {
      private int calls = -1;
      private @Nullable BodyFrame of;

      @Override
      public void value(int slot, Expr value, BodyFrame in, int line, int condition) {
        leaf.value(slot, value, in, line, condition);
        ExpressionTypes.Member member =
            slot < 0 && value instanceof Expr.Member m ? member(m, in) : null;
        if (member != null) {
          calls = values.slot(member);
          of = in;
        } else if (slot >= 0 && calls >= 0 && of == in) {
          IntList functions = values.of(value, in, 0);
          for (int i = 0; i < functions.size(); i++) {
            FactPlace place = places.of(reading, line, condition);
            links.content(calls, functions.get(i), place, Form.INITIALIZER, holder);
          }
        }
      }
    };
  }

  private ExpressionTypes.@Nullable Member member(Expr.Member m, BodyFrame frame) {
    if (m.arrow() || !(m.base() instanceof Expr.Name n) || !frame.isGlobal(n.name(), 0)) {
      return null;
    }
    ExpressionTypes.Member member =
        view.variable(n.name())
            .map(v -> types.member(new Typed(v.global().type(), v.origin(), n.name()), m.field()))
            .orElse(null);
    return member != null && holdsCalls(member) ? member : null;
  }

  private boolean holdsCalls(ExpressionTypes.Member member) {
    World.RecordDefinition record =
        types.record(new Typed(member.field().type(), member.origin(), ""));
    return record != null && record.record().fields().stream().anyMatch(CallTables::isKey);
  }

  private static boolean isKey(Declarations.Field field) {
    return field.type() instanceof TypeRef.Pointer p
        && p.to() instanceof TypeRef.Tagged t
        && KEYS.contains(t.tag());
  }
}
