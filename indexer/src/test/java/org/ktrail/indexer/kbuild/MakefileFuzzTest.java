package org.ktrail.indexer.kbuild;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Timeout;

/**
 * Any text is the makefiles of a tree, as {@link FixtureTree} has them: nothing is thrown or run,
 * and what is read twice is the same. Runs on the inputs in the resources; with JAZZER_FUZZ=1 it
 * looks for new ones (see tools/fuzz).
 */
@Timeout(60)
class MakefileFuzzTest {
  /** A kernel's tree, and the head of the makefile that an input begins with. */
  private static final String TOP =
      """
      //- a.c d/a.c d/b.c d/c.c d/s.S d/e/a.c lib/a.c arch/x86/lib/a.c
      //- Makefile
      libs-y := lib/
      include $(srctree)/arch/$(SRCARCH)/Makefile
      //- arch/x86/Makefile
      libs-y += arch/x86/lib/
      //- Kconfig
      config BOOL
      	bool "b"
      config TRI
      	tristate "t"
      	depends on BOOL
      //- Kbuild
      obj-y += d/
      //- d/Makefile
      """;

  @FuzzTest(maxDuration = "60s")
  void anyTextIsMakefiles(byte[] bytes) {
    FixtureTree tree = FixtureTree.of(TOP + new String(bytes, StandardCharsets.UTF_8));
    KbuildModel model = KbuildModel.read(tree);
    KbuildModel again = KbuildModel.read(tree);
    assertThat(again.units()).isEqualTo(model.units());
    assertThat(again.unread()).isEqualTo(model.unread());
    for (String path : model.units().keySet()) {
      assertThat(tree.paths()).contains(path);
      assertThat(again.presence(path)).isEqualTo(model.presence(path));
      assertThat(again.defines(path)).isEqualTo(model.defines(path));
    }
  }
}
