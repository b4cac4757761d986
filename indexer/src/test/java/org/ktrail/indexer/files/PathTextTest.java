package org.ktrail.indexer.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PathTextTest {
  private static String of(String latin) {
    return PathText.of(latin.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void pathsOfAnyBytesAreDifferentTextsOnOneLine() {
    assertThat(of("mm/slab.c")).isEqualTo("mm/slab.c");
    assertThat(of("x\nmm/y.c")).isEqualTo("x\\nmm/y.c");
    assertThat(of("a\tb\u001b\u007f")).isEqualTo("a\\tb\\033\\177");
    assertThat(of("\u00e9.c")).isEqualTo("\\351.c");
    assertThat(of("\u00c3\u00a9.c")).isEqualTo("é.c");
    assertThat(of("\\351.c")).isEqualTo("\\\\351.c");
    assertThat(of("\u00e2\u0080\u00ae.c")).isEqualTo("\\342\\200\\256.c"); // turns the line about
    assertThat(of("\u00c2\u009b.c")).isEqualTo("\\302\\233.c");
    assertThat(of("\u00f0\u009f\u0098\u0080.c")).isEqualTo("\uD83D\uDE00.c");
    assertThat(of("a b\"c'.c")).isEqualTo("a b\"c'.c");
  }

  @Test
  void theTextGivesTheBytesBack() {
    for (String latin :
        List.of(
            "mm/slab.c",
            "x\nmm/y.c",
            "\u0007\b\t\n\u000b\f\r\u001b\u007f",
            "\u00e9.c",
            "\u00c3\u00a9.c",
            "\\351.c",
            "\\",
            "a\\n\\",
            "\u00c3\u00a9\n\u00ff\u00fe",
            "\u00f0\u009f\u0098\u0080.c")) {
      byte[] bytes = latin.getBytes(StandardCharsets.ISO_8859_1);
      assertThat(PathText.bytes(PathText.of(bytes))).as(latin).isEqualTo(bytes);
    }
  }
}
