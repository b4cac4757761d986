package org.ktrail.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AskerTest {
  private static Asker read(String sent) {
    return Asker.read(sent.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void readsWhatALauncherSends() {
    Asker asker = read("d/tmp\0eA=b=c\0eB=\0t80\0acallers\0a\0a--rev\0");
    assertThat(asker.directory()).isEqualTo(Path.of("/tmp"));
    assertThat(asker.environment()).containsEntry("A", "b=c").containsEntry("B", "").hasSize(2);
    assertThat(asker.args()).containsExactly("callers", "", "--rev");
  }

  @Test
  void refusesWhatNoLauncherSends() {
    for (String sent :
        new String[] {"", "acallers\0", "dtmp\0", "d/tmp", "d/tmp\0\0", "d/\0x\0", "d/\0eA\0"}) {
      assertThatThrownBy(() -> read(sent)).as(sent).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void knowsWhetherCharactersAreReadAlike() {
    Asker asker = read("d/tmp\0eLANG=de_DE.UTF-8\0eLC_CTYPE=C.UTF-8\0eLC_ALL=\0");
    assertThat(asker.hasLocaleOf(Map.of("LC_ALL", "C.UTF-8", "LANG", "C"))).isTrue();
    assertThat(asker.hasLocaleOf(Map.of("LANG", "de_DE.UTF-8"))).isFalse();
    assertThat(read("d/tmp\0").hasLocaleOf(Map.of("PATH", "/bin"))).isTrue();
  }

  /** What a process makes of such bytes depends on its locale. */
  @Test
  void leavesOtherLettersToAProcess() {
    assertThatThrownBy(() -> read("d/tmp\0aä\0")).isInstanceOf(ForLauncher.class);
  }
}
