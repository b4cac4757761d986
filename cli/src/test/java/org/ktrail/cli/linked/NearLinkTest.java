package org.ktrail.cli.linked;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.ktrail.cli.Main;
import org.ktrail.indexer.snapshot.NextState;
import org.ktrail.indexer.snapshot.SampleRepository;

/** A revision beside a linked one: laid over it where that is exact, and linked whole otherwise. */
final class NearLinkTest {
  private static final Map<String, String> BASE =
      Map.of(
          "Kbuild",
          "obj-y += main.o other.o\n",
          "Makefile",
          "VERSION = 6\nSUBLEVEL = 1\n",
          "arch/x86/Kbuild",
          "",
          "include/all.h",
          """
          #define WANTED
          #define LIST(x) x(first) x(second)
          struct pair { int (*a)(int); int (*b)(int); };
          struct outer { struct pair inner; };
          int run(void *f);
          int first(int x);
          """,
          "include/odd.h",
          "#ifdef OPEN\nint open_it(int x);\n#endif\n",
          "include/list.h",
          "ENTRY(first)\nENTRY(second)\n",
          "main.c",
          """
          #include "include/all.h"
          #include "missing.h"
          #ifdef WANTED
          int first(int x) { return x; }
          #endif
          int second(int x) { return first(x); }
          static struct outer one = { { first, second } };
          int start(void) { return run(second) + one.inner.a(1); }
          """,
          "other.c",
          """
          #include "include/all.h"
          #define ENTRY(f) int f##_entry(void) { return first(1); }
          #include "include/list.h"
          static int go(void *f) { int (*h)(int) = f; return h(2); }
          int run(void *f) { return go(f); }
          int lone(int x) { return first(x); }
          """);

  /** What changes and whether the graph can be laid over; {@code to} null removes the file. */
  private record Step(String name, String path, String from, @Nullable String to, boolean laid) {}

  private static final List<Step> STEPS =
      List.of(
          new Step("a body", "other.c", "return first(x)", "return first(x) + first(0)", true),
          new Step("lines before an include", "other.c", "#include", "\n\n#include", true),
          new Step(
              "a function",
              "main.c",
              "int start",
              "int more(void) { return lone(1); }\nint start",
              true),
          new Step("a version", "Makefile", "SUBLEVEL = 1", "SUBLEVEL = 2", true),
          new Step("a text", "README", "", "read me", true),
          new Step("a file", "free.c", "", "int free_of_all(void) { return 0; }\n", true),
          new Step("a header that nobody looks for", "own.h", "", "int own(void);\n", true),
          new Step("a header that was missing", "lib/missing.h", "", "int found(void);\n", false),
          new Step("a macro asked for", "include/all.h", "#define WANTED", "", false),
          new Step("a macro of others", "include/all.h", "LIST(x) x(first)", "LIST(x)", true),
          new Step("what is built", "Kbuild", "other.o", "\nobj-$(CONFIG_O) += other.o", false),
          new Step("what a list says", "include/list.h", "ENTRY(second)", "", false),
          new Step("a word handed on", "main.c", "run(second)", "run(first)", true),
          new Step("a word handed no more", "main.c", "run(second)", "0", false),
          new Step(
              "places within another",
              "include/all.h",
              "struct pair {",
              "struct pair { int (*z)(int);",
              false),
          new Step("a file gone", "other.c", "", null, false));

  @TempDir Path work;

  @TestFactory
  Stream<DynamicTest> each() {
    return STEPS.stream().map(step -> DynamicTest.dynamicTest(step.name(), () -> check(step)));
  }

  @Test
  void theBaseIsKeptWhenItAnswers() throws IOException {
    Path repository = repository();
    TreeMap<String, String> files = new TreeMap<>(BASE);
    for (int i = 0; i < 3; i++) {
      files.merge("main.c", "int more%d(void) { return 0; }\n".formatted(i), String::concat);
      NextState.commit(repository, files);
      export(repository, "edges", "HEAD");
    }
    assertThat(artifacts(repository)).filteredOn(a -> a.startsWith("graph-")).hasSize(1);
    assertThat(artifacts(repository)).filteredOn(a -> a.startsWith("over-")).hasSize(3);
  }

  @Test
  void definitionsAndMentionsAreThoseOfTheRevision() throws IOException {
    Path repository = repository();
    TreeMap<String, String> files = new TreeMap<>(BASE);
    files.merge("other.c", "int fresh(void) { return lone(3); }\n", String::concat);
    files.remove("main.c");
    files.put("Kbuild", "obj-y += other.o\n");
    NextState.commit(repository, files);
    for (int i = 0; i < 2; i++) { // laid over, then as kept
      assertThat(run(repository, "def", "fresh")).contains("other.c:");
      assertThat(run(repository, "refs", "lone")).contains("other.c:6").contains("other.c:7");
      assertThat(run(repository, "refs", "second")).doesNotContain("main.c");
    }
  }

  private Path repository() throws IOException {
    Path repository = Files.createTempDirectory(work, "near").resolve("repository");
    SampleRepository.create(repository, BASE);
    export(repository, "edges", SampleRepository.TAG);
    return repository;
  }

  private void check(Step step) throws IOException {
    Map<String, String> changed = new TreeMap<>(BASE);
    String to = step.to();
    if (to == null) {
      changed.remove(step.path());
    } else {
      String text = changed.getOrDefault(step.path(), "");
      changed.put(step.path(), step.from().isEmpty() ? to : text.replace(step.from(), to));
    }
    Path repository = repository();
    NextState.commit(repository, changed);
    Path whole = Files.createTempDirectory(work, "whole").resolve("repository");
    SampleRepository.create(whole, changed);
    for (String what : List.of("edges", "symbols", "edges")) {
      assertThat(export(repository, what, "HEAD")).isEqualTo(export(whole, what, "HEAD"));
    }
    assertThat(artifacts(repository))
        .filteredOn(a -> a.startsWith("graph-"))
        .hasSize(step.laid() ? 1 : 2);
  }

  private static List<String> artifacts(Path repository) throws IOException {
    try (Stream<Path> versions = Files.list(repository.resolve("ktrail"))) {
      List<String> names = new ArrayList<>();
      for (Path version :
          versions.filter(v -> Files.isDirectory(v.resolve("artifacts"))).toList()) {
        try (Stream<Path> all = Files.list(version.resolve("artifacts"))) {
          all.forEach(a -> names.add(a.getFileName().toString()));
        }
      }
      return names;
    }
  }

  private static String export(Path repository, String what, String revision) {
    return run(repository, "export", what, "--rev", revision);
  }

  private static String run(Path repository, String... words) {
    List<String> all = new ArrayList<>(List.of("-C", repository.toString()));
    all.addAll(List.of(words));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = Main.run(all.toArray(String[]::new), out, err);
    assertThat(code).as(err.toString(UTF_8)).isLessThan(2);
    return out.toString(UTF_8);
  }
}
