package org.ktrail.queries.link.types;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.TypeRef;
import org.ktrail.queries.link.types.ExpressionTypes.Typed;

/**
 * Shapes of functions: how many parameters there are, and to which records they point. A word can
 * carry functions of many sorts; who calls what it holds expects those of one shape.
 */
public final class Shapes {
  private static final String ANY = "_";

  private Shapes() {}

  /** The shape of what a type points to; null if it says nothing. */
  public static @Nullable String of(Typed type, DeclaredTypes types) {
    Typed t = types.strip(type);
    while (t.type() instanceof TypeRef.Pointer || t.type() instanceof TypeRef.Array) {
      Typed next = types.pointee(t);
      if (next == null) {
        return null;
      }
      t = types.strip(next);
    }
    return t.type() instanceof TypeRef.Function f && !f.parameters().isEmpty()
        ? f.parameters().stream().map(Shapes::of).collect(Collectors.joining(","))
        : null;
  }

  private static String of(TypeRef parameter) {
    return parameter instanceof TypeRef.Pointer p && p.to() instanceof TypeRef.Tagged t
        ? t.tag()
        : ANY;
  }

  /** Whether functions with these parameters can have a shape. */
  public static boolean fits(String shape, List<Declarations.Parameter> parameters) {
    String[] wanted = shape.split(",");
    if (wanted.length != parameters.size()) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      String given = of(parameters.get(i).type());
      if (!wanted[i].equals(ANY) && !given.equals(ANY) && !wanted[i].equals(given)) {
        return false;
      }
    }
    return true;
  }
}
