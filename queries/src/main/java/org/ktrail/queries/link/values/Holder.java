package org.ktrail.queries.link.values;

import org.ktrail.queries.link.macros.Callable;
import org.ktrail.queries.link.types.ExpressionTypes;
import org.ktrail.queries.link.world.World;

/**
 * The object whose member is accessed, as far as the expression tells: what keeps the functions of
 * one object apart from those of others of its type.
 */
public sealed interface Holder {
  /** Any object of the type. */
  Holder UNKNOWN = new Unknown();

  /**
   * A member that holds the object by value.
   *
   * @param record the record around, as {@link ExpressionTypes.Member#title()} says it
   * @param path from the record to the object
   * @param line where the first member of the path is declared
   */
  record Embedded(String record, String path, int file, int line) implements Holder {}

  /**
   * A variable at file scope.
   *
   * @param path from the variable to the object, "" if it is the object
   */
  record Variable(World.Variable variable, String path) implements Holder {}

  /**
   * A variable of a function.
   *
   * @param pointed whether it is what the variable, a pointer, points to
   */
  record Local(Callable owner, String name, String path, boolean pointed) implements Holder {}

  /** What a parameter of a function points to. */
  record Parameter(Callable owner, int index) implements Holder {}

  record Unknown() implements Holder {}

  /** The object that a member of this one holds by value. */
  default Holder within(String member) {
    return switch (this) {
      case Embedded e -> new Embedded(e.record, e.path + "." + member, e.file, e.line);
      case Variable v -> new Variable(v.variable, join(v.path, member));
      case Local l -> new Local(l.owner, l.name, join(l.path, member), l.pointed);
      case Parameter p -> p;
      case Unknown u -> u;
    };
  }

  private static String join(String path, String member) {
    return path.isEmpty() ? member : path + "." + member;
  }
}
