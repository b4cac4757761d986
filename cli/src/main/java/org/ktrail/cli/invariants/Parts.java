package org.ktrail.cli.invariants;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ktrail.cli.yaml.YamlMap;

/** Values of a rule that are mappings of texts: {@code {from: A, to: B}}. */
final class Parts {
  private final YamlMap rule;

  Parts(YamlMap rule) {
    this.rule = rule;
  }

  /** The mapping under a key, with all that it needs and no more than it may have. */
  Optional<Map<String, String>> of(String key, Set<String> needed, Set<String> possible) {
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
    return Optional.of(map);
  }

  /** Names separated by blanks or commas. */
  static List<String> words(String text) {
    return List.of(text.strip().split("[,\\s]+"));
  }
}
