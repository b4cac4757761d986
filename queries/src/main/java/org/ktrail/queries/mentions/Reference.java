package org.ktrail.queries.mentions;

import org.ktrail.queries.graph.Place;

/**
 * A line that mentions an identifier.
 *
 * @param enclosing function or macro around it, "" at file scope
 * @param text the line, blanks at its ends removed and runs of blanks folded
 */
public record Reference(Place place, Kind kind, String enclosing, String text) {

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
