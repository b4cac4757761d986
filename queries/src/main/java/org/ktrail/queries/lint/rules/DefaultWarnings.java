package org.ktrail.queries.lint.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.ktrail.queries.lint.Base;

/**
 * Which warnings of the compiler a tree turns on for everybody: those are errors where {@code
 * CONFIG_WERROR} is on, as it is where all is built.
 */
final class DefaultWarnings {
  private static final List<String> FILES = List.of("scripts/Makefile.extrawarn", "Makefile");

  private DefaultWarnings() {}

  /** Whether it stands in the makefiles outside of anything conditional. */
  static boolean has(Base base, String option) {
    return FILES.stream()
        .flatMap(path -> base.read(path).stream())
        .anyMatch(text -> has(new String(text, UTF_8), option));
  }

  private static boolean has(String makefile, String option) {
    int depth = 0;
    for (String line : makefile.split("\n", -1)) {
      String code = line.strip();
      if (code.matches("(ifeq|ifneq|ifdef|ifndef)\\b.*")) {
        depth++;
      } else if (code.equals("endif") || code.startsWith("endif ")) {
        depth--;
      } else if (depth == 0
          && code.startsWith("KBUILD_CFLAGS")
          && List.of(code.split("\\s+")).contains(option)) {
        return true;
      }
    }
    return false;
  }
}
