package org.ktrail.cli.invariants;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.ktrail.cli.simulate.Scenarios;
import org.ktrail.cli.yaml.YamlMap;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.queries.invariants.pairs.ResourcePair;
import org.ktrail.queries.invariants.rule.Checks;
import org.ktrail.queries.invariants.rule.Invariant;
import org.ktrail.queries.simulate.scenario.Scenario;

/** Reads one rule of a rule file. */
final class RuleReader {
  private static final List<String> PAIRED = List.of("not-released", "not-acquired");
  private static final List<String> FINDS =
      List.of("not-released", "not-acquired", "other-variant");

  /** Makes an invariant of the mapping under a form's key. */
  private interface Maker {
    Invariant of(String rule, RuleParts parts);
  }

  /** What a rule can say by a mapping of texts. */
  private record Form(String key, Set<String> needed, Set<String> possible, Maker maker) {}

  private static final List<Form> FORMS =
      Stream.of(
              Stream.of(
                  new Form(
                      "never",
                      Set.of("from", "to"),
                      Set.of("unless"),
                      (rule, p) ->
                          new Invariant.NeverReach(
                              rule, p.text("from"), p.text("to"), p.text("unless"))),
                  new Form(
                      "every",
                      Set.of("from", "to", "passes"),
                      Set.of(),
                      (rule, p) ->
                          new Invariant.EveryPath(
                              rule, p.text("from"), p.text("to"), p.text("passes")))),
              Stream.of(Invariant.Side.values()).map(RuleReader::ordered),
              Stream.of(
                  new Form(
                      "written",
                      Set.of("record", "member", "only-by"),
                      Set.of(),
                      (rule, p) ->
                          new Invariant.WrittenOnlyBy(
                              rule, p.text("record"), p.text("member"), p.words("only-by"))),
                  new Form(
                      "locked",
                      Set.of("record", "member", "by"),
                      Set.of(),
                      (rule, p) ->
                          new Invariant.UnderLock(
                              rule, p.text("record"), p.text("member"), p.words("by"))),
                  new Form(
                      "sets",
                      Set.of("record", "member"),
                      Set.of(),
                      (rule, p) ->
                          new Invariant.SetsMember(rule, p.text("record"), p.text("member")))))
          .flatMap(forms -> forms)
          .toList();

  private static final List<String> KINDS =
      List.of(
          "paired",
          "check",
          "never",
          "every",
          "before",
          "after",
          "until",
          "written",
          "locked",
          "used",
          "sets",
          "scenario");

  private RuleReader() {}

  private static Form ordered(Invariant.Side side) {
    return new Form(
        side.name().toLowerCase(Locale.ROOT),
        side == Invariant.Side.UNTIL ? Set.of("call", "calls", "never") : Set.of("call", "calls"),
        Set.of(),
        (rule, p) ->
            new Invariant.Ordered(rule, side, p.text("call"), p.words("calls"), p.words("never")));
  }

  /**
   * @param pairs by name: those of the table and of the file
   * @throws org.ktrail.indexer.failure.UserError if it says nothing, or more than one thing
   */
  static RuleFile.Rule rule(YamlMap map, Map<String, ResourcePair> pairs) {
    String name = map.requiredLabel("name");
    String why = map.text("why").orElse("").strip();
    List<Invariant> found = new ArrayList<>();
    List<ResourcePair> paired = paired(map, pairs);
    List<String> finds = map.texts("finds");
    for (String f : finds) {
      if (!FINDS.contains(f)) {
        throw map.error("finds", f + " is none of " + String.join(", ", FINDS));
      }
    }
    if (!paired.isEmpty()) {
      found.add(new Invariant.Paired(name, paired, finds.isEmpty() ? PAIRED : finds));
    }
    map.text("check")
        .ifPresent(c -> {
          if (!Checks.NAMES.contains(c)) {
            throw map.error("check", c + " is none of " + String.join(", ", Checks.NAMES));
          }
          found.add(new Invariant.General(name, c));
        });
    for (Form form : FORMS) {
      RuleParts.of(map, form.key(), form.needed(), form.possible())
          .ifPresent(p -> found.add(form.maker().of(name, p)));
    }
    RuleParts.of(map, "scenario", Set.of("file", "run"), Set.of("yields"))
        .ifPresent(p -> found.add(scenario(map, name, p)));
    List<String> used = map.texts("used");
    if (!used.isEmpty()) {
      found.add(new Invariant.ResultUsed(name, used));
    }
    List<Invariant.Allowed> allowed =
        map.maps(
            "allow",
            m ->
                new Invariant.Allowed(
                    m.text("function").orElse(""),
                    m.text("subject").orElse(""),
                    m.requiredLabel("reason")));
    if (found.size() != 1) {
      throw map.error(
          "name",
          "a rule says one of %s, this one %d".formatted(String.join(", ", KINDS), found.size()));
    }
    return new RuleFile.Rule(found.getFirst(), why, allowed);
  }

  private static Invariant scenario(YamlMap map, String name, RuleParts parts) {
    String run = parts.text("run");
    List<Scenario> all;
    try {
      all = Scenarios.read(map.beside(parts.text("file")), List.of(run)).all();
    } catch (UserError e) {
      throw map.error("scenario", String.valueOf(e.getMessage()));
    }
    List<String> values = parts.text("yields").isBlank() ? List.of() : parts.words("yields");
    Invariant.ScenarioYields rule = new Invariant.ScenarioYields(name, all.getFirst(), values);
    if (rule.values().isEmpty()) {
      throw map.error(
          "scenario", run + " expects nothing itself: say what it yields, yields: VALUE…");
    }
    return rule;
  }

  private static List<ResourcePair> paired(YamlMap map, Map<String, ResourcePair> pairs) {
    List<ResourcePair> paired = new ArrayList<>();
    for (String p : map.texts("paired")) {
      if (p.equals("all")) {
        paired.addAll(pairs.values());
      } else if (pairs.containsKey(p)) {
        paired.add(pairs.get(p));
      } else {
        throw map.error("paired", p + " is no pair of the table or of this file");
      }
    }
    return paired;
  }
}
