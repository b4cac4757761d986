package org.ktrail.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class SafeWriterTest {
  private static String written(String text, boolean returns) throws IOException {
    StringWriter out = new StringWriter();
    try (SafeWriter safe = new SafeWriter(out, returns)) {
      safe.write(text);
    }
    return out.toString();
  }

  @Test
  void whatATerminalWouldObeyIsShown() throws IOException {
    assertThat(written("a\u001b[31mb\u009bc\u0000\u007f", false))
        .isEqualTo("a\\u001b[31mb\\u009bc\\u0000\\u007f");
    assertThat(written("x\u202ey\u2066z\u2028\u200b", false))
        .isEqualTo("x\\u202ey\\u2066z\\u2028\\u200b");
    assertThat(written("a\rb", false)).isEqualTo("a\\u000db");
  }

  @Test
  void textStaysAsItIs() throws IOException {
    String text = "é 日本 \uD83D\uDE00 –\t…\n";
    assertThat(written(text, false)).isEqualTo(text);
    assertThat(written("\ud83d", false)).isEqualTo("\\ud83d");
    assertThat(written("\ud83dx\udc41", false)).isEqualTo("\\ud83dx\\udc41");
    assertThat(written("a\udb40\udc41\u00ad", false)).isEqualTo("a\\udb40\\udc41\\u00ad");
    assertThat(written("\rprogress", true)).isEqualTo("\rprogress");
  }
}
