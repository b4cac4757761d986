package org.ktrail.indexer.apply;

import java.util.List;

/** Finds runs of lines in a text in time linear in both. */
final class LineSearch {
  private LineSearch() {}

  static boolean matches(List<String> text, int at, List<String> run) {
    if (at < 0 || at + run.size() > text.size()) {
      return false;
    }
    for (int i = 0; i < run.size(); i++) {
      if (!text.get(at + i).equals(run.get(i))) {
        return false;
      }
    }
    return true;
  }

  /**
   * The place of the run that is nearest to {@code near}, the earlier of two as near; -1 if there
   * is none at or behind {@code from}. Knuth, Morris, Pratt.
   */
  static int nearest(List<String> text, List<String> run, int from, int near) {
    if (run.isEmpty()) {
      return Math.clamp(near, from, Math.max(from, text.size()));
    }
    int[] border = borders(run);
    int best = -1;
    int matched = 0;
    for (int i = from; i < text.size(); i++) {
      while (matched > 0 && (matched == run.size() || !text.get(i).equals(run.get(matched)))) {
        matched = border[matched - 1];
      }
      if (text.get(i).equals(run.get(matched))) {
        matched++;
      }
      if (matched == run.size()) {
        int place = i + 1 - run.size();
        if (best < 0 || Math.abs(place - near) < Math.abs(best - near)) {
          best = place;
        } else {
          break; // further and further away
        }
      }
    }
    return best;
  }

  private static int[] borders(List<String> run) {
    int[] border = new int[run.size()];
    for (int i = 1, matched = 0; i < run.size(); i++) {
      while (matched > 0 && !run.get(i).equals(run.get(matched))) {
        matched = border[matched - 1];
      }
      if (run.get(i).equals(run.get(matched))) {
        matched++;
      }
      border[i] = matched;
    }
    return border;
  }
}
