package org.ktrail.indexer.lex;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Words that matter, found by the bytes of an identifier without making a String. Immutable. */
public final class WordTable {
  private final int mask;
  private final int[] slots;
  private final byte[][] names;
  private final int[] hashes;
  private final int[] traits;

  private WordTable(List<String> words, Map<String, Integer> traitsOf) {
    int n = words.size();
    names = new byte[n][];
    hashes = new int[n];
    traits = new int[n];
    mask = Integer.highestOneBit(n * 8) - 1;
    slots = new int[mask + 1];
    for (int i = 1; i < n; i++) {
      names[i] = words.get(i).getBytes(StandardCharsets.UTF_8);
      hashes[i] = hash(names[i], 0, names[i].length);
      traits[i] = traitsOf.getOrDefault(words.get(i), 0);
      int slot = spread(hashes[i]);
      while (slots[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      slots[slot] = i;
    }
  }

  /**
   * Reads a table: one word a line, a tab, its traits separated by commas; {@code #} starts a
   * comment.
   *
   * @throws UncheckedIOException if the stream cannot be read
   * @throws IllegalArgumentException if a trait is unknown
   */
  public static WordTable read(InputStream in) {
    List<String> words = new ArrayList<>(List.of(KnownWord.NAMED));
    Map<String, Integer> traits = new HashMap<>();
    words.forEach(w -> traits.put(w, 0));
    try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line; (line = lines.readLine()) != null; ) {
        if (line.isBlank() || line.startsWith("#")) {
          continue;
        }
        String[] columns = line.split("\t");
        int bits = 0;
        for (String trait : columns[1].split(",")) {
          bits |= Trait.of(trait).bit();
        }
        if (traits.merge(columns[0], bits, (a, b) -> a | b) == bits
            && !words.contains(columns[0])) {
          words.add(columns[0]);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new WordTable(words, traits);
  }

  /** All words. */
  public Stream<String> words() {
    return Arrays.stream(names).skip(1).map(name -> new String(name, StandardCharsets.UTF_8));
  }

  static int hash(byte[] bytes, int start, int end) {
    int h = 0;
    for (int i = start; i < end; i++) {
      h = h * 31 + bytes[i];
    }
    return h;
  }

  private int spread(int hash) {
    return (hash ^ hash >>> 15) & mask;
  }

  /** The number of the word at these bytes, {@link KnownWord#UNKNOWN} if the table lacks it. */
  int find(byte[] bytes, int start, int end, int hash) {
    int slot = spread(hash);
    for (int i; (i = slots[slot]) != 0; slot = (slot + 1) & mask) {
      if (hashes[i] == hash && same(names[i], bytes, start, end)) {
        return KnownWord.UNKNOWN + i;
      }
    }
    return KnownWord.UNKNOWN;
  }

  public int find(byte[] bytes, int start, int end) {
    return find(bytes, start, end, hash(bytes, start, end));
  }

  private static boolean same(byte[] name, byte[] bytes, int start, int end) {
    return Arrays.equals(name, 0, name.length, bytes, start, end);
  }

  /** Whether an identifier's word has one of these trait bits. */
  public boolean has(int word, int traitBits) {
    return (traits[word - KnownWord.UNKNOWN] & traitBits) != 0;
  }
}
