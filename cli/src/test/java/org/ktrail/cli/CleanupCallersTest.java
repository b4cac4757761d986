package org.ktrail.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ktrail.indexer.snapshot.SampleRepository;

/** Who comes to a function at the end of a scope is told with those who call it. */
class CleanupCallersTest {
  private static final String SOURCE =
      """
      #define __cleanup(f) __attribute__((__cleanup__(f)))
      struct gate { int shut; };
      void gate_open(struct gate *g)
      {
      	g->shut = 0;
      }
      static inline void end_gate(struct gate **g)
      {
      	gate_open(*g);
      }
      static inline void end_late(struct gate **g)
      {
      	end_gate(g);
      }
      int by_hand(struct gate *g)
      {
      	gate_open(g);
      	return 0;
      }
      int at_end(struct gate *g)
      {
      	struct gate *held __cleanup(end_gate) = g;
      	return held->shut;
      }
      int at_late_end(struct gate *g)
      {
      	struct gate *held __cleanup(end_late) = g;
      	return held->shut;
      }
      int never(struct gate *g)
      {
      	return g->shut;
      }
      """;

  @Test
  void endsOfScopesAreTold(@TempDir Path directory) throws IOException {
    Path bare = directory.resolve("linux.git");
    SampleRepository.create(bare, Map.of("gate.c", SOURCE));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String[] args = {"-C", bare.toString(), "callers", "gate_open"};
    assertThat(Main.run(args, out, new ByteArrayOutputStream())).isZero();
    assertThat(out.toString(UTF_8))
        .contains("by_hand  direct exact\n")
        .contains("by cleanup, at 2 ends of scopes\n")
        .contains("at_end  direct exact  through end_gate\n")
        .containsPattern("at_late_end  direct exact  through end_late >\\s+end_gate")
        .doesNotContain("never");
  }
}
