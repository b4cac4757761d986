package org.ktrail.indexer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ktrail.indexer.failure.UserError;

class IndexLockTest {
  @TempDir Path directory;

  @Test
  void aLinkInItsPlaceIsNotFollowed() throws IOException {
    Path victim = Files.writeString(directory.resolve("victim"), "precious");
    Path lock = Files.createSymbolicLink(directory.resolve("lock"), victim);
    assertThatThrownBy(() -> IndexLock.take(lock, "indexing", message -> {}))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("symbolic link");
    assertThat(victim).hasContent("precious");
  }

  @Test
  void isTakenAndGivenBack() {
    Path lock = directory.resolve("lock");
    IndexLock.take(lock, "indexing", message -> {}).close();
    IndexLock.take(lock, "indexing", message -> {}).close();
  }
}
