package org.ktrail.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class TraceCheckCommandTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... args) {
    return Main.run(
        args, (ktrail, asked) -> SampleRevision.open(asked.config().isEmpty()), out, err);
  }

  /** What is said of a message. */
  private String check(int code, String message, String... options) {
    String[] args = new String[3 + options.length];
    args[0] = "trace";
    args[1] = "check";
    args[2] = "-";
    System.arraycopy(options, 0, args, 3, options.length);
    InputStream before = System.in;
    try {
      System.setIn(new ByteArrayInputStream(message.getBytes(UTF_8)));
      assertThat(run(args)).as(err.toString(UTF_8)).isEqualTo(code);
    } finally {
      System.setIn(before);
    }
    return out.toString(UTF_8);
  }

  @Test
  void allOfItHolds() {
    assertThat(
            check(
                0,
                """
                Text.

                run_actions()
                 -> disk_release()
                  -> free_disk()      // in the end
                """))
        .isEqualTo(
            """
            -:3: call trace, listing of 3 hops
            drivers/core.c:20:    3 run_actions  begins
            drivers/core.c:24:    4  disk_release  callback of action.run type
            drivers/disk.c:25:        (add_action(action)) in add_action  if CONFIG_DISK
            drivers/core.c:14:        (action.run) holds it too, the only one
            drivers/disk.c:4:     5   free_disk  direct exact
            1 trace, 3 hops, 0 findings, 0 undecided
            """);
  }

  @Test
  void findings() {
    assertThat(
            check(
                1,
                """
                sync_disk()
                  disk_flush()
                    print()
                    disk_flash()
                """))
        .isEqualTo(
            """
            -:1: call trace, listing of 4 hops
            drivers/core.c:30:    1 sync_disk  begins
            drivers/core.c:33:    2  disk_flush  through disk_ops.flush type
            drivers/disk.c:40:        (disk_ops.flush) in disk_operations, the only one  if CONFIG_DISK
            -:3:                  3   print  NOT POSSIBLE from disk_flush within 8 hops
            -:4:                  4   disk_flash  UNKNOWN: no function of this name; there is disk_flush
            1 trace, 4 hops, 2 findings, 0 undecided
            """);
  }

  @Test
  void json() {
    assertThat(check(1, "sync_disk()\n  disk_flush()\n   print()\n", "--format", "json"))
        .contains("\"schema\": \"ktrail/trace-check/1\"")
        .contains("\"is\": \"called\"")
        .contains("\"is\": \"impossible\"");
  }

  @Test
  void aMessageWithoutATrace() {
    assertThat(check(0, "Nothing here.\n"))
        .isEqualTo("0 traces, 0 hops, 0 findings, 0 undecided\n");
  }

  @Test
  void mistakes() {
    assertThat(run("trace", "check", "nowhere.txt/..", "--max-hops", "0")).isEqualTo(2);
    assertThat(err.toString(UTF_8)).startsWith("ktrail: --max-hops 0: ");
    err.reset();
    assertThat(run("trace", "check", "no-such-thing")).isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .startsWith("ktrail: no-such-thing: neither a file nor a commit");
    err.reset();
    assertThat(run("trace")).isEqualTo(2);
    assertThat(err.toString(UTF_8)).startsWith("ktrail: say what to do");
  }
}
