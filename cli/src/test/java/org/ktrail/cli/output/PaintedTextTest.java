package org.ktrail.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class PaintedTextTest {
  private static String written(boolean painted, String text) throws IOException {
    StringWriter out = new StringWriter();
    PaintedText paint = new PaintedText(out);
    if (painted) {
      paint.paint();
    }
    try (PrintWriter writer = new PrintWriter(new SafeWriter(paint, false))) {
      writer.print(text);
    }
    return out.toString();
  }

  @Test
  void paintsPlacesAndConditions() throws IOException {
    assertThat(written(true, "a/b.c:12: f  direct exact  if CONFIG_A && B\nrest"))
        .isEqualTo(
            "\u001b[35ma/b.c\u001b[m:\u001b[32m12\u001b[m: f  direct exact  "
                + "\u001b[36mif CONFIG_A && B\u001b[m\nrest");
  }

  @Test
  void paintsFindings() throws IOException {
    assertThat(written(true, "  a.c:1: error: f is gone [removed-but-used]\n"))
        .contains("\u001b[1;31merror\u001b[m:", "\u001b[2m[removed-but-used]\u001b[m\n");
  }

  @Test
  void paintsNothingUnlessItIsTold() throws IOException {
    assertThat(written(false, "a.c:1: error: x\n")).isEqualTo("a.c:1: error: x\n");
  }

  @Test
  void coloursOfOthersAreShownAndNotObeyed() throws IOException {
    assertThat(written(true, "a.c:1: \u001b[31mred\n")).contains("\\u001b[31mred");
  }
}
