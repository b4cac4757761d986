package org.ktrail.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ktrail.cli.output.ExitCode;
import org.ktrail.cli.output.Messages;
import org.ktrail.cli.session.Workspaces;
import org.ktrail.indexer.snapshot.SampleRepository;

/** What facts alone tell is said before a link, to who watches. */
class EarlyAnswerTest {
  @TempDir Path directory;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void repository() throws IOException {
    SampleRepository.create(
        directory,
        Map.of(
            "ops.h",
            """
            struct ops { int (*go)(int); };
            int work(int);
            #define twice(x) (work(x) + work(x))
            """,
            "work.c",
            """
            #include "ops.h"
            int work(int x)
            {
            	return x;
            }
            struct ops the_ops = { .go = work };
            """,
            "use.c",
            """
            #include "ops.h"
            int start(struct ops *o)
            {
            	return o->go(1) + work(2);
            }
            """));
  }

  private String ask(boolean watched, String... words) {
    out.reset();
    err.reset();
    String[] all =
        Stream.concat(Stream.of("-C", directory.toString()), Stream.of(words))
            .toArray(String[]::new);
    int code =
        Main.run(all, new Workspaces.Opener(all, new Messages(err), () -> watched), out, err);
    assertThat(code).as(err.toString(UTF_8)).isNotEqualTo(ExitCode.ERROR);
    return err.toString(UTF_8);
  }

  @Test
  void callersByNameComeFirst() {
    ask(true, "index");
    String early = ask(true, "callers", "work");
    assertThat(early)
        .contains(
            """
            ktrail: HEAD is not linked yet; single files tell:
            work.c:2: function work
            2 calls by name
            ops.h:3: twice
            use.c:4: start
            callers through pointers and tables follow when it is linked
            """);
    String whole = out.toString(UTF_8);
    assertThat(whole).contains("use.c:4: start  ops type");
    assertThat(ask(true, "callers", "work")).doesNotContain("single files");
    assertThat(out.toString(UTF_8)).isEqualTo(whole);
  }

  @Test
  void ofManyCallersTheFirstAreTold() {
    assertThat(ask(true, "callers", "work", "--limit", "1"))
        .contains("more than 1 call by name\nops.h:3: twice\ncallers through");
  }

  @Test
  void whatIsNotIndexedIsIndexedForIt() {
    assertThat(ask(true, "def", "twice"))
        .contains("ops.h:3: macro twice  (x)\n")
        .contains("follow when it is linked");
    assertThat(out.toString(UTF_8)).isEqualTo("ops.h:3: macro twice  (x)\n");
  }

  @Test
  void linesOfMentionsComeFirst() {
    assertThat(ask(true, "refs", "the_ops", "--format", "json"))
        .contains("mentioned in:\nwork.c:6: struct ops the_ops = { .go = work };\n");
    assertThat(out.toString(UTF_8)).startsWith("{");
  }

  @Test
  void nobodyIsToldWhoDoesNotWatch() {
    assertThat(ask(false, "callers", "work")).doesNotContain("single files");
  }

  @Test
  void whatNoFileDefinesHasNoEarlyAnswer() {
    assertThat(ask(true, "callers", "wor*")).doesNotContain("single files");
  }
}
