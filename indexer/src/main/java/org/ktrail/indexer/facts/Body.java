package org.ktrail.indexer.facts;

import java.util.List;

/**
 * What a function body, or the replacement of a macro, does as far as calls and pointers go.
 * Offsets are bytes in the blob. {@code condition} is an index into {@link Declarations#conditions()},
 * relative to nothing: it includes the condition of the enclosing definition.
 */
public record Body(
    List<Local> locals,
    List<CallSite> calls,
    List<Assignment> assignments,
    List<Value> returns,
    List<Mention> mentions) {

  /**
   * A local declaration.
   *
   * @param scopeStart first byte of the block it is visible in
   * @param scopeEnd byte after that block
   * @param cleanup function or {@code __free} class whose destructor runs at the end of scope, "" if none;
   *     {@code "free:NAME"} for {@code __free(NAME)}, {@code "fn:NAME"} for {@code __cleanup(NAME)}
   */
  public record Local(
      String name, TypeRef type, boolean isStatic, int scopeStart, int scopeEnd, int at, int line, int condition, String cleanup) {}

  /**
   * A call, or the invocation of a function-like macro: which one, the linked view knows.
   *
   * @param callee the shape of what is called ({@code Name}, {@code Member}, …)
   * @param parsed false if it was found by the token scan of an ERROR region; its grade is then lower
   * @param resultUsed whether the value is used (in an expression, an assignment, a cast other than to void)
   */
  public record CallSite(
      Expr callee, List<Expr> arguments, int at, int line, int condition, boolean parsed, boolean resultUsed) {}

  /** {@code target = value}, initialisers of locals included (target is then {@code Name}). Only pointer-capable shapes are kept. */
  public record Assignment(Expr target, Expr value, int at, int line, int condition) {}

  /** A returned value, or for a macro the value of its replacement as an expression. */
  public record Value(Expr value, int at, int line, int condition) {}

  /**
   * A name used as a value that is no local, no parameter and no callee: an object-like macro that may
   * hide a call, or a function whose address is taken. One for each name, the first in the body.
   */
  public record Mention(String name, int at, int line, int condition) {}

  public static final Body EMPTY =
      new Body(List.of(), List.of(), List.of(), List.of(), List.of());
}
