package org.ktrail.queries.series;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds among what was posted before what a posting may follow, so that it need not be compared
 * with all: {@link Kinship} asks for a change-id, a Message-ID or a title in common, and titles
 * that are alike have one of their rarer words in common.
 */
final class Relatives<T> {
  /** Of those that share one thing so many are looked at, the latest; archives are long. */
  private static final int MOST = 300;

  private final Map<String, Integer> uses = new HashMap<>();
  private final Map<String, List<T>> sharing = new HashMap<>();

  /**
   * @param all what will be asked for and added; how often they use a word says how rare it is
   */
  Relatives(Collection<Features> all) {
    for (Features features : all) {
      titles(features).flatMap(Set::stream).forEach(word -> uses.merge(word, 1, Integer::sum));
    }
  }

  void add(T member, Features features) {
    Set<String> keys = new HashSet<>(words(features));
    features.changeIds().forEach(id -> keys.add("change " + id));
    features.ids().forEach(id -> keys.add("mail " + id));
    keys.forEach(key -> sharing.computeIfAbsent(key, _ -> new ArrayList<>()).add(member));
  }

  /** All that a posting may follow, but for the bound. */
  Set<T> of(Features later) {
    Set<String> keys = new LinkedHashSet<>();
    later.changeIds().forEach(id -> keys.add("change " + id));
    Stream.concat(later.mentioned().stream(), later.answered().stream())
        .forEach(id -> keys.add("mail " + id));
    keys.addAll(words(later));
    Set<T> found = new LinkedHashSet<>();
    for (String key : keys) {
      List<T> members = sharing.getOrDefault(key, List.of());
      found.addAll(members.subList(Math.max(0, members.size() - MOST), members.size()));
    }
    return found;
  }

  private Set<String> words(Features features) {
    Set<String> keys = new LinkedHashSet<>();
    titles(features).forEach(title -> rarest(title).forEach(word -> keys.add("word " + word)));
    return keys;
  }

  private static Stream<Set<String>> titles(Features features) {
    return Stream.concat(Stream.of(features.title()), features.patches().stream());
  }

  /**
   * Two titles of {@code a} and {@code b} words are alike with {@code 0.3 (a + b)} of them in
   * common, of which there are at least {@code 3/7 a}: so many can be left out but one.
   */
  private List<String> rarest(Set<String> title) {
    int left = title.size() - (3 * title.size() + 6) / 7 + 1;
    return title.stream()
        .sorted(
            Comparator.<String>comparingInt(word -> uses.getOrDefault(word, 0))
                .thenComparing(Comparator.naturalOrder()))
        .limit(title.isEmpty() ? 0 : left)
        .toList();
  }
}
