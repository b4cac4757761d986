package org.ktrail.indexer.apply;

import java.util.List;

/**
 * A file as far as it can be told from patches without their base. Facts may be extracted from it;
 * what lies in lines that are not known is not a statement about the series.
 *
 * @param bytes the text; unknown lines are blank, so that lines have the numbers that the patch
 *     gives them where nothing better is known
 * @param ranges of all lines, in order
 * @param assumedFrom the revision that assumed lines are taken from; "" if there are none
 */
public record ReconstructedFile(String path, byte[] bytes, List<Range> ranges, String assumedFrom) {
  /** How a line is known. */
  public enum Certainty {
    /** A patch has it, as context or as what it adds. */
    KNOWN,
    /** Taken from a snapshot whose lines agree with the patch around. */
    ASSUMED,
    UNKNOWN
  }

  /** Lines of one certainty, from 1, both ends included. */
  public record Range(int first, int last, Certainty certainty) {
    public int lines() {
      return last - first + 1;
    }
  }

  public ReconstructedFile {
    ranges = List.copyOf(ranges);
  }

  /** How a line, counted from 1, is known; {@link Certainty#UNKNOWN} if there is none. */
  public Certainty at(int line) {
    int low = 0;
    int high = ranges.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      Range range = ranges.get(middle);
      if (line < range.first()) {
        high = middle - 1;
      } else if (line > range.last()) {
        low = middle + 1;
      } else {
        return range.certainty();
      }
    }
    return Certainty.UNKNOWN;
  }

  /** Number of lines of this certainty. */
  public int lines(Certainty certainty) {
    return ranges.stream().filter(r -> r.certainty() == certainty).mapToInt(Range::lines).sum();
  }
}
