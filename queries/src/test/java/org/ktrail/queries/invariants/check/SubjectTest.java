package org.ktrail.queries.invariants.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.facts.body.Edge;
import org.ktrail.indexer.facts.body.Event;
import org.ktrail.indexer.facts.body.Expression;
import org.ktrail.indexer.facts.body.Flow;
import org.ktrail.indexer.facts.body.Step;
import org.ktrail.queries.code.RecordLookup;
import org.ktrail.queries.invariants.Breach;
import org.ktrail.queries.invariants.FlowFixture;
import org.ktrail.queries.invariants.code.CodeFixture;
import org.ktrail.queries.invariants.pairs.LockSets;
import org.ktrail.queries.invariants.pairs.PairAnalysis;
import org.ktrail.queries.invariants.pairs.Pairs;
import org.ktrail.queries.invariants.types.PlaceTypes;

class SubjectTest {
  private final AtomicInteger locksMade = new AtomicInteger();

  /** What is asked of the first function of a driver's file. */
  private <T> T ask(String source, Function<Subject, T> question) {
    return CodeFixture.of(source)
        .ask(code -> {
          PlaceTypes types = new PlaceTypes(RecordLookup.NONE);
          PairAnalysis analysis = new PairAnalysis(code, Pairs.KERNEL, types);
          Flow flow = code.file("drivers/dev/a.c").getFirst();
          return question.apply(
              new Subject(
                  flow,
                  code,
                  analysis.facts(flow),
                  types,
                  () -> {
                    locksMade.incrementAndGet();
                    return new LockSets(flow, analysis, code);
                  }));
        });
  }

  private <T> T inBody(String body, Function<Subject, T> question) {
    return ask("int f(struct dev *d, int n)\n{\n" + body + "\n}\n", question);
  }

  @Test
  void onlyLocalsThatTheirNameTellsApartAreLooked() {
    String body =
        """
        \tint one;
        \tstatic int kept;
        \tint n;
        \t{
        \t\tint twice;
        \t}
        \t{
        \t\tint twice;
        \t}
        \tchar *buf __free(kfree) = NULL;
        \tuse(one);\
        """;
    List<String> names = inBody(body, s -> s.locals().stream().map(Flow.Variable::name).toList());
    assertThat(names).containsExactly("one");
  }

  @Test
  void aBreachIsInTheFunctionUnderCheck() {
    Breach found =
        inBody("\tuse(n);", s -> s.breach("some-rule", 3, "n", "is used", s.way(3, "here")));
    assertThat(found)
        .isEqualTo(
            new Breach(
                "some-rule",
                "drivers/dev/a.c",
                "f",
                3,
                "n",
                "is used",
                List.of(new Breach.Way("drivers/dev/a.c", 3, "here"))));
  }

  @Test
  void locksAreFoundOutWhenFirstAskedForAndOnce() {
    String body = "\tmutex_lock(&d->lock);\n\tuse(n);\n\tmutex_unlock(&d->lock);";
    List<String> held =
        inBody(
            body,
            s -> {
              assertThat(locksMade).hasValue(0);
              Step use = FlowFixture.step(s.flow, "use(n)");
              assertThat(s.held(0)).isEmpty();
              return s.held(use.id()).stream().map(h -> h.key()).toList();
            });
    assertThat(held).containsExactly("&d->lock");
    assertThat(locksMade).hasValue(1);
  }

  @Test
  void whatAnAssignmentSetsIsNotEvaluated() {
    assertThat(evaluated("\td->count = n;", "d->count = n")).containsExactly("n");
    assertThat(evaluated("\tif (n > 2)\n\t\tuse(n);", "if n > 2")).containsExactly("n > 2");
    assertThat(evaluated("\treturn n;", "return n")).containsExactly("n");
    assertThat(evaluated("\treturn;", "return")).isEmpty();
  }

  private List<String> evaluated(String body, String step) {
    return inBody(
        body,
        s ->
            Subject.evaluated(FlowFixture.step(s.flow, step)).stream()
                .map(Expression::text)
                .toList());
  }

  @Test
  void aLabelIsAWordWithAColonOnALineOfItsOwn() {
    String body =
        """
        \tif (n)
        \t\tgoto out;
        \tif (d)
        \t\tuse(d);
        \tuse(n);
        out:
        \treturn n;\
        """;
    List<Integer> lines =
        inBody(
            body,
            s -> {
              StepLabels labels = new StepLabels(s);
              return s.flow.steps().stream().filter(labels::is).map(Step::line).distinct().toList();
            });
    assertThat(lines).containsExactly(8);
  }

  @Test
  void aBranchThatJumpsIsToldFromOneThatReturnsOrGoesOn() {
    String body =
        """
        \tif (n == 1)
        \t\tgoto out;
        \tif (n == 2)
        \t\treturn n;
        \tif (n == 3)
        \t\tuse(n);
        \tuse(d);
        out:
        \treturn 0;\
        """;
    assertThat(branch(body, "if n == 1")).isEqualTo("jumps leaves");
    assertThat(branch(body, "if n == 2")).isEqualTo("leaves");
    assertThat(branch(body, "if n == 3")).isEmpty();
  }

  private String branch(String body, String condition) {
    return inBody(
        body,
        s -> {
          StepLabels labels = new StepLabels(s);
          Step test = FlowFixture.step(s.flow, condition);
          assertThat(test.event()).isInstanceOf(Event.Branch.class);
          Edge taken = FlowFixture.edge(test, Edge.Kind.TRUE);
          return ((labels.jumps(taken) ? "jumps " : "") + (labels.leaves(taken) ? "leaves" : ""))
              .strip();
        });
  }
}
