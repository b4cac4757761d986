package org.ktrail.indexer.patch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PatchParserTest {
  private static final String MAIL =
      """
      From: Somebody Else <else@example.org>

      Discs should spin down before they are let go.
      Note: this is prose.

      Call trace:
       -> stop_disc()

      Fixes: 123456789abc ("disc: spin")
      Signed-off-by: Some Body <body@example.org>
      [body: reworded]
      Change-Id: I0123456789
      ---
      Rebased on v1.2

       drivers/disc.c | 3 ++-
       1 file changed, 2 insertions(+), 1 deletion(-)

      diff --git a/drivers/disc.c b/drivers/disc.c
      index 0123456789ab..ba9876543210 100644
      --- a/drivers/disc.c
      +++ b/drivers/disc.c
      @@ -10,7 +10,8 @@ static int stop_disc(void)
       {
       	int a;

      -	spin(a);
      +	spin(a, DOWN);
      +	wait(a);

       	return 0;
       }
      --\s
      2.30.0

      base-commit: 0123456789abcdef0123456789abcdef01234567
      """;

  private static Patch parse(String body) {
    return PatchParser.parse(PatchMail.of("<1@example.org>", "[PATCH v2 1/3] disc: spin", body));
  }

  private static String problems(Patch patch) {
    return patch.problems().stream()
        .map(p ->
            "%s %s#%d %d |%s| %s"
                .formatted(p.kind(), p.path(), p.hunk(), p.line(), p.text(), p.reason()))
        .collect(Collectors.joining("\n"));
  }

  /** A change of one file with this hunk. */
  private static String diff(String hunk) {
    return "--- a/f.c\n+++ b/f.c\n" + hunk;
  }

  /** Whether there are as many lines as the header says. */
  private static boolean isWhole(Hunk hunk) {
    return hunk.oldLines().size() == hunk.oldCount() && hunk.newLines().size() == hunk.newCount();
  }

  @Test
  void readsMessageTrailersAndChange() {
    Patch patch = parse(MAIL);
    assertThat(patch.title()).isEqualTo("disc: spin");
    assertThat(patch.message()).startsWith("Discs should").endsWith("-> stop_disc()");
    assertThat(patch.messageLine()).isEqualTo(3);
    assertThat(patch.notes()).startsWith("Rebased on v1.2");
    assertThat(patch.notesLine()).isEqualTo(14);
    assertThat(patch.trailers().stream().map(Trailer::name))
        .containsExactly("Fixes", "Signed-off-by", "Change-Id", "base-commit");
    FileChange change = patch.files().getFirst();
    assertThat(change.kind()).isEqualTo(FileChange.Kind.MODIFY);
    assertThat(change.path()).isEqualTo("drivers/disc.c");
    assertThat(change.oldBlob()).isEqualTo("0123456789ab");
    assertThat(change.newMode()).isEqualTo("100644");
    Hunk hunk = change.hunks().getFirst();
    assertThat(hunk.section()).isEqualTo("static int stop_disc(void)");
    assertThat(isWhole(hunk)).isTrue();
    assertThat(hunk.lines().get(3))
        .isEqualTo(new HunkLine(HunkLine.Kind.REMOVED, "\tspin(a);", 27));
    // The text block took the blanks of two empty context lines off, as mailers do.
    assertThat(problems(patch))
        .isEqualTo(
            "MENDED #0 26 || 2 empty lines, from here on, are read as blank context that lost its"
                + " blank");
  }

  @Test
  void countsLinesOfTheWholeMailWhereTold() {
    Patch patch = PatchParser.parse(new PatchMail("f.eml", "[PATCH] x", MAIL, 41, false));
    assertThat(patch.files().getFirst().line()).isEqualTo(41 + 18);
  }

  @Test
  void mailsOfCarriageReturnsAreTheSame() {
    Patch patch = parse(MAIL.replace("\n", "\r\n"));
    assertThat(patch.files()).isEqualTo(parse(MAIL).files());
  }

  @Test
  void undoesFormatFlowed() {
    String flowed =
        diff(
            """
            @@ -1,6 +1,7 @@
              \tint a;
               \tif (a)
              \t\tb();
              +\tc();
              \td();
            --\s
            2.30.0
            """);
    Patch patch = PatchParser.parse(new PatchMail("<1@x>", "[PATCH] x", flowed, 1, true));
    assertThat(patch.files().getFirst().hunks().getFirst().lines())
        .extracting(HunkLine::toString)
        .containsExactly(" \tint a;", " ", " \tif (a)", " \t\tb();", " ", "+\tc();", " \td();");
  }

  @Test
  void joinedLinesAreFoundWhereTheBlanksWereTakenOffBefore() {
    Patch patch =
        parse(
            diff(
                """
                @@ -1,4 +1,5 @@
                 \tint a;
                  \tif (a)
                 +\t\tb();
                """));
    assertThat(patch.isTorn()).isFalse();
    assertThat(problems(patch)).contains("MENDED f.c#1 5").contains("MENDED f.c#1 6");
  }

  @Test
  void joinsWrappedLines() {
    Patch patch =
        parse(
            diff(
                """
                @@ -1,2 +1,3 @@
                 a
                +	if (first_condition_of_a_long_line &&
                second_condition)
                 b
                """));
    assertThat(patch.files().getFirst().hunks().getFirst().lines().get(1).text())
        .isEqualTo("\tif (first_condition_of_a_long_line && second_condition)");
    assertThat(problems(patch))
        .isEqualTo(
            "MENDED f.c#1 6 |second_condition)| the rest of the line before it, wrapped on the"
                + " way");
  }

  @Test
  void namesTheLineWhereATornHunkEnds() {
    Patch patch =
        parse(
            diff(
                """
                @@ -1,2 +1,4 @@ first
                 a
                +b
                 c
                @@ -11,2 +13,2 @@ second
                 x
                -y
                +z
                """));
    assertThat(problems(patch))
        .isEqualTo(
            "TORN f.c#1 7 |@@ -11,2 +13,2 @@ second| the hunk of line 3 ends here with 2 of 2 old"
                + " and 3 of 4 new lines; the next hunk's header agrees with this one's, so 1 added"
                + " line is lost");
    assertThat(patch.files().getFirst().hunks()).hasSize(2);
    assertThat(isWhole(patch.files().getFirst().hunks().get(1))).isTrue();
  }

  @Test
  void aWrongHeaderIsToldFromALostLine() {
    Patch patch =
        parse(
            diff(
                """
                @@ -1,2 +1,4 @@
                 a
                +b
                 c
                @@ -11,1 +12,1 @@
                 x
                """));
    assertThat(problems(patch)).contains("the next hunk's header agrees with the lines, so this");
  }

  @Test
  void linesBeyondTheCountsAreKept() {
    Patch patch =
        parse(
            diff(
                """
                @@ -1,2 +1,3 @@
                 a
                +b
                 c
                +forgotten
                --
                2.30.0
                """));
    assertThat(problems(patch)).startsWith("TORN f.c#1 7 |+forgotten| 1 line more");
    assertThat(patch.files().getFirst().hunks().getFirst().lines()).hasSize(4);
  }

  @Test
  void aSignatureIsNoRemovedLine() {
    Patch patch = parse(diff("@@ -1,3 +1,1 @@\n a\n-b\n-- \n2.30.0\n"));
    assertThat(problems(patch)).startsWith("TORN f.c#1 6 |-- |");
    Patch whole = parse(diff("@@ -1,3 +1,1 @@\n a\n-b\n-- \n-- \n2.30.0\n"));
    assertThat(whole.problems()).isEmpty();
    assertThat(whole.files().getFirst().hunks().getFirst().lines().get(2).text()).isEqualTo("- ");
  }

  @Test
  void quotedDiffsAreProse() {
    Patch patch = parse("> " + diff("@@ -1 +1 @@\n-a\n+b\n").replace("\n", "\n> "));
    assertThat(patch.files()).isEmpty();
    assertThat(patch.problems()).isEmpty();
  }

  @Test
  void readsAdditionsDeletionsRenamesAndBinaries() {
    Patch patch =
        parse(
            """
            diff --git a/new.c b/new.c
            new file mode 100644
            index 000000000000..0123456789ab
            --- /dev/null
            +++ b/new.c
            @@ -0,0 +1 @@
            +int a;
            \\ No newline at end of file
            diff --git a/gone.c b/gone.c
            deleted file mode 100644
            --- a/gone.c
            +++ /dev/null
            @@ -1 +0,0 @@
            -int b;
            diff --git a/one name.c b/other name.c
            similarity index 90%
            rename from one name.c
            rename to other name.c
            diff --git a/pic.png b/pic.png
            index 0123456..789abcd 100644
            Binary files a/pic.png and b/pic.png differ
            diff --git a/run b/run
            old mode 100644
            new mode 100755
            """);
    assertThat(patch.files())
        .extracting(f -> f.kind() + " " + f.oldPath() + ">" + f.newPath() + " " + f.binary())
        .containsExactly(
            "ADD >new.c false",
            "DELETE gone.c> false",
            "RENAME one name.c>other name.c false",
            "MODIFY pic.png>pic.png true",
            "MODIFY run>run false");
    assertThat(patch.files().getFirst().hunks().getFirst().lines().getFirst().newline()).isFalse();
    assertThat(patch.files().getLast().newMode()).isEqualTo("100755");
  }

  @Test
  void pathsAreTheTextsThatThoseOfTreesAre() {
    for (String[] path :
        List.of(
            new String[] {"a/\u001b.c", "\\033.c"},
            new String[] {"\"a/x\\ny.c\"", "x\\ny.c"},
            new String[] {"\"a/\\351.c\"", "\\351.c"},
            new String[] {"\"a/\\303\\251.c\"", "\u00e9.c"},
            new String[] {"a/\u00e9.c", "\u00e9.c"},
            new String[] {"\"a/q\\\"\\\\.c\"", "q\"\\\\.c"})) {
      String other = path[0].replaceFirst("a/", "b/");
      String body = "--- %s\n+++ %s\n@@ -1 +1 @@\n-a\n+b\n".formatted(path[0], other);
      assertThat(parse(body).files()).extracting(FileChange::path).containsExactly(path[1]);
    }
  }

  @Test
  void noPathLeavesTheTree() {
    for (String path :
        List.of(
            "../../etc/passwd",
            "a/../../b",
            "/etc/passwd",
            ".git/config",
            "a/.GIT/hooks/x",
            "a//b",
            "a/./b")) {
      String body =
          "--- a/%1$s\n+++ b/%1$s\n@@ -1 +1 @@\n-a\n+b\n".formatted(path)
              + diff("@@ -1 +1 @@\n-a\n+b\n");
      Patch patch = parse(body);
      assertThat(patch.files()).as(path).extracting(FileChange::path).containsExactly("f.c");
      assertThat(patch.problems()).as(path).hasSize(1);
      assertThat(patch.problems().getFirst().kind()).isEqualTo(Problem.Kind.REFUSED);
      assertThat(patch.problems().getFirst().line()).isEqualTo(1);
    }
    assertThat(parse("diff --git a/x b/x\nrename from x\nrename to ../../y\n").files()).isEmpty();
    assertThat(parse(diff("").replace("a/f.c", "\"a/\\056\\056/x\"")).files()).isEmpty();
  }

  @Test
  @Timeout(20)
  void aMillionLinesAreReadInLinearTime() {
    int lines = 1_000_000;
    String added = "+line of text\n".repeat(lines);
    Patch patch = parse(diff("@@ -0,0 +1,%d @@\n".formatted(lines) + added));
    assertThat(isWhole(patch.files().getFirst().hunks().getFirst())).isTrue();
    // As long, and broken in ways that make a reader look again.
    for (String damage : List.of("\n", "text\n", "@@ -1 +1 @@\n", "-- \n", "--- a\n+++ b\n")) {
      assertThat(parse(diff("@@ -1,999999999 +1,999999999 @@\n a\n") + damage.repeat(lines / 10)))
          .isNotNull();
    }
  }

  @Test
  void headersThatAreNoNumbersAreTorn() {
    Patch patch = parse(diff("@@ -1,99999999999 +1 @@\n a\n@@ -1 +1 @@\n-a\n+b\n"));
    assertThat(problems(patch)).startsWith("TORN f.c#1 3 |@@ -1,99999999999 +1 @@|");
    assertThat(patch.files().getFirst().hunks()).hasSize(1);
  }

  @Test
  void titlesLoseTheirBrackets() {
    for (String subject :
        List.of(
            "[PATCH v7 0/8] [PATCH v7 0/8] disc: spin",
            "Re: [PATCH] disc: spin",
            "[PATCH [RESEND] 1/2] disc: spin",
            "disc: spin")) {
      assertThat(PatchParser.parse(PatchMail.of("x", subject, "")).title()).isEqualTo("disc: spin");
    }
  }
}
