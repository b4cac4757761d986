package org.ktrail.queries.link.body;

import java.util.List;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.queries.link.world.BodyFrame;

/**
 * Objects in a macro's replacement whose name the macro makes: {@code (&point_##name)->hooks}. What
 * they hold shows where the macro is used, so that a call through them belongs to the use alone.
 */
final class OpenObjects {
  private static final int DEPTH = 8;

  private OpenObjects() {}

  /** Whether what an expression reads is in such an object. */
  static boolean isIn(Expr expr, BodyFrame frame, int at) {
    return frame.root().owner().macro && isIn(expr, frame, at, 0);
  }

  private static boolean isIn(Expr expr, BodyFrame frame, int at, int depth) {
    if (depth > DEPTH) {
      return false;
    }
    return switch (expr) {
      case Expr.Name n -> Declarations.isPaste(n.name()) || isSetFrom(n.name(), frame, at, depth);
      case Expr.Member m -> isIn(m.base(), frame, at, depth + 1);
      case Expr.Index i -> isIn(i.base(), frame, at, depth + 1);
      case Expr.Deref d -> isIn(d.of(), frame, at, depth + 1);
      case Expr.AddressOf a -> isIn(a.of(), frame, at, depth + 1);
      case Expr.Cast c -> isIn(c.of(), frame, at, depth + 1);
      case Expr.Result r -> {
        // A macro or function that gives its argument back: rcu_dereference(x), READ_ONCE(x).
        Body.CallSite site = frame.body().calls().get(r.site());
        yield site.arguments().size() == 1
            && isIn(site.arguments().getFirst(), frame, at, depth + 1);
      }
      default -> false;
    };
  }

  private static boolean isSetFrom(String name, BodyFrame frame, int at, int depth) {
    if (frame.local(name, at) == null) {
      return false;
    }
    List<Body.Assignment> all = frame.assignments().getOrDefault(name, List.of());
    return all.stream()
        .anyMatch(
            a -> a.target() instanceof Expr.Name && isIn(a.value(), frame, a.at(), depth + 1));
  }
}
