package org.ktrail.queries.invariants.file;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ktrail.queries.yaml.YamlMap;

/** A value of a rule that is a mapping of texts: {@code {from: A, to: B}}. */
final class RuleParts {
  private final Map<String, String> values;

  private RuleParts(Map<String, String> values) {
    this.values = values;
  }

  /**
   * The mapping under a key; empty if the rule has no such key.
   *
   * @throws org.ktrail.indexer.failure.UserError if it lacks what is needed, or has what is neither
   *     needed nor possible
   */
  static Optional<RuleParts> of(
      YamlMap rule, String key, Set<String> needed, Set<String> possible) {
    Map<String, String> map = rule.map(key);
    if (map.isEmpty()) {
      return Optional.empty();
    }
    Set<String> known = new TreeSet<>(needed);
    known.addAll(possible);
    for (String name : map.keySet()) {
      if (!known.contains(name)) {
        throw rule.error(
            key, "%s is no key here; these are: %s".formatted(name, String.join(", ", known)));
      }
    }
    for (String name : needed) {
      if (!map.containsKey(name)) {
        throw rule.error(key, "the key %s is missing".formatted(name));
      }
    }
    return Optional.of(new RuleParts(map));
  }

  /** "" if it is not there. */
  String text(String name) {
    return values.getOrDefault(name, "");
  }

  /** Names separated by blanks or commas; one empty name if it is not there. */
  List<String> words(String name) {
    return List.of(text(name).strip().split("[,\\s]+"));
  }
}
