package org.ktrail.indexer.kbuild;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Timeout;

/**
 * Any text is the Kconfig files of a tree, as {@link FixtureTree} has them: nothing is thrown, and
 * what is read twice is the same. Runs on the inputs in the resources; with JAZZER_FUZZ=1 it looks
 * for new ones (see tools/fuzz).
 */
@Timeout(60)
class KconfigFuzzTest {
  @FuzzTest(maxDuration = "60s")
  void anyTextIsKconfig(byte[] bytes) {
    FixtureTree tree = FixtureTree.of(new String(bytes, StandardCharsets.UTF_8));
    Kconfig kconfig = Kconfig.read(tree);
    Kconfig again = Kconfig.read(tree);
    assertThat(again.symbols()).isEqualTo(kconfig.symbols());
    assertThat(again.choices()).isEqualTo(kconfig.choices());
    kconfig
        .symbols()
        .forEach((name, symbol) -> {
          assertThat(symbol.name()).isEqualTo(name);
          symbol.definitions().forEach(d -> assertThat(d.line()).isPositive());
          symbol.depends();
          symbol.dependsBuiltIn();
        });
    assertThat(DefaultConfiguration.of(tree, "x86", "defconfig").values())
        .isEqualTo(DefaultConfiguration.of(tree, "x86", "defconfig").values());
  }
}
