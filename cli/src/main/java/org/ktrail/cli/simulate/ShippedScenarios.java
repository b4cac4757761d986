package org.ktrail.cli.simulate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Scenarios that come with ktrail, by the name of their file. */
final class ShippedScenarios {
  /** In the order of their themes. */
  static final List<String> NAMES =
      List.of(
          "dax-holder",
          "dax-mount",
          "dax-concurrency",
          "dax-notify",
          "dax-removal",
          "memory-failure",
          "mapped-device");

  private ShippedScenarios() {}

  /** The text of a file of scenarios. */
  static Optional<String> scenarios(String name) {
    return NAMES.contains(name) ? text(name + ".yaml") : Optional.empty();
  }

  /** The text of a file that others use, without scenarios of its own. */
  static Optional<String> shared(String name) {
    return name.matches("[\\w-]+") ? text("shared/" + name + ".yaml") : Optional.empty();
  }

  private static Optional<String> text(String resource) {
    try (InputStream in = ShippedScenarios.class.getResourceAsStream(resource)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
