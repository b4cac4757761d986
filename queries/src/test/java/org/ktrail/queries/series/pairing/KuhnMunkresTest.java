package org.ktrail.queries.series.pairing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class KuhnMunkresTest {
  private static double best(double[][] worth, int row, boolean[] taken) {
    if (row == worth.length) {
      return 0;
    }
    double best = best(worth, row + 1, taken);
    for (int j = 0; j < worth[row].length; j++) {
      if (!taken[j]) {
        taken[j] = true;
        best = Math.max(best, worth[row][j] + best(worth, row + 1, taken));
        taken[j] = false;
      }
    }
    return best;
  }

  @Test
  void findsTheGreatestSum() {
    Random random = new Random(7);
    for (int round = 0; round < 300; round++) {
      int rows = 1 + random.nextInt(5);
      int columns = 1 + random.nextInt(5);
      double[][] worth = new double[rows][columns];
      for (double[] row : worth) {
        for (int j = 0; j < columns; j++) {
          row[j] = random.nextInt(3) == 0 ? 0 : random.nextInt(100) / 100.0;
        }
      }
      int[] assigned = new KuhnMunkres().assign(worth);
      boolean[] taken = new boolean[columns];
      double sum = 0;
      for (int i = 0; i < rows; i++) {
        if (assigned[i] >= 0) {
          assertThat(taken[assigned[i]]).isFalse();
          assertThat(worth[i][assigned[i]]).isPositive();
          taken[assigned[i]] = true;
          sum += worth[i][assigned[i]];
        }
      }
      assertThat(sum).isCloseTo(best(worth, 0, new boolean[columns]), within(1e-9));
    }
  }

  @Test
  void ofNothingIsNothing() {
    assertThat(new KuhnMunkres().assign(new double[0][])).isEmpty();
    assertThat(new KuhnMunkres().assign(new double[2][0])).containsExactly(-1, -1);
  }
}
