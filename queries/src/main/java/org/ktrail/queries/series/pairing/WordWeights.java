package org.ktrail.queries.series.pairing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Words of texts, and how like two texts are by them. */
final class WordWeights {
  private WordWeights() {}

  /** Runs of letters, digits and underscores, in lower case, of two characters or more. */
  static List<String> of(String text) {
    List<String> words = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean in =
          i < text.length() && (Character.isLetterOrDigit(text.charAt(i)) || text.charAt(i) == '_');
      if (in && start < 0) {
        start = i;
      } else if (!in && start >= 0) {
        if (i - start > 1) {
          words.add(text.substring(start, i).toLowerCase(Locale.ROOT));
        }
        start = -1;
      }
    }
    return words;
  }

  /** What words are worth: those that few of the texts have, more. */
  static Map<String, Double> rarity(Collection<? extends Collection<String>> texts) {
    Map<String, Integer> having = new HashMap<>();
    for (Collection<String> text : texts) {
      text.stream().distinct().forEach(w -> having.merge(w, 1, Integer::sum));
    }
    Map<String, Double> rarity = new HashMap<>();
    having.forEach((w, n) -> rarity.put(w, Math.log(1 + (double) texts.size() / n)));
    return rarity;
  }

  /**
   * The cosine of the angle between two texts, 0 to 1; words as often as they are there, damped.
   */
  static double cosine(List<String> one, List<String> other, Map<String, Double> rarity) {
    Map<String, Double> a = vector(one, rarity);
    Map<String, Double> b = vector(other, rarity);
    double product = 0;
    for (Map.Entry<String, Double> entry : a.entrySet()) {
      product += entry.getValue() * b.getOrDefault(entry.getKey(), 0.0);
    }
    double lengths = length(a) * length(b);
    return lengths == 0 ? 0 : Math.min(1, product / lengths);
  }

  private static Map<String, Double> vector(List<String> words, Map<String, Double> rarity) {
    Map<String, Integer> counts = new TreeMap<>(); // sums in one order: the same bits in every run
    words.forEach(w -> counts.merge(w, 1, Integer::sum));
    Map<String, Double> vector = new TreeMap<>();
    counts.forEach((w, n) -> vector.put(w, (1 + Math.log(n)) * rarity.getOrDefault(w, 1.0)));
    return vector;
  }

  private static double length(Map<String, Double> vector) {
    double sum = 0;
    for (double x : vector.values()) {
      sum += x * x;
    }
    return Math.sqrt(sum);
  }
}
