package org.ktrail.queries.claims;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How like two names are by the words they are made of: the share of words that both have. What was
 * renamed in a later revision mostly keeps most of its words, while its spelling is far off.
 */
final class NameLikeness {
  /** At least so great a share is like. */
  private static final double ENOUGH = 0.5;

  private final Set<String> words;
  private final String name;

  NameLikeness(String name) {
    this.name = name;
    this.words = words(name);
  }

  Set<String> words() {
    return words;
  }

  /** Whether names begin and end the same but for a quarter: slips of the pen. */
  static boolean isSpeltAlike(String a, String b) {
    int least = Math.min(a.length(), b.length());
    int head = 0;
    while (head < least && a.charAt(head) == b.charAt(head)) {
      head++;
    }
    int tail = 0;
    while (tail < least - head
        && a.charAt(a.length() - 1 - tail) == b.charAt(b.length() - 1 - tail)) {
      tail++;
    }
    return 4 * (head + tail) >= 3 * Math.max(a.length(), b.length());
  }

  private static Set<String> words(String name) {
    Set<String> words = new HashSet<>(Arrays.asList(name.split("_")));
    words.remove("");
    return words;
  }

  /** 0 for nothing in common or one word only, 1 for the same words. */
  double to(String other) {
    Set<String> theirs = words(other);
    int all = words.size() + theirs.size();
    theirs.retainAll(words);
    return theirs.size() < 2 ? 0 : (double) theirs.size() / (all - theirs.size());
  }

  private record Near(String name, double share) {}

  /** Those of some names that are like this one and not the same, most like first. */
  List<String> among(Collection<String> names, int limit) {
    List<Near> near = new ArrayList<>();
    for (String other : names) {
      if (mayBeLike(other)) {
        double share = to(other);
        if (share >= ENOUGH && !other.equals(name)) {
          near.add(new Near(other, share));
        }
      }
    }
    near.sort(Comparator.comparingDouble(Near::share).reversed().thenComparing(Near::name));
    return near.stream().limit(limit).map(Near::name).toList();
  }

  /** Cheap: far longer or shorter names are not like. */
  private boolean mayBeLike(String other) {
    return other.length() <= 2 * name.length() + 4 && name.length() <= 2 * other.length() + 4;
  }
}
