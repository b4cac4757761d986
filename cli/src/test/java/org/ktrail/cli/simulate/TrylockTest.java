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

/** A lock is held by somebody else only where there can be somebody else. */
class TrylockTest {
  @TempDir static Path directory;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeAll
  static void repository() throws IOException {
    SampleRepository.create(
        directory.resolve("r.git"),
        new TreeMap<>(
            Map.of(
                "lib/door.c",
                """
                struct mutex { int word; };
                int mutex_trylock(struct mutex *lock);
                void mutex_unlock(struct mutex *lock);
                static struct mutex everybody;
                int enter(struct mutex *lock) { return mutex_trylock(lock); }
                int enter_all(void) { return enter(&everybody); }
                int enter_twice(struct mutex *lock) { return enter(lock) + enter(lock); }
                """)));
  }

  private String values(String call) throws IOException {
    Path file = directory.resolve("scenario.yaml");
    Files.writeString(
        file,
        """
        scenario: called
        in: lib/door.c
        state: "struct mutex mine; int got = -1;"
        steps:
          - {step: call, c: "got = %s;"}
        outcomes:
          - {value: none, when: "got == 0"}
          - {value: one, when: "got == 1"}
          - {value: two, when: "got == 2"}
        """
            .formatted(call));
    Main.run(
        new String[] {
          "-C", directory.resolve("r.git").toString(), "simulate", file.toString(), "--depth", "0"
        },
        out,
        err);
    return out.toString(UTF_8).lines().findFirst().orElse("") + err.toString(UTF_8);
  }

  @Test
  void aLockOfTheSituationIsFree() throws IOException {
    assertThat(values("enter(&mine)")).isEqualTo("called at HEAD: found: one");
  }

  @Test
  void itIsTakenOnce() throws IOException {
    assertThat(values("enter_twice(&mine)")).isEqualTo("called at HEAD: found: one");
  }

  @Test
  void aLockOfTheCodeMayBeHeld() throws IOException {
    assertThat(values("enter_all()")).isEqualTo("called at HEAD: found: none or one");
  }
}
