package org.ktrail.indexer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.SourceFacts;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.snapshot.BlobId;

class SharedIndexTest {
  @TempDir Path directory;

  private Path shared;
  private Path own;
  private final List<String> messages = new ArrayList<>();

  @BeforeEach
  void anotherIndexes() {
    shared = directory.resolve("shared");
    own = directory.resolve("cache/own");
    Stores theirs = new Stores(shared, Stores.GRAPHS);
    add(theirs, 'x');
    theirs
        .artifacts()
        .publish("graph-1", file -> Files.writeString(file, "a graph, as far as this goes"));
  }

  private static void add(Stores stores, char content) {
    try (StoreWriter writer = stores.writer(message -> {})) {
      byte[] bytes = {(byte) content};
      SourceFacts none = new SourceFacts(Declarations.NONE, List.of(), SourceFacts.Audit.NONE);
      writer.add(new SourceKey(BlobId.ofContent(bytes), Language.C), bytes, none, false);
      writer.finish();
    }
  }

  private Stores stores() {
    return new Stores(new SharedIndex(shared, own), own, Stores.GRAPHS);
  }

  private static int size(Stores stores) {
    try (FactStore facts = stores.open()) {
      return facts.size();
    }
  }

  @Test
  void isReadWhereItLies() {
    Stores stores = stores();
    assertThat(size(stores)).isEqualTo(1);
    assertThat(stores.areShared()).isTrue();
    assertThat(stores.artifacts().artifact("graph-1"))
        .hasValue(shared.resolve("artifacts/graph-1"));
    assertThat(own).doesNotExist();
  }

  @Test
  void isCopiedWhenSomethingIsAdded() throws IOException {
    Stores stores = stores();
    Files.createDirectories(own.resolve("facts.part/left")); // by one that was killed
    stores.linking(messages::add).close();
    assertThat(messages).singleElement().asString().contains(shared + " cannot be added to");
    add(stores, 'y');
    assertThat(size(stores)).isEqualTo(2);
    assertThat(stores.areShared()).isFalse();
    assertThat(stores.artifacts().artifact("graph-1")).hasValue(own.resolve("artifacts/graph-1"));
    assertThat(size(new Stores(shared, Stores.GRAPHS))).isEqualTo(1);
    assertThat(size(stores())).isEqualTo(2);
    try (FactStore copy = stores.open();
        FactStore theirs = new Stores(shared, Stores.GRAPHS).open()) {
      assertThat(copy.identity()).isEqualTo(theirs.identity());
    }
  }

  @Test
  void whatCannotBeCopiedAnywhereIsSaid() throws IOException {
    Files.writeString(directory.resolve("cache"), "a file where a directory is wanted");
    Stores stores = stores();
    assertThatThrownBy(() -> stores.writer(messages::add))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("lacks something of what is asked and cannot be written to")
        .hasMessageContaining("set XDG_CACHE_HOME");
  }
}
