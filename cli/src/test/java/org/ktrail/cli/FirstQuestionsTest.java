package org.ktrail.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ktrail.indexer.snapshot.Repositories;
import org.ktrail.indexer.snapshot.SampleRepository;

/** Several who ask at once, when nothing is there yet. */
@Timeout(120)
class FirstQuestionsTest {
  @TempDir Path directory;

  private record Answer(int code, String out, String err) {}

  private static Answer ask(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = Main.run(args, out, err);
    return new Answer(code, out.toString(UTF_8), err.toString(UTF_8));
  }

  private static List<Answer> together(int count, String... args) throws Exception {
    try (ExecutorService askers = Executors.newFixedThreadPool(count)) {
      List<Future<Answer>> asked = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        asked.add(askers.submit(() -> ask(args)));
      }
      List<Answer> answers = new ArrayList<>();
      for (Future<Answer> each : asked) {
        answers.add(each.get());
      }
      return answers;
    }
  }

  private static Map<String, String> sources() {
    Map<String, String> files = new HashMap<>();
    for (int i = 0; i < 200; i++) {
      files.put("f" + i + ".c", "int f" + i + "(void) { return f" + (i + 1) + "(); }\n");
    }
    return files;
  }

  @Test
  void linkOnce() throws Exception {
    Path repository = directory.resolve("r");
    SampleRepository.create(repository, sources());
    List<Answer> answers = together(3, "-C", repository.toString(), "callers", "f7");
    assertThat(answers).allMatch(a -> a.code() == 0 && a.out().contains("f6.c:1"));
    assertThat(answers).anyMatch(a -> a.err().contains("is linking (this process), waiting"));
    try (Stream<Path> made = Files.walk(repository.resolve("ktrail"))) {
      assertThat(made.filter(f -> f.getFileName().toString().startsWith("graph-"))).hasSize(1);
    }
  }

  @Test
  void ofOneUrlCopyItOnce() throws Exception {
    Path repository = directory.resolve("r");
    SampleRepository.create(repository, Map.of("a.c", "int f(void) { return 1; }\n"));
    String url = repository.toUri().toString();
    Path cache = directory.resolve("cache");
    List<String> copying = Collections.synchronizedList(new ArrayList<>());
    try (ExecutorService askers = Executors.newFixedThreadPool(3)) {
      List<Future<Integer>> asked = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        asked.add(
            askers.submit(() -> {
              try (var opened =
                  Repositories.openOrClone(url, "sample", cache, null, copying::add)) {
                return opened.snapshot("sample").size();
              }
            }));
      }
      for (Future<Integer> each : asked) {
        assertThat(each.get()).isOne();
      }
    }
    assertThat(copying).filteredOn(m -> m.startsWith("copying")).hasSize(1);
  }
}
