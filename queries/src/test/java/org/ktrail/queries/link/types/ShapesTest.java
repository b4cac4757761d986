package org.ktrail.queries.link.types;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ktrail.indexer.extract.FragmentParser;

class ShapesTest {
  private static boolean fits(String shape, String parameters) {
    try (FragmentParser parser = new FragmentParser()) {
      return Shapes.fits(
          shape,
          parser
              .parse("int f(" + parameters + ") { return 0; }\n")
              .declarations()
              .functions()
              .getFirst()
              .parameters());
    }
  }

  @Test
  void aShapeHasAsManyParameters() {
    assertThat(fits("_,_", "int a, long b")).isTrue();
    assertThat(fits("_,_", "int a")).isFalse();
    assertThat(fits("_", "int a, int b")).isFalse();
  }

  @Test
  void aRecordIsPointedToBySameName() {
    assertThat(fits("dev,_", "struct dev *d, int n")).isTrue();
    assertThat(fits("dev,_", "const struct dev *d, int n")).isTrue();
    assertThat(fits("dev,_", "struct port *p, int n")).isFalse();
  }

  @Test
  void aWordMayBeAnyPointer() {
    assertThat(fits("dev", "void *data")).isTrue();
    assertThat(fits("dev", "unsigned long data")).isTrue();
    assertThat(fits("_", "struct dev *d")).isTrue();
  }
}
