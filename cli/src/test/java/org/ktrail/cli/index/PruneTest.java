package org.ktrail.cli.index;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ktrail.cli.Main;
import org.ktrail.indexer.snapshot.NextState;
import org.ktrail.indexer.snapshot.SampleRepository;
import org.ktrail.indexer.store.Stores;

class PruneTest {
  @TempDir Path directory;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private String run(int code, String... args) {
    out.reset();
    err.reset();
    String[] all =
        Stream.concat(Stream.of("-C", directory.toString()), Stream.of(args))
            .toArray(String[]::new);
    assertThat(Main.run(all, out, err)).as(err.toString(UTF_8)).isEqualTo(code);
    return out.toString(UTF_8);
  }

  private List<String> graphs() throws IOException {
    return kept("graph-");
  }

  private List<String> kept(String kind) throws IOException {
    try (Stream<Path> all = Files.walk(directory.resolve("ktrail"))) {
      return all.map(f -> f.getFileName().toString())
          .filter(name -> name.startsWith(kind))
          .toList();
    }
  }

  @Test
  void whatNoRevisionNeedsGoesAndTheRestAnswers() throws IOException {
    SampleRepository.create(directory, Map.of("a.c", "int f(void) { return 1; }\n"));
    Files.writeString(
        directory.resolve("config"), "[ktrail]\n\twholeLinks = true\n", StandardOpenOption.APPEND);
    String tagged = run(0, "refs", "f");
    NextState.commit(directory, Map.of("b.c", "int g(void) { return 2; }\n"));
    run(0, "refs", "g");
    NextState.commit(directory, Map.of("c.c", "int h(void) { return 3; }\n"));
    String head = run(0, "refs", "h");
    assertThat(graphs()).hasSize(3);
    Files.writeString(
        Files.createDirectories(directory.resolve("ktrail/v3/facts")).resolve("x"), "old");
    Path other = Files.createDirectories(directory.resolve("ktrail/v8-0123456789ab"));
    Path newer = Files.createDirectories(directory.resolve("ktrail/v9999"));

    assertThat(run(0, "index", "--prune"))
        .contains("2 indexes of other builds", "facts of 1 sources")
        .contains("kept: 2 revisions, facts of 2 sources");

    assertThat(graphs()).hasSize(2);
    assertThat(directory.resolve("ktrail/v3")).doesNotExist();
    assertThat(other).doesNotExist();
    assertThat(newer).exists();
    assertThat(run(0, "refs", "f", "--rev", "sample")).isEqualTo(tagged);
    assertThat(run(0, "refs", "h")).isEqualTo(head);
    assertThat(run(0, "index", "--verify")).contains("facts of 2 blobs are whole");
    assertThat(run(0, "index", "--prune")).contains("removed: 0", "facts of 0 sources");
  }

  /** What is laid over another revision goes with the revision that it is of. */
  @Test
  void whatIsLaidOverGoesWithItsRevision() throws IOException {
    SampleRepository.create(directory, Map.of("a.c", "int f(void) { return 1; }\n"));
    run(0, "refs", "f");
    NextState.commit(directory, Map.of("b.c", "int g(void) { return 2; }\n"));
    run(0, "refs", "g");
    NextState.commit(directory, Map.of("c.c", "int h(void) { return 3; }\n"));
    String head = run(0, "refs", "h");
    assertThat(kept("over-")).hasSize(2);
    run(0, "index", "--prune");
    assertThat(kept("over-")).hasSize(1);
    assertThat(kept("graph-")).hasSize(1);
    assertThat(run(0, "refs", "h")).isEqualTo(head);
  }

  @Test
  void whatAnotherBuildMadeIsNotUsed() throws IOException {
    SampleRepository.create(directory, Map.of("a.c", "int f(void) { return 1; }\n"));
    String answer = run(0, "refs", "f");
    Path index = directory.resolve("ktrail").resolve(Stores.NAME);
    Path other = index.resolveSibling("v" + Stores.FORMAT + "-000000000000");
    Files.move(index, other);
    Path foreign;
    try (Stream<Path> made = Files.walk(other)) {
      foreign =
          made.filter(f -> f.getFileName().toString().startsWith("graph-")).findAny().orElseThrow();
    }
    Files.writeString(foreign, "of another build");

    assertThat(run(0, "refs", "f")).isEqualTo(answer);
    assertThat(err.toString(UTF_8)).contains("made by another build of ktrail");
    run(0, "refs", "f");
    assertThat(err.toString(UTF_8)).doesNotContain("another build");
    assertThat(foreign).hasContent("of another build");
    assertThat(run(0, "index", "--prune")).contains("1 indexes of other builds");
    assertThat(other).doesNotExist();
  }

  @Test
  void itTakesNothingElse() {
    run(2, "index", "--prune", "HEAD");
    assertThat(err.toString(UTF_8)).contains("takes nothing else");
    run(2, "index", "--prune", "--verify");
    assertThat(err.toString(UTF_8)).contains("one at a time");
  }

  @Test
  void anEmptyRepositoryHasNothingToRemove() throws IOException {
    SampleRepository.create(directory, Map.of("a.c", "int f;\n"));
    assertThat(run(0, "index", "--prune")).contains("removed: 0");
  }
}
