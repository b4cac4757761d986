package org.ktrail.queries.link.made;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.extract.FragmentParser;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.queries.link.facts.FactOrigin;
import org.ktrail.queries.link.macros.Callable;

class ArchitectureVariantsTest {
  private static final Condition ARM = Condition.atom("CONFIG_ARM");
  private static final Condition X86 = Condition.atom("CONFIG_X86");

  private static Callable made(int file, int line, Condition condition) {
    return Callable.generated(origin(file), function(), line, condition, List.of());
  }

  private static Callable written(Condition condition) {
    return Callable.of(origin(1), function(), "f", condition);
  }

  private static FactOrigin origin(int file) {
    return new FactOrigin(file, Declarations.NONE);
  }

  private static Declarations.Function function() {
    try (FragmentParser parser = new FragmentParser()) {
      Declarations d = parser.parse("int f(void) { return 0; }\n").declarations();
      return d.functions().getFirst();
    }
  }

  @Test
  void whatOneUseOfAMacroMakesForEachArchitectureIsOneFunction() {
    Callable arm = made(1, 7, ARM);
    Callable x86 = made(1, 7, X86);
    assertThat(ArchitectureVariants.of(List.of(arm, x86))).containsExactly(List.of(arm, x86));
    assertThat(ArchitectureVariants.condition(List.of(arm, x86))).isEqualTo(Condition.or(ARM, X86));
  }

  @Test
  void whatTwoUsesMakeAreTwoFunctions() {
    Callable first = made(1, 7, ARM);
    Callable second = made(1, 9, ARM);
    Callable elsewhere = made(2, 7, ARM);
    assertThat(ArchitectureVariants.of(List.of(first, second, elsewhere))).hasSize(3);
  }

  @Test
  void functionsThatAreWrittenAreEachTheirOwn() {
    Callable one = written(ARM);
    Callable two = written(X86);
    Callable made = made(1, 7, X86);
    assertThat(ArchitectureVariants.of(List.of(one, made, two)))
        .containsExactly(List.of(one), List.of(made), List.of(two));
  }
}
