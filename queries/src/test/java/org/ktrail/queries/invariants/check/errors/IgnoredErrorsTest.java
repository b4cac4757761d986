package org.ktrail.queries.invariants.check.errors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ktrail.queries.invariants.check.CheckFixture;
import org.ktrail.queries.invariants.pairs.Pairs;

class IgnoredErrorsTest {
  private static final String START =
      "int start(int n)\n{\n\tif (n < 0)\n\t\treturn -EINVAL;\n\treturn 0;\n}\n";

  private static List<String> ignored(String source) {
    return CheckFixture.breaches(new IgnoredErrors(Pairs.KERNEL, new ErrorReturns()), source);
  }

  /** Callers that look at the result, so many. */
  private static String asking(int callers) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < callers; i++) {
      all.append("int ask").append(i).append("(int n)\n{\n\treturn start(n);\n}\n");
    }
    return all.toString();
  }

  @Test
  void whatMostCallersLookAtIsNotToBeIgnored() {
    assertThat(ignored(START + "void f(int n)\n{\n\tstart(n);\n}\n" + asking(4)))
        .containsExactly("f:9 start");
  }

  @Test
  void whatFewLookAtMayBeIgnored() {
    assertThat(ignored(START + "void f(int n)\n{\n\tstart(n);\n}\n" + asking(2))).isEmpty();
    assertThat(
            ignored(
                START
                    + "void f(int n)\n{\n\tstart(n);\n}\nvoid g(int n)\n{\n\tstart(n);\n}\n"
                    + asking(3)))
        .isEmpty();
  }

  @Test
  void whatNamesNoErrorMayBeIgnored() {
    String count = "int start(int n)\n{\n\treturn n + 1;\n}\n";
    assertThat(ignored(count + "void f(int n)\n{\n\tstart(n);\n}\n" + asking(5))).isEmpty();
  }

  @Test
  void whetherALockWasTakenIsNeverToBeIgnored() {
    assertThat(ignored("void f(struct dev *d)\n{\n\tmutex_lock_interruptible(&d->lock);\n}\n"))
        .containsExactly("f:3 mutex_lock_interruptible");
    assertThat(ignored("void f(struct dev *d)\n{\n\tmutex_lock(&d->lock);\n}\n")).isEmpty();
  }
}
