package org.ktrail.cli.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ktrail.cli.output.Json;
import org.ktrail.queries.simulate.compare.Behaviour;
import org.ktrail.queries.simulate.compare.BehaviourDifference;
import org.ktrail.queries.simulate.compare.LineChange;
import org.ktrail.queries.simulate.compare.Moment;
import org.ktrail.queries.simulate.compare.OutcomeChange;
import org.ktrail.queries.simulate.compare.Parting;
import org.ktrail.queries.simulate.compare.Valley;
import org.ktrail.queries.simulate.ir.ExpressionText;
import org.ktrail.queries.simulate.run.ExecutionTrace;
import org.ktrail.queries.simulate.run.Happening;
import org.ktrail.queries.simulate.run.Invention;
import org.ktrail.queries.simulate.scenario.Result;
import org.ktrail.queries.simulate.scenario.Scenario;
import org.ktrail.queries.simulate.scenario.Way;
import org.ktrail.queries.workspace.simulated.RevisionScenarios;

/** What came of scenarios, for programs; {@code docs/commands.md} describes it. */
final class SimulationJson {
  private SimulationJson() {}

  static String of(RevisionScenarios history) {
    List<Object> scenarios = new ArrayList<>();
    for (int i = 0; i < history.scenarios().all().size(); i++) {
      Scenario s = history.scenario(i);
      Map<String, Object> one =
          Json.object("name", s.name(), "title", s.title(), "expected", s.expected());
      one.put(
          "violated",
          Json.array(
              history.spans(i),
              span -> {
                Map<String, Object> o = Json.object("introduced", span.introduced());
                span.mended().ifPresent(m -> o.put("mended", m));
                return o;
              }));
      if (history.prefixes()) {
        one.put("valleys", Json.array(history.valleys(i), v -> valley(v, history.rows())));
      }
      scenarios.add(one);
    }
    return Json.write(
        Json.object(
            "schema", "ktrail/simulate/1",
            "file", history.scenarios().file(),
            "scenarios", scenarios,
            "revisions", Json.array(history.rows(), SimulationJson::revision),
            "steps", Json.array(history.steps(), SimulationJson::step)));
  }

  /** What two revisions do differently. */
  static String of(BehaviourDifference difference) {
    Map<String, Object> all = Json.object("schema", "ktrail/series-behaviour/1");
    all.putAll(step(difference));
    all.put("same", Json.array(difference.same(), SimulationJson::outcome));
    return Json.write(all);
  }

  private static Object valley(Valley v, List<Behaviour> rows) {
    return Json.object(
        "from", rows.get(v.from()).label(),
        "to", rows.get(v.to()).label(),
        "base", List.copyOf(v.base().values()),
        "end", List.copyOf(v.end().values()),
        "between", Json.array(v.results(), r -> List.copyOf(r.values())),
        "lost", v.lost());
  }

  private static Object revision(Behaviour b) {
    return Json.object(
        "revision", b.label(), "results", Json.array(b.results(), SimulationJson::result));
  }

  private static Map<String, Object> outcome(Result r) {
    Map<String, Object> o =
        Json.object(
            "scenario", r.scenario().name(),
            "verdict", r.verdict().toString(),
            "values", List.copyOf(r.values()));
    if (!r.conditions().isEmpty()) {
      o.put("if", r.conditions());
    }
    if (!r.within().isEmpty()) {
      o.put("within", r.within());
    }
    if (!r.reason().isEmpty()) {
      o.put("reason", r.reason());
    }
    return o;
  }

  private static Object result(Result r) {
    Map<String, Object> o = outcome(r);
    Gist gist = Gist.of(r);
    o.put("told", List.copyOf(gist.told()));
    o.put("returned", List.copyOf(gist.returned()));
    o.put("roles", r.roles());
    o.put(
        "summaries",
        Json.array(
            r.scenario().summaries(),
            s -> Json.object("function", s.function(), "because", s.why())));
    o.put("ways", Json.array(r.ways(), w -> way(r.scenario(), w)));
    return o;
  }

  private static Object way(Scenario scenario, Way w) {
    Map<String, Object> o = Json.object();
    w.value().ifPresent(v -> o.put("value", v));
    w.fault()
        .ifPresent(f ->
            o.put(
                "fault",
                Json.object("kind", word(f.kind().name()), "message", "" + f.getMessage())));
    if (!w.inventions().isEmpty()) {
      o.put("if", w.inventions().stream().map(Invention::text).distinct().toList());
    }
    o.put("unknown", List.copyOf(w.unknowns()));
    o.put("assumed", TraceLine.assumptions(scenario, w));
    o.put("trace", traces(scenario, w.trace()));
    return o;
  }

