package org.ktrail.queries.invariants.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Timeout;
import org.ktrail.indexer.failure.UserError;

/**
 * Any text is a file of rules, or an error of the user's that names the file. Runs on the inputs in
 * the resources; with JAZZER_FUZZ=1 it looks for new ones (see tools/fuzz).
 */
@Timeout(60)
class RuleFileFuzzTest {
  @FuzzTest(maxDuration = "60s")
  void anyTextIsRules(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    try {
      RuleFile rules = RuleFile.parse("fuzz.yaml", text);
      assertThat(RuleFile.parse("fuzz.yaml", text).rules()).hasSameSizeAs(rules.rules());
      rules.scenarios();
    } catch (UserError e) {
      assertThat(e).hasMessageStartingWith("fuzz.yaml:");
    }
  }
}
