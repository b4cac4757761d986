package org.ktrail.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

  @Test
  void verificationFindsEveryFlippedBit() throws IOException {
    SampleRepository.create(directory, TWO_PARTS);
    assertThat(run("callers", "shared")).as(err.toString(UTF_8)).isZero();
    String answer = out.toString(UTF_8);
    assertThat(run("index", "--verify")).as(out.toString(UTF_8)).isZero();
    Map<Path, byte[]> written = new TreeMap<>();
    try (Stream<Path> all = Files.walk(directory.resolve("ktrail"))) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        written.put(file, Files.readAllBytes(file));
      }
    }
    Random random = new Random(3);
    for (Path file : written.keySet()) {
      String name = file.getFileName().toString();
      if (name.endsWith("lock") || name.equals("ktrail-identity") || isTree(file)) {
        continue;
      }
      byte[] bytes = written.get(file).clone();
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, bytes);
      assertThat(run("index", "--verify")).as(file + " " + out.toString(UTF_8)).isOne();
      for (Map.Entry<Path, byte[]> each : written.entrySet()) {
        Files.write(each.getKey(), each.getValue());
      }
      Files.deleteIfExists(factsOf(written).resolve("ktrail-damaged"));
    }
    assertThat(run("callers", "shared")).isZero();
    assertThat(out.toString(UTF_8)).isEqualTo(answer);
  }

  private static boolean isTree(Path file) {
    return file.toString().contains("/trees/"); // verified whenever one is read
  }

  private static Path factsOf(Map<Path, byte[]> written) {
    return written.keySet().stream()
        .map(Path::getParent)
        .filter(p -> p.endsWith("facts"))
        .findFirst()
        .orElseThrow();
  }
}
