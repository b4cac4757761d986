package org.ktrail.cli.simulate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ktrail.cli.Main;
import org.ktrail.indexer.snapshot.SampleRepository;

/** A first scenario file that can be run as it is. */
class NewScenarioTest {
  @TempDir static Path directory;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeAll
  static void repository() throws IOException {
    SampleRepository.create(
        directory.resolve("r.git"),
        new TreeMap<>(
            Map.of(
                "lib/gate.c",
                """
                struct mutex { int word; };
                struct gate { struct mutex lock; int open; int passed; };
                static int limit = 3;
                void mutex_lock(struct mutex *lock);
                void mutex_unlock(struct mutex *lock);
                void ring(struct gate *g);
                static int may_pass(struct gate *g) { return g->open && g->passed < limit; }
                int pass(struct gate *g, int n)
                {
                	int err = -11;
                	mutex_lock(&g->lock);
                	if (may_pass(g)) {
                		g->passed += n;
                		err = 0;
                	} else {
                		ring(g);
                	}
                	mutex_unlock(&g->lock);
                	return err;
                }
                static void twice(void) { }
                """,
                "lib/other.c",
                "static void twice(void) { }\n")));
  }

  private int run(String... arguments) {
    String[] all = new String[arguments.length + 3];
    System.arraycopy(
        new String[] {"-C", directory.resolve("r.git").toString(), "simulate"}, 0, all, 0, 3);
    System.arraycopy(arguments, 0, all, 3, arguments.length);
    return Main.run(all, out, err);
  }

  @Test
  void saysWhatTheFunctionDoesAndRuns() throws IOException {
    assertThat(run("--new", "pass")).as(err.toString(UTF_8)).isEqualTo(0);
    String text = out.toString(UTF_8);
    assertThat(text)
        .contains("# It reads: g->passed.")
        .contains("# It writes: g->passed.")
        .contains("# It calls, and they are followed: may_pass.")
        .contains("# It calls, and models answer (docs/models.md): mutex_lock, mutex_unlock.")
        .containsPattern("(?s)what has no body here.*ring\\.")
        .contains("in: lib/gate.c")
        .contains("struct gate g;")
        .contains("result = pass(&g, __model_fresh(\"n\"));");
    Path file = directory.resolve("first.yaml");
    Files.writeString(file, text);
    out.reset();
    assertThat(run(file.toString(), "--depth", "0")).as(out.toString(UTF_8) + err).isEqualTo(0);
    assertThat(out.toString(UTF_8)).startsWith("pass at HEAD: found: refused");
  }

  @Test
  void aFunctionOfSeveralFilesIsSaidWithItsFile() {
    assertThat(run("--new", "twice")).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("several files have it: lib/gate.c, lib/other.c");
    assertThat(run("--new", "other.c:twice")).isEqualTo(0);
    assertThat(out.toString(UTF_8)).contains("in: lib/other.c");
  }

  @Test
  void whatIsNotThereIsAnError() {
    assertThat(run("--new", "nothing_such")).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("nothing_such: no function of this name");
    assertThat(run()).isEqualTo(2);
  }
}