  private static Object traces(Scenario scenario, List<ExecutionTrace> traces) {
    return Json.array(
        traces.stream()
            .filter(t -> !(t.event() instanceof Happening.Returned))
            .filter(t -> !(t.event() instanceof Happening.Assumed))
            .toList(),
        t -> event(scenario, t));
  }

  private static Object event(Scenario scenario, ExecutionTrace t) {
    Map<String, Object> o = Json.object();
    Happening event = t.event();
    if (event.at().line() > 0) {
      o.put("file", event.at().file());
      o.put("line", event.at().line());
    }
    if (!t.actor().isEmpty()) {
      o.put("actor", t.actor());
    }
    switch (event) {
      case Happening.Called c -> {
        o.put("event", TraceLine.step(scenario, c).isPresent() ? "step" : "call");
        o.put(
            "function",
            TraceLine.step(scenario, c)
                .map(Scenario.Step::name)
                .orElseGet(() -> ExpressionText.plain(c.function())));
        o.put("arguments", c.arguments());
        t.result().ifPresent(r -> o.put("returned", r));
        if (!c.why().isEmpty()) {
          o.put("target", c.why());
        }
        o.put("below", traces(scenario, t.below()));
      }
      case Happening.Branched b -> {
        o.put("event", "branch");
        o.put("condition", b.condition());
        o.put("taken", b.taken());
        o.put("assumed", b.assumed());
      }
      case Happening.Acquired a -> lock(o, "acquire", a.kind(), a.object(), a.held());
      case Happening.Released a -> lock(o, "release", a.kind(), a.object(), a.held());
      case Happening.Written w -> {
        o.put("event", "write");
        o.put("place", w.place());
        o.put("before", w.before());
        o.put("after", w.after());
      }
      case Happening.Unknown u -> {
        o.put("event", "unknown");
        o.put("function", u.function());
        o.put("arguments", u.arguments());
        o.put("returned", u.result());
        o.put("reason", u.reason());
      }
      case Happening.Noted n -> {
        o.put("event", "note");
        o.put("text", n.text());
      }
      case Happening.Switched s -> {
        o.put("event", "switch");
        o.put("actor", s.actor());
        o.put("below", traces(scenario, t.below()));
      }
      case Happening.Ended e -> {
        o.put("event", "end");
        o.put("kind", word(e.kind().name()));
        o.put("message", e.message());
      }
      case Happening.Returned r -> o.put("event", "return");
      case Happening.Assumed a -> o.put("event", "assume");
    }
    return o;
  }

  private static void lock(
      Map<String, Object> o, String event, String kind, String object, List<String> held) {
    o.put("event", event);
    o.put("kind", kind);
    o.put("object", object);
    o.put("held", held);
  }

  private static String word(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Map<String, Object> step(BehaviourDifference d) {
    return Json.object(
        "before", d.before(),
        "after", d.after(),
        "changes", Json.array(d.changes(), SimulationJson::change));
  }

  private static Object change(OutcomeChange c) {
    Map<String, Object> o =
        Json.object(
            "scenario", c.after().scenario().name(),
            "before", outcome(c.before()),
            "after", outcome(c.after()));
    o.put(
        "roles",
        c.roles().entrySet().stream()
            .map(e ->
                Json.object(
                    "role", e.getKey(),
                    "before", e.getValue().before(),
                    "after", e.getValue().after()))
            .toList());
    c.parting().ifPresent(p -> o.put("first_difference", parting(c, p)));
    return o;
  }

  private static Object parting(OutcomeChange c, Parting p) {
    Map<String, Object> o =
        Json.object(
            "within", Json.array(p.around(), m -> TraceLine.name(c.after().scenario(), m)),
            "before", Json.array(p.before(), m -> moment(c.before().scenario(), m)),
            "after", Json.array(p.after(), m -> moment(c.after().scenario(), m)));
    p.change()
        .ifPresent(change -> {
          Map<String, Object> made = change(change);
          made.put("at_place", p.atPlace());
          o.put("made_by", made);
        });
    return o;
  }

  private static Object moment(Scenario scenario, Moment m) {
    return Json.object(
        "file", m.trace().event().at().file(),
        "line", m.trace().event().at().line(),
        "text", HistoryText.told(scenario, m));
  }

  private static Map<String, Object> change(LineChange c) {
    Map<String, Object> o =
        Json.object(
            "file",
            c.file(),
            "line",
            c.line(),
            "section",
            c.section(),
            "lines",
            c.lines(),
            "decisive",
            c.decisive());
    c.patch()
        .ifPresent(p ->
            o.put(
                "patch",
                Json.object("revision", p.revision(), "number", p.number(), "title", p.title())));
    return o;
  }
}
