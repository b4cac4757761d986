package org.ktrail.cli.lint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The page about a rule, {@code docs/rules/NAME.md}, which the build puts beside the classes. */
final class RulePage {
  private RulePage() {}

  /** In Markdown; empty if this build has none. */
  static Optional<String> of(String rule) {
    try (InputStream in = RulePage.class.getResourceAsStream("rules/" + rule + ".md")) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
