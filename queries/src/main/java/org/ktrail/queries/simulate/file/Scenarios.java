package org.ktrail.queries.simulate.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.queries.simulate.scenario.Scenario;

/** The scenarios of one file. */
public record Scenarios(String file, List<Scenario> all) {
  public Scenarios {
    all = List.copyOf(all);
  }

  /**
   * @param file a path, or the name of scenarios that come with ktrail
   * @param only names of some of them, empty for all
   * @throws UserError if there are none, or a name is none of theirs
   */
  public static Scenarios read(String file, List<String> only) {
    List<Scenario> scenarios = new ArrayList<>(ScenarioFile.read(file, text(file)));
    for (String name : only) {
      if (scenarios.stream().noneMatch(s -> s.name().equals(name))) {
        throw new UserError(
            "%s: no scenario %s; there are %s"
                .formatted(
                    file,
                    name,
                    String.join(", ", scenarios.stream().map(Scenario::name).toList())));
      }
    }
    if (!only.isEmpty()) {
      scenarios.removeIf(s -> !only.contains(s.name()));
    }
    return new Scenarios(file, scenarios);
  }

  private static String text(String file) {
    Optional<String> shipped = ShippedScenarios.scenarios(file);
    if (shipped.isPresent()) {
      return shipped.get();
    }
    try {
      return Files.readString(Path.of(file));
    } catch (IOException | InvalidPathException e) {
      throw new UserError(
          "%s: cannot be read, and no scenarios of this name come with ktrail (--list tells which): %s"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  public List<String> names() {
    return all.stream().map(Scenario::name).toList();
  }
}
