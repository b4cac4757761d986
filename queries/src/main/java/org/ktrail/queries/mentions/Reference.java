package org.ktrail.queries.mentions;

import org.ktrail.queries.graph.Place;

/**
 * A line that mentions an identifier.
 *
 * @param access what is done with it, "" if it is no variable or member
 * @param record the record whose member it is, "" if it is none or not known
 * @param enclosing function or macro around it, in Kconfig the symbol; "" at file scope
 * @param text the line, blanks at its ends removed and runs of blanks folded
 */
public record Reference(
    Place place, Kind kind, String access, String record, String enclosing, String text) {

  /** What the mention is, as far as the linked graph and its neighbours tell. */
  public enum Kind {
    DEFINITION("definition"),
    DECLARATION("declaration"),
    CALL("call"),
    /** Its address is put into a slot here. */
    REGISTRATION("registration"),
    /** In the replacement of a macro, and not known to be a call. */
    MACRO("macro"),
    /** A member of a record. */
    MEMBER("member"),
    /** The tag of a record or an enumeration. */
    TAG("tag"),
    /** A variable, or a function as a value, whose address is taken or which is one. */
    ADDRESS_TAKEN("address taken"),
    WRITE("write"),
    READ("read"),
    /** A symbol of Kconfig that C asks for. */
    CONDITION("condition"),
    /** Kconfig selects or implies it. */
    SELECT("select"),
    /** Something in Kconfig depends on it. */
    DEPENDS("depends"),
    /** A makefile names it. */
    BUILD("build"),
    OTHER("other");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
