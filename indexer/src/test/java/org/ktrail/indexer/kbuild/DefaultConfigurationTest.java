package org.ktrail.indexer.kbuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DefaultConfigurationTest {
  @Test
  void defaultsSelectionsAndChoices() {
    Map<String, String> values =
        DefaultConfiguration.of(
                FixtureTree.of(
                    """
                    //- Kconfig
                    config 64BIT
                    	bool "64 bits"
                    config ON
                    	def_bool 64BIT
                    config ASKED
                    	bool "Asked for"
                    	select PULLED if ON
                    	imply WANTED
                    	imply WANTED_IN_VAIN
                    	imply REFUSED
                    config WANTED
                    	tristate
                    config WANTED_IN_VAIN
                    	bool
                    	depends on REFUSED
                    config PULLED
                    	bool
                    config REFUSED
                    	bool "Refused"
                    	default y
                    config SHIFT
                    	int "Shift"
                    	default 7 if ASKED && REFUSED
                    	default WIDTH
                    config WIDTH
                    	int
                    	default 6
                    choice
                    	prompt "Kind"
                    	default SECOND if ON
                    config FIRST
                    	bool "first"
                    config SECOND
                    	bool "second"
                    endchoice
                    choice
                    	prompt "Speed"
                    	default SLOW
                    config SLOW
                    	bool "slow"
                    config FAST
                    	bool "fast"
                    endchoice
                    config NEEDS
                    	bool "Needs"
                    	depends on REFUSED
                    	default y
                    //- arch/a/configs/a_defconfig
                    CONFIG_ASKED=y
                    # CONFIG_REFUSED is not set
                    CONFIG_FAST=y
                    """),
                "a",
                "arch/a/configs/a_defconfig")
            .values();
    assertThat(values)
        .containsOnlyKeys(
            "64BIT", "ON", "ASKED", "PULLED", "WANTED", "SHIFT", "WIDTH", "SECOND", "FAST")
        .containsEntry("SHIFT", "6")
        .containsEntry("PULLED", "y");
  }
}
