package org.ktrail.queries.invariants.check.locks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ktrail.queries.invariants.check.CheckFixture;

class SleepsInAtomicTest {
  private static List<String> sleeping(String body) {
    return CheckFixture.breaches(
        new SleepsInAtomic(), "void f(struct dev *d, int n)\n{\n" + body + "}\n");
  }

  @Test
  void whoHoldsASpinningLockDoesNotSleep() {
    assertThat(sleeping("\tspin_lock(&d->lock);\n\tmsleep(1);\n\tspin_unlock(&d->lock);\n"))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("f:4");
  }

  @Test
  void afterTheLockItMay() {
    assertThat(sleeping("\tspin_lock(&d->lock);\n\tspin_unlock(&d->lock);\n\tmsleep(1);\n"))
        .isEmpty();
  }

  @Test
  void aMutexIsNoSpinningLock() {
    assertThat(sleeping("\tmutex_lock(&d->lock);\n\tmsleep(1);\n\tmutex_unlock(&d->lock);\n"))
        .isEmpty();
  }

  @Test
  void aLockThatIsHeldOnSomeWaysOnlyIsNotTold() {
    assertThat(
            sleeping(
                "\tif (n)\n\t\tspin_lock(&d->lock);\n\tmsleep(1);\n"
                    + "\tif (n)\n\t\tspin_unlock(&d->lock);\n"))
        .isEmpty();
  }
}
