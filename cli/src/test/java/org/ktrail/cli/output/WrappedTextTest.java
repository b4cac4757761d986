package org.ktrail.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.queries.graph.Place;

class WrappedTextTest {
  private static final Place PLACE = new Place("drivers/a.c", 12);

  @Test
  void longLinesGoOnBelow() {
    String text =
        LineWidth.within(
            100, () -> new WrappedText().at(PLACE, "word ".repeat(60).strip()).toString());
    assertThat(text.lines()).hasSize(4).allMatch(line -> line.length() <= 100);
    assertThat(text.lines().skip(1)).allMatch(line -> line.startsWith("        word"));
    assertThat(text.replaceAll("\\s+", " ").strip())
        .isEqualTo("drivers/a.c:12: " + "word ".repeat(60).strip());
  }

  @Test
  void offATerminalARecordIsALine() {
    String words = "word ".repeat(600).strip();
    assertThat(new WrappedText().at(PLACE, words).hanging("x " + words, 200).toString().lines())
        .hasSize(2);
  }

  @Test
  void whatHasNoBlankIsNotCut() {
    String name = "x".repeat(150);
    assertThat(LineWidth.within(100, () -> new WrappedText().at(PLACE, name, "y").toString()))
        .isEqualTo("drivers/a.c:12:\n        " + name + "\n        y\n");
  }

  @Test
  void conditionsAreShortAndNotToldTwice() {
    Condition a = Condition.atom("CONFIG_A");
    Condition b = Condition.atom("CONFIG_B");
    assertThat(WrappedText.condition(Condition.ALWAYS)).isEmpty();
    assertThat(WrappedText.condition(Condition.and(a, b), a)).isEqualTo("if CONFIG_B");
    assertThat(WrappedText.condition(a, a)).isEmpty();
    Condition many =
        Condition.or(IntStream.range(0, 99).mapToObj(i -> Condition.atom("CONFIG_" + i)).toList());
    assertThat(WrappedText.condition(many)).endsWith("…").hasSizeLessThan(170);
  }
}
