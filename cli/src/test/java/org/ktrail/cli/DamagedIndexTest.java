package org.ktrail.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ktrail.indexer.snapshot.NextState;
import org.ktrail.indexer.snapshot.SampleRepository;

class DamagedIndexTest {
  @TempDir Path directory;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... args) {
    out.reset();
    err.reset();
    return Main.run(
        Stream.concat(Stream.of("-C", directory.toString()), Stream.of(args))
            .toArray(String[]::new),
        out,
        err);
  }

  @Test
  void aValueFoundGarbledByAQueryIsBuiltAnewAndTheQueryAnswered() throws IOException {
    Map<String, String> files = new TreeMap<>();
    for (int i = 0; i < 40; i++) {
      files.put(
          "f" + i + ".c",
          "int g" + i + "(int a);\nint f" + i + "(int a) { return g" + i + "(a); }\n");
    }
    SampleRepository.create(directory, files);
    assertThat(run("index")).isZero();
    garbleValues();
    assertThat(run("callers", "g7")).as(err.toString(UTF_8)).isZero();
    assertThat(out.toString(UTF_8)).contains("f7.c:2: f7");
    assertThat(err.toString(UTF_8)).contains("damaged");
  }

  private void garbleValues() throws IOException {
    try (Stream<Path> all = Files.walk(directory.resolve("ktrail"))) {
      Path values =
          all.filter(file -> file.toString().endsWith(".dvd"))
              .max(Comparator.comparingLong(file -> file.toFile().length()))
              .orElseThrow();
      try (RandomAccessFile file = new RandomAccessFile(values.toFile(), "rw")) {
        for (long at = 100; at < file.length() - 100; at += 50) {
          file.seek(at);
          int old = file.read();
          file.seek(at);
          file.write(old ^ 0x55);
        }
      }
    }
  }

  private static final Map<String, String> TWO_PARTS =
      Map.of(
          "fs/a.c", "int shared(int x) { return x; }\nint a(void) { return shared(1); }\n",
          "mm/b.c", "int shared(int x);\nint b(void) { return shared(2); }\n");

  @Test
  void factsThatWereLostAreMadeAnewBeforeAnAnswer() throws IOException {
    SampleRepository.create(directory, TWO_PARTS);
    assertThat(run("refs", "shared")).as(err.toString(UTF_8)).isZero();
    String whole = out.toString(UTF_8);
    assertThat(whole).contains("fs/a.c:2", "mm/b.c:2");
    assertThat(stored().keySet()).anyMatch(f -> f.getFileName().toString().startsWith("whole-"));
    deleteFacts();
    assertThat(run("refs", "shared")).as(err.toString(UTF_8)).isZero();
    assertThat(out.toString(UTF_8)).isEqualTo(whole);
    deleteFacts();
    assertThat(run("index", "HEAD", "--", "fs")).isZero();
    assertThat(run("refs", "shared")).as(err.toString(UTF_8)).isZero();
    assertThat(out.toString(UTF_8)).isEqualTo(whole);
  }

  private void deleteFacts() throws IOException {
    try (Stream<Path> all = Files.walk(directory.resolve("ktrail"))) {
      for (Path file : all.filter(f -> f.toString().contains("/facts/")).toList()) {
        Files.delete(file);
      }
    }
  }

  /** What lies on disk, by file. */
  private Map<Path, byte[]> stored() throws IOException {
    Map<Path, byte[]> written = new TreeMap<>();
    try (Stream<Path> all = Files.walk(directory.resolve("ktrail"))) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        if (!file.getFileName().toString().endsWith("lock")) {
          written.put(file, Files.readAllBytes(file));
        }
      }
    }
    return written;
  }

  private void restore(Map<Path, byte[]> written) throws IOException {
    for (Path file : stored().keySet()) {
      if (!written.containsKey(file)) {
        Files.delete(file);
      }
    }
    for (Map.Entry<Path, byte[]> each : written.entrySet()) {
      Files.createDirectories(each.getKey().getParent());
      Files.write(each.getKey(), each.getValue());
    }
  }

  private static void flip(Path file, byte[] written, Random random) throws IOException {
    byte[] bytes = written.clone();
    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    Files.write(file, bytes);
  }

  @Test
  void verificationFindsEveryFlippedBit() throws IOException {
    SampleRepository.create(directory, TWO_PARTS);
    assertThat(run("callers", "shared")).as(err.toString(UTF_8)).isZero();
    assertThat(run("index", "--verify")).as(out.toString(UTF_8)).isZero();
    Map<Path, byte[]> written = stored();
    Random random = new Random(3);
    for (Path file : written.keySet()) {
      for (int i = 0; i < 5; i++) {
        flip(file, written.get(file), random);
        assertThat(run("index", "--verify")).as(file + " " + out.toString(UTF_8)).isOne();
        restore(written);
      }
    }
    assertThat(run("index", "--verify")).as(out.toString(UTF_8)).isZero();
  }

  private static final String[][] QUESTIONS = {
    {"callers", "shared"},
    {"path", "a", "shared"},
    {"refs", "shared"},
    {"def", "shared"},
    {"export", "edges"},
  };

  /** Whatever is damaged: the answer is that of an undamaged index. */
  @Test
  void aFlippedBitNeverGivesAnotherAnswer() throws IOException {
    SampleRepository.create(directory, TWO_PARTS);
    List<String> answers = new ArrayList<>();
    for (String[] question : QUESTIONS) {
      assertThat(run(question)).as(err.toString(UTF_8)).isZero();
      answers.add(out.toString(UTF_8));
    }
    Map<Path, byte[]> written = stored();
    Random random = new Random(5);
    int told = 0;
    for (Path file : written.keySet()) {
      for (int i = 0; i < 8; i++) {
        flip(file, written.get(file), random);
        int asked = random.nextInt(QUESTIONS.length);
        int code = run(QUESTIONS[asked]);
        String what = file + " " + String.join(" ", QUESTIONS[asked]) + " " + err.toString(UTF_8);
        assertThat(code).as(what).isZero(); // what was damaged was made anew
        assertThat(out.toString(UTF_8)).as(what).isEqualTo(answers.get(asked));
        told += err.size() > 0 ? 1 : 0;
        restore(written);
      }
    }
    assertThat(told).isGreaterThan(written.size());
  }

  @Test
  void factsThatLostWhatNamesThemAreMadeAnew() throws IOException {
    SampleRepository.create(directory, TWO_PARTS);
    assertThat(run("refs", "shared")).as(err.toString(UTF_8)).isZero();
    String whole = out.toString(UTF_8);
    for (Path file : stored().keySet()) {
      if (file.getFileName().toString().startsWith("segments")) {
        Files.delete(file);
      }
    }
    assertThat(run("refs", "shared")).as(err.toString(UTF_8)).isZero();
    assertThat(out.toString(UTF_8)).isEqualTo(whole);
  }

  /** Such as one that another build of the program left under the same name. */
  @Test
  void aGraphOfAnotherLinkIsNotAsked(@TempDir Path other) throws IOException {
    SampleRepository.create(directory, TWO_PARTS);
    assertThat(run("callers", "shared")).as(err.toString(UTF_8)).isZero();
    String whole = out.toString(UTF_8);
    SampleRepository.create(other, Map.of("c.c", "int shared(int x) { return x; }\n"));
    assertThat(Main.run(new String[] {"-C", other.toString(), "callers", "shared"}, out, err))
        .isOne();
    Files.copy(graphOf(other), graphOf(directory), StandardCopyOption.REPLACE_EXISTING);
    assertThat(run("callers", "shared")).as(err.toString(UTF_8)).isZero();
    assertThat(out.toString(UTF_8)).isEqualTo(whole);
    assertThat(err.toString(UTF_8)).contains("of another link");
  }

  private static Path graphOf(Path repository) throws IOException {
    try (Stream<Path> all = Files.walk(repository.resolve("ktrail"))) {
      return all.filter(f -> f.getFileName().toString().startsWith("graph-"))
          .findFirst()
          .orElseThrow();
    }
  }

  @Test
  void theSameBytesAreOneThingAsCAndAnotherAsAssembler() throws IOException {
    String text = "int hop(int x) { return x; }\n";
    SampleRepository.create(directory, Map.of("a.S", text, "b.c", "int b;\n"));
    assertThat(run("def", "b")).as(err.toString(UTF_8)).isZero();
    NextState.commit(directory, Map.of("a.c", text, "b.c", "int b;\n"));
    assertThat(run("def", "hop")).as(err.toString(UTF_8)).isZero();
    assertThat(out.toString(UTF_8)).contains("a.c:1");
    NextState.commit(
        directory, Map.of("a.c", text, "z/a.S", text, "b.c", "int c(void) { return hop(1); }\n"));
    assertThat(run("callers", "hop")).as(err.toString(UTF_8)).isZero();
    assertThat(out.toString(UTF_8)).contains("a.c:1", "b.c:1").doesNotContain("a.S");
  }
}
