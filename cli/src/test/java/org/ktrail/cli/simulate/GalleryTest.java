package org.ktrail.cli.simulate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ktrail.cli.Main;
import org.ktrail.queries.simulate.scenario.Scenario;

/**
 * The gallery of scenarios that comes with ktrail; the bench holds its verdicts against kernels.
 */
class GalleryTest {
  private static final Path FILES = Path.of("src/main/resources/org/ktrail/cli/simulate/gallery");

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
  void theListHasALineForEach() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    assertThat(Main.run(new String[] {"simulate", "--list"}, out, err)).isEqualTo(0);
    assertThat(out.toString(UTF_8).lines().toList())
        .hasSameSizeAs(ShippedScenarios.names())
        .contains("kfifo              A ring of bytes and of records")
        .allMatch(line -> line.matches("[\\w-]+ +\\S.*\\w"));
  }
}
