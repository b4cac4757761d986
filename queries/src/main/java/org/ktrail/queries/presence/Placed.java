package org.ktrail.queries.presence;

import org.ktrail.indexer.condition.Condition;

/**
 * A condition and the file that it stands in. Symbols of Kconfig and architectures mean the same
 * everywhere; what another macro is worth holds for one file.
 */
public record Placed(Condition condition, String file) {
  /** The atom's name where it is compared with those of other files. */
  String scoped(String atom) {
    return atom.startsWith("CONFIG_")
            || atom.startsWith("ARCH=")
            || atom.startsWith(Condition.PROGRAM)
        ? atom
        : atom + "@" + file;
  }
}
