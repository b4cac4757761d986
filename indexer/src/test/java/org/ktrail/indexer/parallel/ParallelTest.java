package org.ktrail.indexer.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ForkJoinTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParallelTest {
  private static final List<Integer> NUMBERS = IntStream.range(0, 1_000).boxed().toList();

  @Test
  void resultsHaveTheOrderOfTheInputs() {
    assertThat(Parallel.map(NUMBERS, n -> 2 * n))
        .isEqualTo(NUMBERS.stream().map(n -> 2 * n).toList());
    assertThat(Parallel.map(List.<Integer>of(), n -> n)).isEmpty();
  }

  @Test
  void slicesAreAllOfIt() {
    for (int n : new int[] {0, 1, 2, 15, 16, 17, 1_000}) {
      assertThat(Parallel.slices(n, (from, to) -> IntStream.range(from, to).boxed().toList()))
          .as("%d", n)
          .satisfies(slices ->
              assertThat(slices.stream().flatMap(List::stream))
                  .isEqualTo(IntStream.range(0, n).boxed().toList()));
    }
  }

  @Test
  void tasksMayHaveTasks() {
    assertThat(Parallel.map(NUMBERS, n -> Parallel.map(NUMBERS.subList(0, 4), m -> n + m).size()))
        .containsOnly(4);
  }

  @Test
  void whatATaskThrowsTheCallerGets() {
    RuntimeException thrown = new IllegalArgumentException("7");
    assertThatThrownBy(() ->
            Parallel.map(
                NUMBERS,
                n -> {
                  if (n == 7) {
                    throw thrown;
                  }
                  return n;
                }))
        .isSameAs(thrown);
    assertThatThrownBy(() ->
            Parallel.ahead(
                    "ahead",
                    () -> {
                      throw thrown;
                    })
                .join())
        .isInstanceOf(CompletionException.class)
        .hasCause(thrown);
  }

  @Test
  void nothingRunsOnTheCommonPool() {
    assertThat(Parallel.map(NUMBERS, n -> ForkJoinTask.inForkJoinPool())).containsOnly(false);
    assertThat(Parallel.ahead("ahead", ForkJoinTask::inForkJoinPool).join()).isFalse();
  }

  @Test
  void anInterruptWaitsForTheTasks() {
    Thread.currentThread().interrupt();
    assertThat(Parallel.map(NUMBERS, n -> n)).isEqualTo(NUMBERS);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void sortingKeepsTheOrderOfEquals() {
    Random random = new Random(1);
    for (int n : new int[] {0, 1, 2, 5, 100, 10_001}) {
      Integer[] numbers = random.ints(n).boxed().toArray(Integer[]::new);
      Comparator<Integer> order = Comparator.comparingInt(i -> i & 0xf);
      Integer[] expected = numbers.clone();
      Arrays.sort(expected, order);
      for (int parts = 1; parts <= 9; parts++) {
        Integer[] sorted = numbers.clone();
        ParallelSort.sort(sorted, order, parts);
        assertThat(sorted).as("%d in %d", n, parts).isEqualTo(expected);
      }
      ParallelSort.sort(numbers, order);
      assertThat(numbers).isEqualTo(expected);
    }
  }
}
