package org.ktrail.queries.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.ktrail.indexer.failure.UserError;

class YamlMapTest {
  @Test
  void whatIsNestedDeepIsAnErrorWithItsLine() {
    assertThatThrownBy(
            () -> YamlMap.documents("x.yaml", "a: b\nk: " + "[".repeat(5_000) + "]".repeat(5_000)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("x.yaml:2: nested more than");
    assertThatThrownBy(() -> YamlMap.documents("x.yaml", "a: ".repeat(3_000)))
        .isInstanceOf(UserError.class);
  }

  @Test
  void whatNestsAsFilesDoIsRead() {
    assertThat(YamlMap.documents("x.yaml", "k: " + "[".repeat(20) + "]".repeat(20))).hasSize(1);
  }
}
