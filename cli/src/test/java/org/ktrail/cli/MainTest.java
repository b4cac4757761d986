package org.ktrail.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;

class MainTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... args) {
    return Main.run(args, out, err);
  }

  @Test
  void versionIsThatOfTheBuild() {
    assertThat(run("--version")).isZero();
    assertThat(out.toString(UTF_8)).matches("ktrail \\d+\\.\\d+\\.\\d+.*\\R");
  }

  @Test
  void helpNamesTheCommands() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString(UTF_8)).contains("doctor", "-C REPO").isASCII();
    assertThat(out.toString(UTF_8).lines()).allMatch(line -> line.length() <= 100);
  }

  @Test
  void mistakesAreOneLine() {
    assertThat(run("no-such-command")).isEqualTo(2);
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString(UTF_8).lines()).hasSize(2).allMatch(line -> line.startsWith("ktrail:"));
    assertThat(out.toString(UTF_8)).isEmpty();
  }

  @Test
  void brokenPipeIsQuiet() {
    assertThat(Main.run(new String[] {"--help"}, failing("Broken pipe"), err)).isZero();
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  @Test
  void fullDiskIsSaid() {
    assertThat(Main.run(new String[] {"--help"}, failing("No space left on device"), err))
        .isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .isEqualTo("ktrail: cannot write the output: No space left on device\n");
  }

  private static OutputStream failing(String reason) {
    return new OutputStream() {
      @Override
      public void write(int value) throws IOException {
        throw new IOException(reason);
      }
    };
  }
}
