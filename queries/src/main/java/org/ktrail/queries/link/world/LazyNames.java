package org.ktrail.queries.link.world;

import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Declarations by name, found when a name is asked for: first those that the files being linked can
 * see, and only if that is not enough all of them. Cannot be walked.
 */
public final class LazyNames<T> extends AbstractMap<String, List<T>> {
  private final BiFunction<String, Boolean, List<T>> search;
  private final Predicate<String> exists;
  private final Map<String, List<T>> near = new HashMap<>();
  private final Map<String, List<T>> all = new HashMap<>();

  /**
   * @param search finds what a name means; its second argument says whether everywhere
   * @param exists whether a name may mean anything anywhere; a cheap question
   */
  public LazyNames(BiFunction<String, Boolean, List<T>> search, Predicate<String> exists) {
    this.exists = exists;
    this.search = search;
  }

  @Override
  public @Nullable List<T> get(@Nullable Object key) {
    if (!(key instanceof String name)) {
      return null;
    }
    List<T> whole = all.get(name);
    if (whole == null) {
      List<T> found = near.get(name);
      if (found == null) {
        // A search asks for other names.
        found = search.apply(name, false);
        near.put(name, found);
      }
      whole = found.isEmpty() ? everywhere(name) : found;
    }
    return whole.isEmpty() ? null : whole;
  }

  /** Everything of a name, also what no file being linked sees. */
  public List<T> everywhere(String name) {
    List<T> known = all.get(name);
    if (known == null) {
      known = new ArrayList<>(search.apply(name, true));
      all.put(name, known);
    }
    return known;
  }

  @Override
  public List<T> getOrDefault(@Nullable Object key, List<T> otherwise) {
    List<T> found = get(key);
    return found == null ? otherwise : found;
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return key instanceof String name && exists.test(name);
  }

  @Override
  public Set<Entry<String, List<T>>> entrySet() {
    throw new UnsupportedOperationException("names are found one by one");
  }
}
