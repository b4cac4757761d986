package org.ktrail.queries.link.macros;

import java.util.List;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.TypeRef;
import org.ktrail.queries.link.facts.FactOrigin;

/** What a name can call: a function or a macro, as one definition of it says. */
public final class Callable {
  public final String name;
  public final FactOrigin origin;
  public final boolean macro;
  public final boolean isStatic;
  public final boolean weak;
  public final int line;

  /** Index of the definition's own condition in its declarations. */
  public final int ownCondition;

  /** The definition's condition and its file's. */
  public Condition condition;

  /**
   * When calls by this name get here although another definition may be stronger. The definition
   * itself is compiled all the same.
   */
  public Condition linked = Condition.ALWAYS;

  public final TypeRef result;
  public final List<Declarations.Parameter> parameters;

  /** Set for macros only. */
  public final Declarations.Macro definition;

  /** Index of the body in its blob, or in what made a generated function; −1 if none. */
  public final int bodyIndex;

  /** Bodies of what made a generated function; else empty. */
  private final List<Body> bodies;

  public final int endLine;
  public final boolean inline;

  /** Made by a macro, body or all. */
  public final boolean generated;

  /** The architectures under which it can exist, as bits; 0 if nobody asked yet. */
  public volatile long architectures;

  /** Node in the graph; −1 for a macro that leads nowhere. */
  public int node = -1;

  private final boolean standsForItself;

  static final Declarations.Macro NO_MACRO =
      new Declarations.Macro("", false, List.of(), false, "", 0, 0, 0, -1);

  /** Owner of expressions at file scope. */
  public static final Callable NOBODY =
      of(new FactOrigin(-1, Declarations.NONE), NO_MACRO, Condition.ALWAYS);

  private Callable(
      String name,
      FactOrigin origin,
      boolean macro,
      boolean isStatic,
      boolean weak,
      int line,
      int ownCondition,
      Condition condition,
      TypeRef result,
      List<Declarations.Parameter> parameters,
      Declarations.Macro definition,
      int bodyIndex,
      List<Body> bodies,
      int endLine,
      boolean inline,
      boolean generated) {
    this.name = name;
    this.origin = origin;
    this.macro = macro;
    this.isStatic = isStatic;
    this.weak = weak;
    this.line = line;
    this.ownCondition = ownCondition;
    this.condition = condition;
    this.result = result;
    this.parameters = parameters;
    this.definition = definition;
    this.bodyIndex = bodyIndex;
    this.bodies = bodies;
    this.endLine = endLine;
    this.inline = inline;
    this.generated = generated;
    standsForItself = macro && standsForItself(definition);
  }

  /** Whether it is a label of an assembly file. */
  public boolean assembly(String path) {
    return path.endsWith(".S");
  }

  public static Callable of(
      FactOrigin origin, Declarations.Function f, String name, Condition condition) {
    return new Callable(
        name,
        origin,
        false,
        f.isStatic(),
        f.weak(),
        f.line(),
        f.condition(),
        condition,
        f.result(),
        f.parameters(),
        NO_MACRO,
        f.body(),
        List.of(),
        f.endLine(),
        f.inline(),
        false);
  }

  public static Callable generated(
      FactOrigin origin,
      Declarations.Function f,
      int line,
      Condition condition,
      List<Body> bodies) {
    return new Callable(
        f.name(),
        origin,
        false,
        f.isStatic(),
        f.weak(),
        line,
        f.condition(),
        condition,
        f.result(),
        f.parameters(),
        NO_MACRO,
        f.body(),
        bodies,
        line,
        f.inline(),
        true);
  }

  /**
   * A function whose head a macro makes: the body is {@code written}'s, name and linkage are {@code
   * made}'s.
   */
  public static Callable headed(
      FactOrigin origin,
      Declarations.Function written,
      Declarations.Function made,
      Condition condition) {
    return new Callable(
        made.name(),
        origin,
        false,
        made.isStatic(),
        made.weak(),
        written.line(),
        written.condition(),
        condition,
        made.result(),
        made.parameters().isEmpty() ? written.parameters() : made.parameters(),
        NO_MACRO,
        written.body(),
        List.of(),
        written.endLine(),
        made.inline(),
        false);
  }

  public static Callable of(FactOrigin origin, Declarations.Macro m, Condition condition) {
    return new Callable(
        m.name(),
        origin,
        true,
        true,
        false,
        m.line(),
        m.condition(),
        condition,
        TypeRef.UNKNOWN,
        List.of(),
        m,
        m.body(),
        List.of(),
        m.endLine(),
        false,
        false);
  }

  public int file() {
    return origin.file();
  }

  /**
   * The body.
   *
   * @param ofBlob bodies of the blob that it was written in
   */
  public Body body(List<Body> ofBlob) {
    List<Body> all = generated ? bodies : ofBlob;
    return bodyIndex >= 0 && bodyIndex < all.size() ? all.get(bodyIndex) : Body.EMPTY;
  }

  /** Index of the parameter of this name, −1 if none. */
  public int parameter(String parameter) {
    if (macro) {
      return definition.parameters().indexOf(parameter);
    }
    for (int i = 0; i < parameters.size(); i++) {
      if (parameters.get(i).name().equals(parameter)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * {@code #define f f}, {@code #define f(a, b) f(a, b)}: tells the preprocessor that there is an
   * f, and means the function.
   */
  public boolean standsForItself() {
    return standsForItself;
  }

  private static boolean standsForItself(Declarations.Macro macro) {
    if (!macro.replacement().startsWith(macro.name())) {
      return false;
    }
    String itself =
        macro.functionLike()
            ? macro.name() + "(" + String.join(", ", macro.parameters()) + ")"
            : macro.name();
    return macro.replacement().equals(itself);
  }

  @Override
  public String toString() {
    return name;
  }
}
