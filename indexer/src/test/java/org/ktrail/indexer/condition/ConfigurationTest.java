package org.ktrail.indexer.condition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.ktrail.indexer.condition.Truth.FALSE;
import static org.ktrail.indexer.condition.Truth.TRUE;
import static org.ktrail.indexer.condition.Truth.UNKNOWN;

import org.junit.jupiter.api.Test;

class ConfigurationTest {
  private static final Configuration CONFIG =
      Configuration.parse(
          """
          #
          # Automatically generated file; DO NOT EDIT.
          # Linux/x86_64 6.12.0 Kernel Configuration
          CONFIG_Y=y
          CONFIG_M=m
          # CONFIG_N is not set
          CONFIG_COUNT=4
          CONFIG_TEXT="some \\"text\\""
          CONFIG_64BIT=y
          """
              .getBytes(UTF_8),
          "arm64");

  private static Truth truth(String atom) {
    return truth(CONFIG, Condition.atom(atom));
  }

  private static Truth truth(Configuration configuration, Condition condition) {
    return configuration.evaluator(AtomResolver.UNKNOWN).truth(condition);
  }

  @Test
  void symbolsAreOnOffOrModules() {
    assertThat(truth("CONFIG_Y")).isEqualTo(TRUE);
    assertThat(truth("CONFIG_M")).isEqualTo(TRUE);
    assertThat(truth("CONFIG_N")).isEqualTo(FALSE);
    assertThat(truth("CONFIG_NEVER_HEARD_OF")).isEqualTo(FALSE);
    assertThat(truth("CONFIG_Y=m")).isEqualTo(FALSE);
    assertThat(truth("CONFIG_M=m")).isEqualTo(TRUE);
    assertThat(truth("CONFIG_COUNT>3")).isEqualTo(TRUE);
    assertThat(truth("CONFIG_COUNT==0x3")).isEqualTo(FALSE);
    assertThat(CONFIG.values()).containsEntry("TEXT", "some \"text\"");
  }

  @Test
  void theHeaderNamesTheArchitecture() {
    assertThat(truth("ARCH=x86")).isEqualTo(TRUE);
    assertThat(truth("ARCH=arm64")).isEqualTo(FALSE);
    assertThat(Configuration.parse(new byte[0], "i386").architecture()).isEqualTo("x86");
    assertThat(truth(Configuration.parse(new byte[0], ""), Condition.atom("ARCH=x86")))
        .isEqualTo(UNKNOWN);
  }

  @Test
  void opaqueAtomsAreUnknownUnlessFixedOrResolved() {
    assertThat(truth("defined(__KERNEL__)")).isEqualTo(TRUE);
    assertThat(truth("defined(__ASSEMBLY__)")).isEqualTo(FALSE);
    assertThat(truth("defined(__x86_64__)")).isEqualTo(TRUE);
    assertThat(truth("BITS_PER_LONG==32")).isEqualTo(FALSE);
    assertThat(truth("defined(MODULE)")).isEqualTo(UNKNOWN);
    ConditionEvaluator module = CONFIG.evaluator(a -> a.equals("defined(MODULE)") ? TRUE : UNKNOWN);
    assertThat(module.truth(Condition.atom("defined(MODULE)"))).isEqualTo(TRUE);
  }

  @Test
  void unknownSpreadsOnlyWhereItDecides() {
    Condition unknown = Condition.atom("defined(FOO)");
    Condition on = Condition.atom("CONFIG_Y");
    Condition off = Condition.atom("CONFIG_N");
    assertThat(truth(CONFIG, Condition.and(unknown, off))).isEqualTo(FALSE);
    assertThat(truth(CONFIG, Condition.and(unknown, on))).isEqualTo(UNKNOWN);
    assertThat(truth(CONFIG, Condition.or(unknown, on))).isEqualTo(TRUE);
    assertThat(truth(CONFIG, Condition.not(unknown))).isEqualTo(UNKNOWN);
  }
}
