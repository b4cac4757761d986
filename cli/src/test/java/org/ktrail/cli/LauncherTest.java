package org.ktrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ktrail.indexer.snapshot.SampleRepository;

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

  /** Start-up caches lie there too: these are none, and are passed over. */
  @Test
  void runsFromAPathWithBlanks() throws IOException, InterruptedException {
    repository();
    Run run =
        run(
            Map.of(),
            "mkdir 'a b'; cp -r ktrail target 'a b'; for part in graph everything; do"
                + " touch \"a b/target/ktrail/b/$part.aot\"; done;"
                + " 'a b/ktrail' -C repository callers called");
    assertThat(run.code).as(run.err).isZero();
    assertThat(run.out).contains("caller");
  }

  @Test
  void aReleaseBringsItsRuntime() throws IOException, InterruptedException {
    Run run =
        run(
            Map.of(),
            "mkdir 'a release'; cp ktrail 'a release'; cp -r target/ktrail/b 'a release/lib';"
                + " ln -s \"$JAVA_HOME\" 'a release/runtime'; chmod -R a-w 'a release';"
                + " ln -s 'a release/ktrail' git-ktrail;"
                + " JAVA_HOME=/nonexistent ./git-ktrail --version; code=$?;"
                + " chmod -R u+w 'a release'; exit $code");
    assertThat(run.code).as(run.err).isZero();
    assertThat(run.out).startsWith("ktrail ");
  }

  /** Maven leaves the jars of the version before beside those of this one. */
  @Test
  void aBuildTakesNoJarsOfAnotherVersion() throws IOException, InterruptedException {
    executable(
        "bin/mvn",
        "mkdir -p cli/target/lib; cp target/ktrail/b/all.jar cli/target/lib/",
        "cp target/ktrail/b/all.jar cli/target/cli-2.jar");
    executable(
        "jdk/bin/java", // which makes no start-up caches
        "case $* in *Modernise*) ;; *Main*) exec \"$REAL/bin/java\" \"$@\" ;; *) exit 1 ;; esac");
    Files.writeString(home.resolve("jdk/release"), "JAVA_VERSION=\"25\"\n");
    Run run =
        run(
            Map.of(),
            "rm target/ktrail/current; mkdir -p cli/target/lib; : > cli/target/cli-1.jar;"
                + " : > cli/target/lib/queries-1.jar;"
                + " REAL=$JAVA_HOME JAVA_HOME=$PWD/jdk PATH=$PWD/bin:$PATH \"$1\" --version");
    assertThat(run.code).as(run.err).isZero();
    assertThat(run.out).startsWith("ktrail ");
    try (Stream<Path> files = Files.walk(home.resolve("target/ktrail"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .contains("cli-2.jar")
          .doesNotContain("cli-1.jar", "queries-1.jar");
    }
  }

  private void executable(String name, String... lines) throws IOException {
    Path file = home.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  @Test
  void aColonInItsPathIsRefused() throws IOException, InterruptedException {
    Run run = run(Map.of(), "mkdir a:b; cp -r ktrail target a:b; a:b/ktrail --version");
    assertThat(run.code).isEqualTo(2);
    assertThat(run.err).contains("a:b: has a colon");
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

  /** 1 is an answer, and what a shell ends with where a command of it fails. */
  @Test
  void aLauncherThatFailsIsAnError() throws IOException, InterruptedException {
    Run run =
        run(
            Map.of(),
            "mkdir stub; printf '#!/bin/sh\\nexit 1\\n' > stub/dirname; chmod +x stub/dirname;"
                + " ln -s \"$1\" link; PATH=$PWD/stub:$PATH ./link --version");
    assertThat(run.code).isEqualTo(2);
    assertThat(run.out).isEmpty();
    assertThat(run.err).startsWith("ktrail: could not be started: ");
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

  /** A repository of one file, not indexed. */
  private Path repository() throws IOException {
    Path repository = home.resolve("repository");
    SampleRepository.create(
        repository, Map.of("a.c", "void called(void) {}\nvoid caller(void) { called(); }\n"));
    return repository;
  }

  @Test
  void aQuestionThatHasToLinkIsAskedOfAnotherJvm() throws IOException, InterruptedException {
    repository();
    String question = "\"$1\" -C repository callers called";
    Map<String, String> telling = Map.of("KTRAIL_JAVA_OPTS", "-XX:+PrintCommandLineFlags");
    Run first = run(telling, question);
    assertThat(first.code).as(first.err).isZero();
    assertThat(first.out).contains("caller");
    List<String> starts = first.err.lines().filter(line -> line.startsWith("-XX:")).toList();
    assertThat(starts).hasSize(2);
    assertThat(starts.getFirst()).contains("TieredStopAtLevel");
    assertThat(starts.getLast()).doesNotContain("TieredStopAtLevel");

    Run again = run(telling, question);
    assertThat(again.code).isZero();
    assertThat(again.out).isEqualTo(first.out);
    assertThat(again.err.lines().filter(line -> line.startsWith("-XX:"))).hasSize(1);
  }

  @Test
  void theOtherJvmsCodesAndWordsAreThoseOfTheCommand() throws IOException, InterruptedException {
    repository();
    Run nobody = run(Map.of(), "\"$1\" -C repository callers caller");
    assertThat(nobody.code).as(nobody.err).isEqualTo(1);
    assertThat(nobody.err).isEmpty();
    Run unknown =
        run(Map.of(), "rm -r repository/ktrail; \"$1\" -C repository callers 'no  \"such\"'");
    assertThat(unknown.code).isEqualTo(2);
    assertThat(unknown.err).startsWith("ktrail: no  \"such\": ");
    Run piped =
        run(Map.of(), "rm -r repository/ktrail; \"$1\" -C repository callers called | head -c 1");
    assertThat(piped.out).hasSize(1);
    assertThat(piped.err).isEmpty();
  }

  @Test
  void theOtherJvmIsTheSameProcess() throws Exception {
    Path repository = repository();
    assertThat(run(Map.of(), "\"$1\" -C repository callers called").code).isZero();
    Path store;
    try (Stream<Path> files = Files.walk(repository)) {
      store =
          files
              .filter(file -> file.getFileName().toString().equals("link-lock"))
              .findFirst()
              .orElseThrow();
    }
    try (Stream<Path> files = Files.list(store.resolveSibling("artifacts"))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    // Who starts a background job of a script ignores interrupts, and so does what he starts.
    boolean ignored = run(Map.of(), "kill -INT $$; echo alive").out.contains("alive");
    for (String signal : ignored ? List.of("TERM") : List.of("INT", "TERM")) {
      // Whoever links has the lock; the question waits for it.
      try (FileChannel channel = FileChannel.open(store, StandardOpenOption.WRITE);
          FileLock held = channel.lock()) {
        Path err = home.resolve("err-" + signal);
        ProcessBuilder builder =
            new ProcessBuilder(
                home.resolve("ktrail").toString(),
                "-C",
                repository.toString(),
                "callers",
                "called");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.redirectError(err.toFile()).start();
        while (Files.size(err) == 0 && process.isAlive()) {
          Thread.sleep(50);
        }
        assertThat(held.isValid()).isTrue();
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
        boolean ended = process.waitFor(1, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertThat(ended).as("ended by " + signal).isTrue();
        assertThat(process.exitValue())
            .as(Files.readString(err))
            .isEqualTo(signal.equals("INT") ? 130 : 143);
      }
    }
  }
}
