package org.ktrail.queries.members;

import org.ktrail.indexer.condition.Condition;
import org.ktrail.queries.graph.Grade;
import org.ktrail.queries.graph.Place;

/**
 * A place that reads or writes a member of a record.
 *
 * @param enclosing function or macro that it stands in, "" outside of all
 * @param condition under which that exists
 * @param expression the member as it is written there, {@code a->b.c}; of an initialiser {@code .c}
 * @param text the line
 * @param how what is done with it
 * @param through the function or macro that is handed the member or its address, "" if none
 * @param grade {@link Grade#TYPE} if the type of what it is a member of is known, {@link
 *     Grade#NAME} if only the member's name agrees
 * @param declared where the member is declared; with an empty path if that is not known
 */
public record FieldUse(
    Place place,
    String enclosing,
    Condition condition,
    String expression,
    String text,
    How how,
    String through,
    Effect effect,
    Grade grade,
    Place declared) {

  /** What is done with a member. */
  public enum How {
    READ("read"),
    CALLED("called"),
    ASSIGNED("assigned"),
    /** {@code +=}, {@code ++} and their like. */
    UPDATED("updated"),
    INITIALISED("initialised"),
    /** {@code &x->f}, or an array's name, kept or compared here. */
    ADDRESS("address taken"),
    /** The address is an argument of a function. */
    HANDED("handed"),
    /** It is an argument of a macro. */
    MACRO("macro"),
    /** The record is copied or overwritten as a whole. */
    WHOLE("whole record");

    private final String text;

    How(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
