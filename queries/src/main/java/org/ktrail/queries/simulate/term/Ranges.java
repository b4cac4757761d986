package org.ktrail.queries.simulate.term;

import java.util.ArrayList;
import java.util.List;
import org.ktrail.queries.simulate.ir.Operation;

/** The values that a number of some width can have, as stretches of unsigned numbers. */
final class Ranges {
  private record Range(long low, long high) {}

  private final int bits;
  private List<Range> ranges;

  Ranges(int bits) {
    this.bits = bits;
    ranges = List.of(new Range(0, Terms.mask(bits)));
  }

  boolean isEmpty() {
    return ranges.isEmpty();
  }

  /** The least value, or the n-th greater that is simple to find. */
  long pick(int n) {
    Range r = ranges.get(Math.floorMod(n, ranges.size()));
    long span = r.high - r.low;
    return n == 0 ? r.low : span == -1 ? n * 0x1000L : r.low + Long.remainderUnsigned(n, span + 1);
  }

  /**
   * Keeps the values for which a comparison with a number holds; the number is right if not {@code
   * swapped}.
   */
  void keep(Operation op, long k, boolean swapped) {
    long most = Terms.mask(bits);
    long sign = 1L << bits - 1;
    long top = sign - 1;
    switch (op) {
      case EQUAL -> intersect(k, k);
      case UNEQUAL -> {
        List<Range> both = new ArrayList<>();
        if (k != 0) {
          both.add(new Range(0, k - 1));
        }
        if (k != most) {
          both.add(new Range(k + 1, most));
        }
        intersect(both);
      }
      case LESS_UNSIGNED, LESS_OR_EQUAL_UNSIGNED -> {
        boolean strict = op == Operation.LESS_UNSIGNED;
        if (swapped) {
          if (strict && k == most) {
            ranges = List.of();
          } else {
            intersect(strict ? k + 1 : k, most);
          }
        } else if (strict && k == 0) {
          ranges = List.of();
        } else {
          intersect(0, strict ? k - 1 : k);
        }
      }
      case LESS_SIGNED, LESS_OR_EQUAL_SIGNED -> {
        boolean strict = op == Operation.LESS_SIGNED;
        if (swapped && strict && k == top || !swapped && strict && k == sign) {
          ranges = List.of();
        } else if (swapped) {
          upTo(strict ? k + 1 & most : k, top);
        } else {
          upTo(sign, strict ? k - 1 & most : k);
        }
      }
      default -> throw new IllegalArgumentException(op.toString());
    }
  }

  /** From one to another in the order of signed numbers, which passes −1 to 0. */
  private void upTo(long from, long to) {
    if (Long.compareUnsigned(from, to) <= 0) {
      intersect(from, to);
    } else {
      intersect(List.of(new Range(0, to), new Range(from, Terms.mask(bits))));
    }
  }

  private void intersect(long low, long high) {
    intersect(List.of(new Range(low, high)));
  }

  private void intersect(List<Range> with) {
    List<Range> out = new ArrayList<>();
    for (Range a : ranges) {
      for (Range b : with) {
        long low = Long.compareUnsigned(a.low, b.low) > 0 ? a.low : b.low;
        long high = Long.compareUnsigned(a.high, b.high) < 0 ? a.high : b.high;
        if (Long.compareUnsigned(low, high) <= 0) {
          out.add(new Range(low, high));
        }
      }
    }
    ranges = out;
  }
}
