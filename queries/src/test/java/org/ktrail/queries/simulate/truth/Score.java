package org.ktrail.queries.simulate.truth;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many functions of each class the machine and gcc agree on. */
public final class Score {
  private static final class Line {
    int agree;
    int wrong;
    int refused;
  }

  private final Map<String, Line> lines = new LinkedHashMap<>();
  private final List<String> wrong = new ArrayList<>();
  private final Map<String, Integer> reasons = new TreeMap<>();

  /** Notes what the machine says of all inputs of a function. */
  public void add(String kind, String function, List<Outcome> outcomes, GccTruth truth) {
    Line line = lines.computeIfAbsent(kind, k -> new Line());
    String refused = null;
    for (int i = 0; i < outcomes.size(); i++) {
      switch (outcomes.get(i)) {
        case Outcome.Said said -> {
          if (!said.text().equals(truth.of(function, i))) {
            line.wrong++;
            wrong.add(function + " " + i + ": " + said.text() + ", gcc: " + truth.of(function, i));
            return;
          }
        }
        case Outcome.Refused r -> refused = r.reason();
      }
    }
    if (refused == null) {
      line.agree++;
    } else {
      line.refused++;
      reasons.merge(kind + ": " + refused.replace(function, "test"), 1, Integer::sum);
    }
  }

  /** The table, what is wrong with the first input that shows it, and why functions are refused. */
  public String text() {
    StringBuilder out = new StringBuilder(table());
    out.append("\nwrong\n");
    wrong.forEach(w -> out.append(w).append('\n'));
    out.append("\nrefused\n");
    reasons.forEach((reason, n) -> out.append("%d %s\n".formatted(n, reason)));
    return out.toString();
  }

  /** A line for each class, and their sum. */
  private String table() {
    StringBuilder out = new StringBuilder();
    Line sum = new Line();
    row(out, "class", "functions", "agree", "wrong", "refused");
    lines.forEach((kind, l) -> {
      row(out, kind, l);
      sum.agree += l.agree;
      sum.wrong += l.wrong;
      sum.refused += l.refused;
    });
    row(out, "all", sum);
    return out.toString();
  }

  private static void row(StringBuilder out, String kind, Line l) {
    row(
        out,
        kind,
        Integer.toString(l.agree + l.wrong + l.refused),
        Integer.toString(l.agree),
        Integer.toString(l.wrong),
        Integer.toString(l.refused));
  }

  private static void row(
      StringBuilder out, String kind, String all, String agree, String wrong, String refused) {
    out.append("%-12s %9s %6s %6s %8s\n".formatted(kind, all, agree, wrong, refused).strip());
    out.append('\n');
  }
}
