package org.ktrail.indexer.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.store.Lending.Loan;

class LendingTest {
  private final List<String> opened = new ArrayList<>();
  private final List<String> closed = new ArrayList<>();

  private Loan<String> lend(Lending<String> lending, String key) {
    return lending
        .lend(
            key,
            () -> {
              opened.add(key);
              return Optional.of(key);
            })
        .orElseThrow();
  }

  @Test
  void whatIsKeptIsOpenedOnce() {
    try (Lending<String> lending = new Lending<>(1, closed::add)) {
      lend(lending, "a").giveBack().run();
      lend(lending, "a").giveBack().run();
      assertThat(opened).containsExactly("a");
      assertThat(closed).isEmpty();
    }
    assertThat(closed).containsExactly("a");
  }

  @Test
  void withNoneKeptAllIsClosedWhenTheLastGivesItBack() {
    try (Lending<String> lending = new Lending<>(0, closed::add)) {
      Loan<String> first = lend(lending, "a");
      Loan<String> second = lend(lending, "a");
      first.giveBack().run();
      assertThat(closed).isEmpty();
      second.giveBack().run();
      assertThat(closed).containsExactly("a");
    }
    assertThat(closed).hasSize(1);
  }

  @Test
  void whatWasUsedLongestAgoGoesFirst() {
    try (Lending<String> lending = new Lending<>(2, closed::add)) {
      for (String key : List.of("a", "b", "a", "c")) {
        lend(lending, key).giveBack().run();
      }
      assertThat(closed).containsExactly("b");
    }
  }

  @Test
  void whatIsLentIsNotClosedWithTheRest() {
    Lending<String> lending = new Lending<>(2, closed::add);
    Loan<String> loan = lend(lending, "a");
    lend(lending, "b").giveBack().run();
    lending.close();
    assertThat(closed).containsExactly("b");
    loan.giveBack().run();
    assertThat(closed).containsExactly("b", "a");
  }

  @Test
  void whatIsNotThereIsNotLent() {
    try (Lending<String> lending = new Lending<>(2, closed::add)) {
      assertThat(lending.lend("a", Optional::empty)).isEmpty();
      assertThat(lend(lending, "a").thing()).isEqualTo("a");
    }
  }
}
