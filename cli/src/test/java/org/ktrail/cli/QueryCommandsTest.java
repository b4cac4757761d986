package org.ktrail.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ktrail.cli.output.ExitCode;

class QueryCommandsTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... args) {
    return Main.run(
        args, (ktrail, asked) -> SampleRevision.open(asked.config().isEmpty()), out, err);
  }

  private String answer(int code, String... args) {
    assertThat(run(args)).as(err.toString(UTF_8)).isEqualTo(code);
    return out.toString(UTF_8);
  }

  private String error(String... args) {
    assertThat(run(args)).isEqualTo(ExitCode.ERROR);
    assertThat(out.toString(UTF_8)).isEmpty();
    return err.toString(UTF_8);
  }

  @Test
  void pathThroughACopiedCallback() {
    assertThat(answer(0, "path", "run_actions", "free_disk"))
        .isEqualTo(
            """
            2 hops, type
            drivers/core.c:20: run_actions
            drivers/core.c:24:  -> disk_release  callback-field type
            drivers/disk.c:25:       (add_action(action)) in add_action  if CONFIG_DISK
            drivers/core.c:14:       (action.run) holds it too, the only one
            drivers/disk.c:4:    -> free_disk  direct exact  if CONFIG_DISK
            """);
  }

  @Test
  void noPathSaysWhatWasSearched() {
    assertThat(answer(1, "path", "disk_probe", "print"))
        .isEqualTo(
            """
            no path from disk_probe to print of at most 32 hops, type or better
            drivers/disk.c:20: from disk_probe  [kernel]
            drivers/core.c:50: to print  [kernel]
            searched: from the start 2 functions and macros by 1 edge, 4 from which the end is reached,
                    callbacks of a caller told apart for 8 hops
            no edge leads from what the start reaches to what reaches the end
            nearest to the end that nobody is known to call:
            drivers/core.c:20: run_actions  2 hops before
            """);
  }

  @Test
  void pathMistakes() {
    assertThat(error("path", "nix", "print")).startsWith("ktrail: nix: no function or macro");
    assertThat(error("path", "print", "print", "--max-hops", "0")).contains("--max-hops 0");
  }

  @Test
  void callersDirect() {
    assertThat(answer(0, "callers", "free_disk"))
        .isEqualTo(
            """
            drivers/core.c:40: function free_disk
            2 direct calls
            drivers/disk.c:4: disk_release  direct exact  if CONFIG_DISK
            drivers/disk.c:12: disk_flush  direct exact  if CONFIG_DISK && CONFIG_DEBUG
            """);
  }

  @Test
  void callersThroughSlotAndFlow() {
    assertThat(answer(0, "callers", "disk_release"))
        .isEqualTo(
            """
            drivers/disk.c:1: function disk_release  if CONFIG_DISK
            0 direct calls

            through add_action(action) (drivers/core.c:10)
            drivers/disk.c:25: registers disk_release in add_action  type  if CONFIG_DISK
            which gets into action.run
            drivers/core.c:14: copies add_action(action) to action.run
            drivers/core.c:24: run_actions  callback-field type  a->run
            """);
  }

  @Test
  void callersThroughAMacro() {
    assertThat(answer(0, "callers", "print"))
        .isEqualTo(
            """
            drivers/core.c:50: function print
            1 direct call
            drivers/disk.c:3: disk_release  macro exact  via debug  if CONFIG_DISK && CONFIG_DEBUG
            """);
  }

  @Test
  void callersOfCallers() {
    assertThat(answer(0, "callers", "free_disk", "--depth", "2"))
        .isEqualTo(
            """
            drivers/core.c:40: function free_disk
            drivers/disk.c:4:   disk_release  direct exact  if CONFIG_DISK
            drivers/core.c:24:     run_actions  callback-field type  through action.run, put there at
                    drivers/disk.c:25
            drivers/disk.c:12:   disk_flush  direct exact  if CONFIG_DISK && CONFIG_DEBUG
            drivers/core.c:33:     sync_disk  ops type  through disk_ops.flush, put there at drivers/disk.c:40
            """);
    out.reset();
    assertThat(answer(0, "callers", "free_disk", "--depth", "2", "--format", "json"))
        .contains("\"schema\": \"ktrail/callers-tree/1\"", "\"total\": 4", "\"above\": \"told\"");
    out.reset();
    assertThat(answer(0, "callers", "free_disk", "--depth", "2", "--format", "dot"))
        .contains("run_actions", "style=dashed");
    out.reset();
    assertThat(error("callers", "free_disk", "--depth", "0")).contains("--depth 0");
  }

  @Test
  void callersInAPartOfTheTree() {
    assertThat(answer(0, "callers", "free_disk", "--in", "drivers/disk.c", "--in", "mm"))
        .contains("2 direct calls");
    out.reset();
    assertThat(answer(1, "callers", "free_disk", "--in", "mm")).contains("0 direct calls");
  }

  @Test
  void aLimitSaysWhatThereIs() {
    assertThat(answer(0, "callers", "free_disk", "--limit", "1"))
        .isEqualTo(
            """
            drivers/core.c:40: function free_disk
            2 direct calls
            drivers/disk.c:4: disk_release  direct exact  if CONFIG_DISK
            1 of 2 direct calls, --limit 0 for all; --in PATH narrows: drivers 2
            """);
    out.reset();
    assertThat(answer(0, "callers", "free_disk", "--limit", "1", "--format", "json"))
        .contains("\"total\": 2", "\"line\": 4")
        .doesNotContain("\"line\": 12,");
    out.reset();
    assertThat(answer(0, "callees", "disk_release", "--limit", "1"))
        .endsWith("1 of 2 calls, --limit 0 for all\n");
    out.reset();
    assertThat(error("callers", "free_disk", "--limit", "-1")).contains("--limit -1");
  }

  @Test
  void namesThatMatch() {
    assertThat(answer(0, "callers", "*_disk"))
        .isEqualTo(
            """
            2 names match *_disk

            drivers/core.c:40: function free_disk
            2 direct calls
            drivers/disk.c:4: disk_release  direct exact  if CONFIG_DISK
            drivers/disk.c:12: disk_flush  direct exact  if CONFIG_DISK && CONFIG_DEBUG

            drivers/core.c:30: function sync_disk
            0 direct calls
            """);
    out.reset();
    assertThat(answer(0, "callees", "/^disk_r/", "--format", "json"))
        .contains("\"pattern\": \"/^disk_r/\"", "\"matched\": 1", "\"answers\": [");
    out.reset();
    assertThat(error("callers", "/^nobody/")).contains("matches no function or macro at HEAD");
    err.reset();
    assertThat(error("callers", "/(/")).contains("not a pattern of names");
  }

  @Test
  void aLineIsTheFunctionAroundIt() {
    assertThat(answer(0, "callees", "disk.c:3"))
        .startsWith("drivers/disk.c:1: function disk_release");
    out.reset();
    assertThat(answer(0, "path", "core.c:22", "free_disk")).startsWith("2 hops");
    out.reset();
    assertThat(error("callers", "disk.c:400")).contains("no function or macro is around this line");
  }

  @Test
  void optionsMayStandBeforeTheCommand() {
    String plain = answer(0, "callers", "free_disk", "--limit", "1");
    out.reset();
    assertThat(answer(0, "--limit", "1", "--rev", "v1", "-C", "/nowhere", "callers", "free_disk"))
        .isEqualTo(plain);
    out.reset();
    assertThat(answer(0, "callers", "-C", "/nowhere", "free_disk", "--limit", "1"))
        .isEqualTo(plain);
    out.reset();
    assertThat(answer(1, "--config", "x", "callees", "disk_flush")).contains("calls nothing");
  }

  @Test
  void calleesAsATree() {
    assertThat(answer(0, "callees", "disk_release", "--depth", "2"))
        .isEqualTo(
            """
            drivers/disk.c:1: function disk_release  if CONFIG_DISK
            drivers/disk.c:3:   print  macro exact  via debug  if CONFIG_DEBUG
            drivers/disk.c:4:   free_disk  direct exact
            """);
  }

  @Test
  void calleesThroughSlots() {
    assertThat(answer(0, "callees", "sync_disk"))
        .isEqualTo(
            """
            drivers/core.c:30: function sync_disk
            drivers/core.c:33:   (disk_ops.flush)  ops type  1 target  d->ops->flush
            drivers/disk.c:40:     -> disk_flush  type  in disk_operations  if CONFIG_DISK
            drivers/core.c:35:   ?  unknown  (*f)
            """);
  }

  @Test
  void noEntryLeadsThere() {
    assertThat(answer(1, "reach", "free_disk", "--from", "ioctl,kthread"))
        .isEqualTo(
            """
            drivers/core.c:40: function free_disk
            ioctl: none
            kthread: none
            searched 5 functions and macros of at most 10 hops
            """);
    out.reset();
    assertThat(answer(1, "reach", "free_disk", "--format", "json"))
        .contains("\"schema\": \"ktrail/reach/1\"", "\"total\": 0");
    out.reset();
    assertThat(error("reach", "free_disk", "--from", "heaven")).contains("no kind of entry");
    err.reset();
    assertThat(error("reach", "free_disk", "--max-hops", "0")).contains("--max-hops 0");
  }

  @Test
  void ops() {
    assertThat(answer(0, "ops", "struct disk_ops.flush"))
        .isEqualTo(
            """
            disk_ops.flush (include/disk.h:6)
              1 registration:
            drivers/disk.c:40: disk_flush  type  in disk_operations  if CONFIG_DISK
              1 dispatch:
            drivers/core.c:33: sync_disk  ops type  d->ops->flush
              0 flows
              1 mere read of a member of this name:
            drivers/core.c:3: can_flush  return d->ops->flush != NULL;
            """);
  }

  @Test
  void opsOfAVariable() {
    assertThat(answer(0, "ops", "disk_operations"))
        .isEqualTo(
            """
            disk_operations in drivers/disk.c fills 1 member
            drivers/disk.c:40: disk_ops.flush = disk_flush  type  if CONFIG_DISK
            """);
    out.reset();
    assertThat(answer(0, "ops", "disk_operations.flush", "--format", "json"))
        .contains("\"variable\": \"disk_operations\"", "\"slot\": \"disk_ops.flush\"");
  }

  @Test
  void def() {
    assertThat(answer(0, "def", "disk_ops"))
        .isEqualTo(
            """
            include/disk.h:5: struct disk_ops  [kernel]
            """);
  }

  @Test
  void refs() {
    assertThat(answer(0, "refs", "disk_release"))
        .isEqualTo(
            """
            drivers/disk.c:1: definition  static void disk_release(void *data)
            """);
  }

  @Test
  void refsOfASymbolOfTheBuild() {
    assertThat(answer(0, "refs", "CONFIG_DISK"))
        .isEqualTo(
            """
            drivers/Kconfig:1: definition  config DISK
            drivers/Kconfig:9: depends  in CONFIG_DISK_DEBUG  depends on DISK
            drivers/Makefile:1: build  obj-$(CONFIG_DISK) += disk.o # CONFIG_DISK
            """);
    out.reset();
    assertThat(answer(0, "refs", "CONFIG_DISK", "--limit", "1", "--in", "drivers/Kconfig"))
        .isEqualTo(
            """
            drivers/Kconfig:1: definition  config DISK
            1 of 2 references, --limit 0 for all; --in PATH narrows: drivers 2
            """);
  }

  @Test
  void refsSayWhatIsDone() {
    assertThat(answer(0, "refs", "flush"))
        .isEqualTo(
            """
            drivers/core.c:3: member read  in can_flush  return d->ops->flush != NULL;
            """);
  }

  @Test
  void refsOfNamesThatMatch() {
    assertThat(answer(0, "refs", "disk_r*"))
        .isEqualTo(
            """
            1 name matches disk_r*

            drivers/disk.c:1: definition  static void disk_release(void *data)
            """);
  }

  @Test
  void pictures() {
    assertThat(answer(0, "callers", "disk_release", "--format", "dot"))
        .isEqualTo(
            """
            digraph ktrail {
              rankdir=TB;
              node [shape=box];
              n0 [label="disk_release"];
              n1 [label="add_action(action)", shape=ellipse];
              n2 [label="action.run", shape=ellipse];
              n3 [label="run_actions"];
              n1 -> n0 [label="drivers/disk.c:25", style=dashed, arrowhead=odot];
              n2 -> n1 [label="drivers/core.c:14", style=dashed, arrowhead=odot];
              n3 -> n2 [label="drivers/core.c:24", style=dashed];
            }
            """);
  }

  @Test
  void mermaid() {
    assertThat(answer(0, "callees", "sync_disk", "--format", "mermaid"))
        .isEqualTo(
            """
            flowchart TB
              n0["sync_disk"]
              n1(["disk_ops.flush"])
              n2["disk_flush"]
              n3(["? (*f)"])
              n0 -.->|"drivers/core.c:33"| n1
              n1 -.->|"drivers/disk.c:40"| n2
              n0 -.->|"drivers/core.c:35"| n3
            """);
  }

  @Test
  void json() {
    assertThat(answer(0, "callees", "disk_flush", "--format", "json"))
        .isEqualTo(
            """
            {
              "schema": "ktrail/callees/1",
              "total": 1,
              "functions": [
                {
                  "function": {
                    "name": "disk_flush",
                    "kind": "function",
                    "file": "drivers/disk.c",
                    "line": 10,
                    "condition": "CONFIG_DISK",
                    "program": "kernel"
                  },
                  "calls": [
                    {
                      "caller": {
                        "name": "disk_flush",
                        "kind": "function",
                        "file": "drivers/disk.c",
                        "line": 10,
                        "condition": "CONFIG_DISK",
                        "program": "kernel"
                      },
                      "file": "drivers/disk.c",
                      "line": 12,
                      "kind": "direct",
                      "grade": "exact",
                      "condition": "CONFIG_DISK && CONFIG_DEBUG",
                      "macros": [],
                      "cleanup": false,
                      "copied": false,
                      "text": "",
                      "async": "",
                      "other_architectures": 0,
                      "callee": {
                        "name": "free_disk",
                        "kind": "function",
                        "file": "drivers/core.c",
                        "line": 40,
                        "condition": "1",
                        "program": "kernel"
                      },
                      "repeated": false,
                      "calls": []
                    }
                  ]
                }
              ]
            }
            """);
  }

  @Test
  void aConfigurationPrunes() {
    assertThat(answer(1, "callees", "disk_flush", "--config", "x")).contains("calls nothing");
  }

  @Test
  void exports() {
    assertThat(answer(0, "export", "edges", "--kinds", "ops"))
        .isEqualTo(
            """
            caller\tcaller_kind\tcallee\tcallee_kind\tedge_kind\tgrade\tfile\tline\tcondition\tcaller_file\tcallee_file
            sync_disk\tfunction\tdisk_flush\tfunction\tops\ttype\tdrivers/core.c\t33\t1\tdrivers/core.c\tdrivers/disk.c
            """);
  }

  @Test
  void nothingFoundIsOne() {
    assertThat(answer(1, "callers", "sync_disk")).contains("0 direct calls");
    assertThat(answer(1, "ops", "plain")).contains("plain: takes part in no indirect call");
  }

  @Test
  void unknownNamesSuggest() {
    assertThat(error("callers", "disk_relaese"))
        .isEqualTo(
            "ktrail: disk_relaese: no function or macro of this name at HEAD; did you mean"
                + " disk_release?\n");
    err.reset();
    assertThat(error("callers", "x.c:disk_release")).contains("ask without it");
    err.reset();
    assertThat(error("callers", "print", "--kinds", "mail")).contains("no edge kind");
    err.reset();
    assertThat(error("refs", "a b")).contains("not an identifier");
    err.reset();
    assertThat(error("ops", "nothing.at_all")).contains("no record of this name");
    err.reset();
    assertThat(error("ops", "plain.sise")).contains("no member sise; it has size");
    err.reset();
    assertThat(error("refs", "nobody")).contains("nobody: is not mentioned at HEAD");
    err.reset();
    assertThat(error("def", "nothing")).contains("nothing has this name at HEAD");
  }

  @ParameterizedTest
  @ValueSource(strings = {"path", "reach", "callers", "callees", "ops", "def", "refs", "export"})
  void helpHasExamplesAndExitCodes(String command) {
    String help = answer(0, command, "--help");
    assertThat(help)
        .contains("Examples:", "Exit codes:", "--rev", "--config", "--format", "-C=REPO");
    assertThat(help.lines()).allMatch(line -> line.length() <= 100);
  }

  @Test
  void brokenPipesAreQuiet() {
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int value) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    for (String[] args :
        new String[][] {{"export", "edges"}, {"export", "symbols"}, {"callers", "print"}}) {
      assertThat(Main.run(args, (k, asked) -> SampleRevision.open(true), closed, err)).isZero();
    }
    assertThat(err.toString(UTF_8)).isEmpty();
  }
}
