package org.ktrail.queries.simulate.ir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ktrail.queries.simulate.c.Lexemes;
import org.ktrail.queries.simulate.c.TranslationUnit;
import org.ktrail.queries.simulate.c.TypedStatement;

class ExpressionTextTest {
  private static final String TYPES =
      """
      struct s { int a; int v[4]; struct s *next; };
      int other(int x, long y);
      int g;
      """;

  private static String text(String expression) {
    String source = TYPES + "void f(struct s *p, struct s q, int n) { " + expression + "; }";
    TypedStatement body =
        TranslationUnit.read(Lexemes.of(source)).function("f").orElseThrow().body();
    List<TypedStatement> statements = ((TypedStatement.Block) body).statements();
    return ExpressionText.of(((TypedStatement.Evaluate) statements.getFirst()).expression());
  }

  @Test
  void operatorsAreAsWrittenAndOnlyWhatIsWithinIsInParentheses() {
    assertThat(text("n + g * 2")).isEqualTo("n + (g * 2)");
    assertThat(text("n && !g || n == 3")).isEqualTo("(n && !g) || (n == 3)");
    assertThat(text("g = n << 1 | 1")).isEqualTo("g = ((n << 1) | 1)");
    assertThat(text("~n & -g")).isEqualTo("~n & -g");
    assertThat(text("n ? g : 1")).isEqualTo("n ? g : 1");
  }

  @Test
  void membersAreReachedByDotOrArrow() {
    assertThat(text("p->next->a")).isEqualTo("p->next->a");
    assertThat(text("q.a")).isEqualTo("q.a");
    assertThat(text("(*p).a")).isEqualTo("p->a");
    assertThat(text("&p->a")).isEqualTo("&p->a");
  }

  @Test
  void castsAreLeftOutAndNullIsNamed() {
    assertThat(text("(long)n")).isEqualTo("n");
    assertThat(text("p == (void *)0")).isEqualTo("p == NULL");
  }

  @Test
  void callsHaveTheirArguments() {
    assertThat(text("other(n, g + 1)")).isEqualTo("other(n, g + 1)");
    assertThat(text("__builtin_popcount(n)")).isEqualTo("popcount(n)");
  }

  @Test
  void numbersAreSmallOrHexadecimal() {
    assertThat(text("n = -22")).isEqualTo("n = -22");
    assertThat(text("n = 65535")).isEqualTo("n = 65535");
    assertThat(text("n = 0x10000")).isEqualTo("n = 0x10000");
  }

  @Test
  void aLongExpressionIsCut() {
    assertThat(text("n" + " + other(n, g)".repeat(50))).hasSize(161).endsWith("…");
  }

  @Test
  void aNameIsWithoutTheFileItIsOnesOwnOf() {
    assertThat(ExpressionText.plain("d/a.c:f")).isEqualTo("f");
    assertThat(ExpressionText.plain("f")).isEqualTo("f");
  }
}
