package org.ktrail.queries.invariants.types;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConversionsTest {
  private static List<String> read(String format) {
    return Conversions.of(format).stream()
        .map(c -> c.length() + c.letter() + (c.stars() > 0 ? " " + c.stars() : ""))
        .toList();
  }

  @Test
  void lengthAndLetterAreToldApart() {
    assertThat(read("%d of %lu, %lld %hhx %zu %s"))
        .containsExactly("d", "lu", "lld", "hhx", "zu", "s");
  }

  @Test
  void starsAreArgumentsOfTheirOwn() {
    assertThat(read("%*d %.*s %*.*f")).containsExactly("d 1", "s 1", "f 2");
    Conversions.Conversion padded = Conversions.of("%-08.3d").getFirst();
    assertThat(padded.flags()).isEqualTo("-0");
    assertThat(padded.width()).isEqualTo("8");
    assertThat(padded.precision()).isEqualTo("3");
    assertThat(padded.stars()).isZero();
  }

  @Test
  void aPercentSignIsAConversionOfNothing() {
    List<Conversions.Conversion> all = Conversions.of("100%% of %d");
    assertThat(all.getFirst().isPercent()).isTrue();
    assertThat(all.getLast().isPercent()).isFalse();
    assertThat(all).hasSize(2);
  }

  @Test
  void placesAreThoseOfTheFormat() {
    Conversions.Conversion c = Conversions.of("at %5lu.").getFirst();
    assertThat("at %5lu.".substring(c.start(), c.end())).isEqualTo("%5lu");
  }

  @Test
  void aPercentSignAtTheEndIsNone() {
    assertThat(read("50%")).isEmpty();
    assertThat(read("%")).isEmpty();
    assertThat(read("%5.")).isEmpty();
  }

  @Test
  void piecesOfALiteralAreOne() {
    assertThat(Conversions.joined("\"a %d\" \"b\\n\"")).isEqualTo("a %db\\n");
    assertThat(Conversions.joined("\"say \\\"no\\\"\"")).isEqualTo("say \\\"no\\\"");
    assertThat(Conversions.joined("\"\"")).isEmpty();
  }

  @Test
  void namesBetweenPiecesMayHoldConversions() {
    assertThat(Conversions.joined("\"a \" PRIu64 \" b\"")).isEmpty();
    assertThat(Conversions.joined("FORMAT")).isEmpty();
  }

  @Test
  void aLiteralThatDoesNotEndIsRead() {
    assertThat(Conversions.joined("\"open")).isEqualTo("open");
    assertThat(Conversions.joined("\"")).isEmpty();
  }
}
