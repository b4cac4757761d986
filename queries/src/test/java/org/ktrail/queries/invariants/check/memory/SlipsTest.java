package org.ktrail.queries.invariants.check.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ktrail.queries.invariants.check.CheckFixture;

class SlipsTest {
  private static List<String> slips(String statement) {
    return CheckFixture.breaches(
        new Slips(), "void f(struct dev *d, int n)\n{\n\tint a[4];\n\t" + statement + "\n}\n");
  }

  @Test
  void aPointersSizeIsNotThatOfItsObject() {
    assertThat(slips("memset(d, 0, sizeof(d));")).hasSize(1);
    assertThat(slips("memset(d, 0, sizeof(*d));")).isEmpty();
  }

  @Test
  void aValueIsNotNegatedBeforeItsBitIsTaken() {
    assertThat(slips("if (!n & DEV_BUSY) stop(d);")).hasSize(1);
    assertThat(slips("if (!(n & DEV_BUSY)) stop(d);")).isEmpty();
  }
}
