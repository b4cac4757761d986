package org.ktrail.cli.simulate;

import java.util.List;
import java.util.stream.Collectors;
import org.ktrail.queries.simulate.compare.Behaviour;
import org.ktrail.queries.simulate.compare.BehaviourDifference;
import org.ktrail.queries.simulate.compare.LineChange;
import org.ktrail.queries.simulate.compare.Moment;
import org.ktrail.queries.simulate.compare.OutcomeChange;
import org.ktrail.queries.simulate.compare.Parting;
import org.ktrail.queries.simulate.compare.Span;
import org.ktrail.queries.simulate.compare.Valley;
import org.ktrail.queries.simulate.run.Happening;
import org.ktrail.queries.simulate.scenario.Result;
import org.ktrail.queries.simulate.scenario.Scenario;
import org.ktrail.queries.workspace.simulated.RevisionScenarios;

/** Revisions side by side: what each gives, and where and why one differs from the one before. */
final class HistoryText {
  /** Lines of a change that are shown. */
  private static final int LINES = 16;

  private final StringBuilder out = new StringBuilder();

  private HistoryText() {}

  static String of(RevisionScenarios history) {
    HistoryText text = new HistoryText();
    for (int i = 0; i < history.scenarios().all().size(); i++) {
      text.scenario(history, i);
    }
    history.steps().stream().filter(s -> !s.changes().isEmpty()).forEach(text::step);
    return text.out.toString();
  }

  /** What two revisions do differently. */
  static String of(BehaviourDifference difference) {
    HistoryText text = new HistoryText();
    text.step(difference);
    for (Result r : difference.same()) {
      text.out.append("  same: %s: %s%n".formatted(r.scenario().name(), TraceLine.verdict(r)));
    }
    return text.out.toString();
  }

  private void scenario(RevisionScenarios history, int index) {
    Scenario s = history.scenario(index);
    out.append(s.name()).append(": ").append(s.title()).append('\n');
    if (!s.expected().isEmpty()) {
      out.append("  expected: ").append(String.join(" or ", s.expected())).append('\n');
    }
    List<Behaviour> rows = history.rows();
    for (int i = 0; i < rows.size(); ) {
      String told = TraceLine.verdict(rows.get(i).results().get(index));
      int end = i;
      while (end + 1 < rows.size()
          && TraceLine.verdict(rows.get(end + 1).results().get(index)).equals(told)) {
        end++;
      }
      String labels = rows.get(i).label() + (end > i ? " … " + rows.get(end).label() : "");
      out.append("  %-20s %s%n".formatted(labels, told));
      i = end + 1;
    }
    for (Span span : history.spans(index)) {
      out.append(
          "  violated since %s, %s%n"
              .formatted(
                  span.introduced(),
                  span.mended().map(m -> "mended by " + m).orElse("not mended")));
    }
    history.valleys(index).forEach(v -> valley(v, rows));
    out.append('\n');
  }

  private void valley(Valley v, List<Behaviour> rows) {
    out.append("  ").append(told(v, rows)).append('\n');
  }

  /** A valley in a sentence. */
  static String told(Valley v, List<Behaviour> rows) {
    String range =
        rows.get(v.from()).label() + (v.to() > v.from() ? " … " + rows.get(v.to()).label() : "");
    String between =
        v.results().stream()
            .map(r -> String.join(" or ", r.values()))
            .distinct()
            .collect(Collectors.joining(", then "));
    return v.lost()
        ? "valley: %s: %s, where base and whole series give %s"
            .formatted(range, between, String.join(" or ", v.base().values()))
        : "valley: %s: %s, neither as the base (%s) nor as the whole series (%s)"
            .formatted(
                range,
                between,
                String.join(" or ", v.base().values()),
                String.join(" or ", v.end().values()));
  }

  private void step(BehaviourDifference d) {
    out.append("from %s to %s%n".formatted(d.before(), d.after()));
    if (d.changes().isEmpty()) {
      out.append("  no outcome differs\n");
    }
    for (OutcomeChange c : d.changes()) {
      out.append(
          "  %s: %s -> %s%n"
              .formatted(
                  c.after().scenario().name(),
                  TraceLine.verdict(c.before()),
                  TraceLine.verdict(c.after())));
      c.roles().forEach((role, was) -> out.append("    %s%n".formatted(told(role, was))));
      c.parting().ifPresent(p -> parting(d, c, p));
    }
    out.append('\n');
  }

  /** What a role was and is, in a sentence. */
  static String told(String role, OutcomeChange.Was was) {
    return "%s was %s, is %s%s"
        .formatted(
            role,
            was.before().isEmpty() ? "nothing" : was.before(),
            was.after().isEmpty() ? "nothing" : was.after(),
            was.patch().map(p -> " (" + told(p) + ")").orElse(""));
  }

  private static String told(LineChange.Source p) {
    return "patch %d/%d of %s: %s".formatted(p.number(), p.of(), p.revision(), p.title());
  }

  private void parting(BehaviourDifference d, OutcomeChange c, Parting p) {
    out.append("    first difference");
    String around =
        p.around().stream()
            .map(m -> TraceLine.name(c.after().scenario(), m))
            .collect(Collectors.joining(" > "));
    out.append(around.isEmpty() ? "" : ", in " + around).append(":\n");
    p.last().ifPresent(m -> line(" ", c.after().scenario(), m));
    moments("-", d.before(), c.before().scenario(), p.before());
    moments("+", d.after(), c.after().scenario(), p.after());
    p.change().ifPresent(change -> change(change, p.atPlace()));
  }

  private void moments(String sign, String label, Scenario scenario, List<Moment> moments) {
    if (moments.isEmpty()) {
      out.append("      %s (the trace of %s ends here)%n".formatted(sign, label));
    }
    moments.forEach(m -> line(sign, scenario, m));
  }

  private void line(String sign, Scenario scenario, Moment m) {
    out.append(
        "      %s %-38s %s%n".formatted(sign, TraceLine.place(m.trace()), told(scenario, m)));
  }

  /** A moment in a line; never "". */
  static String told(Scenario scenario, Moment m) {
    return m.trace().event() instanceof Happening.Returned r
        ? TraceLine.returned(r)
        : TraceLine.of(scenario, m.trace());
  }

  private void change(LineChange c, boolean atPlace) {
    out.append("    ").append(told(c, atPlace)).append('\n');
    c.lines().stream().limit(LINES).forEach(l -> out.append("      ").append(l).append('\n'));
    if (c.lines().size() > LINES) {
      out.append("      … %d more lines%n".formatted(c.lines().size() - LINES));
    }
  }

  /** Where changed lines are, and whose. */
  static String told(LineChange c, boolean atPlace) {
    return "%s %s:%d%s%s"
        .formatted(
            atPlace ? "made by" : "last changed lines on the way there:",
            c.file(),
            c.line(),
            c.section().isEmpty() ? "" : " " + c.section(),
            c.patch()
                .map(p ->
                    ", patch %d/%d of %s: %s"
                        .formatted(p.number(), p.of(), p.revision(), p.title()))
                .orElse(""));
  }
}
