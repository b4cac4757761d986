package org.ktrail.queries.invariants.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.facts.body.Expression;
import org.ktrail.queries.invariants.FlowFixture;

/** What rules know of macros by their text: ways through pointers, what is only read. */
class MacrosAsTextTest {
  private static final String F = "int f(struct dev *d)\n{\n\treturn 0;\n}\n";

  private static CodeFixture files(String macros) {
    return CodeFixture.of(macros + "\n" + F);
  }

  private static List<String> followed(String macros, String call) {
    CodeFixture files = files(macros);
    Expression.Call c = (Expression.Call) FlowFixture.expression(call);
    return files.ask(code -> Accessors.followed(code, files.function(code, "f"), c));
  }

  private static boolean reads(String macros, String callee, int argument) {
    CodeFixture files = files(macros);
    return files.ask(code -> new ByValue(code, files.function(code, "f")).reads(callee, argument));
  }

  @Test
  void anAccessorFollowsThePointersOnItsWay() {
    assertThat(followed("#define DEV(x) ((x)->a->b.dev)", "DEV(p)")).containsExactly("p", "p->a");
    assertThat(followed("#define DEV(x) (x)->a.b", "DEV(q->p)")).containsExactly("q->p");
  }

  @Test
  void theAddressOfTheLastMemberIsOnlyComputed() {
    assertThat(followed("#define DEV(x) (&(x)->a->dev)", "DEV(p)")).containsExactly("p");
    assertThat(followed("#define DEV(x) (&(x)->dev)", "DEV(p)")).isEmpty();
  }

  @Test
  void whatIsNoWayThroughPointersFollowsNone() {
    assertThat(followed("#define DEV(x) dev_of((x)->a)", "DEV(p)")).isEmpty();
    assertThat(followed("#define DEV(x, y) ((x)->y)", "DEV(p)")).isEmpty();
    assertThat(followed("#define DEV(x) ((x)->a)", "DEV(get(p))")).isEmpty();
    assertThat(followed("", "DEV(p)")).isEmpty();
  }

  @Test
  void definitionsThatDifferTellNothing() {
    assertThat(followed("#define DEV(x) ((x)->a)\n#define DEV(x) ((x)->b->c)", "DEV(p)")).isEmpty();
    assertThat(followed("#define DEV(x) ((x)->a)\n#define DEV(y) ((y)->a)", "DEV(p)"))
        .containsExactly("p");
  }

  @Test
  void aFunctionReadsItsArguments() {
    assertThat(reads("", "f", 0)).isTrue();
    assertThat(reads("", "unknown", 0)).isFalse();
  }

  @Test
  void aMacroReadsWhatItComputesWith() {
    assertThat(reads("#define M(a) ((a) + 1)", "M", 0)).isTrue();
    assertThat(reads("#define M(a) f(a)", "M", 0)).isTrue();
    assertThat(reads("#define M(a, b) ((b) ? 1 : 0)", "M", 0)).isFalse();
    assertThat(reads("#define M(a) ((a) && (a) != 2)", "M", 0)).isTrue();
  }

  @Test
  void aMacroMaySetWhatItAssignsOrTakesTheAddressOf() {
    assertThat(reads("#define M(a) ((a) = 1)", "M", 0)).isFalse();
    assertThat(reads("#define M(a) (a += 1)", "M", 0)).isFalse();
    assertThat(reads("#define M(a) ++(a)", "M", 0)).isFalse();
    assertThat(reads("#define M(a) (a)++", "M", 0)).isFalse();
    assertThat(reads("#define M(a) f(&(a))", "M", 0)).isFalse();
    assertThat(reads("#define M(a) f(#a, a)", "M", 0)).isFalse();
    assertThat(reads("#define M(a) (a == 1)", "M", 0)).isTrue();
    assertThat(reads("#define M(a) (b && a)", "M", 0)).isTrue();
  }

  @Test
  void whatOnlyAsksTheTypeDoesNotRead() {
    assertThat(reads("#define M(a) sizeof(a)", "M", 0)).isFalse();
    assertThat(reads("#define M(a) ({ typeof(a) x = (a); x; })", "M", 0)).isTrue();
  }

  @Test
  void aMacroInsideDecidesAboutWhatItIsHanded() {
    assertThat(reads("#define INNER(a) ((a) + 1)\n#define M(a) INNER(a)", "M", 0)).isTrue();
    assertThat(reads("#define INNER(a) ((a) = 1)\n#define M(a) INNER(a)", "M", 0)).isFalse();
    assertThat(reads("#define M(a) M(a)", "M", 0)).isFalse();
  }

  @Test
  void aMacroOfSeveralLinesIsReadWhole() {
    assertThat(reads("#define M(a)\t\\\n\t((a) =\t\\\n\t 1)", "M", 0)).isFalse();
    assertThat(reads("#define M( a )\t\\\n\t((a) +\t\\\n\t 1)", "M", 0)).isTrue();
  }
}
