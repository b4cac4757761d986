package org.ktrail.cli.invariants;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.ktrail.cli.yaml.YamlMap;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.queries.invariants.Breach;
import org.ktrail.queries.invariants.pairs.Pairs;
import org.ktrail.queries.invariants.pairs.ResourcePair;
import org.ktrail.queries.invariants.rule.Invariant;
import org.ktrail.queries.simulate.scenario.Scenario;

/** A rule file: {@code docs/invariants.md} has its form. */
record RuleFile(String name, List<Rule> rules) {
  /** Rule files that come with ktrail. */
  static final List<String> SHIPPED = List.of("kernel-pairs", "kernel-general", "dax-protocol");

  RuleFile {
    rules = List.copyOf(rules);
  }

  /**
   * A rule of a file.
   *
   * @param why what it is good for
   */
  record Rule(Invariant invariant, String why, List<Invariant.Allowed> allowed) {
    Rule {
      allowed = List.copyOf(allowed);
    }

    /** Whether the file lets a breach pass, with a reason. */
    boolean allows(Breach b) {
      return allowed.stream()
          .anyMatch(a ->
              (a.function().isEmpty() || a.function().equals(b.function()))
                  && (a.subject().isEmpty() || b.subject().contains(a.subject())));
    }
  }

  /** Those that its rules are about, each once. */
  List<Scenario> scenarios() {
    return rules.stream()
        .flatMap(r ->
            r.invariant() instanceof Invariant.ScenarioYields y
                ? Stream.of(y.scenario())
                : Stream.<Scenario>empty())
        .distinct()
        .toList();
  }

  /**
   * A shipped file by its name, or a file.
   *
   * @throws UserError if there is none, or it is no rule file
   */
  static RuleFile read(String name) {
    if (SHIPPED.contains(name)) {
      try (InputStream in = RuleFile.class.getResourceAsStream(name + ".yaml")) {
        if (in == null) {
          throw new IllegalStateException(name + ".yaml is missing");
        }
        return parse(name, new String(in.readAllBytes(), UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    try {
      return parse(name, Files.readString(Path.of(name)));
    } catch (IOException e) {
      throw new UserError(
          "%s: no such rule file; shipped are %s".formatted(name, String.join(", ", SHIPPED)), e);
    }
  }

  static RuleFile parse(String name, String text) {
    List<YamlMap> documents = YamlMap.documents(name, text);
    if (documents.size() != 1) {
      throw new UserError(name + ": one document is expected, with version and rules");
    }
    YamlMap file = documents.getFirst();
    if (!file.requiredText("version").equals("1")) {
      throw file.error("version", "only 1 is known");
    }
    Map<String, ResourcePair> pairs = new LinkedHashMap<>();
    Pairs.KERNEL.all().forEach(p -> pairs.put(p.name(), p));
    file.maps("pairs", PairReader::pair).forEach(p -> pairs.put(p.name(), p));
    List<Rule> rules = file.maps("rules", map -> RuleReader.rule(map, pairs));
    file.end();
    Set<String> names = new TreeSet<>();
    for (Rule rule : rules) {
      if (!names.add(rule.invariant().name())) {
        throw new UserError("%s: two rules are called %s".formatted(name, rule.invariant().name()));
      }
    }
    if (rules.isEmpty()) {
      throw new UserError(name + ": no rules in it");
    }
    return new RuleFile(name, rules);
  }
}
