package org.ktrail.indexer.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.snapshot.Repositories;
import org.ktrail.indexer.snapshot.SourceRepository;
import org.ktrail.indexer.snapshot.TestRepository;
import org.ktrail.indexer.store.DamagedStoreException;
import org.ktrail.indexer.store.FactReader;
import org.ktrail.indexer.store.FactStore;
import org.ktrail.indexer.store.Stores;

@Timeout(120)
class IndexerTest {
  @TempDir private Path temp;

  private Path repository(Map<String, String> files) {
    return TestRepository.create(temp.resolve("r"), files);
  }

  private Path manyFiles(int count) {
    Map<String, String> files = new HashMap<>();
    for (int i = 0; i < count; i++) {
      files.put("d" + i % 7 + "/f" + i + ".c", "function_" + i + "\nother_" + i + "\n");
    }
    return repository(files);
  }

  private static FactStore open(Path repository) {
    try (SourceRepository r = Repositories.open(repository)) {
      return Stores.of(r).open();
    }
  }

  /** Reads everything: {@link DamagedStoreException} if anything is not as it was written. */
  private static int readAll(Path repository) {
    try (FactStore store = open(repository)) {
      FactReader reader = store.reader();
      for (int i = 0; i < store.size(); i++) {
        reader.declarations(i);
        reader.bodies(i);
        assertThat(store.ordinal(reader.source(i))).isEqualTo(i);
      }
      return store.size();
    }
  }

  @Test
  void eachBlobIsIndexedOnce() {
    Path repository =
        repository(
            Map.of(
                "a.c",
                "kill_dax\n",
                "same.c",
                "kill_dax\n",
                "b.h",
                "FAIL\n",
                "c.txt",
                "no\n",
                "s.S",
                "SYM_FUNC_START(memcpy_fast)\nlocal:\n\t.globl other\nother:\n"));
    IndexOutcome first = IndexProcess.here(repository, 0).outcome();
    assertThat(first.blobs()).isEqualTo(3);
    assertThat(first.indexed()).isEqualTo(3);
    assertThat(first.failures()).singleElement().asString().contains("told to");
    assertThat(IndexProcess.here(repository, 0).outcome().indexed()).isZero();
    TestRepository.commit(repository, Map.of("a.c", "kill_dax\nunmap_and_kill\n"));
    assertThat(IndexProcess.here(repository, 0).outcome().indexed()).isEqualTo(1);
    try (FactStore store = open(repository)) {
      assertThat(store.size()).isEqualTo(4);
      assertThat(store.defining("kill_dax")).hasSize(2);
      assertThat(store.defining("unmap_and_kill")).hasSize(1);
      assertThat(store.defining("memcpy_fast")).hasSize(1);
      assertThat(store.defining("other")).hasSize(1);
      assertThat(store.defining("local")).isEmpty();
      assertThat(store.mentioning("FAIL")).hasSize(1);
      assertThat(store.reader().failed(store.mentioning("FAIL")[0])).isTrue();
      assertThat(store.nearest("kil_dax", 3)).containsExactly("kill_dax");
    }
  }

  @Test
  void factsThatGrowKeepTheirIdentity() {
    Path repository = repository(Map.of("a.c", "int a;\n"));
    IndexProcess.here(repository, 0);
    String first = identity(repository);
    assertThat(first).isNotEmpty();
    TestRepository.commit(repository, Map.of("b.c", "int b;\n"));
    IndexProcess.here(repository, 0);
    assertThat(identity(repository)).isEqualTo(first);
  }

  private static String identity(Path repository) {
    try (FactStore store = open(repository)) {
      return store.identity();
    }
  }

  @Test
  void theNumberOfThreadsDoesNotChangeTheFacts() {
    Path repository = manyFiles(50);
    IndexProcess.here(repository, 0);
    try (FactStore store = open(repository)) {
      for (int i = 0; i < 50; i++) {
        int[] ordinals = store.defining("function_" + i);
        assertThat(ordinals).hasSize(1);
        assertThat(store.reader().declarations(ordinals[0]).functions())
            .extracting(f -> f.name())
            .containsExactly("function_" + i, "other_" + i);
      }
    }
  }

  @Test
  void aKilledRunLosesOnlyWhatWasNotCommitted() throws Exception {
    Path repository = manyFiles(300);
    Process process = IndexProcess.start(repository, 20);
    int before = 0;
    while (before == 0 && process.isAlive()) {
      TimeUnit.MILLISECONDS.sleep(50);
      try (FactStore store = open(repository)) { // readers never see half of something
        before = store.size();
      }
    }
    process.destroyForcibly().waitFor();
    int kept = readAll(repository);
    assertThat(kept).isBetween(before, 299);
    assertThat(IndexProcess.here(repository, 0).outcome().indexed()).isEqualTo(300 - kept);
    assertThat(readAll(repository)).isEqualTo(300);
  }

