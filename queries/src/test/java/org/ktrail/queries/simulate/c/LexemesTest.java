package org.ktrail.queries.simulate.c;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LexemesTest {
  @Test
  void commentsAndBlanksAreLeftOut() {
    assertThat(Lexemes.of("a /* \"b\n * */ = 'c' // d\n+ \"\\\"e\\\\\";"))
        .extracting(Lexeme::text)
        .containsExactly("a", "=", "'c'", "+", "\"\\\"e\\\\\"", ";");
    assertThat(Lexemes.of("a\n\nb")).containsExactly(new Lexeme("a", 1), new Lexeme("b", 3));
  }

  @Test
  void aLongLiteralIsAToken() {
    String literal = "\"" + "x\\\\".repeat(100_000) + "\"";
    assertThat(Lexemes.of(literal)).containsExactly(new Lexeme(literal, 1));
  }

  @Test
  void whatHasNoEndIsRefusedAtOnce() {
    for (String text :
        List.of(
            "\"" + "\\\\".repeat(50_000),
            "'" + "\\'".repeat(50_000),
            "/*".repeat(100_000),
            "\"\\\"".repeat(50_000) + "\\")) {
      assertTimeoutPreemptively(
          Duration.ofSeconds(30),
          () -> assertThatThrownBy(() -> Lexemes.of(text)).isInstanceOf(Unsupported.class));
    }
  }
}
