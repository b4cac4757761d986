package org.ktrail.queries.mentions;

import java.util.Set;
import org.ktrail.queries.graph.Place;

/**
 * What is known of a name whose mentions are looked for.
 *
 * @param definitions where it is defined
 * @param declarations where it is only declared
 * @param value whether it may be something that is read and written, and no macro, type or constant
 */
public record Meaning(Set<Place> definitions, Set<Place> declarations, boolean value) {
  /** Nothing is known. */
  public static final Meaning OPEN = new Meaning(Set.of(), Set.of(), true);
}
