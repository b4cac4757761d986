package org.ktrail.queries.simulate.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ktrail.queries.simulate.scenario.Result.Verdict;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ktrail.queries.simulate.run.Invention;

class JudgementTest {
  private static final Invention MADE_UP = new Invention("work() gives what it takes", false);
  private static final Invention CHOSEN = new Invention("nobody else holds it", true);

  private static Way way(String value, Invention... inventions) {
    return new Way(
        Optional.of(value).filter(v -> !v.isEmpty()),
        Optional.empty(),
        Set.of(inventions),
        Set.of(),
        Set.of(),
        List.of());
  }

  private static String expecting(String expected, Way... ways) {
    return told(Judgement.of(List.of(expected.split(" ")), List.of(ways)));
  }

  private static String asking(Way... ways) {
    return told(Judgement.of(List.of(), List.of(ways)));
  }

  private static String told(Judgement judgement) {
    assertThat(judgement.conditions().isEmpty()).isNotEqualTo(judgement.verdict().isConditional());
    return judgement.verdict() + String.join(",", judgement.conditions());
  }

  @Test
  void itHoldsWhereEveryWayIsAsExpected() {
    assertThat(expecting("ok", way("ok"), way("ok", MADE_UP))).isEqualTo("holds");
    assertThat(expecting("ok done", way("ok"), way("done"))).isEqualTo("holds");
  }

  @Test
  void oneWayThatIsNotViolates() {
    assertThat(expecting("ok", way("ok"), way("leak"))).isEqualTo("violated");
    assertThat(expecting("ok", way("leak"), way("")))
        .as("unknown ways aside")
        .isEqualTo("violated");
  }

  @Test
  void aWrongWayThatWasMadeUpHasAnIfUnlessASurerOneIsWrong() {
    assertThat(expecting("ok", way("ok"), way("leak", MADE_UP)))
        .isEqualTo("violated-if" + MADE_UP.text());
    assertThat(expecting("ok", way("leak", MADE_UP), way("leak"), way("ok"))).isEqualTo("violated");
  }

  @Test
  void whatIsWrongOnEveryWayWasNotDecidedByWhatWasMadeUp() {
    assertThat(expecting("ok", way("leak", MADE_UP), way("crash", MADE_UP))).isEqualTo("violated");
    assertThat(expecting("ok", way("leak", CHOSEN)))
        .as("the possibilities that were not followed may be right")
        .isEqualTo("violated-if" + CHOSEN.text());
  }

  @Test
  void whatWasChosenMakesTheWholeConditional() {
    assertThat(expecting("ok", way("ok"), way("ok", CHOSEN))).isEqualTo("holds-if" + CHOSEN.text());
  }

  @Test
  void aWayWithoutAValueIsNotKnown() {
    assertThat(expecting("ok", way("ok"), way(""))).isEqualTo("unknown");
    assertThat(expecting("ok")).as("no way at all").isEqualTo("unknown");
    assertThat(asking()).isEqualTo("unknown");
    assertThat(asking(way("a"), way(""))).isEqualTo("unknown");
  }

  @Test
  void whoAsksIsToldWhichValuesComeOfWhatWasMadeUpOnly() {
    assertThat(asking(way("a"), way("b"))).isEqualTo("found");
    assertThat(asking(way("a"), way("b", MADE_UP))).isEqualTo("found-if" + MADE_UP.text());
    assertThat(asking(way("a"), way("b", MADE_UP), way("b"))).isEqualTo("found");
    assertThat(asking(way("a", MADE_UP), way("a", MADE_UP)))
        .as("whatever it gives")
        .isEqualTo("found");
    assertThat(asking(way("a", CHOSEN))).isEqualTo("found-if" + CHOSEN.text());
  }

  @Test
  void onlyVerdictsWithAnIfAreConditional() {
    assertThat(Verdict.values())
        .allSatisfy(v -> assertThat(v.isConditional()).isEqualTo(v.toString().endsWith("-if")));
  }
}
