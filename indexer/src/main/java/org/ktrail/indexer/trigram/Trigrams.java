package org.ktrail.indexer.trigram;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * The trigrams of a text: three bytes in a row of one line, each a number of 24 bits. Letters of
 * ASCII count as small ones, and the two characters that Unicode folds to some of them count as
 * those, so that one index serves questions with and without regard to case. For one thread; reused
 * from text to text.
 */
public final class Trigrams {
  /** A text with more than that is none that an index could rule out. */
  private static final int MOST = 1 << 18;

  private final long[] seen = new long[1 << 18];
  private int[] found = new int[1 << 12];
  private int size;

  /**
   * Finds those of a text, in place of those of the one before.
   *
   * @return whether the text has few enough of them to be told by them
   */
  public boolean read(byte[] text) {
    forget();
    int code = 0;
    int length = 0;
    for (int i = 0; i < text.length; i++) {
      int b = text[i];
      if (b == '\n') {
        length = 0;
        continue;
      }
      int width = foldedWidth(text, i);
      b = width == 1 ? lower(b) : width == 2 ? 's' : 'k';
      i += width - 1;
      code = (code << 8 | b & 0xff) & 0xffffff;
      if (++length >= 3 && (seen[code >> 6] & 1L << code) == 0) {
        if (size == MOST) {
          return false;
        }
        seen[code >> 6] |= 1L << code;
        if (size == found.length) {
          found = Arrays.copyOf(found, 2 * size);
        }
        found[size++] = code;
      }
    }
    return true;
  }

  /** How many different ones the text has. */
  public int size() {
    return size;
  }

  public int code(int index) {
    return found[index];
  }

  private void forget() {
    for (int i = 0; i < size; i++) {
      seen[found[i] >> 6] = 0;
    }
    size = 0;
  }

  /** Those of a string without the end of a line, in order. */
  static List<Integer> of(byte[] string) {
    Trigrams trigrams = new Trigrams();
    trigrams.read(string);
    TreeSet<Integer> codes = new TreeSet<>();
    for (int i = 0; i < trigrams.size; i++) {
      codes.add(trigrams.found[i]);
    }
    return List.copyOf(codes);
  }

  private static int lower(int b) {
    return b >= 'A' && b <= 'Z' ? b + 32 : b;
  }

  /** Bytes of a character here that is another form of a letter of ASCII: ſ has 2, K has 3. */
  private static int foldedWidth(byte[] text, int i) {
    if (text[i] == (byte) 0xc5) {
      return i + 1 < text.length && text[i + 1] == (byte) 0xbf ? 2 : 1;
    }
    return text[i] == (byte) 0xe2
            && i + 2 < text.length
            && text[i + 1] == (byte) 0x84
            && text[i + 2] == (byte) 0xaa
        ? 3
        : 1;
  }
}
