package org.ktrail.cli.simulate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ktrail.cli.Main;
import org.ktrail.indexer.snapshot.SampleRepository;

/** What headers have for each file on its own, and what only looks like an event. */
class CleanupTest {
  @TempDir static Path directory;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeAll
  static void repository() throws IOException {
    SampleRepository.create(
        directory.resolve("r.git"),
        new TreeMap<>(
            Map.of(
                "lib/latch.h",
                """
                #define DEFINE_HOLD(name, type, drop) \\
                static inline void hold_##name##_end(type **t) { type *it = *t; drop; }
                #define HOLD(name) __attribute__((__cleanup__(hold_##name##_end)))
                struct latch { int held; int drops; };
                DEFINE_HOLD(latch, struct latch, ({ it->held = 0; it->drops++; }))
                """,
                "lib/latch.c",
                """
                #include "latch.h"
                int only_the_first(struct latch *l)
                {
                	struct latch *mine HOLD(latch) = l, *other = l;
                	l->held = 1;
                	return other->held;
                }
                int in_a_loop(struct latch *l, int rounds)
                {
                	while (rounds--) {
                		struct latch *mine HOLD(latch) = l;
                		if (mine->held++)
                			return -1;
                		if (!rounds)
                			break;
                	}
                	return 0;
                }
                int trace_latch(struct latch *l) { return ++l->held; }
                """)));
  }

  private void holds(String c, String when) throws IOException {
    Path file = directory.resolve("scenario.yaml");
    Files.writeString(
        file,
        """
        scenario: called
        in: lib/latch.c
        state: "struct latch l; int rc = -7;"
        steps:
          - {step: call, c: "%s"}
        outcomes:
          - {value: right, when: "%s"}
          - {value: wrong, when: "1"}
        expect: right
        """
            .formatted(c, when));
    int code =
        Main.run(
            new String[] {"-C", directory.resolve("r.git").toString(), "simulate", file.toString()},
            out,
            err);
    assertThat(code).as(out.toString(UTF_8) + err.toString(UTF_8)).isEqualTo(0);
  }

  @Test
  void aCleanupOfAHeaderIsFound() throws IOException {
    holds("rc = only_the_first(&l);", "rc == 1 && l.held == 0");
  }

  @Test
  void aCleanupIsOfOneDeclaratorAlone() throws IOException {
    holds("only_the_first(&l);", "l.drops == 1");
  }

  @Test
  void eachRoundEndsTheScope() throws IOException {
    holds("rc = in_a_loop(&l, 3);", "rc == 0 && l.drops == 3 && l.held == 0");
  }

  @Test
  void aFunctionThatIsWrittenIsNoEvent() throws IOException {
    holds("rc = trace_latch(&l);", "rc == 1 && l.held == 1");
  }
}
