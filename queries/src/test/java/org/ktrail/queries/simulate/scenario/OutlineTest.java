package org.ktrail.queries.simulate.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ktrail.queries.simulate.c.Lexemes;
import org.ktrail.queries.simulate.c.TranslationUnit;

class OutlineTest {
  private static final String TYPES =
      """
      struct inner { int x; };
      struct dev { int a; int b; struct inner in; struct dev *next; int (*start)(struct dev *d); };
      int count;
      int helper(int x);
      """;

  private static Outline of(String body) {
    String source = TYPES + "int f(struct dev *d, int n) {" + body + "}";
    return Outline.of(TranslationUnit.read(Lexemes.of(source)).function("f").orElseThrow(), "t.c");
  }

  @Test
  void whatOthersSeeIsReadOrWritten() {
    Outline outline = of("int i = d->a; count = i; d->in.x = n; return count;");
    assertThat(outline.reads()).containsExactly("count", "d->a");
    assertThat(outline.writes()).containsExactly("count", "d->in.x");
    assertThat(outline.calls()).isEmpty();
  }

  @Test
  void anUpdateReadsAndWrites() {
    Outline outline = of("d->a += n; count++; return 0;");
    assertThat(outline.reads()).containsExactly("count", "d->a");
    assertThat(outline.writes()).containsExactly("count", "d->a");
  }

  @Test
  void localsAreOnesOwn() {
    Outline outline = of("struct dev one; one.a = n; n = one.a; return n;");
    assertThat(outline.reads()).isEmpty();
    assertThat(outline.writes()).isEmpty();
  }

  @Test
  void whatLeadsToAPlaceIsRead() {
    Outline outline = of("d->next->b = 1; return 0;");
    assertThat(outline.reads()).containsExactly("d->next");
    assertThat(outline.writes()).containsExactly("d->next->b");
  }

  @Test
  void anAddressIsNoReadOfWhatIsThere() {
    Outline outline = of("int *p = &d->a; int *q = &d->next->b; return 0;");
    assertThat(outline.reads()).containsExactly("d->next");
  }

  @Test
  void callsThroughPointersAreInBrackets() {
    Outline outline = of("if (helper(d->b)) return d->start(d); return 0;");
    assertThat(outline.calls()).containsExactly("(d->start)", "helper");
    assertThat(outline.reads()).containsExactly("d->b", "d->start");
  }

  @Test
  void everyPartOfAStatementIsLookedAt() {
    Outline outline =
        of(
            """
            for (n = d->a; n < d->b; n += d->in.x)
              switch (count) { case 1: helper(1); break; default: d->b = 0; }
            while (d->next) { do { n--; } while (d->start); }
            return n ? d->next->a : ({ helper(2); 3; });
            """);
    assertThat(outline.reads())
        .containsExactly("count", "d->a", "d->b", "d->in.x", "d->next", "d->next->a", "d->start");
    assertThat(outline.writes()).containsExactly("d->b");
    assertThat(outline.calls()).containsExactly("helper");
  }

  @Test
  void parametersAndResultAreAsWritten() {
    Outline outline = of("return 0;");
    assertThat(outline.parameters()).extracting(p -> p.name()).containsExactly("d", "n");
    assertThat(outline.function()).isEqualTo("f");
    assertThat(outline.path()).isEqualTo("t.c");
  }
}
