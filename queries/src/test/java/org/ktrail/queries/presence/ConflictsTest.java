package org.ktrail.queries.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.condition.Condition;

class ConflictsTest {
  private static List<Integer> among(String... conditions) {
    return Conflicts.among(
        Arrays.stream(conditions).map(c -> new Placed(condition(c), "a.c")).toList());
  }

  private static Condition condition(String text) {
    Condition sum = Condition.NEVER;
    for (String product : text.split("\\|\\|")) {
      Condition terms = Condition.ALWAYS;
      for (String literal : product.split("&&")) {
        String atom = literal.strip();
        Condition positive = Condition.atom(atom.replaceFirst("^!", ""));
        terms = Condition.and(terms, atom.startsWith("!") ? Condition.not(positive) : positive);
      }
      sum = Condition.or(sum, terms);
    }
    return sum;
  }

  @Test
  void theFewestThatConflictAreGiven() {
    assertThat(among("CONFIG_A", "CONFIG_B", "!CONFIG_A && CONFIG_C")).containsExactly(0, 2);
    assertThat(among("CONFIG_A", "CONFIG_B && !CONFIG_C")).isEmpty();
  }

  @Test
  void whatIsOffIsNoModule() {
    assertThat(among("CONFIG_A=m", "CONFIG_B", "!CONFIG_A")).containsExactly(0, 2);
    assertThat(among("CONFIG_A", "!CONFIG_A=m")).isEmpty();
  }

  @Test
  void thereIsOneArchitecture() {
    assertThat(among("ARCH=x86", "ARCH=arm64 || ARCH=riscv")).containsExactly(0, 1);
    assertThat(among("ARCH=x86 || ARCH=um", "ARCH=um || ARCH=arm", "!ARCH=um")).hasSize(3);
  }

  @Test
  void alternativesAreSearched() {
    assertThat(
            among(
                "CONFIG_A || CONFIG_B",
                "CONFIG_A || !CONFIG_B",
                "!CONFIG_A || CONFIG_B",
                "!CONFIG_A || !CONFIG_B"))
        .hasSize(4);
    assertThat(among("CONFIG_A || CONFIG_B", "!CONFIG_A || !CONFIG_B")).isEmpty();
  }

  @Test
  void anotherMacroIsWorthSomethingForOneFile() {
    Placed here = new Placed(condition("defined(X)"), "a.c");
    assertThat(Conflicts.satisfiable(List.of(here, new Placed(condition("!defined(X)"), "b.c"))))
        .isTrue();
    assertThat(Conflicts.satisfiable(List.of(here, new Placed(condition("!defined(X)"), "a.c"))))
        .isFalse();
  }
}
