package org.ktrail.cli.simulate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ktrail.cli.output.Html;
import org.ktrail.queries.simulate.compare.Behaviour;
import org.ktrail.queries.simulate.compare.BehaviourDifference;
import org.ktrail.queries.simulate.compare.OutcomeChange;
import org.ktrail.queries.simulate.compare.Parting;
import org.ktrail.queries.simulate.compare.Span;
import org.ktrail.queries.simulate.compare.Valley;
import org.ktrail.queries.simulate.file.Scenarios;
import org.ktrail.queries.simulate.scenario.Result;
import org.ktrail.queries.simulate.scenario.Scenario;
import org.ktrail.queries.simulate.scenario.Way;
import org.ktrail.queries.workspace.simulated.RevisionScenarios;

/**
 * Scenarios on revisions as one page of HTML: what each gives, what was introduced and mended,
 * where one revision parts from the one before, and the traces, which open and close. It has no
 * script and needs nothing from elsewhere.
 */
final class SimulationPage {
  private final Html out = new Html();
  private final RevisionScenarios history;

  private SimulationPage(RevisionScenarios history) {
    this.history = history;
  }

  static String of(RevisionScenarios history) {
    SimulationPage page = new SimulationPage(history);
    page.write();
    return page.out.toString();
  }

  private void write() {
    String title =
        history.scenarios().file()
            + ": "
            + history.rows().getFirst().label()
            + (history.rows().size() > 1 ? " … " + history.rows().getLast().label() : "");
    Html.begin(out, title, "difference.css", "simulation.css");
    table();
    for (int i = 0; i < history.scenarios().all().size(); i++) {
      told(i);
    }
    steps(history.steps());
    out.element("h2", "Traces");
    for (int i = 0; i < history.scenarios().all().size(); i++) {
      out.element("h3", history.scenario(i).name());
      out.element("p", "dim", history.scenario(i).title());
      for (int r = 0; r < history.rows().size(); r++) {
        result(r, i);
      }
    }
    Html.end(out);
  }

  private static String id(int row, int scenario) {
    return "r" + (row + 1) + "s" + (scenario + 1);
  }

  private void table() {
    out.raw("<div class=\"wide\"><table class=\"history outcomes\">\n<tr><th>revision</th>");
    history.scenarios().all().forEach(s -> out.element("th", s.name()));
    out.raw("</tr>\n");
    for (int r = 0; r < history.rows().size(); r++) {
      Behaviour row = history.rows().get(r);
      out.raw("<tr>").element("th", row.label());
      for (int i = 0; i < row.results().size(); i++) {
        Result result = row.results().get(i);
        out.raw("<td class=\"" + style(result) + "\"><a href=\"#" + id(r, i) + "\">");
        out.element("div", value(result));
        Gist.of(result).lines().forEach(line -> out.element("div", "gist", line));
        out.raw("</a></td>");
      }
      out.raw("</tr>\n");
    }
    out.raw("</table></div>\n");
  }

  private static String value(Result r) {
    return r.values().isEmpty() ? r.verdict().toString() : String.join(" or ", r.values());
  }

  private static String style(Result r) {
    return switch (r.verdict()) {
      case HOLDS -> "new";
      case VIOLATED -> "dropped";
      case UNKNOWN, FOUND_IF, HOLDS_IF, VIOLATED_IF -> "changed";
      case FOUND -> "reworded";
      case NOT_APPLICABLE -> "unchanged";
    };
  }

  /** What was introduced and mended. */
  private void told(int index) {
    List<String> lines = new ArrayList<>();
    for (Span s : history.spans(index)) {
      lines.add(
          "violated since %s, %s"
              .formatted(
                  s.introduced(), s.mended().map(m -> "mended by " + m).orElse("not mended")));
    }
    for (Valley v : history.valleys(index)) {
      lines.add(HistoryText.told(v, history.rows()));
    }
    if (!lines.isEmpty()) {
      Scenario s = history.scenario(index);
      out.raw("<p>").element("strong", s.name());
      out.text(" expected " + String.join(" or ", s.expected()));
      lines.forEach(l -> out.element("div", l));
      out.raw("</p>\n");
    }
  }

  private void steps(List<BehaviourDifference> steps) {
    if (steps.stream().allMatch(s -> s.changes().isEmpty())) {
      return;
    }
    out.element("h2", "What changed");
    steps.stream().filter(s -> !s.changes().isEmpty()).forEach(this::step);
  }

  private void step(BehaviourDifference d) {
    out.element("h3", d.before() + " → " + d.after());
    d.changes().forEach(c -> outcome(d, c));
  }

  /** What two revisions do differently. */
  static String of(BehaviourDifference d, Scenarios scenarios) {
    SimulationPage page =
        new SimulationPage(new RevisionScenarios(scenarios, List.of(), -1, false, List.of(d)));
    Html.begin(
        page.out,
        scenarios.file() + ": " + d.before() + " → " + d.after(),
        "difference.css",
        "simulation.css");
    if (d.changes().isEmpty()) {
      page.out.element("p", "No outcome differs.");
    }
    d.changes().forEach(c -> page.outcome(d, c));
    if (!d.same().isEmpty()) {
      page.out.element("h2", "The same").raw("<table>\n");
      for (Result r : d.same()) {
        page.out.raw("<tr>").element("td", r.scenario().name());
        page.out.element("td", TraceLine.verdict(r)).raw("</tr>\n");
      }
      page.out.raw("</table>\n");
    }
    Html.end(page.out);
    return page.out.toString();
  }

