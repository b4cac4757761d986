package org.ktrail.queries.link.values;

import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.indexer.facts.SourceFacts;
import org.ktrail.queries.link.facts.FactOrigin;
import org.ktrail.queries.link.made.SiteExpansion;
import org.ktrail.queries.link.world.BodyFrame;
import org.ktrail.queries.link.world.FileView;

/**
 * Initialisers that macros stand for: {@code __ATTR(…)}, {@code INIT_X}. For one thread and one
 * file.
 */
public final class InitialiserMacros implements InitialiserWalk.Expander {
  private final FileView view;
  private final SiteExpansion expansion;

  public InitialiserMacros(FileView view, SiteExpansion expansion) {
    this.view = view;
    this.expansion = expansion;
  }

  @Override
  public InitialiserWalk.@Nullable Expanded expand(Expr value, BodyFrame frame) {
    String macro = frame.isFragment() ? null : name(value, frame);
    var definition = macro == null ? null : view.macro(macro);
    if (definition == null || definition.functionLike() != value instanceof Expr.Result) {
      return null;
    }
    SourceFacts facts = expansion.initialiser(value, frame);
    if (facts == null || facts.declarations().globals().size() != 1) {
      return null;
    }
    var global = facts.declarations().globals().getFirst();
    if (!(global.initializer() instanceof Expr.Init init) || init.items().isEmpty()) {
      return null;
    }
    Body body = global.body() >= 0 ? facts.bodies().get(global.body()) : Body.EMPTY;
    BodyFrame in =
        BodyFrame.fragment(new FactOrigin(view.file, facts.declarations()), body, frame, 0);
    boolean one = init.items().size() == 1 && init.items().getFirst().designators().isEmpty();
    return new InitialiserWalk.Expanded(one ? init.items().getFirst().value() : init, in, !one);
  }

  /** What may be the name of a macro; null if the value cannot be a use of one. */
  private static @Nullable String name(Expr value, BodyFrame frame) {
    if (value instanceof Expr.Result r
        && r.site() < frame.body().calls().size()
        && frame.body().calls().get(r.site()).callee() instanceof Expr.Name n) {
      return n.name();
    }
    return value instanceof Expr.Name n ? n.name() : null;
  }
}
