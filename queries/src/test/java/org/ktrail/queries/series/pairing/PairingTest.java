package org.ktrail.queries.series.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.patch.Patch;
import org.ktrail.indexer.patch.PatchMail;
import org.ktrail.indexer.patch.PatchParser;

class PairingTest {
  private static final String QUEUE =
      """
      +static int queue_depth(struct queue *queue)
      +{
      +	return atomic_read(&queue->pending) + queue->reserved;
      +}
      """;

  private static final String PROBE =
      """
      +static int lamp_probe(struct platform_device *pdev)
      +{
      +	struct lamp *lamp = devm_kzalloc(&pdev->dev, sizeof(*lamp), GFP_KERNEL);
      +	if (!lamp)
      +		return -ENOMEM;
      +	return lamp_register(lamp);
      +}
      """;

  private static final String RESET =
      """
      +static void lamp_reset(struct lamp *lamp)
      +{
      +	regmap_write(lamp->regmap, LAMP_CONTROL, LAMP_RESET);
      +	usleep_range(100, 200);
      +}
      """;

  private static Patch patch(String title, String message, String path, String lines) {
    return patch(title, message, path, " context_of_it();\n", lines);
  }

  private static Patch patch(
      String title, String message, String path, String context, String lines) {
    int added = (int) lines.lines().count();
    String diff =
        "diff --git a/%s b/%s\n--- a/%s\n+++ b/%s\n@@ -9,1 +9,%d @@\n%s%s"
            .formatted(path, path, path, path, added + 1, context, lines);
    return PatchParser.parse(PatchMail.of("<x@y>", title, message + "\n---\n" + diff));
  }

  private static Patch queue() {
    return patch("queue: count what is pending", "So that it can be read.", "block/q.c", QUEUE);
  }

  private static Patch probe() {
    return patch("lamp: add a driver", "For the lamp.", "drivers/lamp.c", PROBE);
  }

  private static Patch reset() {
    return patch("lamp: reset it", "It hangs.", "drivers/lamp.c", RESET);
  }

  private static void check(List<Patch> before, List<Patch> after, String expected) {
    String pairs =
        Pairing.of(before, after).stream()
            .map(p -> p.fate() + " " + p.before() + " " + p.after() + "\n")
            .collect(Collectors.joining());
    assertThat(pairs).isEqualTo(expected);
  }

  @Test
  void sameThoughRenumbered() {
    check(
        List.of(queue(), probe()),
        List.of(probe(), queue()),
        """
        unchanged [2] [1]
        unchanged [1] [2]
        """);
  }

  @Test
  void otherContextIsUnchanged() {
    Patch moved =
        patch("lamp: reset it", "It hangs.", "drivers/lamp.c", " another_context();\n", RESET);
    List<PatchPair> pairs = Pairing.of(List.of(reset()), List.of(moved));
    assertThat(pairs.getFirst().fate()).isEqualTo(Fate.UNCHANGED);
    assertThat(pairs.getFirst().remarks()).containsExactly("on other context");
  }

  @Test
  void reworded() {
    Patch other = patch("lamp: reset the lamp", "It hangs.", "drivers/lamp.c", RESET);
    List<PatchPair> pairs = Pairing.of(List.of(reset()), List.of(other));
    assertThat(pairs.getFirst().fate()).isEqualTo(Fate.REWORDED);
    assertThat(pairs.getFirst().remarks()).containsExactly("title was: lamp: reset it");
  }

  @Test
  void trailersAreNoOtherMessage() {
    Patch reviewed =
        patch(
            "lamp: reset it",
            "It hangs.\n\nReviewed-by: A B <a@b.example>",
            "drivers/lamp.c",
            RESET);
    List<PatchPair> pairs = Pairing.of(List.of(reset()), List.of(reviewed));
    assertThat(pairs.getFirst().fate()).isEqualTo(Fate.UNCHANGED);
    assertThat(pairs.getFirst().remarks()).containsExactly("+ Reviewed-by: A B <a@b.example>");
  }

  @Test
  void changedAndDroppedAndNew() {
    Patch changed =
        patch("lamp: reset it", "It hangs.", "drivers/lamp.c", RESET.replace("100, 200", "5, 9"));
    check(
        List.of(queue(), reset()),
        List.of(changed, probe()),
        """
        dropped [1] []
        changed [2] [1]
        new [] [2]
        """);
    assertThat(Pairing.of(List.of(reset()), List.of(changed)).getFirst().files())
        .containsExactly(new PatchPair.FileDifference("drivers/lamp.c", 1, 1));
  }

  @Test
  void splitAndMerged() {
    Patch both = patch("lamp: add a driver", "For the lamp.", "drivers/lamp.c", PROBE + RESET);
    check(List.of(both), List.of(probe(), reset()), "split [1] [1, 2]\n");
    check(List.of(probe(), reset()), List.of(both), "merged [1, 2] [1]\n");
  }

  @Test
  void keepsATitleThatWasWrittenAnew() {
    Patch anew = patch("lamp: add a driver", "For the lamp.", "drivers/light.c", QUEUE);
    check(List.of(probe()), List.of(anew), "changed [1] [1]\n");
  }
}
