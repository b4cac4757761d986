package org.ktrail.cli.trial;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ktrail.cli.Main;
import org.ktrail.indexer.snapshot.SampleRepository;

class TryCommandTest {
  @TempDir Path directory;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private String run(int code, String... args) {
    out.reset();
    err.reset();
    assertThat(Main.run(args, out, err)).as(err.toString(UTF_8)).isEqualTo(code);
    return out.toString(UTF_8);
  }

  private String repository() throws IOException {
    Path repository = directory.resolve("repository");
    SampleRepository.create(
        repository, Map.of("a.c", "void called(void) {}\nvoid caller(void) { called(); }\n"));
    return repository.toString();
  }

  @Test
  void endsWithThePathThatPathTells() throws IOException {
    String repository = repository();
    String tried = run(0, "try", repository, "--from", "caller", "--to", "called");
    assertThat(err.toString(UTF_8))
        .contains("ktrail: asking: ktrail -C " + repository + " path caller called --rev HEAD")
        .contains("ktrail: to go on, as an example: ktrail -C " + repository + " callers caller");
    assertThat(run(0, "-C", repository, "path", "caller", "called")).isEqualTo(tried);
    assertThat(run(0, "-C", repository, "try", "--from", "caller", "--to", "called"))
        .isEqualTo(tried);
  }

  @Test
  void anotherQuestionHasBothEnds() throws IOException {
    run(2, "try", repository(), "--from", "caller");
    assertThat(err.toString(UTF_8)).isEqualTo("ktrail: --from and --to: give both or neither\n");
  }

  @Test
  void theExampleIsOfNoOtherRepository() throws IOException {
    run(2, "try", repository());
    assertThat(err.toString(UTF_8)).contains("no function or macro of this name");
  }

  @Test
  void debiansSourceIsTakenWhereItIs() throws IOException {
    Example example = Example.shipped();
    DebianSource none = new DebianSource("6.12", Optional.empty(), directory, directory);
    assertThat(Kernel.of(Optional.empty(), Optional.empty(), example, none))
        .isEqualTo(new Kernel(example.url(), example.revision()));
    Path script =
        Files.writeString(directory.resolve("linux-repo"), "#!/bin/sh\nmkdir -p \"$1\"\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    Files.writeString(directory.resolve("linux-source-6.12.tar.xz"), "");
    DebianSource there = new DebianSource("6.12", Optional.of(directory), directory, directory);
    Kernel kernel = Kernel.of(Optional.empty(), Optional.empty(), example, there);
    assertThat(kernel).isEqualTo(new Kernel(there.repository().toString(), "deb-6.12"));
    there.make(line -> assertThat(line).contains("Linux 6.12"));
    assertThat(there.repository()).isDirectory();
    assertThat(Kernel.of(Optional.of("/srv/linux"), Optional.empty(), example, there))
        .isEqualTo(new Kernel("/srv/linux", "HEAD"));
    assertThat(Kernel.of(Optional.empty(), Optional.of("v6.1"), example, there).place())
        .isEqualTo(example.url());
  }
}
