package org.ktrail.indexer.facts.body;

import org.jspecify.annotations.Nullable;

/** What happens at a step of a function. */
public sealed interface Event {
  /** Where the function is entered. */
  record Entry() implements Event {}

  /** Where all ways out meet. */
  record Exit() implements Event {}

  /** Nothing: ways meet, or a label stands here. */
  record Join() implements Event {}

  /**
   * A call. Its arguments were evaluated before.
   *
   * @param dropped whether nothing takes its result
   */
  record Call(Expression.Call call, boolean dropped) implements Event {}

  /**
   * A place gets a value.
   *
   * @param operator {@code =}, {@code +=} …; {@code ++} and {@code --} have the value 1
   * @param declares whether it is the initialiser of a local
   */
  record Assign(Expression target, String operator, Expression value, boolean declares)
      implements Event {}

  /** A place behind a pointer, or a member of a variable, is read. */
  record Read(Expression place) implements Event {}

  /**
   * Goes on by its {@link Edge.Kind#TRUE} or {@link Edge.Kind#FALSE} edge; never has {@code &&}.
   */
  record Branch(Expression condition) implements Event {}

  /** {@code switch}: goes on by one of its {@link Edge.Kind#CASE} edges. */
  record Select(Expression value) implements Event {}

  /** {@code return}. */
  record Return(@Nullable Expression value) implements Event {}

  /** Text that the parser could not read, or control flow that is not known. */
  record Unread(String why) implements Event {}
}
