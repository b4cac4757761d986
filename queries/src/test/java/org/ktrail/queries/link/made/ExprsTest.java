package org.ktrail.queries.link.made;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.extract.FragmentParser;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.indexer.facts.SourceFacts;
import org.ktrail.indexer.facts.TypeRef;
import org.ktrail.queries.link.facts.FactOrigin;
import org.ktrail.queries.link.macros.Callable;
import org.ktrail.queries.link.world.BodyFrame;

class ExprsTest {
  /** The argument of a call, written as it was kept. */
  private static String text(String argument) {
    try (FragmentParser parser = new FragmentParser()) {
      SourceFacts facts =
          parser.parse("int f(struct dev *d, int n) { sink(" + argument + "); return 0; }\n");
      Callable f =
          Callable.of(
              new FactOrigin(1, facts.declarations()),
              facts.declarations().functions().getFirst(),
              "f",
              Condition.ALWAYS);
      BodyFrame frame = BodyFrame.of(f, f.origin, f.body(facts.bodies()));
      Body.CallSite sink =
          frame.body().calls().stream()
              .filter(c -> c.callee().equals(new Expr.Name("sink")))
              .findFirst()
              .orElseThrow();
      return Exprs.text(sink.arguments().getFirst(), frame);
    }
  }

  @Test
  void anExpressionIsWrittenAsItWasRead() {
    assertThat(text("d->ops[n].go")).isEqualTo("d->ops[n].go");
    assertThat(text("&d->port")).isEqualTo("&d->port");
    assertThat(text("*d")).isEqualTo("(*d)");
    assertThat(text("get(d, n)->port")).isEqualTo("get(d, n)->port");
    assertThat(text("(struct port *)d")).isEqualTo("((struct port *)d)");
    assertThat(text("\"name\"")).isEqualTo("\"name\"");
  }

  @Test
  void aChoiceHasAllThatItMayBe() {
    assertThat(text("n ? d->a : d->b")).isEqualTo("(0 ? d->a : 0 ? d->b : 0)");
  }

  @Test
  void whatWasNotKeptIsZero() {
    assertThat(text("n + 1")).isEqualTo("0");
  }

  @Test
  void typesThatHaveNoNameAreVoid() {
    assertThat(Exprs.text(new TypeRef.Pointer(new TypeRef.Tagged(TypeRef.Tag.UNION, "u"))))
        .isEqualTo("union u *");
    assertThat(Exprs.text(new TypeRef.Array(new TypeRef.Named("u8")))).isEqualTo("u8 *");
    assertThat(
            Exprs.text(
                new TypeRef.Pointer(new TypeRef.Function(new TypeRef.Named("int"), List.of()))))
        .isEqualTo("void *");
    assertThat(Exprs.text(new TypeRef.Unknown())).isEqualTo("void");
  }
}
