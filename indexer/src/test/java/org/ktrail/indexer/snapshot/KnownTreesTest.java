package org.ktrail.indexer.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownTreesTest {
  @TempDir Path index;

  @Test
  void noBitOfWhatIsRememberedMayDiffer() throws IOException {
    KnownTrees trees = new KnownTrees(index);
    ObjectId id = ObjectId.fromString("51b82a69f608caeecc1d974aaf329122e2a61c78");
    KnownTrees.Known known =
        new KnownTrees.Known(
            "418026ebe98b4debc5ec5924f51ad6c0ab86611d", "b1836583251798af68a83789261c69dc1193ae3e");
    trees.add(id, known);
    assertThat(trees.find(id)).contains(known);
    Path file = index.resolve("trees").resolve(id.name());
    byte[] written = Files.readAllBytes(file);
    for (int bit = 0; bit < written.length * 8; bit++) {
      byte[] flipped = written.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      Files.write(file, flipped);
      assertThat(trees.find(id)).as("bit " + bit).isEmpty();
    }
    assertThat(trees.dropDamaged()).containsExactly("trees/" + id.name());
  }
}
