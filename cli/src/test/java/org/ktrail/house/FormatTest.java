package org.ktrail.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * All Java of the house is as google-java-format writes it. To have it rewritten: {@code mvn -pl
 * cli -am test -Dtest=FormatTest -Dktrail.format=fix -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class FormatTest {
  private static final Path HOUSE = Path.of("..").toAbsolutePath().normalize();
  private static final boolean FIX = "fix".equals(System.getProperty("ktrail.format"));

  @Test
  void sourcesAreFormatted() {
    assertThat(sources().parallelStream().filter(FormatTest::differs).map(HOUSE::relativize))
        .as("files that google-java-format would change")
        .isEmpty();
  }

  private static boolean differs(Path file) {
    try {
      String source = Files.readString(file);
      String formatted = new Formatter().formatSourceAndFixImports(source);
      if (formatted.equals(source)) {
        return false;
      }
      if (FIX) {
        Files.writeString(file, formatted);
      }
      return !FIX;
    } catch (FormatterException e) {
      throw new AssertionError(file.toString(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> sources() {
    return Stream.of("indexer", "queries", "cli", "bench/inner")
        .map(module -> HOUSE.resolve(module).resolve("src"))
        .flatMap(FormatTest::javaFiles)
        .sorted()
        .toList();
  }

  private static Stream<Path> javaFiles(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
