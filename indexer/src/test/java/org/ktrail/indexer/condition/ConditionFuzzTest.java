package org.ktrail.indexer.condition;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Timeout;

/**
 * Any text stands behind an {@code #if}: it is a condition, always the same one, that can be
 * written and asked for its truth. Runs on the inputs in the resources; with JAZZER_FUZZ=1 it looks
 * for new ones (see tools/fuzz).
 */
@Timeout(60)
class ConditionFuzzTest {
  private static final Configuration NOTHING = Configuration.parse(new byte[0], "x86");

  @FuzzTest(maxDuration = "60s")
  void anyTextIsACondition(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    Condition condition = ConditionParser.parse(text);
    assertThat(ConditionParser.parse(text)).isEqualTo(condition);
    assertThat(condition.toString()).isNotEmpty();
    for (Truth atoms : Truth.values()) {
      ConditionEvaluator evaluator = ConditionEvaluator.of(atom -> atoms);
      Truth truth = evaluator.truth(condition);
      assertThat(evaluator.truth(Condition.not(condition))).isEqualTo(truth.not());
    }
    NOTHING.evaluator(AtomResolver.UNKNOWN).truth(condition);
  }

  @FuzzTest(maxDuration = "60s")
  void anyBytesAreAConfiguration(byte[] bytes) {
    Configuration configuration = Configuration.parse(bytes, "x86");
    assertThat(Configuration.parse(bytes, "x86").values()).isEqualTo(configuration.values());
  }
}
