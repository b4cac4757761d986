package org.ktrail.queries.simulate.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ktrail.queries.simulate.scenario.Scenario;

/**
 * The gallery of scenarios that comes with ktrail; the bench holds its verdicts against kernels.
 */
class GalleryTest {
  private static final Path FILES =
      Path.of("src/main/resources/org/ktrail/queries/simulate/file/gallery");

  private static List<String> gallery() throws IOException {
    try (Stream<Path> files = Files.list(FILES)) {
      return files
          .map(f -> f.getFileName().toString())
          .filter(f -> f.endsWith(".yaml"))
          .map(f -> f.replace(".yaml", ""))
          .sorted()
          .toList();
    }
  }

  @Test
  void everyFileIsNamedAndInTheDocumentation() throws IOException {
    assertThat(Files.readAllLines(FILES.resolve("names.txt"))).isEqualTo(gallery());
    String page = Files.readString(Path.of("../docs/scenarios.md"));
    assertThat(ShippedScenarios.names()).allMatch(name -> page.contains("`" + name + "`"));
  }

  @Test
  void everyScenarioExpectsSomethingAndSaysWhatTheSourceGives() throws IOException {
    int all = 0;
    for (String name : gallery()) {
      String text = ShippedScenarios.scenarios(name).orElseThrow();
      List<Scenario> scenarios = ScenarioFile.read(name, text);
      all += scenarios.size();
      assertThat(scenarios).as(name).isNotEmpty().noneMatch(s -> s.expected().isEmpty());
      assertThat(text.lines().filter(l -> l.startsWith("# wanted: "))).hasSize(scenarios.size());
      assertThat(text.lines().filter(l -> l.startsWith("# because: "))).hasSize(scenarios.size());
    }
    assertThat(all).isGreaterThanOrEqualTo(200);
  }

  @Test
  void whatComesWithKtrailIsRead() {
    assertThat(ScenarioFile.read("dax-holder", shipped("dax-holder"))).hasSize(12);
    assertThat(ScenarioFile.read("dax-mount", shipped("dax-mount"))).hasSize(13);
    assertThat(ScenarioFile.read("dax-concurrency", shipped("dax-concurrency"))).hasSize(9);
    for (String name : ShippedScenarios.names()) {
      assertThat(ScenarioFile.read(name, shipped(name)))
          .isNotEmpty()
          .allMatch(s -> !s.in().isEmpty() && !s.outcomes().isEmpty() && !s.steps().isEmpty());
    }
  }

  private static String shipped(String name) {
    return ShippedScenarios.scenarios(name).orElseThrow();
  }
}
