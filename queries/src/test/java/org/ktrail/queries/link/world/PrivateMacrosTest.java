package org.ktrail.queries.link.world;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ktrail.queries.link.LinkFixture;

/** Macros that a source defines for the headers that it includes. */
class PrivateMacrosTest {
  private static LinkFixture log() {
    return new LinkFixture()
        .file(
            "include/log.h",
            """
            int print(int x);
            int drop(int x);
            #ifdef LOUD
            #define say(x) print(x)
            #else
            #define say(x) drop(x)
            #endif
            static inline int told(int x) {
            #ifdef LOUD
              return print(x);
            #endif
              return 0;
            }
            """)
        .file("quiet.c", "#include <log.h>\nint q(void) { return say(1); }\n")
        .file("loud.c", "#define LOUD\n#include <log.h>\nint l(void) { return say(1); }\n");
  }

  @Test
  void aSourceTakesWhatItsOwnMacrosSay() {
    assertThat(log().conditionalEdges())
        .contains("l -> say loud.c:3 if 1", "q -> say quiet.c:2 if 1")
        .contains("say -> drop include/log.h:6 if !defined(LOUD)")
        .contains("say -> print include/log.h:4 if defined(LOUD)");
    try (var graph = log().link()) {
      int[] variants = graph.nodes("say");
      assertThat(variants).hasSize(2);
      for (int variant : variants) {
        int edges = graph.edges().inEnd(variant) - graph.edges().inStart(variant);
        assertThat(edges).isEqualTo(1);
      }
    }
  }

  @Test
  void aValueDoesNotMatter() {
    LinkFixture f =
        log().file("one.c", "#define LOUD 1\n#include <log.h>\nint o(void) { return say(1); }\n");
    // One row: the header's other definition is none of this source's.
    assertThat(f.conditionalEdges())
        .filteredOn(row -> row.startsWith("o -> say"))
        .containsExactly("o -> say one.c:3 if 1");
  }

  @Test
  void whatAHeaderOfTheDirectoryDefinesUnderAnOptionHasThatCondition() {
    LinkFixture f =
        log()
            .file("own.h", "#ifdef CONFIG_OWN_DEBUG\n#define LOUD 1\n#endif\n#include <log.h>\n")
            .file("own.c", "#include \"own.h\"\nint w(void) { return told(say(1)); }\n");
    assertThat(f.conditionalEdges())
        .contains("w -> say own.c:2 if CONFIG_OWN_DEBUG")
        .contains("w -> say own.c:2 if !CONFIG_OWN_DEBUG");
  }

  @Test
  void whatAHeaderAsksForIsOpenWhereASourceSaysIt() {
    try (var graph = log().link()) {
      assertThat(graph.definedWhen("LOUD").orElseThrow()).hasToString("defined(LOUD)");
    }
  }

  @Test
  void whatAHeaderForAllDefinesIsNoSourcesOwn() {
    LinkFixture f = log().file("include/all.h", "#define LOUD\n");
    try (var graph = f.link()) {
      assertThat(graph.definedWhen("LOUD").orElseThrow()).hasToString("1");
    }
  }

  @Test
  void definitionsAreKeptOfMacrosWhoseValuesAreCompared() {
    LinkFixture f =
        new LinkFixture()
            .file(
                "include/rooms.h", "#define ROOMS_SHIFT 3\n#define MAX_ROOMS (1 << ROOMS_SHIFT)\n")
            .file("include/rest.h", "#define MAX_DOORS 7\n")
            .file(
                "a.c",
                "#include <rooms.h>\n#if MAX_ROOMS > 1\nint f(void) { return 0; }\n#endif\n");
    try (var graph = f.link()) {
      assertThat(graph.constants("MAX_ROOMS").getFirst().replacement())
          .isEqualTo("(1 << ROOMS_SHIFT)");
      assertThat(graph.constants("ROOMS_SHIFT").getFirst().replacement()).isEqualTo("3");
      assertThat(graph.constants("MAX_DOORS")).isEmpty();
    }
  }
}
