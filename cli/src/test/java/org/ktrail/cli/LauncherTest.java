package org.ktrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code ktrail}, with the classes of this test run in place of a build. */
class LauncherTest {
  @TempDir Path home;

  /** What a run printed, and its exit code. */
  private record Run(int code, String out, String err) {}

  @BeforeEach
  void install() throws IOException {
    Path script = Path.of(System.getProperty("user.dir")).resolveSibling("ktrail");
    Files.copy(script, home.resolve("ktrail"));
    Path build = Files.createDirectories(home.resolve("target/ktrail/b"));
    Files.writeString(home.resolve("target/ktrail/current"), "b\n");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    List<String> urls =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(entry -> Path.of(entry).toUri().toString())
            .toList();
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, String.join(" ", urls));
    try (OutputStream file = Files.newOutputStream(build.resolve("all.jar"))) {
      new JarOutputStream(file, manifest).close();
    }
  }

  private Run run(Map<String, String> environment, String command)
      throws IOException, InterruptedException {
    Path out = home.resolve("out");
    Path err = home.resolve("err");
    List<String> words = new ArrayList<>(List.of("sh", "-c", command, "sh"));
    words.add(home.resolve("ktrail").toString());
    ProcessBuilder builder = new ProcessBuilder(words).directory(home.toFile());
    builder.environment().putAll(environment);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    process.getOutputStream().close();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  @Test
  void runs() throws IOException, InterruptedException {
    Run run = run(Map.of("KTRAIL_JAVA_OPTS", "-Xmx64m"), "\"$1\" --version");
    assertThat(run.code).as(run.err).isZero();
    assertThat(run.out).startsWith("ktrail ");
  }

  @Test
  void aJvmThatDoesNotStartIsAnError() throws IOException, InterruptedException {
    for (String option : List.of("-bogus", "-Xmx1k", "-XX:NoSuchFlag=1")) {
      Run run = run(Map.of("KTRAIL_JAVA_OPTS", option), "\"$1\" --version");
      assertThat(run.code).as(option).isEqualTo(2);
      assertThat(run.out).isEmpty();
      assertThat(run.err).startsWith("ktrail: the JVM does not start: ").contains(option);
      assertThat(run.err.strip().lines()).hasSize(1);
    }
  }

  @Test
  void closedStreamsAreNoFiles() throws IOException, InterruptedException {
    Run out = run(Map.of(), "\"$1\" --version >&-");
    assertThat(out.code).isEqualTo(2);
    assertThat(out.err).startsWith("ktrail: cannot write the output: ");
    Run err = run(Map.of(), "\"$1\" no-such-command 2>&-");
    assertThat(err.code).isEqualTo(2);
    Run none = run(Map.of(), "\"$1\" --version <&- >&- 2>&-");
    assertThat(none.code).isEqualTo(2);
    try (var left = Files.list(home)) {
      assertThat(left.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder("ktrail", "target", "out", "err");
    }
  }

  @Test
  void aDumpOfThreadsIsNoPartOfAnAnswer() throws IOException, InterruptedException {
    Run run =
        run(
            Map.of(),
            "mkfifo in; \"$1\" series list - < in & exec 3> in; pid=$!; sleep 3; kill -QUIT $pid;"
                + " sleep 1; exec 3>&-; wait $pid");
    assertThat(run.err).contains("Full thread dump");
    assertThat(run.out).doesNotContain("thread dump");
  }
}
