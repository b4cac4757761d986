package org.ktrail.queries.series;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ktrail.indexer.mail.Mailbox;

/** How alike titles, sets and people are. */
final class Similarity {
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}_]+");

  /** Titles at least this alike are of the same patch; one word of five may differ. */
  static final double SAME_TITLE = 0.6;

  private Similarity() {}

  static Set<String> words(String title) {
    return NO_WORD
        .splitAsStream(title.toLowerCase(Locale.ROOT))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toSet());
  }

  /** Dice's coefficient of their words, 0 to 1. */
  static double titles(String a, String b) {
    return words(words(a), words(b));
  }

  /** The same of words. */
  static double words(Set<String> a, Set<String> b) {
    int all = a.size() + b.size();
    return all == 0 ? 0 : 2.0 * common(a, b) / all;
  }

  /**
   * How many titles, as words, of {@code of} have a partner among {@code among}, each used once.
   */
  static int paired(List<Set<String>> of, List<Set<String>> among) {
    Set<Integer> used = new HashSet<>();
    int pairs = 0;
    for (Set<String> title : of) {
      int best = -1;
      double bestScore = SAME_TITLE;
      for (int i = 0; i < among.size(); i++) {
        double score = used.contains(i) ? 0 : words(title, among.get(i));
        if (score > bestScore || score == bestScore && best < 0 && score >= SAME_TITLE) {
          best = i;
          bestScore = score;
        }
      }
      if (best >= 0) {
        used.add(best);
        pairs++;
      }
    }
    return pairs;
  }

  /** Jaccard's coefficient, 0 to 1. */
  static double sets(Set<String> a, Set<String> b) {
    int common = common(a, b);
    int all = a.size() + b.size() - common;
    return all == 0 ? 0 : (double) common / all;
  }

  private static int common(Set<String> a, Collection<String> b) {
    return (int) b.stream().filter(a::contains).count();
  }

  /**
   * Whether they are one person: by address, by name of at least two words, by the same user at
   * hosts of one domain, or by an address that stands where the name should.
   */
  static boolean same(Mailbox a, Mailbox b) {
    String addressA = a.address().toLowerCase(Locale.ROOT);
    String addressB = b.address().toLowerCase(Locale.ROOT);
    if (!addressA.isEmpty() && addressA.equals(addressB)) {
      return true;
    }
    Set<String> nameA = words(a.name());
    if (nameA.size() >= 2 && nameA.equals(words(b.name()))) {
      return true;
    }
    return !user(addressA).isEmpty()
        && user(addressA).equals(user(addressB))
        && domain(addressA).equals(domain(addressB));
  }

  private static String user(String address) {
    return address.substring(0, Math.max(address.indexOf('@'), 0));
  }

  /** The last two labels: {@code example.org} of {@code mail.example.org}. */
  private static String domain(String address) {
    String host = address.substring(address.indexOf('@') + 1);
    int last = host.lastIndexOf('.');
    int before = last < 0 ? -1 : host.lastIndexOf('.', last - 1);
    return host.substring(before + 1);
  }
}
