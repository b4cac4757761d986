package org.ktrail.queries.link.values;

import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.indexer.facts.TypeRef;
import org.ktrail.queries.graph.IntList;
import org.ktrail.queries.link.facts.FactOrigin;
import org.ktrail.queries.link.macros.Callable;
import org.ktrail.queries.link.types.DeclaredTypes;
import org.ktrail.queries.link.types.ExpressionTypes;
import org.ktrail.queries.link.types.ExpressionTypes.Typed;
import org.ktrail.queries.link.world.BodyFrame;
import org.ktrail.queries.link.world.FileView;
import org.ktrail.queries.link.world.World;

/**
 * Functions that a file's own arrays of records carry as words, as a driver's table of what it
 * matches does. Where such a file gets a word back and calls it, it is one of these and none of
 * what other files carry alike. For one thread and one file.
 */
final class OwnWords {
  private final World world;
  private final FileView view;
  private final DeclaredTypes types;
  private final FunctionValues values;
  private @Nullable IntList all;

  OwnWords(World world, FileView view, DeclaredTypes types, FunctionValues values) {
    this.world = world;
    this.view = view;
    this.types = types;
    this.values = values;
  }

  /** The functions; empty if the file has none. */
  IntList all() {
    IntList known = all;
    if (known == null) {
      known = new IntList(2);
      all = known;
      Declarations declarations = world.declarations(view.file);
      FactOrigin origin = new FactOrigin(view.file, declarations);
      for (Declarations.Global global : declarations.globals()) {
        if (global.type() instanceof TypeRef.Array a
            && a.of() instanceof TypeRef.Tagged
            && global.initializer() instanceof Expr.Init init) {
          BodyFrame frame =
              BodyFrame.of(Callable.NOBODY, origin, org.ktrail.indexer.facts.Body.EMPTY);
          init.items().forEach(item -> element(new Typed(a.of(), origin, ""), item, frame));
        }
      }
    }
    return known;
  }

  private void element(Typed record, Expr.Item element, BodyFrame frame) {
    if (!(element.value() instanceof Expr.Init init)) {
      return;
    }
    for (Expr.Item item : init.items()) {
      if (item.designators().size() == 1 && values.isFunctionName(item.value(), frame, 0)) {
        String name = item.designators().getFirst();
        ExpressionTypes.Member member = types.member(record, name);
        if (member != null && World.isWord(types.strip(member.typed()).type())) {
          add(values.of(item.value(), frame, 0));
        }
      }
    }
  }

  private void add(IntList found) {
    IntList known = all();
    for (int value : found.toArray()) {
      if (value >= 0 && !contains(known, value)) {
        known.add(value);
      }
    }
  }

  private static boolean contains(IntList list, int value) {
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i) == value) {
        return true;
      }
    }
    return false;
  }
}
