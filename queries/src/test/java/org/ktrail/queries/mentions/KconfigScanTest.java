package org.ktrail.queries.mentions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KconfigScanTest {
  @Test
  void whatEntriesSayOfASymbol() {
    String text =
        """
        menu "DISK" # DISK
        config DISK
        	tristate "Support of DISK"
        	default DISK_ALL
        	help
        	  DISK is a device.

        	  It has DISK blocks.

        config RAID
        	bool "RAID" if DISK
        	depends on NET && \\
        		DISK
        	select DISK
        	select CACHE if DISK
        	imply DISK

        if DISK
        source "drivers/DISK/Kconfig"
        endif
        """;
    assertThat(KconfigScan.scan(text.getBytes(UTF_8), "DISK"))
        .extracting(f -> f.line() + " " + f.kind() + " " + f.of() + "| " + f.text())
        .containsExactly(
            "2 definition | config DISK",
            "11 depends CONFIG_RAID| bool \"RAID\" if DISK",
            "13 depends CONFIG_RAID| DISK",
            "14 select CONFIG_RAID| select DISK",
            "15 depends CONFIG_RAID| select CACHE if DISK",
            "16 select CONFIG_RAID| imply DISK",
            "18 depends | if DISK");
  }
}
