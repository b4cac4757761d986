package org.ktrail.queries.link.types;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.queries.link.types.ExpressionTypes.Member;
import org.ktrail.queries.link.types.ExpressionTypes.Typed;
import org.ktrail.queries.link.world.BodyFrame;
import org.ktrail.queries.link.world.World;
import org.ktrail.queries.link.world.World.RecordDefinition;

/**
 * Chains of members that only one record has, so that they tell its type. For one thread and one
 * file.
 */
public final class LoneChains {
  private final World world;
  private final DeclaredTypes declared;
  private final Map<String, Optional<Member>> ends = new HashMap<>();

  public LoneChains(World world, DeclaredTypes declared) {
    this.world = world;
    this.declared = declared;
  }

  /**
   * The function member that a chain of members from an open parameter of a macro ends at: {@code
   * #define emit(r) ((r)->funcs->emit(r))}. The parameter has no type, but often only one record
   * has such a chain; null if none or several do.
   */
  @Nullable
  public Member end(Expr.Member last, BodyFrame frame) {
    List<String> chain = new ArrayList<>();
    Expr root = last;
    while (root instanceof Expr.Member m) {
      chain.addFirst(m.field());
      root = m.base() instanceof Expr.Index i ? i.base() : m.base();
    }
    if (!(root instanceof Expr.Name n)
        || !frame.owner().macro
        || frame.arguments() != null
        || frame.owner().parameter(n.name()) < 0) {
      return null;
    }
    return ends.computeIfAbsent(String.join(".", chain), k -> Optional.ofNullable(end(chain)))
        .orElse(null);
  }

  private @Nullable Member end(List<String> chain) {
    Member only = null;
    for (RecordDefinition record : world.owners(chain.getFirst())) {
      Member end = end(record, chain);
      if (end == null) {
        continue;
      }
      if (only != null && !(only.title().equals(end.title()) && only.file() == end.file())) {
        return null;
      }
      only = end;
    }
    return only;
  }

  private @Nullable Member end(RecordDefinition record, List<String> chain) {
    Member at = declared.member(record, chain.getFirst());
    for (int i = 1; i < chain.size() && at != null; i++) {
      String title = at.title() + "." + at.field().name();
      at = declared.member(new Typed(at.field().type(), at.origin(), title), chain.get(i));
    }
    if (at == null) {
      return null;
    }
    return declared.isFunction(new Typed(at.field().type(), at.origin(), "")) ? at : null;
  }
}
