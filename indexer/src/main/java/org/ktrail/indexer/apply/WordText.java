package org.ktrail.indexer.apply;

import java.util.ArrayList;
import java.util.List;

/** Texts as words and signs, so that layout does not count. */
final class WordText {
  /** Beyond so many words a comparison is not made: it takes their product in time. */
  private static final int MOST = 4000;

  private WordText() {}

  static List<String> of(List<String> lines) {
    List<String> words = new ArrayList<>();
    for (String line : lines) {
      int at = 0;
      while (at < line.length()) {
        char c = line.charAt(at);
        int end = at + 1;
        if (isWord(c)) {
          while (end < line.length() && isWord(line.charAt(end))) {
            end++;
          }
          words.add(line.substring(at, end));
        } else if (c > ' ') {
          words.add(String.valueOf(c));
        }
        at = end;
      }
    }
    return words;
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  /** How alike two texts are, from 0 to 1: twice their longest common subsequence by both sizes. */
  static double alike(List<String> one, List<String> other) {
    return one.isEmpty() && other.isEmpty()
        ? 1
        : 2.0 * common(one, other) / (one.size() + other.size());
  }

  /** Length of the longest common subsequence; 0 if one of them is too long to be compared. */
  static int common(List<String> one, List<String> other) {
    if (one.size() > MOST || other.size() > MOST) {
      return 0;
    }
    int[] row = new int[other.size() + 1];
    for (String word : one) {
      int diagonal = 0;
      for (int j = 1; j < row.length; j++) {
        int above = row[j];
        row[j] = word.equals(other.get(j - 1)) ? diagonal + 1 : Math.max(row[j], row[j - 1]);
        diagonal = above;
      }
    }
    return row[other.size()];
  }
}
