package org.ktrail.indexer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileArtifactStoreTest {
  @TempDir Path directory;

  private void publish(ArtifactStore store, String key, String text) {
    store.publish(key, file -> Files.writeString(file, text));
  }

  @Test
  void everyFlippedBitIsFound() throws IOException {
    ArtifactStore store = new FileArtifactStore(directory, 8);
    publish(store, "graph-1", "a graph ".repeat(10_000));
    publish(store, "base-1", "what partial links need ".repeat(100));
    assertThat(store.damaged()).isEmpty();
    Random random = new Random(1);
    for (String key : new String[] {"graph-1", "base-1"}) {
      byte[] written = Files.readAllBytes(directory.resolve(key));
      for (int i = 0; i < 200; i++) {
        byte[] flipped = written.clone();
        flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        Files.write(directory.resolve(key), flipped);
        assertThat(store.damaged()).hasSize(1);
      }
      Files.write(directory.resolve(key), written);
    }
    assertThat(store.damaged()).isEmpty();
  }

  @Test
  void whatAKilledWriterLeftIsCollected() throws IOException {
    ArtifactStore store = new FileArtifactStore(directory, 8);
    Path old = Files.writeString(directory.resolve(".tmp-graph-1-77"), "half");
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
    Path young = Files.writeString(directory.resolve(".tmp-graph-2-77"), "half");
    assertThatThrownBy(() ->
            store.publish(
                "graph-3",
                file -> {
                  throw new IOException("No space left on device");
                }))
        .hasMessageContaining("disk is full");
    publish(store, "graph-1", "x");
    assertThat(old).doesNotExist();
    try (Stream<Path> left = Files.list(directory)) {
      assertThat(left)
          .filteredOn(f -> f.getFileName().toString().startsWith(".tmp-"))
          .containsExactly(young);
    }
  }

  @Test
  void asManyGraphsAreKeptAsAreWanted() throws IOException {
    ArtifactStore store = new FileArtifactStore(directory, 3);
    for (int i = 0; i < 5; i++) {
      publish(store, "graph-" + i, "g");
      publish(store, "base-" + i, "b");
      publish(store, "config-" + i, "c");
      for (String kind : new String[] {"graph-", "base-", "config-"}) {
        Files.setLastModifiedTime(
            directory.resolve(kind + i), FileTime.from(Instant.now().minusSeconds(100 - i)));
      }
    }
    assertThat(store.artifact("graph-1")).isEmpty();
    assertThat(store.artifact("graph-2")).isPresent();
    assertThat(store.artifact("base-2")).isPresent();
    assertThat(store.artifact("config-0")).isPresent();
    assertThat(store.damaged()).isEmpty();
  }
}
