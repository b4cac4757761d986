package org.ktrail.queries.link.made;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.queries.graph.Unions;
import org.ktrail.queries.link.macros.Callable;

/**
 * Functions that one use of a macro makes several times, for each architecture whose macros it
 * takes: they are one function, which is there where any of them is.
 */
public final class ArchitectureVariants {
  private ArchitectureVariants() {}

  private record Place(int file, int line, boolean isStatic) {}

  /**
   * @param sameName callables of one name
   * @return each function or macro with its variants, in the order of the first ones
   */
  public static List<List<Callable>> of(List<Callable> sameName) {
    List<List<Callable>> all = new ArrayList<>();
    Map<Place, List<Callable>> made = new LinkedHashMap<>();
    for (Callable c : sameName) {
      if (c.generated) {
        made.computeIfAbsent(
                new Place(c.file(), c.line, c.isStatic),
                k -> {
                  List<Callable> group = new ArrayList<>(1);
                  all.add(group);
                  return group;
                })
            .add(c);
      } else {
        all.add(List.of(c));
      }
    }
    return all;
  }

  /** When any of them is there. */
  public static Condition condition(List<Callable> variants) {
    return variants.size() == 1
        ? variants.getFirst().condition
        : Unions.of(variants.stream().map(c -> c.condition).toList());
  }
}