  private void outcome(BehaviourDifference d, OutcomeChange c) {
    out.raw("<details class=\"change\" open><summary>");
    out.element("strong", c.after().scenario().name());
    out.text(" ").element("span", "minus", TraceLine.verdict(c.before()));
    out.text(" → ").element("span", "plus", TraceLine.verdict(c.after())).raw("</summary>\n");
    c.roles().forEach((role, was) -> out.element("p", "dim", HistoryText.told(role, was)));
    c.parting().ifPresent(p -> parting(d, c, p));
    out.raw("</details>\n");
  }

  private void parting(BehaviourDifference d, OutcomeChange c, Parting p) {
    String around =
        String.join(
            " → ", p.around().stream().map(m -> TraceLine.name(c.after().scenario(), m)).toList());
    out.element("p", "first difference" + (around.isEmpty() ? "" : ", in " + around));
    out.raw("<pre class=\"code\">");
    p.last()
        .ifPresent(m ->
            line(
                ' ',
                "",
                TraceLine.place(m.trace()) + "  " + HistoryText.told(c.after().scenario(), m)));
    p.before()
        .forEach(m ->
            line(
                '-',
                "minus",
                TraceLine.place(m.trace()) + "  " + HistoryText.told(c.before().scenario(), m)));
    if (p.before().isEmpty()) {
      line('-', "minus", "the trace of " + d.before() + " ends here");
    }
    p.after()
        .forEach(m ->
            line(
                '+',
                "plus",
                TraceLine.place(m.trace()) + "  " + HistoryText.told(c.after().scenario(), m)));
    if (p.after().isEmpty()) {
      line('+', "plus", "the trace of " + d.after() + " ends here");
    }
    out.raw("</pre>\n");
    p.change()
        .ifPresent(change -> {
          out.element("p", HistoryText.told(change, p.atPlace()));
          out.raw("<pre class=\"code\">");
          change
              .lines()
              .forEach(
                  l -> line(l.charAt(0), l.charAt(0) == '-' ? "minus" : "plus", l.substring(1)));
          out.raw("</pre>\n");
        });
    if (!c.before().ways().isEmpty() && !c.after().ways().isEmpty()) {
      whole(c);
    }
  }

  private void line(char sign, String style, String text) {
    out.raw("<span class=\"" + style + "\">").text(sign + " " + text).raw("</span>\n");
  }

  /** Both traces, line by line. */
  private void whole(OutcomeChange c) {
    out.raw("<details><summary>both traces</summary>\n<pre class=\"code\">");
    for (BehaviourDifference.Line l :
        BehaviourDifference.aligned(c.before().ways().getFirst(), c.after().ways().getFirst())) {
      Scenario s = (l.sign() == '-' ? c.before() : c.after()).scenario();
      String style = l.sign() == '-' ? "minus" : l.sign() == '+' ? "plus" : "";
      line(
          l.sign(),
          style,
          "%-40s %s%s"
              .formatted(
                  TraceLine.place(l.moment().trace()),
                  "  ".repeat(l.moment().depth()),
                  HistoryText.told(s, l.moment())));
    }
    out.raw("</pre></details>\n");
  }

  private void result(int row, int scenario) {
    Result r = history.rows().get(row).results().get(scenario);
    out.raw("<details class=\"result\" id=\"" + id(row, scenario) + "\"><summary>");
    out.element("strong", history.rows().get(row).label()).text(" ");
    out.element("span", "fate " + style(r), TraceLine.verdict(r)).raw("</summary>\n");
    r.roles().forEach((role, is) -> out.element("p", "dim", role + " is " + is));
    TraceLine.assumptions(r).forEach(a -> out.element("p", "dim", "assumed: " + a));
    Set<String> shown = new HashSet<>();
    int left = 0;
    for (Way w : r.ways()) {
      if (shown.add(w.value() + " " + w.fault().map(f -> f.kind()))) {
        way(r, w);
      } else {
        left++;
      }
    }
    if (left > 0) {
      out.element(
          "p",
          "dim",
          (left == 1 ? "one more way comes" : left + " more ways come")
              + " to the same; --format json has all");
    }
    out.raw("</details>\n");
  }

  private void way(Result r, Way w) {
    out.raw("<details class=\"way\" open><summary>");
    out.text("way: " + w.value().orElse("no value"));
    w.fault().ifPresent(f -> out.text(", ended by " + f.getMessage()));
    out.raw("</summary>\n<div class=\"trace\">\n");
    new TracePart(out, r.scenario()).write(w.trace());
    out.raw("</div>\n");
    if (!w.unknowns().isEmpty()) {
      out.element("p", "dim", "not known: " + String.join(", ", w.unknowns()));
    }
    List<String> common = TraceLine.assumptions(r);
    TraceLine.assumptions(r.scenario(), w).stream()
        .filter(a -> !common.contains(a))
        .forEach(a -> out.element("p", "dim", "assumed: " + a));
    out.raw("</details>\n");
  }
}
