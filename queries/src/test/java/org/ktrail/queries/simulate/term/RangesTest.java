package org.ktrail.queries.simulate.term;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.ktrail.queries.simulate.ir.Operation;

class RangesTest {
  private static final List<Operation> COMPARISONS =
      List.of(
          Operation.EQUAL,
          Operation.UNEQUAL,
          Operation.LESS_SIGNED,
          Operation.LESS_UNSIGNED,
          Operation.LESS_OR_EQUAL_SIGNED,
          Operation.LESS_OR_EQUAL_UNSIGNED);

  /** What a comparison says of one number, by its definition. */
  private static boolean holds(Operation op, long x, long k, boolean swapped) {
    Term left = Terms.known(4, swapped ? k : x);
    Term right = Terms.known(4, swapped ? x : k);
    return Terms.binary(op, left, right).equals(Terms.TRUE);
  }

  @Test
  void whatIsKeptIsWhatTheComparisonsHoldFor() {
    Random random = new Random(3);
    for (int round = 0; round < 5_000; round++) {
      Ranges ranges = new Ranges(4);
      TreeSet<Long> left = new TreeSet<>();
      for (long x = 0; x < 16; x++) {
        left.add(x);
      }
      StringBuilder told = new StringBuilder();
      for (int i = 0; i < 3; i++) {
        Operation op = COMPARISONS.get(random.nextInt(COMPARISONS.size()));
        long k = random.nextInt(16);
        boolean swapped = random.nextBoolean();
        told.append(swapped ? k + " " + op + " x; " : "x " + op + " " + k + "; ");
        ranges.keep(op, k, swapped);
        left.removeIf(x -> !holds(op, x, k, swapped));
      }
      assertThat(ranges.isEmpty()).as(told.toString()).isEqualTo(left.isEmpty());
      TreeSet<Long> picked = new TreeSet<>();
      for (int n = 0; n < 300 && !ranges.isEmpty(); n++) {
        picked.add(ranges.pick(n));
      }
      assertThat(left).as(told.toString()).containsAll(picked);
    }
  }

  @Test
  void theFirstPickIsTheLeastOfTheFirstStretch() {
    Ranges ranges = new Ranges(32);
    ranges.keep(Operation.LESS_UNSIGNED, 10, true);
    ranges.keep(Operation.UNEQUAL, 11, false);
    assertThat(ranges.pick(0)).isEqualTo(12);
  }

  @Test
  void allNumbersOf64BitsAreAStretch() {
    Ranges ranges = new Ranges(64);
    assertThat(List.of(ranges.pick(0), ranges.pick(1), ranges.pick(2)))
        .containsExactly(0L, 0x1000L, 0x2000L);
    ranges.keep(Operation.LESS_SIGNED, 0, false);
    assertThat(ranges.pick(0)).isEqualTo(Long.MIN_VALUE);
    ranges.keep(Operation.LESS_OR_EQUAL_UNSIGNED, -1, true);
    assertThat(ranges.pick(0)).isEqualTo(-1);
    ranges.keep(Operation.UNEQUAL, -1, false);
    assertThat(ranges.isEmpty()).isTrue();
  }

  @Test
  void onlyComparisonsAreUnderstood() {
    assertThatThrownBy(() -> new Ranges(8).keep(Operation.ADD, 1, false))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
