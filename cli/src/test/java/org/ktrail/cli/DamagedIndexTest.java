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
}
