package org.ktrail.queries.workspace.edited;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ktrail.indexer.pipeline.Progress;
import org.ktrail.indexer.snapshot.Repositories;
import org.ktrail.indexer.snapshot.SampleRepository;
import org.ktrail.queries.workspace.Extractors;
import org.ktrail.queries.workspace.OpenRevision;
import org.ktrail.queries.workspace.Workspace;

/** What a name means at its place, in a small repository and in texts that are not saved. */
@Timeout(120)
class PlaceAnswersTest {
  private static final String MAIN =
      """
      #include "ops.h"
      static int helper(struct disk *d) { return d->size; }
      static int flush(struct disk *disk)
      {
      	int size = helper(disk);
      	return size + 1;
      }
      static struct disk_ops ops = { .flush = flush };
      int sync(struct disk *d)
      {
      	return d->ops->flush(d);
      }
      """;

  @TempDir Path directory;
  private Workspace workspace;
  private WorkTreeRevision revision;

  @BeforeEach
  void open() throws IOException {
    Path repository = directory.resolve("linux.git");
    SampleRepository.create(
        repository,
        Map.of(
            "main.c", MAIN,
            "other.c",
                "static int helper(void) { return 2; }\nint two(void) { return helper(); }\n",
            "ops.h",
                """
                struct disk;
                struct disk_ops { int (*flush)(struct disk *d); };
                struct disk { int size; struct disk_ops *ops; };
                """,
            "Kbuild", "obj-y += main.o other.o\n"));
    workspace =
        new Workspace(
            Repositories.open(repository),
            Progress.NONE,
            Extractors.factory(),
            Extractors.fragments(),
            () -> {},
            2);
    revision = new WorkTreeRevision(workspace);
  }

  @AfterEach
  void close() {
    revision.close();
    workspace.close();
  }

  private OpenRevision now(Map<String, String> texts) {
    Map<String, byte[]> bytes = new HashMap<>();
    texts.forEach((path, text) -> bytes.put(path, text.getBytes(UTF_8)));
    return revision.at(new OpenBuffers(bytes), false);
  }

  private static PointedName at(OpenRevision opened, String text, String before) {
    return new PlaceAnswers(opened)
        .name("main.c", text.indexOf(before) + before.length())
        .orElseThrow();
  }

  private static List<String> told(List<NamedPlace> places) {
    return places.stream().map(p -> p.name() + " " + p.place()).toList();
  }

  @Test
  void aNameMeansWhatItsPlaceMeans() {
    OpenRevision opened = now(Map.of());
    PlaceAnswers answers = new PlaceAnswers(opened);
    PointedName call = at(opened, MAIN, "size = help");
    assertThat(told(answers.definitions(call))).containsExactly("helper main.c:2");
    assertThat(told(answers.definitions(at(opened, MAIN, "helper(dis"))))
        .containsExactly("disk main.c:3");
    assertThat(told(answers.references(at(opened, MAIN, "int siz"), true)))
        .containsExactly("size main.c:5", "size main.c:6");
    assertThat(told(answers.definitions(at(opened, MAIN, "d->siz"))))
        .containsExactly("size ops.h:3");
    assertThat(told(answers.types(at(opened, MAIN, "d->op")))).containsExactly("disk_ops ops.h:2");
    assertThat(answers.name("no/such.c", 3)).isEmpty();
  }

  @Test
  void aMemberIsAnsweredByWhatIsPutIntoIt() {
    OpenRevision opened = now(Map.of());
    PlaceAnswers answers = new PlaceAnswers(opened);
    for (String before : List.of("d->ops->fl", "{ .fl", "disk_ops op")) {
      assertThat(told(answers.fillers(at(opened, MAIN, before))))
          .as(before)
          .containsExactly("flush main.c:3");
    }
    assertThat(answers.fillers(at(opened, MAIN, "d->siz"))).isEmpty();
    assertThat(CallNeighbours.callers(opened.view(), "main.c", "flush"))
        .extracting(n -> n.function().orElseThrow().name() + " through " + n.through())
        .containsExactly("sync through disk_ops.flush");
    assertThat(CallNeighbours.count(opened.view(), "main.c", "flush"))
        .isEqualTo(new CallNeighbours.Count(0, 1));
    assertThat(CallNeighbours.callees(opened.view(), "main.c", "sync"))
        .extracting(n -> n.function().orElseThrow().name() + " through " + n.through())
        .containsExactly("flush through disk_ops.flush");
  }

  @Test
  void whatIsOpenStandsOverWhatIsSaved() {
    String edited = "\n\n" + MAIN + "int third(struct disk *d)\n{\n\treturn helper(d);\n}\n";
    OpenRevision opened = now(Map.of("main.c", edited));
    assertThat(told(new PlaceAnswers(opened).definitions(at(opened, edited, "size = help"))))
        .containsExactly("helper main.c:4");
    assertThat(CallNeighbours.count(opened.view(), "main.c", "helper").direct()).isEqualTo(2);
    OpenRevision before = now(Map.of("main.c", MAIN)); // open and not edited
    assertThat(CallNeighbours.count(before.view(), "main.c", "helper").direct()).isEqualTo(1);
    assertThat(now(Map.of())).isSameAs(before);
  }

  @Test
  void aSummaryHasDeclarationAndCalls() {
    OpenRevision opened = now(Map.of());
    NameSummary told = NameSummary.of(opened, at(opened, MAIN, "size = help")).orElseThrow();
    assertThat(told.declared()).isEqualTo("static int helper(struct disk *d)");
    assertThat(told.calls()).contains(new CallNeighbours.Count(1, 0));
    assertThat(NameSummary.of(opened, at(opened, MAIN, "d->ops->fl")).orElseThrow().declared())
        .isEqualTo("int (*flush)(struct disk *)");
    assertThat(NameSummary.of(opened, at(opened, MAIN, "struct disk_o")).orElseThrow().declared())
        .startsWith("struct disk_ops {");
  }

  @Test
  void filesAndNamesAreListed() {
    OpenRevision opened = now(Map.of());
    assertThat(FileOutline.of(opened.facts("ops.h").orElseThrow().declarations()))
        .extracting(e -> e.kind() + " " + e.name() + " " + e.members().size())
        .containsExactly("struct disk_ops 1", "struct disk 2");
    assertThat(new SymbolSearch("hel", 10).ask(opened, () -> true))
        .extracting(d -> d.place().toString())
        .containsExactly("main.c:2", "other.c:1");
    assertThat(new SymbolSearch("elper", 10).ask(opened, () -> true)).hasSize(2);
    assertThat(new SymbolSearch("h", 10).ask(opened, () -> false)).isEmpty();
    assertThat(SourceFiles.including(opened, "ops.h"))
        .extracting(Object::toString)
        .containsExactly("main.c:1");
    assertThat(TextSearch.of("helper\\(.*d\\)", false).in(opened))
        .extracting(l -> l.place().toString())
        .containsExactly("main.c:2", "other.c:1");
    assertThat(TextSearch.ofText("FLUSH = ", true).in(opened)).hasSize(1);
  }
}
