package org.ktrail.queries.link.values;

import java.util.List;
import java.util.function.IntConsumer;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.queries.graph.GraphBuilder;
import org.ktrail.queries.link.world.BodyFrame;
import org.ktrail.queries.link.world.FileView;

/**
 * Finds which initcalls a pointer runs through: {@code entry = __initcall_start}, {@code entry =
 * levels[n]} where an array has the symbols of several levels. For one thread and one file.
 */
final class InitcallSections {
  private static final int DEPTH = 6;

  private final FileView view;
  private final GraphBuilder builder;

  InitcallSections(FileView view, GraphBuilder builder) {
    this.view = view;
    this.builder = builder;
  }

  /**
   * @param pointer to the variable of an initcall
   * @param out is told the slots of the levels it can be of
   */
  void of(Expr pointer, BodyFrame frame, int at, IntConsumer out) {
    of(pointer, frame, at, out, 0);
  }

  private void of(Expr pointer, BodyFrame frame, int at, IntConsumer out, int depth) {
    if (depth > DEPTH) {
      return;
    }
    switch (pointer) {
      case Expr.Name n -> named(n.name(), frame, at, out, depth + 1);
      case Expr.Index i -> of(i.base(), frame, at, out, depth + 1);
      case Expr.AddressOf a -> of(a.of(), frame, at, out, depth + 1);
      case Expr.Cast c -> of(c.of(), frame, at, out, depth + 1);
      default -> {}
    }
  }

  private void named(String name, BodyFrame frame, int at, IntConsumer out, int depth) {
    if (frame.local(name, at) != null) {
      for (Body.Assignment a : frame.assignments().getOrDefault(name, List.of())) {
        if (a.target() instanceof Expr.Name) {
          of(a.value(), frame, a.at(), out, depth);
        }
      }
    } else if (Initcalls.isSection(name)) {
      out.accept(builder.variableSlot(name, -1, 0));
    } else if (frame.owner().parameter(name) < 0) {
      view.variable(name)
          .ifPresent(v -> {
            if (v.global().initializer() instanceof Expr.Init init) {
              init.items().forEach(i -> of(i.value(), frame, at, out, depth));
            }
          });
    }
  }
}
