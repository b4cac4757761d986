package org.ktrail.queries.series.compare;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.extract.SourceExtractor;
import org.ktrail.indexer.extract.body.BodyReader;
import org.ktrail.indexer.facts.body.Flow;
import org.ktrail.indexer.patch.Patch;
import org.ktrail.indexer.patch.PatchMail;
import org.ktrail.indexer.patch.PatchParser;
import org.ktrail.queries.code.RecordLookup;
import org.ktrail.queries.series.change.ChangeReader;
import org.ktrail.queries.series.change.Rebuilder;
import org.ktrail.queries.series.change.SeriesStep;

class ComparisonTest {
  private static final Map<String, String> BASE =
      Map.of(
          "lamp.c",
          """
          int lamp_on(struct lamp *lamp)
          {
          	return lamp_light(lamp);
          }

          int lamp_light(struct lamp *lamp)
          {
          	return 0;
          }
          """,
          "box.h",
          """
          #define DEFINE_BOX(name)	\\
          int open_##name(void)	\\
          {	\\
          	complain(#name);	\\
          	return turn_##name();	\\
          }
          """,
          "user.c",
          """
          int use(struct lamp *lamp)
          {
          	return lamp_light(lamp);
          }
          """);

  private static final String ARGUMENT =
      """
      diff --git a/lamp.c b/lamp.c
      --- a/lamp.c
      +++ b/lamp.c
      @@ -1,9 +1,10 @@
       int lamp_on(struct lamp *lamp)
       {
      -	return lamp_light(lamp);
      +	if (lamp->ready)
      +		return lamp_light(lamp, 1);
       }

      -int lamp_light(struct lamp *lamp)
      +int lamp_light(struct lamp *lamp, int how)
       {
       	return 0;
       }
      """;

  private static final String DIRECT =
      """
      diff --git a/lamp.c b/lamp.c
      --- a/lamp.c
      +++ b/lamp.c
      @@ -1,9 +1,9 @@
       int lamp_on(struct lamp *lamp)
       {
      -	return lamp_light(lamp);
      +	return lamp_light(lamp, 1);
       }

      -int lamp_light(struct lamp *lamp)
      +int lamp_light(struct lamp *lamp, int how)
       {
       	return 0;
       }
      """;

  private static SourceState state(SourceExtractor extractor, boolean placed, String... diffs) {
    List<Patch> patches = new ArrayList<>();
    for (String diff : diffs) {
      patches.add(PatchParser.parse(PatchMail.of("<a@b>", "lamp", "text\n---\n" + diff)));
    }
    Rebuilder rebuilder = new Rebuilder(path -> placed ? base(path) : Optional.empty(), placed);
    List<SeriesStep> steps = new ArrayList<>();
    patches.forEach(p -> steps.add(rebuilder.step(steps.size() + 1, p)));
    return new SourceState(
        "v" + diffs.length,
        placed ? "tree" : "",
        patches,
        steps,
        new ChangeReader(extractor::extract, RecordLookup.NONE),
        ComparisonTest::bodies,
        ComparisonTest::base);
  }

  private static List<Flow> bodies(byte[] text) {
    try (BodyReader reader = new BodyReader()) {
      return reader.read("lamp.c", text);
    }
  }

  private static Optional<byte[]> base(String path) {
    return Optional.ofNullable(BASE.get(path)).map(t -> t.getBytes(UTF_8));
  }

  private static String text(List<Difference> differences) {
    return differences.stream()
        .map(d ->
            "%s:%d %s %s %s %s%n"
                .formatted(
                    d.item().path(),
                    d.fact().line(),
                    d.kind().name().toLowerCase(Locale.ROOT),
                    d.fact().identity(),
                    d.item().controls(),
                    d.is().map(o -> "hunk " + o.hunk()).orElse("-")))
        .collect(Collectors.joining());
  }

  @Test
  void baseAndRevision() {
    try (SourceExtractor extractor = new SourceExtractor()) {
      SourceState base = state(extractor, true);
      SourceState revision = state(extractor, true, ARGUMENT);
      List<Difference> differences = Comparison.of(base, revision);
      assertThat(text(differences))
          .isEqualTo(
              """
              lamp.c:1 body function lamp_on [] hunk 1
              lamp.c:4 altered call lamp_on lamp_light [if (lamp->ready)] hunk 1
              lamp.c:7 altered function lamp_light [] hunk 1
              """);
      UnchangedCallers.Source user =
          name ->
              List.of(
                  new UnchangedCallers.Site(
                      "use", new org.ktrail.queries.graph.Place("user.c", 3), 1));
      assertThat(UnchangedCallers.of(differences, revision, user))
          .extracting(c -> c.caller() + " " + c.arguments() + " of " + c.parameters())
          .containsExactly("use 1 of 2");
    }
  }

  @Test
  void twoRevisions() {
    try (SourceExtractor extractor = new SourceExtractor()) {
      SourceState old = state(extractor, true, DIRECT);
      SourceState now = state(extractor, true, ARGUMENT);
      String expected =
          """
          lamp.c:1 body function lamp_on [] hunk 1
          lamp.c:4 altered call lamp_on lamp_light [if (lamp->ready)] hunk 1
          """;
      assertThat(text(Comparison.of(old, now))).isEqualTo(expected);
      assertThat(Comparison.of(now, now)).isEmpty();
    }
  }

  @Test
  void withoutABase() {
    try (SourceExtractor extractor = new SourceExtractor()) {
      SourceState old = state(extractor, false, DIRECT);
      SourceState now = state(extractor, false, ARGUMENT);
      assertThat(text(Comparison.of(old, now)))
          .contains("altered call lamp_on lamp_light [if (lamp->ready)]")
          .doesNotContain("function lamp_light");
    }
  }

  @Test
  void renamedFunction() {
    String renamed =
        DIRECT
            .replace("lamp_light(lamp, 1)", "lamp_shine(lamp, 1)")
            .replace("+int lamp_light(", "+int lamp_shine(");
    try (SourceExtractor extractor = new SourceExtractor()) {
      SourceState old = state(extractor, true, DIRECT);
      SourceState now = state(extractor, true, renamed);
      // Too short to tell that it is the same.
      assertThat(text(Comparison.of(old, now))).contains("gained function lamp_shine");
    }
  }

  @Test
  void whatAMacroDefinesCalls() {
    String patch =
        """
        diff --git a/box.h b/box.h
        --- a/box.h
        +++ b/box.h
        @@ -1,6 +1,7 @@
         #define DEFINE_BOX(name)	\\
         int open_##name(void)	\\
         {	\\
        -	complain(#name);	\\
        +	if (!have_key())	\\
        +		return force(0);	\\
         	return turn_##name();	\\
         }
        """;
    try (SourceExtractor extractor = new SourceExtractor()) {
      assertThat(text(Comparison.of(state(extractor, true), state(extractor, true, patch))))
          .contains("box.h:4 lost call #define DEFINE_BOX complain [] hunk 1")
          .contains("box.h:4 gained call #define DEFINE_BOX have_key [] hunk 1")
          .contains("box.h:5 gained call #define DEFINE_BOX force [if (!have_key())] hunk 1")
          .doesNotContain("call #define DEFINE_BOX turn_");
    }
  }
}
