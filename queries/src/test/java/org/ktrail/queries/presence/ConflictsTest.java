package org.ktrail.queries.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.condition.Truth;

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

  /** What is decided without the solver is what the solver says. */
  @Test
  void aShortSearchAgreesWithTheSolver() {
    Random random = new Random(6);
    int decided = 0;
    for (int i = 0; i < 3_000; i++) {
      List<Placed> conditions = new ArrayList<>();
      for (int n = 1 + random.nextInt(5); n > 0; n--) {
        conditions.add(new Placed(random(random, 3), "a.c"));
      }
      Truth quick = new LiteralSearch(conditions).satisfiable();
      if (quick != Truth.UNKNOWN) {
        decided++;
        assertThat(quick == Truth.TRUE)
            .as(conditions.toString())
            .isEqualTo(Conflicts.model(conditions).isPresent());
      }
    }
    assertThat(decided).isGreaterThan(2_900);
  }

  private static Condition random(Random random, int depth) {
    List<String> atoms = List.of("CONFIG_A", "CONFIG_A=m", "CONFIG_B", "ARCH=x", "ARCH=y", "C");
    if (depth == 0 || random.nextInt(4) == 0) {
      return Condition.atom(atoms.get(random.nextInt(atoms.size())));
    }
    return switch (random.nextInt(3)) {
      case 0 -> Condition.not(random(random, depth - 1));
      case 1 -> Condition.and(random(random, depth - 1), random(random, depth - 1));
      default -> Condition.or(random(random, depth - 1), random(random, depth - 1));
    };
  }
}
