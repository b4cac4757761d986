package org.ktrail.queries.workspace.followed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A function as one commit has it. Variants under conditions in one file are one.
 *
 * @param head what stands before the body: result, name, parameters
 * @param body with its braces
 */
record FunctionVersion(String path, String name, String head, String body) {
  String text() {
    return head + body;
  }

  boolean hasTextOf(FunctionVersion other) {
    return head.equals(other.head) && body.equals(other.body);
  }

  /** The part of the lines of the longer body that both have, 0 to 1. */
  double likeness(FunctionVersion other) {
    List<String> ours = lines(body);
    List<String> theirs = lines(other.body);
    Map<String, Integer> counts = new HashMap<>();
    ours.forEach(line -> counts.merge(line, 1, Integer::sum));
    int same = 0;
    for (String line : theirs) {
      if (counts.merge(line, -1, Integer::sum) >= 0) {
        same++;
      }
    }
    return (double) same / Math.max(1, Math.max(ours.size(), theirs.size()));
  }

  /** Braces alone are in any body. */
  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    text.lines().map(String::strip).filter(line -> line.length() > 1).forEach(lines::add);
    return lines;
  }
}
