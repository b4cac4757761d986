package org.ktrail.cli.invariants;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ktrail.cli.yaml.YamlMap;
import org.ktrail.queries.invariants.pairs.ResourcePair;

/** Reads the pairs that a rule file adds to the table. */
final class PairReader {
  private PairReader() {}

  /**
   * @throws org.ktrail.indexer.failure.UserError if it is none
   */
  static ResourcePair pair(YamlMap map) {
    String name = map.requiredLabel("name");
    String kind = map.requiredText("kind");
    if (!List.of("lock", "reference", "memory").contains(kind)) {
      throw map.error("kind", "lock, reference or memory");
    }
    List<ResourcePair.Operation> operations = new ArrayList<>();
    operations.addAll(map.maps("acquire", m -> operation(m, ResourcePair.Role.ACQUIRE)));
    operations.addAll(map.maps("release", m -> operation(m, ResourcePair.Role.RELEASE)));
    return new ResourcePair(
        name, ResourcePair.Kind.valueOf(kind.toUpperCase(Locale.ROOT)), operations);
  }

  private static ResourcePair.Operation operation(YamlMap map, ResourcePair.Role role) {
    String key = map.text("of").orElse("1");
    if (!key.matches("-|result|\\*?[1-9]")) {
      throw map.error("of", "the number of an argument, * and a number, result, or -");
    }
    String when = map.text("when").orElse("always");
    boolean known = false;
    for (ResourcePair.When w : ResourcePair.When.values()) {
      known |= w.name().toLowerCase(Locale.ROOT).equals(when);
    }
    if (!known) {
      throw map.error("when", "always, zero, true, nonnull, valid or nonnegative");
    }
    String variant = map.text("variant").orElse("0");
    if (!variant.matches("[0-9]")) {
      throw map.error("variant", "the number of an argument");
    }
    return new ResourcePair.Operation(
        role,
        map.requiredText("call"),
        key,
        ResourcePair.When.valueOf(when.toUpperCase(Locale.ROOT)),
        Integer.parseInt(variant),
        "");
  }
}
