package org.ktrail.queries.simulate.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ktrail.queries.simulate.scenario.NeedPattern;
import org.ktrail.queries.simulate.scenario.Scenario;
import org.ktrail.queries.simulate.scenario.Scenario.Outcome;
import org.ktrail.queries.simulate.scenario.Scenario.Role;
import org.ktrail.queries.simulate.scenario.Scenario.Step;
import org.ktrail.queries.simulate.scenario.Scenario.Summary;
import org.ktrail.queries.simulate.scenario.Scenario.Way;
import org.ktrail.queries.yaml.YamlMap;

/** Scenarios as a YAML file has them; {@code docs/scenario.schema.json} describes it. */
final class ScenarioFile {
  private ScenarioFile() {}

  /**
   * One scenario for each document of the file; what a document leaves out of {@code in}, {@code
   * config}, {@code roles} and {@code state} it has from the first, whose {@code scenario} may be
   * missing for that; and that one from the file that it {@code uses}.
   *
   * @param file for messages
   * @throws org.ktrail.indexer.failure.UserError if it is none
   */
  static List<Scenario> read(String file, String text) {
    List<Scenario> scenarios = new ArrayList<>();
    Scenario common = null;
    for (YamlMap map : YamlMap.documents(file, text)) {
      String name = map.label("scenario").orElse("");
      Scenario one = scenario(map, name, map.label("title").orElse(name));
      List<String> uses = map.texts("uses");
      map.end();
      if (common == null && name.isEmpty()) {
        Scenario used = null;
        for (String library : uses) {
          Scenario next = shared(map, library);
          used = used == null ? next : joined(used, next);
        }
        if (!one.steps().isEmpty() || !one.expected().isEmpty()) {
          throw map.error(
              one.steps().isEmpty() ? "expect" : "steps",
              "belongs to a scenario, and this document is what all of them share");
        }
        common = used == null ? one : joined(used, one);
        continue;
      }
      if (!uses.isEmpty()) {
        throw map.error("uses", "belongs in a first document without scenario");
      }
      if (name.isEmpty()) {
        throw map.error("scenario", "a name is missing");
      }
      Scenario whole = common == null ? one : joined(common, one);
      if (whole.in().isEmpty()) {
        throw map.error("in", "say which file's names the scenario sees");
      }
      for (String value : whole.expected()) {
        if (whole.outcomes().stream().noneMatch(o -> o.value().equals(value))) {
          throw map.error("expect", value + " is the value of no outcome");
        }
      }
      for (Summary summary : whole.summaries()) {
        if (whole.watched().contains(summary.function())) {
          throw map.error(
              "watch", summary.function() + " is watched, and a summary would replace it");
        }
      }
      scenarios.add(whole);
    }
    return scenarios;
  }

  private static Scenario scenario(YamlMap map, String name, String title) {
    return new Scenario(
        name,
        title,
        map.texts("in"),
        map.map("config"),
        map.maps("roles", ScenarioFile::role),
        map.text("state").orElse(""),
        map.maps("steps", ScenarioFile::step),
        map.maps("summaries", ScenarioFile::summary),
        map.texts("watch"),
        map.maps("outcomes", ScenarioFile::outcome),
        map.texts("expect"));
  }

  /** What a file that comes with ktrail has for others to use: its only document. */
  private static Scenario shared(YamlMap user, String name) {
    String text =
        ShippedScenarios.shared(name)
            .orElseThrow(() -> user.error("uses", "ktrail comes with no " + name));
    YamlMap map = YamlMap.documents(name, text).getFirst();
    Scenario whole = scenario(map, "", "");
    map.end();
    return whole;
  }

  private static Scenario joined(Scenario common, Scenario own) {
    Map<String, String> configuration = new LinkedHashMap<>(common.configuration());
    configuration.putAll(own.configuration());
    List<Role> roles = new ArrayList<>(own.roles());
    common.roles().stream()
        .filter(r -> own.roles().stream().noneMatch(o -> o.name().equals(r.name())))
        .forEach(roles::add);
    List<Summary> summaries = new ArrayList<>(common.summaries());
    summaries.removeIf(
        s -> own.summaries().stream().anyMatch(o -> o.function().equals(s.function())));
    summaries.addAll(own.summaries());
    List<Outcome> outcomes = new ArrayList<>(own.outcomes());
    outcomes.addAll(common.outcomes());
    List<String> watched = new ArrayList<>(common.watched());
    watched.addAll(own.watched());
    return new Scenario(
        own.name(),
        own.title(),
        own.in().isEmpty() ? common.in() : own.in(),
        configuration,
        roles,
        common.state() + "\n" + own.state(),
        own.steps(),
        summaries,
        watched,
        outcomes,
        own.expected());
  }

  private static Role role(YamlMap map) {
    String head = map.requiredLabel("role");
    int bracket = head.indexOf('(');
    String name = bracket < 0 ? head.strip() : head.substring(0, bracket).strip();
    List<String> parameters = new ArrayList<>();
    if (bracket >= 0) {
      int close = head.lastIndexOf(')');
      if (close < bracket) {
        throw map.error("role", "a ) is missing");
      }
      for (String p : head.substring(bracket + 1, close).split(",")) {
        if (!p.isBlank()) {
          parameters.add(p.strip());
        }
      }
    }
    return new Role(name, parameters, map.maps("is", ScenarioFile::way));
  }

  private static Way way(YamlMap map) {
    List<String> needs = map.texts("needs");
    for (String need : needs) {
      try {
        NeedPattern.of(need);
      } catch (IllegalArgumentException e) {
        throw map.error("needs", "%s is no pattern: %s".formatted(need, e.getMessage()));
      }
    }
    return new Way(needs, map.requiredText("c"));
  }

  private static Step step(YamlMap map) {
    return new Step(map.requiredLabel("step"), map.label("by").orElse(""), map.requiredText("c"));
  }

  private static Summary summary(YamlMap map) {
    return new Summary(
        map.requiredLabel("function"), map.requiredText("c"), map.requiredLabel("because"));
  }

  private static Outcome outcome(YamlMap map) {
    return new Outcome(
        map.requiredLabel("value"), map.text("when").orElse(""), map.label("fault").orElse(""));
  }
}
