package org.ktrail.queries.link.partial;

import java.util.List;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.indexer.facts.TypeRef;

/**
 * Finds initialisers of a record that name no members: {@code struct ops o = { f, g }}. Those of a
 * record that is a member of another are not looked for.
 */
final class PlacedMembers {
  private PlacedMembers() {}

  /** Whether a file has one of a record of this tag, or of this typedef. */
  static boolean of(PartialFacts facts, int file, String tag) {
    Declarations d = facts.declarations(file);
    for (Declarations.Global g : d.globals()) {
      if (isOf(g.type(), tag) && hasPlaced(g.initializer())) {
        return true;
      }
    }
    for (Declarations.Invocation i : d.invocations()) {
      if (i.prefix().contains(tag) || i.arguments().stream().anyMatch(a -> a.contains(tag))) {
        return true;
      }
    }
    for (Body body : facts.bodies(file)) {
      if (of(body, tag)) {
        return true;
      }
    }
    return false;
  }

  private static boolean of(Body body, String tag) {
    for (Body.Assignment a : body.assignments()) {
      if (a.value() instanceof Expr.Init init && hasPlaced(init)) {
        boolean typed =
            isOf(init.type(), tag)
                || a.target() instanceof Expr.Name n
                    && body.locals().stream()
                        .anyMatch(l -> l.name().equals(n.name()) && isOf(l.type(), tag));
        if (typed) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isOf(TypeRef type, String tag) {
    return switch (type) {
      case TypeRef.Tagged t -> t.tag().equals(tag);
      case TypeRef.Named n -> n.name().equals(tag);
      case TypeRef.Array a -> isOf(a.of(), tag);
      case TypeRef.Pointer p -> false;
      case TypeRef.Anonymous a -> false;
      case TypeRef.Function f -> false;
      case TypeRef.TypeOf t -> true;
      case TypeRef.Unknown u -> true;
    };
  }

  private static boolean hasPlaced(Expr value) {
    if (!(value instanceof Expr.Init init)) {
      return false;
    }
    List<Expr.Item> items = init.items();
    for (Expr.Item item : items) {
      boolean placed = item.designators().isEmpty() && !(item.value() instanceof Expr.Init);
      if (placed || hasPlaced(item.value())) {
        return true;
      }
    }
    return false;
  }
}
