package org.ktrail.indexer.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ktrail.indexer.patch.PatchMail;
import org.ktrail.indexer.patch.PatchParser;
import org.ktrail.indexer.snapshot.BlobId;
import org.ktrail.indexer.snapshot.Repositories;
import org.ktrail.indexer.snapshot.SampleRepository;
import org.ktrail.indexer.snapshot.SourceRepository;

class PatchApplierTest {
  private static final String DISC =
      """
      #include "disc.h"

      static int stop_disc(struct disc *disc)
      {
      	int speed = disc->speed;

      	if (speed == 0)
      		return 0;
      	spin(disc, 0);
      	return 1;
      }

      static int start_disc(struct disc *disc)
      {
      	spin(disc, FULL);
      	return 0;
      }
      """;

  @TempDir private Path directory;
  private SourceRepository repository;
  private PatchedTree tree;

  @BeforeEach
  void open() throws IOException {
    Path git = directory.resolve("r.git");
    SampleRepository.create(git, Map.of("disc.c", DISC, "other.c", "int other;\n"));
    repository = Repositories.open(git);
    tree = PatchedTree.of(repository.snapshot("HEAD"));
  }

  @AfterEach
  void close() {
    repository.close();
  }

  private PatchResult apply(String diff) {
    return PatchApplier.apply(
        tree,
        PatchParser.parse(PatchMail.of("<1@x>", "[PATCH] x", diff)),
        id -> repository.blob(id).map(tree.base()::read));
  }

  private static String text(PatchedTree tree, String path) {
    return new String(tree.read(path).orElseThrow(), StandardCharsets.UTF_8);
  }

  private static final String SLOW =
      """
      --- a/disc.c
      +++ b/disc.c
      @@ -3,7 +3,8 @@
       	if (speed == 0)
       		return 0;
      -	spin(disc, 0);
      +	spin(disc, SLOW);
      +	wait(disc);
       	return 1;
       }
      """;

  @Test
  void aHunkFitsNearItsPlace() {
    PatchResult result = apply(SLOW.replace("-3,7 +3,8", "-3,5 +3,6"));
    assertThat(result.verdict()).isEqualTo(PatchResult.Verdict.APPLIES);
    HunkResult.Fitted hunk = (HunkResult.Fitted) result.files().getFirst().hunks().getFirst();
    assertThat(hunk.line()).isEqualTo(7);
    assertThat(hunk.offset()).isEqualTo(4);
    assertThat(text(result.tree(), "disc.c"))
        .isEqualTo(DISC.replace("spin(disc, 0);", "spin(disc, SLOW);\n\twait(disc);"));
    assertThat(text(tree, "disc.c")).isEqualTo(DISC);
    assertThat(result.tree().changes().files()).containsOnlyKeys("disc.c");
  }

  private static final String LISTED =
      """
      --- a/disc.c
      +++ b/disc.c
      @@ -9,6 +9,7 @@
       	other_line();
       	spin(disc, 0);
       	return 1;
      +	return 2;
       }
      \s
       static int begin_disc(struct disc *disc)
      """;

  @Test
  void aHunkFitsWithoutItsOutermostContext() {
    PatchResult result = apply(LISTED);
    assertThat(result.verdict()).isEqualTo(PatchResult.Verdict.FUZZY);
    HunkResult.Fitted hunk = (HunkResult.Fitted) result.files().getFirst().hunks().getFirst();
    assertThat(hunk.fuzz()).isEqualTo(1);
    assertThat(text(result.tree(), "disc.c"))
        .isEqualTo(DISC.replace("\treturn 1;\n", "\treturn 1;\n\treturn 2;\n"));
  }

  @Test
  void noHunkFitsLooselyInTwoPlacesOrTwice() {
    // What is left of it stands in both functions.
    String both =
        LISTED.replace("\tspin(disc, 0);\n \treturn 1;", "\tspin(disc, x);\n \treturn 3;");
    assertThat(apply(both).verdict()).isEqualTo(PatchResult.Verdict.CONFLICT);
    // What it adds is there already.
    String there = LISTED.replace("+\treturn 2;", "+\tspin(disc, FULL);");
    assertThat(apply(there).verdict()).isEqualTo(PatchResult.Verdict.EARLIER_FORM);
  }

  @Test
  void aTornHunkIsAppliedAsFarAsItIsThere() {
    PatchResult result = apply(SLOW.replace("-3,7 +3,8", "-3,5 +3,7"));
    assertThat(result.patch().isTorn()).isTrue();
    assertThat(result.verdict()).isEqualTo(PatchResult.Verdict.APPLIES);
  }

  @Test
  void whatTheTreeHasIsSkipped() {
    tree = apply(SLOW.replace("-3,7 +3,8", "-3,5 +3,6")).tree();
    PatchResult again = apply(SLOW.replace("-3,7 +3,8", "-3,5 +3,6"));
    assertThat(again.verdict()).isEqualTo(PatchResult.Verdict.CONTAINED);
    assertThat(again.tree()).isSameAs(tree);
  }

  @Test
  void anotherFormIsKnownAgain() {
    tree = apply(SLOW.replace("-3,7 +3,8", "-3,5 +3,6")).tree();
    PatchResult earlier =
        apply(
            SLOW.replace("-3,7 +3,8", "-3,5 +3,7")
                .replace("+\tspin(disc, SLOW);\n", "+\tspin(disc,\n+\t     SLOW);\n"));
    assertThat(earlier.verdict()).isEqualTo(PatchResult.Verdict.EARLIER_FORM);
    assertThat(earlier.presence()).isEqualTo(1);
    assertThat(earlier.tree()).isSameAs(tree);
  }

