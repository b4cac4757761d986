package org.ktrail.queries.options;

import java.util.List;
import java.util.Optional;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.queries.calls.Symbol;
import org.ktrail.queries.graph.Place;

/**
 * What an option is and what depends on it.
 *
 * @param name with {@code CONFIG_}
 * @param type as Kconfig writes it, "" if nothing gives one
 * @param definitions every {@code config} entry; one for each architecture that has its own
 * @param selectedBy who turns it on, {@code select} and {@code imply}
 * @param dependents options whose entries name it in a {@code depends on} or an {@code if}
 * @param makefiles lines of makefiles that name it
 * @param files sources that are built only under it
 * @param code functions and macros in other files that exist only under it
 * @param without how many functions and macros exist only without it: stubs, mostly
 * @param conditions lines of sources that ask for it
 * @param edges how many edges of the graph exist only under it
 * @param edgesOfCode how many of them lie in files that are there without it
 * @param shown some of those
 */
public record OptionAnswer(
    String name,
    String type,
    List<Definition> definitions,
    List<Relation> selectedBy,
    List<Relation> dependents,
    List<Relation> makefiles,
    List<BuiltFile> files,
    List<Symbol> code,
    int without,
    List<Relation> conditions,
    int edges,
    int edgesOfCode,
    List<OptionEdge> shown) {

  /**
   * A {@code config} entry.
   *
   * @param depends the expressions that say what it depends on, those around it among them
   * @param selects what it turns on, as written with its condition; what it implies
   * @param defaults values as written, with their condition
   */
  public record Definition(
      Place place,
      Optional<String> prompt,
      List<String> depends,
      List<String> selects,
      List<String> implies,
      List<String> defaults) {}

  /**
   * A line that names the option.
   *
   * @param by the option in whose entry it stands, or the function around it; "" if none
   */
  public record Relation(Place place, String by, String text) {}

  /** A source, and when it is built. */
  public record BuiltFile(String path, Condition condition) {}

  /**
   * An edge.
   *
   * @param callee what is called, or the member or variable that it is called through
   */
  public record OptionEdge(
      Place place, String caller, String callee, String kind, String grade, Condition condition) {}

  /** Whether nothing at all is known of it. */
  public boolean isEmpty() {
    return definitions.isEmpty()
        && selectedBy.isEmpty()
        && dependents.isEmpty()
        && makefiles.isEmpty()
        && conditions.isEmpty()
        && edges == 0;
  }
}
