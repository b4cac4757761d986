package org.ktrail.queries.lint.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.stream.Stream;
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

  /**
   * Whether the makefile of a source's directory turns a warning off, or all of them, as it does
   * for code that comes from elsewhere.
   *
   * @param warning {@code missing-prototypes}
   */
  static boolean isOff(Base base, String source, String warning) {
    String directory = source.substring(0, source.lastIndexOf('/') + 1);
    return Stream.of("Makefile", "Kbuild")
        .flatMap(name -> base.read(directory + name).stream())
        .flatMap(text -> new String(text, UTF_8).lines())
        .map(String::strip)
        .filter(line -> line.matches("(subdir-)?ccflags-y\\b.*|KBUILD_CFLAGS\\b.*"))
        .map(line -> List.of(line.split("\\s+")))
        .anyMatch(words -> words.contains("-w") || words.contains("-Wno-" + warning));
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
