package org.ktrail.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ktrail.indexer.snapshot.SampleRepository;

/** An answer says which sources nothing is known of. */
class UnreadFilesTest {
  @TempDir Path directory;

  private String said(String... question) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    String[] args = new String[question.length + 2];
    args[0] = "-C";
    args[1] = directory.toString();
    System.arraycopy(question, 0, args, 2, question.length);
    assertThat(Main.run(args, out, err)).as(err.toString(UTF_8)).isZero();
    return err.toString(UTF_8);
  }

  @Test
  void areNamedWithEachAnswer() throws IOException {
    SampleRepository.create(
        directory,
        Map.of(
            "good.c",
            "int f(void) { return 1; }\nint g(void) { return f(); }\n",
            "dir/bad.c",
            "int h(void) { return f(); }\n" + "a @ b ".repeat(3_000)));
    String told = "not understood, so nothing is known of what is in it: dir/bad.c";
    assertThat(said("callers", "f")).contains(told);
    assertThat(said("callers", "f")).containsOnlyOnce(told);
    assertThat(said("path", "g", "f")).containsOnlyOnce(told);
    assertThat(said("refs", "f")).containsOnlyOnce(told);
  }

  @Test
  void areNotNamedWhereThereAreNone() throws IOException {
    SampleRepository.create(
        directory, Map.of("good.c", "int f(void) { return 1; }\nint g(void) { return f(); }\n"));
    assertThat(said("callers", "f")).doesNotContain("not understood");
  }

  @Test
  void aSourceOfManyMegabytesIsNotRead() throws IOException {
    SampleRepository.create(
        directory,
        Map.of(
            "good.c",
            "int f(void) { return 1; }\nint g(void) { return f(); }\n",
            "huge.c",
            "int h(void) { return f(); }\n".repeat(2_500_000)));
    assertThat(said("callers", "f"))
        .contains("not understood, so nothing is known of what is in it: huge.c");
  }
}
