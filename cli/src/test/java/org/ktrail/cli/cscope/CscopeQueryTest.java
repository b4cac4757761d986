package org.ktrail.cli.cscope;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ktrail.cli.session.Workspaces;
import org.ktrail.indexer.pipeline.Progress;
import org.ktrail.indexer.snapshot.SampleRepository;
import org.ktrail.queries.workspace.Workspace;
import org.ktrail.queries.workspace.edited.OpenBuffers;
import org.ktrail.queries.workspace.edited.WorkTreeRevision;

/** cscope's questions, each with an answer in its four columns. */
@Timeout(120)
class CscopeQueryTest {
  @TempDir Path directory;

  @Test
  void eachQuestionIsAnsweredAsCscopeWritesIt() throws Exception {
    Path repository = directory.resolve("linux.git");
    SampleRepository.create(
        repository,
        Map.of(
            "a.c",
            """
            #include "a.h"
            static int flush(void)
            {
            	count = 1;
            	return 0;
            }
            struct ops ops = { .flush = flush };
            int sync(struct ops *o) { return o->flush(); }
            int both(void) { return sync(&ops); }
            """,
            "a.h",
            "struct ops { int (*flush)(void); };\nextern int count;\n",
            "Kbuild",
            "obj-y += a.o\n"));
    try (Workspace workspace = Workspaces.at(repository, Progress.NONE);
        WorkTreeRevision revision = new WorkTreeRevision(workspace)) {
      CscopeQuery query = new CscopeQuery(revision.at(new OpenBuffers(Map.of()), false), false);
      assertThat(written(query.ask(1, "sync")))
          .containsExactly("a.c sync 8 int sync(struct ops *o) { return o->flush(); }");
      assertThat(written(query.ask(1, "s.nc"))).isEqualTo(written(query.ask(1, "sync")));
      assertThat(written(query.ask(2, "sync")))
          .containsExactly("a.c flush 8 int sync(struct ops *o) { return o->flush(); }");
      assertThat(written(query.ask(3, "flush")))
          .containsExactly("a.c sync 8 int sync(struct ops *o) { return o->flush(); }");
      assertThat(written(query.ask(3, "sync")))
          .containsExactly("a.c both 9 int both(void) { return sync(&ops); }");
      assertThat(written(query.ask(9, "count"))).containsExactly("a.c flush 4 count = 1;");
      assertThat(written(query.ask(0, "count")))
          .containsExactly("a.c flush 4 count = 1;", "a.h <global> 2 extern int count;");
      assertThat(written(query.ask(4, "return 0"))).containsExactly("a.c <unknown> 5 \treturn 0;");
      assertThat(written(query.ask(6, "^extern")))
          .containsExactly("a.h <unknown> 2 extern int count;");
      assertThat(written(query.ask(7, "a.h"))).containsExactly("a.h <unknown> 1 <unknown>");
      assertThat(written(query.ask(8, "a.h"))).containsExactly("a.c <global> 1 #include \"a.h\"");
      assertThat(query.ask(1, "no_such")).isEmpty();
    }
  }

  private static List<String> written(List<CscopeLine> lines) {
    return lines.stream().map(CscopeLine::written).toList();
  }
}
