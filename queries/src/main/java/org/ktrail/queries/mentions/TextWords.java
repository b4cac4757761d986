package org.ktrail.queries.mentions;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.ktrail.queries.graph.IntList;

/**
 * Which texts may have a word, for who asks often about texts that no index has: of each text the
 * hashes of its words, four bytes a word. For any number of threads.
 */
public final class TextWords {
  private final List<int[]> words;

  private TextWords(List<int[]> words) {
    this.words = words;
  }

  /**
   * @param words of each text, as {@link #wordsOf} gives them
   */
  public static TextWords of(List<int[]> words) {
    return new TextWords(List.copyOf(words));
  }

  /** The words of a text: runs of letters, digits and underscores of ASCII. */
  public static int[] wordsOf(byte[] text) {
    IntList hashes = new IntList();
    int hash = 0;
    boolean within = false;
    for (byte b : text) {
      if (isWord(b)) {
        hash = 31 * hash + b;
        within = true;
      } else if (within) {
        hashes.add(hash);
        hash = 0;
        within = false;
      }
    }
    if (within) {
      hashes.add(hash);
    }
    return Arrays.stream(hashes.toArray()).sorted().distinct().toArray();
  }

  /**
   * Whether a text may have a word: false only if it has not.
   *
   * @param text its number
   */
  public boolean mayHave(int text, String word) {
    int hash = 0;
    for (byte b : word.getBytes(StandardCharsets.UTF_8)) {
      if (!isWord(b)) {
        return true; // not one word of these
      }
      hash = 31 * hash + b;
    }
    return Arrays.binarySearch(words.get(text), hash) >= 0;
  }

  private static boolean isWord(byte b) {
    return b >= 0 && TokenScan.isWord(b);
  }
}
