package org.ktrail.queries.mentions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextWordsTest {
  private static TextWords of(String... texts) {
    List<int[]> words =
        Stream.of(texts)
            .map(text -> TextWords.wordsOf(text.getBytes(StandardCharsets.UTF_8)))
            .toList();
    return TextWords.of(words);
  }

  @Test
  void wordsAreToldFromPartsOfWords() {
    TextWords table = of("obj-$(CONFIG_A) += foo.o", "compatible = \"foo_bar\";");
    assertThat(table.mayHave(0, "CONFIG_A")).isTrue();
    assertThat(table.mayHave(0, "foo")).isTrue();
    assertThat(table.mayHave(0, "CONFIG_")).isFalse();
    assertThat(table.mayHave(1, "foo")).isFalse();
    assertThat(table.mayHave(1, "foo_bar")).isTrue();
  }

  @Test
  void theLastWordCounts() {
    assertThat(of("a b").mayHave(0, "b")).isTrue();
    assertThat(of("").mayHave(0, "b")).isFalse();
  }

  /** Of what is no word of ASCII nothing is known. */
  @Test
  void othersMayBeAnywhere() {
    assertThat(of("x").mayHave(0, "naïve")).isTrue();
    assertThat(of("x").mayHave(0, "$a")).isTrue();
    assertThat(of("éfoo").mayHave(0, "foo")).isTrue();
  }
}
