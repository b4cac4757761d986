package org.ktrail.queries.series.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ktrail.indexer.apply.PatchResult;
import org.ktrail.indexer.apply.ReconstructedFile.Certainty;
import org.ktrail.indexer.patch.PatchMail;
import org.ktrail.indexer.patch.PatchParser;
import org.ktrail.indexer.snapshot.Repositories;
import org.ktrail.indexer.snapshot.SampleRepository;
import org.ktrail.indexer.snapshot.SourceRepository;

class PlacerTest {
  private static final String FILE =
      "int one;\nint two;\nint three;\nint four;\nint five;\nint six;\nint seven;\n";

  @TempDir private Path directory;
  private SourceRepository repository;
  private String blob = "";

  @BeforeEach
  void open() throws IOException {
    Path git = directory.resolve("r.git");
    SampleRepository.create(git, Map.of("f.c", FILE));
    repository = Repositories.open(git);
    var head = repository.snapshot("HEAD");
    blob = head.blob(head.indexOf("f.c")).toString();
  }

  @AfterEach
  void close() {
    repository.close();
  }

  private static String diff(String blob, int line, String before, String after) {
    return """
    diff --git a/f.c b/f.c
    index %s..0000000001 100644
    --- a/f.c
    +++ b/f.c
    @@ -%d,3 +%d,3 @@
    """
            .formatted(blob, line, line)
        + before
        + after;
  }

  private static final String TWO = " int one;\n-int two;\n+long two;\n int three;\n";
  private static final String FIVE = " int four;\n-int five;\n+long five;\n int six;\n";

  private Placement place(String cover, String given, String... patches) {
    PostedSeries series =
        new PostedSeries(
            "v1",
            List.of(PatchParser.parse(PatchMail.of("<0@x>", "[PATCH 0/2] f", cover))),
            Stream.of(patches)
                .map(p -> PatchParser.parse(PatchMail.of("<1@x>", "[PATCH] f", p)))
                .toList());
    return new Placer(repository).place(series, given);
  }

  private static List<String> told(Placement placement) {
    return placement.evidence().stream()
        .map(e ->
            "%s %s %s %d/%d%s"
                .formatted(
                    e.kind(),
                    e.claim(),
                    e.revision(),
                    e.matched(),
                    e.total(),
                    e.decided() ? " decided" : ""))
        .toList();
  }

  @Test
  void blobsThatAgreeDecideBeforeWordsThatDoNot() {
    Placement placement =
        place(
            "Rebased on v9.9-rc1.\n",
            "",
            diff(blob.substring(0, 12), 1, TWO, ""),
            diff("feedfeedfeed", 4, FIVE, ""));
    assertThat(told(placement))
        .containsExactly(
            "BLOBS  %s 1/1 decided".formatted(placement.evidence().getFirst().revision()),
            "PROSE Rebased on v9.9-rc1.  0/1");
    Placement.OnBase placed = (Placement.OnBase) placement;
    assertThat(placed.prefix(0).changes().files()).isEmpty();
    assertThat(text(placed, 1)).isEqualTo(FILE.replace("int two", "long two"));
    assertThat(text(placed, 2))
        .isEqualTo(FILE.replace("int two", "long two").replace("int five", "long five"));
  }

  private static String text(Placement.OnBase placed, int patches) {
    return new String(placed.prefix(patches).read("f.c").orElseThrow(), StandardCharsets.UTF_8);
  }

  @Test
  void aTrailerOfThisRepositoryDecides() {
    String commit = repository.snapshot("HEAD").commit();
    Placement placement =
        place("Text.\n\nbase-commit: " + commit + "\n", "", diff("feedfeedfeed", 1, TWO, ""));
    assertThat(told(placement)).containsExactly("TRAILER %1$s %1$s 0/1 decided".formatted(commit));
  }

  @Test
  void whatTheUserGivesIsTakenAndChecked() {
    Placement placement = place("", "HEAD", diff("feedfeedfeed", 1, TWO, ""));
    assertThat(told(placement)).containsExactly("GIVEN HEAD HEAD 0/1 decided");
    Evidence.Mismatch mismatch = placement.evidence().getFirst().mismatches().getFirst();
    assertThat(mismatch.path()).isEqualTo("f.c");
    assertThat(mismatch.found()).isEqualTo(blob.substring(0, 12));
  }

  @Test
  void withoutABlobTheHunksDecide() {
    Placement placement = place("", "", diff("feedfeedfeed", 1, TWO, ""));
    assertThat(told(placement)).hasSize(1);
    assertThat(placement.evidence().getFirst().kind()).isEqualTo(Evidence.Kind.HUNKS);
  }

  @Test
  void withoutABaseTheSeriesIsReadByItself() {
    Placement placement =
        place(
            "",
            "",
            diff("feedfeedfeed", 1, TWO, "@@ -4,3 +4,3 @@\n int vier;\n-int neun;\n+int zehn;\n")
                .replace("-4,3 +4,3", "-4,2 +4,2"));
    Placement.WithoutBase alone = (Placement.WithoutBase) placement;
    var after = alone.steps().getFirst().changes().getFirst().after().orElseThrow();
    assertThat(new String(after.bytes(), StandardCharsets.UTF_8))
        .contains("long two;", "int zehn;");
    assertThat(after.at(2)).isEqualTo(Certainty.KNOWN);
    assertThat(after.lines(Certainty.ASSUMED)).isPositive();
    assertThat(after.ranges().getLast().last())
        .isEqualTo((int) new String(after.bytes(), StandardCharsets.UTF_8).lines().count());
  }

  @Test
  void aPatchThatTheBaseHasIsSkipped() {
    Placement.OnBase placed =
        (Placement.OnBase)
            place(
                "",
                "HEAD",
                diff("feedfeedfeed", 1, " int one;\n-short two;\n+int two;\n int three;\n", ""),
                diff("feedfeedfeed", 4, FIVE, ""));
    assertThat(placed.results())
        .extracting(PatchResult::verdict)
        .containsExactly(PatchResult.Verdict.CONTAINED, PatchResult.Verdict.APPLIES);
  }
}