  @Test
  void aRunKilledBeforeItsFirstCommitLeavesNothingInTheWay() throws Exception {
    Path repository = manyFiles(20);
    Path facts = repository.resolve(".git/ktrail/" + Stores.NAME + "/facts");
    Files.createDirectories(facts);
    Files.write(facts.resolve("_0.fdt"), new byte[100]);
    Files.write(facts.resolve("pending_segments_1"), new byte[10]);
    IndexProcess.here(repository, 0);
    assertThat(readAll(repository)).isEqualTo(20);
  }

  @Test
  void ofTwoRunsAtOnceOneWaits() throws Exception {
    Path repository = manyFiles(60);
    Process other = IndexProcess.start(repository, 40);
    Path lock = repository.resolve(".git/ktrail/" + Stores.NAME + "/lock");
    while (other.isAlive() && (!Files.exists(lock) || Files.size(lock) == 0)) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    IndexProcess.Run run = IndexProcess.here(repository, 0);
    assertThat(other.waitFor()).isZero();
    assertThat(run.messages())
        .containsExactly("another ktrail is indexing (pid " + other.pid() + "), waiting");
    assertThat(run.outcome().indexed()).isZero();
    assertThat(readAll(repository)).isEqualTo(60);
  }

  @Test
  void aTruncatedIndexIsBuiltAnew() throws IOException {
    Path repository = manyFiles(40);
    IndexProcess.here(repository, 0);
    try (RandomAccessFile file = new RandomAccessFile(largest(repository, "").toFile(), "rw")) {
      file.setLength(file.length() / 2);
    }
    assertRebuilt(repository, 40);
  }

  @Test
  void aGarbledValueIsNoticedAndTheIndexBuiltAnew() throws IOException {
    Path repository = manyFiles(40);
    IndexProcess.here(repository, 0);
    Path values = largest(repository, ".dvd");
    try (RandomAccessFile file = new RandomAccessFile(values.toFile(), "rw")) {
      for (long at = 100; at < file.length() - 100; at += 50) {
        file.seek(at);
        int old = file.read();
        file.seek(at);
        file.write(old ^ 0x55);
      }
    }
    catchThrowableOfType(DamagedStoreException.class, () -> readAll(repository)).discard();
    assertRebuilt(repository, 40);
  }

  @Test
  void garbageForSegmentsIsBuiltAnew() throws IOException {
    Path repository = manyFiles(10);
    IndexProcess.here(repository, 0);
    byte[] garbage = new byte[500];
    new Random(1).nextBytes(garbage);
    Files.write(largest(repository, "segments"), garbage);
    assertRebuilt(repository, 10);
  }

  private static void assertRebuilt(Path repository, int blobs) {
    IndexProcess.Run run = IndexProcess.here(repository, 0);
    assertThat(run.messages()).singleElement().asString().contains("is damaged and is built anew");
    assertThat(run.outcome().indexed()).isEqualTo(blobs);
    assertThat(readAll(repository)).isEqualTo(blobs);
    assertThat(repository.resolve(".git/ktrail/" + Stores.NAME + "/facts.damaged")).doesNotExist();
  }

  private static Path largest(Path repository, String part) throws IOException {
    try (Stream<Path> files =
        Files.list(repository.resolve(".git/ktrail/" + Stores.NAME + "/facts"))) {
      return files
          .filter(f -> f.getFileName().toString().contains(part))
          .max(Comparator.comparingLong(f -> f.toFile().length()))
          .orElseThrow();
    }
  }

  @Test
  void aFullDiskIsSaidAndWhatWasCommittedStays() throws Exception {
    Map<String, String> files = new HashMap<>();
    Random random = new Random(5);
    for (int i = 0; i < 400; i++) {
      StringBuilder names = new StringBuilder();
      for (int j = 0; j < 1000; j++) {
        names.append("n").append(Long.toString(random.nextLong() >>> 1, 36)).append('\n');
      }
      files.put("f" + i + ".c", names.toString());
    }
    Path repository = repository(files);
    Path small = Files.createDirectories(repository.resolve(".git/ktrail"));
    assumeTrue(
        mount("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", small.toString()),
        "a small file system can only be mounted by root");
    try {
      assertThatThrownBy(() -> IndexProcess.here(repository, 5))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("the disk is full");
      int kept = readAll(repository);
      assertThat(kept).isBetween(1, 399);
      assertThat(mount("mount", "-o", "remount,size=200m", small.toString())).isTrue();
      IndexProcess.here(repository, 0);
      assertThat(readAll(repository)).isEqualTo(400);
    } finally {
      mount("umount", "-l", small.toString());
    }
  }

  private static boolean mount(String... command) throws Exception {
    try {
      return new ProcessBuilder(List.of(command)).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException e) {
      return false; // no such program
    }
  }
}
