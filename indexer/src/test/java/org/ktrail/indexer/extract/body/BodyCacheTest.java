package org.ktrail.indexer.extract.body;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.facts.body.Flow;

class BodyCacheTest {
  private static final byte[] LAMP = "int lamp(void)\n{\n\treturn light();\n}\n".getBytes(UTF_8);
  private static final byte[] BULB = "int bulb(void)\n{\n\treturn glow();\n}\n".getBytes(UTF_8);

  /** The functions of a blob, which are read of it if {@code cache} has none. */
  private static List<Flow> flows(BodyCache cache, String path, byte[] blob, List<String> read) {
    return cache.flows(
        path,
        blob,
        () -> {
          read.add(path);
          try (BodyReader reader = new BodyReader()) {
            return reader.read(path, blob);
          }
        });
  }

  @Test
  void aBlobIsReadOnceWhereverItIs() {
    BodyCache cache = new BodyCache();
    List<String> read = new ArrayList<>();
    List<Flow> first = flows(cache, "lamp.c", LAMP, read);
    List<Flow> moved = flows(cache, "old/lamp.c", LAMP.clone(), read);
    assertThat(read).containsExactly("lamp.c");
    assertThat(moved.getFirst().file()).isEqualTo("old/lamp.c");
    assertThat(moved.getFirst().steps()).isSameAs(first.getFirst().steps());
  }

  @Test
  void aPathIsGivenTheSameObjectsEachTime() {
    BodyCache cache = new BodyCache();
    List<String> read = new ArrayList<>();
    flows(cache, "lamp.c", LAMP, read);
    List<Flow> moved = flows(cache, "old/lamp.c", LAMP, read);
    assertThat(flows(cache, "old/lamp.c", LAMP, read)).isSameAs(moved);
  }

  @Test
  void otherBytesAtThePathAreReadAnew() {
    BodyCache cache = new BodyCache();
    List<String> read = new ArrayList<>();
    flows(cache, "a.c", LAMP, read);
    assertThat(flows(cache, "a.c", BULB, read).getFirst().name()).isEqualTo("bulb");
    assertThat(read).hasSize(2);
  }

  @Test
  void whatWasAskedForLongestAgoIsGivenUp() {
    BodyCache cache = new BodyCache(LAMP.length + BULB.length);
    List<String> read = new ArrayList<>();
    flows(cache, "lamp.c", LAMP, read);
    flows(cache, "bulb.c", BULB, read);
    flows(cache, "lamp.c", LAMP, read);
    flows(cache, "none.c", new byte[BULB.length], read);
    flows(cache, "lamp.c", LAMP, read);
    flows(cache, "bulb.c", BULB, read);
    assertThat(read).containsExactly("lamp.c", "bulb.c", "none.c", "bulb.c");
  }

  @Test
  void threadsThatAskAtOnceAreGivenTheSameObjects() throws Exception {
    BodyCache cache = new BodyCache();
    List<Future<List<Flow>>> asked = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 16; i++) {
        asked.add(threads.submit(() -> flows(cache, "lamp.c", LAMP, new ArrayList<>())));
      }
    }
    List<Flow> first = asked.getFirst().get();
    for (Future<List<Flow>> other : asked) {
      assertThat(other.get()).isSameAs(first);
    }
  }
}
