package org.ktrail.indexer.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ktrail.indexer.failure.UserError;

class KeptRepositoriesTest {
  @TempDir Path place;

  private SourceRepository open(KeptRepositories kept) {
    return kept.open(place.resolve("r"), variable -> null);
  }

  private static String read(SourceRepository repository) {
    return new String(repository.snapshot("HEAD").read("a.c"), UTF_8);
  }

  @Test
  void readsReferencesAsTheyAreNow() throws IOException {
    SampleRepository.create(place.resolve("r"), Map.of("a.c", "old"));
    try (KeptRepositories kept = new KeptRepositories();
        Repository writer =
            new FileRepositoryBuilder().setGitDir(place.resolve("r").toFile()).build()) {
      SourceRepository first = open(kept);
      assertThat(read(first)).isEqualTo("old");
      SampleRepository.commit(writer, Map.of("a.c", "new"));
      try (SourceRepository second = open(kept)) {
        assertThat(second.jgit()).isSameAs(first.jgit());
        assertThat(read(second)).isEqualTo("new");
        assertThat(read(first)).isEqualTo("old");
      }
      first.close();
      try (SourceRepository third = open(kept)) {
        assertThat(read(third)).isEqualTo("new");
      }
    }
  }

  @Test
  void seesThatObjectsAreReplaced() throws IOException {
    SampleRepository.create(place.resolve("r"), Map.of("a.c", "old"));
    try (KeptRepositories kept = new KeptRepositories();
        Repository writer =
            new FileRepositoryBuilder().setGitDir(place.resolve("r").toFile()).build()) {
      try (SourceRepository first = open(kept)) {
        assertThat(read(first)).isEqualTo("old");
      }
      ObjectId old = writer.resolve("HEAD");
      ObjectId now = SampleRepository.commit(writer, Map.of("a.c", "new"));
      refer(writer, "HEAD", old);
      refer(writer, "refs/replace/" + old.name(), now);
      try (SourceRepository second = open(kept)) {
        assertThat(read(second)).isEqualTo("new");
      }
    }
  }

  private static void refer(Repository repository, String name, ObjectId to) throws IOException {
    RefUpdate ref = repository.updateRef(name);
    ref.setNewObjectId(to);
    ref.forceUpdate();
  }

  @Test
  void saysWhereThereIsNone() {
    try (KeptRepositories kept = new KeptRepositories()) {
      assertThatThrownBy(() -> open(kept)).isInstanceOf(UserError.class);
    }
  }
}
