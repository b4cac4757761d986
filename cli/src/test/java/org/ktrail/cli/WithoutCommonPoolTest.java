package org.ktrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ktrail.indexer.snapshot.NextState;
import org.ktrail.indexer.snapshot.SampleRepository;

/** No command waits for the JVM's common pool, on machines where it has hardly a thread too. */
class WithoutCommonPoolTest {
  @TempDir static Path directory;

  private static final String CORE =
      """
      struct ops { int (*go)(int); };
      static int work(int x)
      {
      	return x;
      }
      static struct ops the_ops = { .go = work };
      int start(struct ops *o)
      {
      	return o->go(1) + work(2);
      }
      """;

  @BeforeAll
  static void repository() throws Exception {
    Map<String, String> files =
        new TreeMap<>(
            Map.of(
                "Kconfig", "config CORE\n\tbool \"Core\"\n",
                "Makefile", "obj-$(CONFIG_CORE) += core.o\n",
                "core.c", CORE));
    SampleRepository.create(directory.resolve("r.git"), files);
    files.put("core.c", CORE + "int stop(void) { return work(3); }\n");
    NextState.commit(directory.resolve("r.git"), files);
    Files.writeString(directory.resolve("trace.txt"), "start\n  -> work\n");
    Files.writeString(
        directory.resolve("scenario.yaml"),
        """
        scenario: works
        in: core.c
        state: |
          int a;
        outcomes:
          - {value: five, when: "a == 5"}
        steps:
          - step: work
            c: a = work(5);
        """);
  }

  private static List<String> commands() {
    String scenario = directory.resolve("scenario.yaml").toString();
    String trace = directory.resolve("trace.txt").toString();
    return Stream.of(
            List.of("diff", "sample", "HEAD"),
            List.of("index", "sample", "HEAD"),
            List.of("path", "start", "work"),
            List.of("callers", "work"),
            List.of("callees", "start"),
            List.of("reach", "work"),
            List.of("def", "work"),
            List.of("def", "wrok"),
            List.of("refs", "work"),
            List.of("refs", "go"),
            List.of("show", "start", "--targets"),
            List.of("struct", "ops"),
            List.of("reads", "ops.go"),
            List.of("writes", "ops.go"),
            List.of("ops", "ops.go"),
            List.of("config", "CORE"),
            List.of("grep", "work"),
            List.of("tree"),
            List.of("log", "work"),
            List.of("mcp", "--tools"),
            List.of("serve", "--status"),
            List.of("help", "path"),
            List.of("man", "path"),
            List.of("completion", "bash"),
            List.of("trace", "check", trace),
            List.of("simulate", scenario),
            List.of("lint", "sample..HEAD", "--base", "sample"),
            List.of("invariants", "kernel-general", "--in", "core.c"),
            List.of("export", "edges"),
            List.of("lsp"),
            List.of("cscope", "-d", "-L", "-3", "work"),
            List.of("series", "list", "sample..HEAD"),
            List.of("series", "show", "sample..HEAD"),
            List.of("series", "place", "sample..HEAD", "--base", "sample"),
            List.of("series", "diff", "sample..HEAD", "base", "v1"),
            List.of(
                "callers", "work", "--series", "sample..HEAD", "--at", "v1/1", "--base", "sample"),
            List.of(
                "clone",
                directory.resolve("r.git").toUri().toString(),
                directory.resolve("copy.git").toString()),
            List.of("try", "--from", "start", "--to", "work"),
            List.of("index", "--verify"),
            List.of("index", "--prune"),
            List.of("doctor"))
        .map(words -> String.join("\t", words))
        .toList();
  }

  @Test
  void everyCommandEndsWhileItIsHeld() throws Exception {
    List<String> commands = commands();
    Path list = Files.write(directory.resolve("commands"), commands);
    List<String> ended =
        jvm(1, HeldCommonPool.class.getName(), directory.resolve("r.git"), list.toString());
    assertThat(ended).hasSize(commands.size());
    for (int i = 0; i < commands.size(); i++) {
      assertThat(ended.get(i)).contains(commands.get(i));
    }
    assertThat(ended.stream().filter(line -> line.startsWith("2")))
        .containsExactly(
            "2\tdef\twrok\tktrail: wrok: nothing has this name at HEAD; did you mean work?");
  }

  @Test
  void eachIsTried() {
    assertThat(commands().stream().map(command -> command.split("\t")[0]).distinct())
        .containsAll(Commands.ALL.stream().map(Commands.Entry::name).toList());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void freshCommitsAreCompared(int threads) throws Exception {
    Path repository = directory.resolve("fresh" + threads + ".git");
    SampleRepository.create(repository, Map.of("a.c", "int a(void) { return 1; }\n"));
    NextState.commit(repository, Map.of("a.c", "int b(void) { return 1; }\n"));
    assertThat(jvm(threads, Main.class.getName(), "-C", repository, "diff", "sample", "HEAD"))
        .contains("a.c:1: + function int b()  [HEAD hunk 1]");
  }

  /** What a JVM printed whose common pool has so many threads. */
  private static List<String> jvm(int threads, Object... words) throws Exception {
    Path out = directory.resolve("out");
    Stream<String> jvm =
        Stream.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Djava.util.concurrent.ForkJoinPool.common.parallelism=" + threads,
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    Process process =
        new ProcessBuilder(Stream.concat(jvm, Stream.of(words).map(Object::toString)).toList())
            .redirectErrorStream(true)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(out.toFile())
            .start();
    try {
      boolean ended = process.waitFor(2, TimeUnit.MINUTES);
      assertThat(ended).as("ended; it printed\n%s", Files.readString(out)).isTrue();
    } finally {
      process.destroyForcibly().waitFor();
    }
    return Files.readAllLines(out);
  }
}
