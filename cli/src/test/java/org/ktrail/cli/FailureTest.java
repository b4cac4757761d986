package org.ktrail.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.ktrail.cli.output.ExitCode;
import org.ktrail.indexer.failure.UserError;

/** Whatever is no answer ends with 2 and says why: 1 means that nothing was found. */
class FailureTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  /** What is told of something thrown in the midst of a command. */
  private String told(Throwable thrown) {
    err.reset();
    int code =
        Main.run(
            new String[] {"callers", "x"},
            (ktrail, asked) -> {
              throw FailureTest.<RuntimeException>unchecked(thrown);
            },
            new ByteArrayOutputStream(),
            err);
    assertThat(code).isEqualTo(ExitCode.ERROR);
    return err.toString(UTF_8);
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> T unchecked(Throwable thrown) throws T {
    throw (T) thrown;
  }

  @Test
  void errorsOfTheJvmAreALine() {
    assertThat(told(new OutOfMemoryError("Java heap space")))
        .startsWith("ktrail: out of memory: ")
        .contains("-Xmx")
        .hasLineCount(1);
    assertThat(told(new StackOverflowError())).contains("nested too deep").hasLineCount(1);
    assertThat(told(new UnsatisfiedLinkError("no room")))
        .contains("native library", "no room")
        .hasLineCount(1);
  }

  @Test
  void theyAreFoundWithinWhatWrapsThem() {
    assertThat(told(new IllegalStateException("linking failed", new OutOfMemoryError())))
        .contains("out of memory")
        .hasLineCount(1);
    assertThat(told(new ExceptionInInitializerError(new UnsatisfiedLinkError("noexec"))))
        .contains("noexec")
        .hasLineCount(1);
    assertThat(told(new ExceptionInInitializerError(new UserError("make room"))))
        .isEqualTo("ktrail: make room\n");
  }

  @Test
  void bugsSayThatTheyAreOnes() {
    assertThat(told(new AssertionError("broken"))).contains("this is a bug", "broken");
    assertThat(told(new UncheckedIOException(new java.io.IOException("gone")))).contains("gone");
    assertThat(told(new NoClassDefFoundError("x/Y"))).contains("x/Y");
  }
}
