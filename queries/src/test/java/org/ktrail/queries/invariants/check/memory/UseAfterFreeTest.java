package org.ktrail.queries.invariants.check.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ktrail.queries.invariants.check.CheckFixture;

class UseAfterFreeTest {
  private static List<String> used(String body) {
    return CheckFixture.breaches(
        new UseAfterFree(), "int f(struct dev *p, int n)\n{\n" + body + "}\n");
  }

  @Test
  void whatIsFreedIsNotFollowed() {
    assertThat(used("\tkfree(p);\n\treturn p->n;\n")).hasSize(1);
  }

  @Test
  void whatIsFreedIsNotFreedAgain() {
    assertThat(used("\tkfree(p);\n\tkfree(p);\n\treturn 0;\n")).hasSize(1);
  }

  @Test
  void whatIsSetAnewIsAnother() {
    assertThat(used("\tkfree(p);\n\tp = next(n);\n\treturn p->n;\n")).isEmpty();
  }

  @Test
  void whatIsFreedOnAnotherWayIsThere() {
    assertThat(used("\tif (n) {\n\t\tkfree(p);\n\t\treturn 0;\n\t}\n\treturn p->n;\n")).isEmpty();
  }
}
