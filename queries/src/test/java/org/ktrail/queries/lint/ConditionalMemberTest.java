package org.ktrail.queries.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.extract.SourceExtractor;
import org.ktrail.indexer.patch.PatchMail;
import org.ktrail.indexer.patch.PatchParser;
import org.ktrail.queries.lint.rules.ConditionalMember;
import org.ktrail.queries.series.place.PostedSeries;

class ConditionalMemberTest {
  private static final SourceExtractor EXTRACTOR = new SourceExtractor();
  private static final String HEADER =
      """
      struct lamp {
      	int volts;
      #ifdef CONFIG_LAMP_DIM
      	int level;
      #endif
      };
      struct room {
      	struct lamp *lamps;
      };
      """;

  @AfterAll
  static void close() {
    EXTRACTOR.close();
  }

  private static String lint(boolean placed, String header, String added) {
    List<String> lines = added.lines().toList();
    String diff =
        "diff --git a/room.c b/room.c\nnew file mode 100644\n--- /dev/null\n+++ b/room.c\n"
            + "@@ -0,0 +1,%d @@\n".formatted(lines.size())
            + lines.stream().map(l -> "+" + l + "\n").collect(Collectors.joining());
    Submission submission =
        new SubmissionReader(EXTRACTOR::extract)
            .read(
                new PostedSeries(
                    "v1",
                    List.of(),
                    List.of(
                        PatchParser.parse(PatchMail.of("m", "[PATCH] light", "m\n---\n" + diff)))),
                new SampleBase(Map.of("lamp.h", header), placed),
                Set.of(),
                Optional.empty(),
                Graphs.NONE);
    return Linter.check(
            submission, List.of(new RuleEntry(new ConditionalMember(), FindingLevel.ERROR)))
        .stream()
        .map(f -> "%d %s %s: %s\n".formatted(f.place().line(), f.level(), f.subject(), f.message()))
        .collect(Collectors.joining());
  }

  private static String body(String statement) {
    return "#include \"lamp.h\"\nint f(struct room *room, struct lamp *lamp)\n{\n"
        + statement
        + "\n}\n";
  }

  @Test
  void usedOutside() {
    String expected =
        "4 ERROR lamp.level: struct lamp has no level with !CONFIG_LAMP_DIM, which builds its user"
            + " room.c\n";
    assertThat(lint(true, HEADER, body("\treturn lamp->level;"))).isEqualTo(expected);
    assertThat(lint(true, HEADER, body("\troom->lamps[0].level++;"))).isEqualTo(expected);
    assertThat(lint(true, HEADER, body("\tif (IS_ENABLED(CONFIG_LAMP_DIM)) lamp->level = 1;")))
        .isEqualTo(expected);
    assertThat(lint(true, HEADER, body("\t((struct lamp *)room)->level = 1;"))).isEqualTo(expected);
    assertThat(lint(false, HEADER, body("\treturn lamp->level;"))).startsWith("4 INFO");
  }

  @Test
  void usedUnderTheSameCondition() {
    assertThat(lint(true, HEADER, body("#ifdef CONFIG_LAMP_DIM\n\treturn lamp->level;\n#endif")))
        .isEmpty();
    assertThat(
            lint(
                true,
                HEADER,
                body("#ifndef CONFIG_LAMP_DIM\n\treturn 0;\n#else\n\treturn lamp->level;\n#endif")))
        .isEmpty();
    assertThat(lint(true, HEADER, body("\treturn lamp->volts;"))).isEmpty();
  }

  /** In the other branch the member is there too, of another type. */
  @Test
  void declaredInBothBranches() {
    String both = HEADER.replace("#endif", "#else\n\tshort level;\n#endif");
    assertThat(lint(true, both, body("\treturn lamp->level;"))).isEmpty();
  }

  /** A record without a tag is a number in the facts of its own file alone. */
  @Test
  void aRecordWithoutTagOfAnotherFile() {
    String header =
        HEADER.replace("int volts;", "struct { int level; } a, b; struct { int x; } c;");
    assertThat(lint(true, header, body("\treturn lamp->a.level + lamp->c.x;"))).isEmpty();
  }

  @Test
  void whatIsNotKnownIsNoFinding() {
    assertThat(lint(true, HEADER, body("\treturn get_lamp(room)->level;"))).isEmpty();
    assertThat(lint(true, HEADER, body("\treturn (lamp + 1)->level;"))).isEmpty();
    assertThat(lint(true, HEADER, body("\t/* lamp->level */ return 0;"))).isEmpty();
    String unclear = HEADER.replace("CONFIG_LAMP_DIM", "LAMP_DIM");
    assertThat(lint(true, unclear, body("\treturn lamp->level;"))).isEmpty();
  }
}
