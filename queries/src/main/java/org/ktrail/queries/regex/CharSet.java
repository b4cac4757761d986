package org.ktrail.queries.regex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;

/** A set of code points: ranges in order, with gaps between them. */
final class CharSet {
  /** Nothing. */
  static final CharSet NONE = new CharSet(new int[0]);

  /** What stands for bytes that are no characters; see {@link LineText}. */
  static final CharSet STRAY = of(LineText.STRAY, LineText.STRAY + 0x7f);

  /** First and last of each range. */
  private final int[] bounds;

  private CharSet(int[] bounds) {
    this.bounds = bounds;
  }

  static CharSet of(int first, int last) {
    return new CharSet(new int[] {first, last});
  }

  /** Single characters. */
  static CharSet of(String characters) {
    return characters.codePoints().mapToObj(c -> of(c, c)).reduce(NONE, CharSet::or);
  }

  /** All below a bound that are so. */
  static CharSet where(int end, IntPredicate is) {
    List<Integer> bounds = new ArrayList<>();
    for (int c = 0; c < end; c++) {
      if (is.test(c) && !STRAY.has(c)) {
        int first = c;
        while (c + 1 < end && is.test(c + 1) && !STRAY.has(c + 1)) {
          c++;
        }
        bounds.add(first);
        bounds.add(c);
      }
    }
    return new CharSet(bounds.stream().mapToInt(Integer::intValue).toArray());
  }

  CharSet or(CharSet other) {
    List<int[]> ranges = new ArrayList<>();
    for (CharSet set : List.of(this, other)) {
      for (int i = 0; i < set.bounds.length; i += 2) {
        ranges.add(new int[] {set.bounds[i], set.bounds[i + 1]});
      }
    }
    ranges.sort(Comparator.comparingInt(range -> range[0]));
    int[] joined = new int[2 * ranges.size()];
    int size = 0;
    for (int[] range : ranges) {
      if (size > 0 && range[0] <= joined[size - 1] + 1) {
        joined[size - 1] = Math.max(joined[size - 1], range[1]);
      } else {
        joined[size++] = range[0];
        joined[size++] = range[1];
      }
    }
    return new CharSet(Arrays.copyOf(joined, size));
  }

  /** Every other code point. */
  CharSet complement() {
    int[] out = new int[bounds.length + 2];
    int size = 0;
    int from = 0;
    for (int i = 0; i < bounds.length; i += 2) {
      if (bounds[i] > from) {
        out[size++] = from;
        out[size++] = bounds[i] - 1;
      }
      from = bounds[i + 1] + 1;
    }
    if (from <= Character.MAX_CODE_POINT) {
      out[size++] = from;
      out[size++] = Character.MAX_CODE_POINT;
    }
    return new CharSet(Arrays.copyOf(out, size));
  }

  CharSet and(CharSet other) {
    return complement().or(other.complement()).complement();
  }

  /** The upper and lower cases of its characters, by themselves. */
  CharSet otherCases() {
    BitSet cases = new BitSet();
    for (int i = 0; i < bounds.length; i += 2) {
      for (int c = bounds[i]; c <= bounds[i + 1]; c++) {
        cases.set(Character.toUpperCase(c));
        cases.set(Character.toLowerCase(c));
      }
    }
    return where(Character.MAX_CODE_POINT + 1, cases::get);
  }

  boolean has(int c) {
    for (int i = 0; i < bounds.length; i += 2) {
      if (c >= bounds[i] && c <= bounds[i + 1]) {
        return true;
      }
    }
    return false;
  }

  boolean isEmpty() {
    return bounds.length == 0;
  }

  /** The only character, −1 if there is none or are several. */
  int single() {
    return bounds.length == 2 && bounds[0] == bounds[1] ? bounds[0] : -1;
  }

  /** What stands between brackets in RE2's syntax. */
  String ranges() {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < bounds.length; i += 2) {
      out.append("\\x{%x}".formatted(bounds[i]));
      if (bounds[i + 1] > bounds[i]) {
        out.append("-\\x{%x}".formatted(bounds[i + 1]));
      }
    }
    return out.toString();
  }
}
