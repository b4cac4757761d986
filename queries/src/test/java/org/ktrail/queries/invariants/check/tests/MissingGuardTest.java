package org.ktrail.queries.invariants.check.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ktrail.queries.invariants.check.CheckFixture;

class MissingGuardTest {
  private static List<String> missing(String source) {
    return CheckFixture.breaches(new MissingGuard(), source);
  }

  /** Functions that ask whether a device is alive before they call through it. */
  private static String asking(int functions) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < functions; i++) {
      all.append(
          """
          int ask%d(struct dev *d)
          {
          	if (!dev_alive(d))
          		return -ENXIO;
          	return d->ops->go(d);
          }
          """
              .formatted(i));
    }
    return all.toString();
  }

  private static final String UNASKED = "int f(struct dev *d)\n{\n\treturn d->ops->stop(d);\n}\n";

  @Test
  void whatMostAskFirstIsMissed() {
    assertThat(missing(UNASKED + asking(3))).containsExactly("f:3 dev_alive");
  }

  @Test
  void whatFewAskIsNoRule() {
    assertThat(missing(UNASKED + asking(2))).isEmpty();
    String others = UNASKED.replace("int f", "int g") + UNASKED.replace("int f", "int h");
    assertThat(missing(UNASKED + others + asking(3))).isEmpty();
  }

  @Test
  void whatIsAskedBehindTheCallIsNotAskedBefore() {
    assertThat(
            missing(
                """
                int f(struct dev *d)
                {
                	d->ops->stop(d);
                	if (!dev_alive(d))
                		return -ENXIO;
                	return 0;
                }
                """
                    + asking(3)))
        .containsExactly("f:3 dev_alive");
  }

  @Test
  void aCallThroughAnotherRecordNeedNotAsk() {
    assertThat(missing(UNASKED.replace("struct dev", "struct port") + asking(3))).isEmpty();
    assertThat(missing("int f(struct dev *d)\n{\n\treturn stop(d);\n}\n" + asking(3))).isEmpty();
  }
}
