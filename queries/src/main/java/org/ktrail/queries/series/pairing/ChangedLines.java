package org.ktrail.queries.series.pairing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ktrail.indexer.patch.FileChange;
import org.ktrail.indexer.patch.Hunk;
import org.ktrail.indexer.patch.HunkLine;

/**
 * Lines that a patch adds and removes, with their sign, without blanks; how often each; wherever
 * they stand.
 */
final class ChangedLines {
  private final Map<String, Integer> counts = new TreeMap<>();

  /** Those that tell of what they belong to. */
  static ChangedLines of(List<FileChange> files) {
    return of(files, 1);
  }

  /** All but blank ones. */
  static ChangedLines all(List<FileChange> files) {
    return of(files, 0);
  }

  private static ChangedLines of(List<FileChange> files, int least) {
    ChangedLines lines = new ChangedLines();
    for (FileChange file : files) {
      for (Hunk hunk : file.hunks()) {
        for (HunkLine line : hunk.lines()) {
          String bare = PatchId.withoutBlanks(line.text());
          if (line.kind() != HunkLine.Kind.CONTEXT && !bare.isEmpty() && weight(bare) >= least) {
            lines.counts.merge(line.kind().sign() + bare, 1, Integer::sum);
          }
        }
      }
    }
    return lines;
  }

  /**
   * How much a line tells of what it belongs to: its letters and digits, at most 40; nothing for
   * one without a word, such as a lone brace.
   */
  private static int weight(String line) {
    int word = 0;
    for (int i = 0; i < line.length() && word < 40; i++) {
      if (Character.isLetterOrDigit(line.charAt(i))) {
        word++;
      }
    }
    return word < 3 ? 0 : word;
  }

  private static double weigh(Map<String, Integer> counts) {
    double sum = 0;
    for (Map.Entry<String, Integer> entry : counts.entrySet()) {
      sum += (double) weight(entry.getKey()) * entry.getValue();
    }
    return sum;
  }

  double weight() {
    return weigh(counts);
  }

  boolean isEmpty() {
    return counts.isEmpty();
  }

  /** Number of lines. */
  int size() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** What both have. */
  ChangedLines common(ChangedLines other) {
    ChangedLines common = new ChangedLines();
    counts.forEach((line, n) -> {
      int both = Math.min(n, other.counts.getOrDefault(line, 0));
      if (both > 0) {
        common.counts.put(line, both);
      }
    });
    return common;
  }

  /** What this has and the other one lacks. */
  ChangedLines without(ChangedLines other) {
    ChangedLines rest = new ChangedLines();
    counts.forEach((line, n) -> {
      int more = n - other.counts.getOrDefault(line, 0);
      if (more > 0) {
        rest.counts.put(line, more);
      }
    });
    return rest;
  }

  /** Twice what both have over what they have together, 0 to 1 (Dice); 0 where both are empty. */
  double similarity(ChangedLines other) {
    double all = weight() + other.weight();
    return all == 0 ? 0 : 2 * common(other).weight() / all;
  }

  /** The words of the lines, each as often as it is there. */
  List<String> words() {
    List<String> words = new ArrayList<>();
    counts.forEach((line, n) -> words.addAll(WordWeights.of(line)));
    return words;
  }
}
