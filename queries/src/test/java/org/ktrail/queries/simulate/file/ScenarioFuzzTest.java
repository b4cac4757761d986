package org.ktrail.queries.simulate.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.queries.simulate.scenario.Scenario;

/**
 * Any text is a file of scenarios, or an error of the user's that names the file. Runs on the
 * inputs in the resources; with JAZZER_FUZZ=1 it looks for new ones (see tools/fuzz).
 */
@Timeout(60)
class ScenarioFuzzTest {
  @FuzzTest(maxDuration = "60s")
  void anyTextIsScenarios(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    try {
      List<Scenario> scenarios = ScenarioFile.read("fuzz.yaml", text);
      assertThat(ScenarioFile.read("fuzz.yaml", text)).isEqualTo(scenarios);
      scenarios.forEach(scenario -> assertThat(scenario.name()).isNotEmpty());
    } catch (UserError e) {
      assertThat(e).hasMessageStartingWith("fuzz.yaml:");
    }
  }
}
