package org.ktrail.indexer.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StillWantedTest {
  @Test
  void whatNobodyAskedForInSuchAWayGoesOn() {
    assertThatCode(StillWanted::check).doesNotThrowAnyException();
  }

  @Test
  void endsAtTheNextCheck() {
    assertThatThrownBy(() ->
            StillWanted.during(
                () -> false,
                () -> {
                  StillWanted.check();
                  return 1;
                }))
        .isInstanceOf(StillWanted.Unwanted.class);
    assertThat(StillWanted.<Integer>during(() -> true, () -> 1)).isEqualTo(1);
  }

  @Test
  void otherThreadsThatHelpEndToo() {
    AtomicInteger done = new AtomicInteger();
    List<Integer> many = IntStream.range(0, 1000).boxed().toList();
    assertThatThrownBy(() ->
            StillWanted.during(
                () -> done.get() < 10, () -> Parallel.map(many, i -> done.incrementAndGet())))
        .isInstanceOf(StillWanted.Unwanted.class);
    assertThat(done.get()).isLessThan(100);
  }
}
