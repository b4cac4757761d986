package org.ktrail.queries.definitions;

import org.ktrail.indexer.condition.Condition;
import org.ktrail.queries.graph.Place;

/**
 * One meaning of a name.
 *
 * @param condition under which it exists, that of its file included
 * @param program what it is built into, "" if unknown
 * @param note what else is to be said in a few words ("static", "by SYSCALL_DEFINE3"), "" if
 *     nothing
 */
public record Definition(
    Kind kind, String name, Place place, Condition condition, String program, String note) {

  /** What a name can be, definitions before declarations. */
  public enum Kind {
    FUNCTION("function"),
    MACRO("macro"),
    ASSEMBLY("assembly"),
    STRUCT("struct"),
    UNION("union"),
    ENUM("enum"),
    TYPEDEF("typedef"),
    VARIABLE("variable"),
    ENUM_CONSTANT("enum-constant"),
    PROTOTYPE("prototype"),
    EXTERN("extern");

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
