package org.ktrail.indexer.facts;

import java.util.List;

/**
 * What a function body, or the replacement of a macro, does as far as calls and pointers go.
 * Offsets are bytes in the blob; in the body of a macro, bytes from the start of its replacement
 * text, and every line is that of the {@code #define}. {@code condition} is an index into {@link
 * Declarations#conditions()}, relative to nothing: it includes the condition of the enclosing
 * definition.
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
   * @param cleanup function or {@code __free} class whose destructor runs at the end of scope, ""
   *     if none; {@code "free:NAME"} for {@code __free(NAME)}, {@code "fn:NAME"} for {@code
   *     __cleanup(NAME)}
   */
  public record Local(
      String name,
      TypeRef type,
      boolean isStatic,
      int scopeStart,
      int scopeEnd,
      int at,
      int line,
      int condition,
      String cleanup) {}

  /**
   * A call, or the invocation of a function-like macro: which one, the linked view knows. Sites
   * come in the order of evaluation, a call after those in its callee and arguments; sites of the
   * other branch of an {@code #if} come last.
   *
   * @param callee the shape of what is called ({@code Name}, {@code Member}, …)
   * @param at first byte of the name called (of the last member of {@code a->b.c(…)}), or of the
   *     parenthesis before the arguments where the callee ends in no name
   * @param parsed false if it was found by the token scan of an ERROR region; its grade is then
   *     lower
   * @param resultUsed whether the value is used (in an expression, an assignment, a cast other than
   *     to void)
   * @param argument if it stands within an argument of another call, the number of that argument,
   *     from 1; else 0. A macro may drop the argument, and the call with it
   */
  public record CallSite(
      Expr callee,
      List<Expr> arguments,
      int at,
      int line,
      int condition,
      boolean parsed,
      boolean resultUsed,
      int argument) {
    /** The same call of something else. */
    public CallSite calling(Expr other) {
      return new CallSite(other, arguments, at, line, condition, parsed, resultUsed, argument);
    }
  }

  /**
   * {@code target = value}, initialisers of locals included (target is then {@code Name}). Only
   * pointer-capable shapes are kept.
   */
  public record Assignment(Expr target, Expr value, int at, int line, int condition) {}

  /** A returned value, or for a macro the value of its replacement as an expression. */
  public record Value(Expr value, int at, int line, int condition) {}

  /**
   * The first place where a body names something that is neither its own (local, parameter, label,
   * member) nor called there: an enumerator, a global, a function as a value, or an object-like
   * macro, which may hide a call. Each name once a body.
   */
  public record Mention(String name, int at, int line, int condition) {}

  public static final Body EMPTY = new Body(List.of(), List.of(), List.of(), List.of(), List.of());
}
