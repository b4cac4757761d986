package org.ktrail.queries.lint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * How often a rule was right, of the findings that were judged by reading the code: {@code
 * precision.tsv}, which is counted from {@code bench/lint-verdicts.tsv}. Of a rule that was judged
 * seldom, the lower bound of what that can mean counts (Wilson's, nine in ten, one-sided).
 *
 * @param judged distinct faults: one that is found again in a later revision counts once
 * @param right those that were true
 */
public record Precision(int judged, int right) {
  /** Findings from which on the share itself counts. */
  private static final int ENOUGH = 20;

  private static final double NINE_IN_TEN = 1.2816;
  private static final double FOR_ERROR = 0.9;
  private static final double FOR_WARNING = 0.6;
  private static final Precision NEVER = new Precision(0, 0);
  private static final Map<String, Precision> ALL = read();

  /** Of a rule by its name. */
  public static Precision of(String rule) {
    return ALL.getOrDefault(rule, NEVER);
  }

  /** The share that is right, or what it is at least if few were judged; 0 if none was. */
  public double atLeast() {
    if (judged == 0) {
      return 0;
    }
    double share = (double) right / judged;
    if (judged >= ENOUGH) {
      return share;
    }
    double z = NINE_IN_TEN * NINE_IN_TEN / judged;
    double middle = share + z / 2;
    double around = Math.sqrt(z * (share * (1 - share) + z / 4));
    return (middle - around) / (1 + z);
  }

  /** The level that a rule of this kind has earned. */
  public FindingLevel level(FindingLevel kind) {
    double least = atLeast();
    if (least < FOR_WARNING) {
      return FindingLevel.INFO;
    }
    return kind == FindingLevel.ERROR && least < FOR_ERROR ? FindingLevel.WARNING : kind;
  }

  private static Map<String, Precision> read() {
    Map<String, Precision> all = new TreeMap<>();
    var in = Objects.requireNonNull(Precision.class.getResourceAsStream("precision.tsv"));
    try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        String[] cells = line.split("\t", -1);
        if (!line.startsWith("#") && cells.length == 3) {
          all.put(cells[0], new Precision(Integer.parseInt(cells[1]), Integer.parseInt(cells[2])));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.copyOf(all);
  }
}
