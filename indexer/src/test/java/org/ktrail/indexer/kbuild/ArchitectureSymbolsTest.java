package org.ktrail.indexer.kbuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.condition.Truth;

class ArchitectureSymbolsTest {
  private static final String TREE =
      """
      //- Kconfig
      source "arch/$(SRCARCH)/Kconfig"
      config 64BIT
      	bool "64 bits"
      config COMPILE_TEST
      	bool "Compile what does not run here"
      config ASKED
      	bool "Asked for"
      config DERIVED
      	def_bool ASKED
      config SET
      	bool
      	default y if MACHINE_A
      	default ASKED
      config DRIVER_OF_B
      	tristate "Driver"
      	depends on MACHINE_B || COMPILE_TEST
      config DRIVER
      	tristate "Driver"
      	depends on MACHINE_A
      config PULLED
      	bool
      config PULLED_AT_TIMES
      	bool
      config NOBODY
      	bool
      config PULLS
      	bool "Pulls"
      	select PULLED_AT_TIMES
      config VERSION
      	int
      	default $(compiler-version)
      config WANTED
      	bool
      	depends on ASKED
      config WANTED_IN_VAIN
      	bool
      	depends on MACHINE_B
      config WANTS
      	bool "Wants"
      	imply WANTED
      	imply WANTED_IN_VAIN
      config NEW_ENOUGH
      	bool "Needs a compiler"
      	depends on VERSION >= 140000 && VERSION < 150000
      //- arch/a/Kconfig
      config MACHINE_A
      	def_bool y
      	select PULLED
      //- arch/b/Kconfig
      config MACHINE_B
      	def_bool y
      """;

  @Test
  void whatAllKernelsOfAnArchitectureHaveAndNoneCanHave() {
    Map<String, Truth> symbols = ArchitectureSymbols.of(FixtureTree.of(TREE), "a");
    assertThat(symbols)
        .containsEntry("MACHINE_A", Truth.TRUE)
        .containsEntry("PULLED", Truth.TRUE)
        .containsEntry("SET", Truth.TRUE)
        .containsEntry("64BIT", Truth.TRUE)
        .containsEntry("MACHINE_B", Truth.FALSE)
        .containsEntry("DRIVER_OF_B", Truth.FALSE)
        .containsEntry("NOBODY", Truth.FALSE)
        .containsEntry("COMPILE_TEST", Truth.FALSE)
        .containsEntry("WANTED_IN_VAIN", Truth.FALSE)
        .doesNotContainKeys(
            "ASKED", "DERIVED", "DRIVER", "PULLED_AT_TIMES", "PULLS", "NEW_ENOUGH", "WANTED");
  }

  @Test
  void anAtomIsJudgedByThem() {
    Map<String, Truth> symbols = Map.of("ON", Truth.TRUE, "OFF", Truth.FALSE);
    assertThat(ArchitectureSymbols.truth("ARCH=a", "a", symbols)).isEqualTo(Truth.TRUE);
    assertThat(ArchitectureSymbols.truth("ARCH=b", "a", symbols)).isEqualTo(Truth.FALSE);
    assertThat(ArchitectureSymbols.truth("CONFIG_ON", "a", symbols)).isEqualTo(Truth.TRUE);
    assertThat(ArchitectureSymbols.truth("CONFIG_ON=m", "a", symbols)).isEqualTo(Truth.UNKNOWN);
    assertThat(ArchitectureSymbols.truth("CONFIG_OFF=m", "a", symbols)).isEqualTo(Truth.FALSE);
    assertThat(ArchitectureSymbols.truth("CONFIG_NEW", "a", symbols)).isEqualTo(Truth.UNKNOWN);
  }
}
