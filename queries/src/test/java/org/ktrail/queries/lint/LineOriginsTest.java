package org.ktrail.queries.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ktrail.queries.series.change.Delta;
import org.ktrail.queries.series.change.Images;
import org.ktrail.queries.series.change.SeriesStep;

class LineOriginsTest {
  private static final String TEST = "\tif (lamp->level > lamp->most_allowed)\n";

  /** States of a file, each but the first left by a patch. */
  private static LineOrigins origins(String... states) {
    List<Delta> deltas = new ArrayList<>();
    for (int i = 1; i < states.length; i++) {
      deltas.add(
          new Delta(
              new SeriesStep(i, "t", List.of(Images.file("a.c", states[i - 1], states[i]))),
              List.of()));
    }
    return new LineOrigins(deltas);
  }

  @Test
  void linesAreFollowedByTheirPlace() {
    LineOrigins origins = origins("a\nb\nc\n", "a\nx\nb\nc\n", "a\nx\nb\nx\nc\n", "a\nx\nb\nx\n");
    assertThat(List.of(1, 2, 3, 4))
        .extracting(l -> origins.patchOf("a.c", l))
        .containsExactly(0, 1, 0, 2);
    assertThat(origins.last("a.c")).isEqualTo(3);
    assertThat(origins.last("b.c")).isZero();
  }

  @Test
  void whereALineStoodBefore() {
    LineOrigins origins = origins("a\nb\n", "a\nx\nb\n", "n\nn\na\nx\nb\n");
    assertThat(origins.lineAfter(1, "a.c", 4)).isEqualTo(2);
    assertThat(origins.lineAfter(0, "a.c", 5)).isEqualTo(2);
    assertThat(origins.lineAfter(2, "a.c", 4)).isEqualTo(4);
  }

  @Test
  void aLineThatMovesIsNotNew() {
    LineOrigins origins =
        origins("", TEST + "\t\tdim();\n", "\tif (on) {\n\t" + TEST + "\t\tdim();\n\t}\n");
    assertThat(origins.patchOf("a.c", 2)).isEqualTo(1);
    assertThat(origins.patchOf("a.c", 1)).isEqualTo(2);
    assertThat(origins.lineAfter(1, "a.c", 2)).isEqualTo(1);
  }
}