  @Test
  void aConflictHasTheLinesOfBothSides() {
    PatchResult result =
        apply(SLOW.replace("-3,7 +3,8", "-3,5 +3,6").replace("-\tspin(disc, 0)", "-\thalt(disc)"));
    assertThat(result.verdict()).isEqualTo(PatchResult.Verdict.CONFLICT);
    HunkResult.Conflict conflict = result.files().getFirst().conflicts().getFirst();
    assertThat(conflict.expected())
        .containsExactly("\t\treturn 0;", "\thalt(disc);", "\treturn 1;");
    assertThat(conflict.found())
        .containsExactly("\t\treturn 0;", "\tspin(disc, 0);", "\treturn 1;");
    assertThat(conflict.foundLine()).isEqualTo(8);
    assertThat(text(result.tree(), "disc.c")).isEqualTo(DISC);
  }

  @Test
  void hunksThatFitAreAppliedBesideOneThatDoesNot() {
    PatchResult result =
        apply(
            """
            --- a/disc.c
            +++ b/disc.c
            @@ -4,3 +4,3 @@
             	if (speed < 0)
            -		return 2;
            +		return 3;
             	halt(disc);
            @@ -13,4 +13,4 @@
             static int start_disc(struct disc *disc)
             {
            -	spin(disc, FULL);
            +	spin(disc, HALF);
             	return 0;
            """);
    assertThat(result.verdict()).isEqualTo(PatchResult.Verdict.CONFLICT);
    assertThat(text(result.tree(), "disc.c")).isEqualTo(DISC.replace("FULL", "HALF"));
  }

  @Test
  void blanksOfTheContextMayDiffer() {
    PatchResult result =
        apply(
            SLOW.replace("-3,7 +3,8", "-3,5 +3,6")
                .replace(" \tif", "         if")
                .replace(" \treturn 1", "         return 1"));
    assertThat(result.verdict()).isEqualTo(PatchResult.Verdict.APPLIES);
    HunkResult.Fitted hunk = (HunkResult.Fitted) result.files().getFirst().hunks().getFirst();
    assertThat(hunk.blanks()).isTrue();
    assertThat(text(result.tree(), "disc.c"))
        .isEqualTo(DISC.replace("spin(disc, 0);", "spin(disc, SLOW);\n\twait(disc);"));
  }

  @Test
  void mergesThreeWaysWithTheBlobThatThePatchNames() {
    String id = BlobId.ofContent(DISC.getBytes(StandardCharsets.UTF_8)).toString();
    tree =
        apply(
                """
                --- a/disc.c
                +++ b/disc.c
                @@ -9,2 +9,2 @@
                 	spin(disc, 0);
                -	return 1;
                +	return 7;
                 }
                """
                    .replace("-9,2 +9,2", "-9,3 +9,3"))
            .tree();
    PatchResult result =
        apply(
            """
            diff --git a/disc.c b/disc.c
            index %s..0000000001 100644
            --- a/disc.c
            +++ b/disc.c
            @@ -4,7 +4,7 @@
             {
            -	int speed = disc->speed;
            +	int speed = disc->rpm;

             	if (speed == 0)
             		return 0;
             	spin(disc, 0);
             	return 1;
            """
                .formatted(id.substring(0, 12)));
    assertThat(result.files().getFirst().outcome()).isEqualTo(FileResult.Outcome.MERGED);
    assertThat(text(result.tree(), "disc.c"))
        .isEqualTo(DISC.replace("return 1", "return 7").replace("disc->speed", "disc->rpm"));
  }

  @Test
  void aChangeOfModeAloneApplies() {
    PatchResult result =
        apply(
            """
            diff --git a/disc.c b/disc.c
            old mode 100644
            new mode 100755
            """);
    assertThat(result.verdict()).isEqualTo(PatchResult.Verdict.APPLIES);
    assertThat(text(result.tree(), "disc.c")).isEqualTo(DISC);
  }

  @Test
  void addsDeletesAndRenames() {
    PatchResult result =
        apply(
            """
            diff --git a/new.c b/new.c
            new file mode 100644
            index 0000000..%s
            --- /dev/null
            +++ b/new.c
            @@ -0,0 +1,2 @@
            +int new;
            +int end;
            \\ No newline at end of file
            diff --git a/other.c b/other.c
            deleted file mode 100644
            --- a/other.c
            +++ /dev/null
            @@ -1 +0,0 @@
            -int other;
            diff --git a/disc.c b/drive.c
            rename from disc.c
            rename to drive.c
            """
                .formatted(
                    BlobId.ofContent("int new;\nint end;".getBytes(StandardCharsets.UTF_8))
                        .toString()
                        .substring(0, 12)));
    assertThat(result.verdict()).isEqualTo(PatchResult.Verdict.APPLIES);
    assertThat(result.files().getFirst().verified()).isTrue();
    PatchedTree after = result.tree();
    assertThat(text(after, "new.c")).isEqualTo("int new;\nint end;");
    assertThat(after.has("other.c")).isFalse();
    assertThat(after.read("disc.c")).isEqualTo(Optional.empty());
    assertThat(text(after, "drive.c")).isEqualTo(DISC);
  }

  @Test
  void bytesOfOtherEncodingsSurvive() {
    byte[] latin = "/* \u00e9 */\nint a;\n".getBytes(StandardCharsets.ISO_8859_1);
    TextLines lines = TextLines.of(latin);
    assertThat(Arrays.equals(lines.bytes(), latin)).isTrue();
  }
}
