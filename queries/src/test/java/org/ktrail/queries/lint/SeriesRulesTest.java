package org.ktrail.queries.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.patch.Patch;
import org.ktrail.indexer.patch.PatchMail;
import org.ktrail.indexer.patch.PatchParser;
import org.ktrail.queries.lint.rules.Rules;
import org.ktrail.queries.series.place.PostedSeries;

/** Rules that look beyond a patch: at its cover letter, at the revision before. */
class SeriesRulesTest {
  private static final String LEVEL = "int lamp_level(void)\n{\n\treturn 1;\n}\n";
  private static final String REVIEWED = "Reviewed-by: B <b@x>\n";

  private static Patch patch(String tags, String notes, String text) {
    return mail(
        "Why.\n\nSigned-off-by: A <a@x>\n"
            + tags
            + "---\n"
            + notes
            + "\n"
            + SampleLint.added("a.c", text));
  }

  private static Patch mail(String body) {
    return PatchParser.parse(PatchMail.of("m", "[PATCH] lamp: level", body));
  }

  private static String lint(String rule, PostedSeries series) {
    List<RuleEntry> rules = Rules.ALL.stream().filter(e -> e.rule().name().equals(rule)).toList();
    return Linter.check(SampleLint.submission(series, Map.of()), rules).stream()
        .map(Finding::subject)
        .collect(Collectors.joining(" "));
  }

  private static String dropped(Patch now, Patch before) {
    return lint("dropped-tag", new PostedSeries("v2", List.of(), List.of(now), List.of(before)));
  }

  @Test
  void reviewsThatGotLost() {
    Patch before = patch(REVIEWED, "", LEVEL);
    assertThat(dropped(patch("", "", LEVEL), before)).isEqualTo("B <b@x>");
    assertThat(dropped(patch("reviewed-by: Bob <b@x>\n", "", LEVEL), before)).isEmpty();
    assertThat(dropped(patch("", "v2: drop the review tags\n", LEVEL), before)).isEmpty();
    assertThat(dropped(patch("", "", LEVEL.replace("return 1", "return other()")), before))
        .isEmpty();
    assertThat(dropped(patch("", "", LEVEL), patch("", "", LEVEL))).isEmpty();
  }

  @Test
  void coverLettersThatCannotBeQuoted() {
    String wide =
        "This line is prose and longer than what a terminal shows of it when it is quoted.\n";
    PostedSeries series =
        new PostedSeries("v1", List.of(mail(wide.repeat(3))), List.of(patch("", "", LEVEL)));
    assertThat(lint("message-wording", series)).isEqualTo("the cover letter");
    PostedSeries quoted =
        new PostedSeries(
            "v1", List.of(mail(("  " + wide).repeat(3))), List.of(patch("", "", LEVEL)));
    assertThat(lint("message-wording", quoted)).isEmpty();
  }
}
