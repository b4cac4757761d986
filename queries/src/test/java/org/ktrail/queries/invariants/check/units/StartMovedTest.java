package org.ktrail.queries.invariants.check.units;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ktrail.queries.invariants.check.CheckFixture;

class StartMovedTest {
  private static List<String> moved(String body) {
    return CheckFixture.breaches(
        new StartMoved(),
        "int f(unsigned long offset, unsigned long len, unsigned long first)\n{\n" + body + "}\n");
  }

  @Test
  void aStartThatIsCutTakesTheLengthAlong() {
    assertThat(
            moved(
                "\tif (offset + len < first)\n\t\treturn -ENXIO;\n"
                    + "\tif (offset > first)\n\t\toffset -= first;\n"
                    + "\telse\n\t\toffset = 0;\n\treturn run(offset, len);\n"))
        .hasSize(1);
  }

  @Test
  void whereTheLengthIsCutTooNothingIsSaid() {
    assertThat(
            moved(
                "\tif (offset + len < first)\n\t\treturn -ENXIO;\n"
                    + "\tif (offset > first) {\n\t\toffset -= first;\n"
                    + "\t} else {\n\t\tlen -= first - offset;\n\t\toffset = 0;\n\t}\n"
                    + "\treturn run(offset, len);\n"))
        .isEmpty();
  }
}
