package org.ktrail.queries.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.files.SealedFile;

/** A graph's file that lies does no more harm than another answer. */
class GraphDamageTest {
  @TempDir Path directory;

  @Test
  void eachNumberMayBeAnything() throws IOException {
    byte[] whole = GraphFuzzTest.graph();
    Path file = directory.resolve("graph");
    int readable = 0;
    for (int at = 0; at + Integer.BYTES <= whole.length; at++) {
      for (int lie : new int[] {Integer.MAX_VALUE, -1, 0, 1 << 24}) {
        byte[] bytes = whole.clone();
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(at, lie);
        Files.write(file, bytes);
        SealedFile.seal(file);
        try (Graph graph = Graph.open(file)) {
          WholeGraph.read(graph);
          readable++;
        } catch (IOException | IndexOutOfBoundsException e) {
          assertThat(e.toString()).isNotEmpty();
        }
      }
    }
    assertThat(readable).isPositive();
  }

  @Test
  void aConditionOfManyTermsIsNoCondition() {
    for (String text :
        new String[] {
          "&2000000000\n=A\n", "|-1\n", "&x\n", "", "=A", "!\n".repeat(200_000) + "=A\n"
        }) {
      assertThatThrownBy(() -> ConditionText.decode(text).equals(Condition.ALWAYS))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
  }
}
