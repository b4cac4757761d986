package org.ktrail.queries.simulate.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ktrail.queries.simulate.c.Unsupported;

class NameVariantsTest {
  private static final NameVariants RULES =
      new NameVariants(List.of("prefix raw_", "suffix _nested", "replace _bh_ _", "replace irq"));

  @Test
  void aNameIsItsOwnFirstVariant() {
    assertThat(RULES.of("mutex_lock")).containsExactly("mutex_lock");
  }

  @Test
  void rulesAreAppliedOneAfterTheOtherInEveryOrder() {
    assertThat(RULES.of("raw_lock_nested"))
        .containsExactly("raw_lock_nested", "lock_nested", "raw_lock", "lock");
    assertThat(RULES.of("read_bh_lock")).containsExactly("read_bh_lock", "read_lock");
    assertThat(RULES.of("irqlock")).containsExactly("irqlock", "lock");
  }

  @Test
  void aPrefixStandsAtTheBeginningAndASuffixAtTheEndOnly() {
    assertThat(RULES.of("lock_raw_")).containsExactly("lock_raw_");
    assertThat(RULES.of("_nested_lock")).containsExactly("_nested_lock");
  }

  @Test
  void aRuleThatMakesNamesLongerEndsNonetheless() {
    NameVariants growing = new NameVariants(List.of("replace lock lock_"));
    assertThat(growing.of("lock")).hasSize(64);
  }

  @Test
  void aRuleOfNoKindIsRefused() {
    assertThatThrownBy(() -> new NameVariants(List.of("infix x")).of("x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("infix");
  }

  @Test
  void macrosOfAFileOfModelsAreForTheProgramOnly() {
    ModelFile file =
        new ModelFile("m.c", "#define one(x) two(x)\nint one(int x) { return x; }\n", "");
    assertThat(file.macros()).containsEntry("one", "#define one(x) two(x)");
    assertThat(file.functions()).containsExactly("one");
    assertThat(file.function("one")).isPresent();
    assertThat(file.function("two")).isEmpty();
  }

  @Test
  void aMacroThatIsNotUnderstoodIsToldByItsLine() {
    assertThatThrownBy(() -> new ModelFile("m.c", "int x;\n#define \"\"\n", ""))
        .isInstanceOfSatisfying(Unsupported.class, e -> assertThat(e.line()).isEqualTo(2));
  }

  @Test
  void declarationsAreThereForTheFunctionsAndGiveNone() {
    ModelFile file =
        new ModelFile(
            "m.c",
            "int f(struct s *s) { return s->a + g(); }",
            "struct s { int a; }; int g(void);");
    assertThat(file.function("f")).isPresent();
    assertThat(file.functions()).containsExactly("f");
    assertThat(file.type("g")).isPresent();
  }
}
