package org.ktrail.queries.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.ktrail.indexer.files.SealedFile;

/**
 * A graph whose bytes somebody changed is no graph, or is read to its end, or ends in an {@link
 * IndexOutOfBoundsException}: sums aside, a hostile file does no harm. An input says what is
 * changed, see {@link ChangedBytes}. Runs on the inputs in the resources; with JAZZER_FUZZ=1 it
 * looks for new ones (see tools/fuzz).
 */
@Timeout(60)
class GraphFuzzTest {
  private static final byte[] GRAPH = graph();

  static byte[] graph() {
    GraphFixture fixture =
        new GraphFixture().file("a.c", "CONFIG_A", "kernel").file("b.h", "!CONFIG_B", "kernel");
    int f = fixture.function("f", "a.c:1");
    int g = fixture.node("g", NodeKind.FUNCTION, "a.c:20", "CONFIG_C");
    int m = fixture.macro("M", "b.h:3");
    int field = fixture.field("ops", "go", "b.h:9");
    int parameter = fixture.parameter(g, 0, "cb");
    int member = fixture.memberName("go");
    fixture
        .call(f, g, 4)
        .hand(0, f)
        .use(f, m, 5)
        .dispatch(g, field, EdgeKind.OPS, 22, "o->go")
        .dispatch(g, parameter, EdgeKind.CALLBACK_ARGUMENT, 23, "cb")
        .dispatch(m, member, EdgeKind.UNKNOWN, 4000, "x->go")
        .register(field, f, "a.c:30", Form.INITIALIZER, "table")
        .flow(parameter, field, "a.c:31");
    for (int i = 0; i < 70; i++) {
      fixture.call(f, i % 2 == 0 ? g : m, 6 + i);
    }
    return fixture.bytes();
  }

  @FuzzTest(maxDuration = "60s")
  void changedBytesDoNoHarm(byte[] changes) {
    byte[] bytes = ChangedBytes.of(GRAPH, changes);
    try {
      Path file = Files.createTempFile("ktrail-fuzz", ".graph");
      try {
        Files.write(file, bytes);
        SealedFile.seal(file);
        try (Graph graph = Graph.open(file)) {
          assertThat(WholeGraph.read(graph)).isNotNegative();
        }
      } catch (IOException | IndexOutOfBoundsException e) {
        assertThat(changes).isNotEmpty();
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
