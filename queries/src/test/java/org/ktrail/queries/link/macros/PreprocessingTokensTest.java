package org.ktrail.queries.link.macros;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.queries.link.facts.FactOrigin;

class PreprocessingTokensTest {
  @Test
  void theLongestOperatorIsTaken() {
    assertThat(PreprocessingTokens.of("a<<=b->c++ +d##e...f"))
        .containsExactly("a", "<<=", "b", "->", "c", "++", "+", "d", "##", "e", "...", "f");
    assertThat(PreprocessingTokens.of("#x")).containsExactly("#", "x");
  }

  @Test
  void literalsAreOneToken() {
    assertThat(PreprocessingTokens.of("f(\"a, \\\"b\\\")\", '\\'', '\"')"))
        .containsExactly("f", "(", "\"a, \\\"b\\\")\"", ",", "'\\''", ",", "'\"'", ")");
  }

  @Test
  void aLiteralThatDoesNotEndEndsWithTheText() {
    assertThat(PreprocessingTokens.of("\"open")).containsExactly("\"open");
    assertThat(PreprocessingTokens.of("'\\")).containsExactly("'\\");
  }

  @Test
  void numbersTakeTheirSuffixesAndPoints() {
    assertThat(PreprocessingTokens.of("0x1fUL 1.5e3 3..4"))
        .containsExactly("0x1fUL", "1.5e3", "3..4");
  }

  @Test
  void namesMayHaveDollarsAndLettersOfAnyAlphabet() {
    assertThat(PreprocessingTokens.of("$a \u00e9t\u00e9 _b1"))
        .containsExactly("$a", "\u00e9t\u00e9", "_b1");
    assertThat(PreprocessingTokens.isIdentifier("1a")).isFalse();
    assertThat(PreprocessingTokens.isIdentifier("")).isFalse();
  }

  @Test
  void blanksAndControlsSeparateAndAreNothing() {
    assertThat(PreprocessingTokens.of(" a\t\n\u0001b ")).containsExactly("a", "b");
    assertThat(PreprocessingTokens.of("  ")).isEmpty();
  }

  @Test
  void aMacroStandsForItselfIfItsReplacementIsItsOwnUse() {
    assertThat(standsForItself(false, "f", "f")).isTrue();
    assertThat(standsForItself(true, "f(a, b)", "f")).isTrue();
    assertThat(standsForItself(true, "f(b, a)", "f")).isFalse();
    assertThat(standsForItself(true, "f", "f")).isFalse();
    assertThat(standsForItself(false, "f_inner", "f")).isFalse();
  }

  private static boolean standsForItself(boolean functionLike, String replacement, String name) {
    List<String> parameters = functionLike ? List.of("a", "b") : List.of();
    Declarations.Macro macro =
        new Declarations.Macro(name, functionLike, parameters, false, replacement, 1, 1, 0, -1);
    return Callable.of(new FactOrigin(1, Declarations.NONE), macro, Condition.ALWAYS)
        .standsForItself();
  }

  @Test
  void aModelStandsInForAMacroOfAsManyParameters() {
    Declarations.Macro call =
        new Declarations.Macro(
            "static_call", true, List.of("name"), false, "asm_thing(name)", 7, 9, 0, -1);
    Declarations.Macro model = MacroModels.of(call);
    assertThat(MacroModels.isModel(model)).isTrue();
    assertThat(MacroModels.isModel(call)).isFalse();
    assertThat(List.of(model.line(), model.endLine())).containsExactly(7, 9);
    Declarations.Macro other =
        new Declarations.Macro(
            "static_call", true, List.of("a", "b"), false, "asm_thing(a)", 7, 9, 0, -1);
    assertThat(MacroModels.of(other)).isEqualTo(other);
  }
}
