package org.ktrail.queries.simulate.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Scenarios that come with ktrail, by the name of their file: some about one theme, and a gallery
 * of all sorts of subsystems, to which belongs the text above each that says what the source gives.
 */
public final class ShippedScenarios {
  private static final List<String> THEMES =
      List.of(
          "dax-holder",
          "dax-mount",
          "dax-concurrency",
          "dax-notify",
          "dax-removal",
          "memory-failure",
          "mapped-device");

  private ShippedScenarios() {}

  /** All names, themes first, then the gallery in the order of the alphabet. */
  public static List<String> names() {
    List<String> all = new ArrayList<>(THEMES);
    text("gallery/names.txt").orElseThrow().lines().forEach(all::add);
    return all;
  }

  /** The text of a file of scenarios; no other file is looked at. */
  static Optional<String> scenarios(String name) {
    if (THEMES.contains(name)) {
      return text(name + ".yaml");
    }
    return name.matches("[\\w-]+") ? text("gallery/" + name + ".yaml") : Optional.empty();
  }

  /** What a file of scenarios is about: the first sentence of its comment. */
  public static String about(String name) {
    String comment =
        scenarios(name)
            .orElseThrow()
            .lines()
            .takeWhile(line -> line.startsWith("#"))
            .map(line -> line.substring(1).strip())
            .collect(Collectors.joining(" "));
    int end = comment.indexOf(". ");
    return end < 0 ? comment : comment.substring(0, end);
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
