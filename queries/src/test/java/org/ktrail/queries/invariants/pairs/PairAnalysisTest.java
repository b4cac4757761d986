package org.ktrail.queries.invariants.pairs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.facts.body.Event;
import org.ktrail.indexer.facts.body.Expression;
import org.ktrail.indexer.facts.body.Flow;
import org.ktrail.queries.code.RecordLookup;
import org.ktrail.queries.invariants.FlowFixture;
import org.ktrail.queries.invariants.code.CodeFixture;
import org.ktrail.queries.invariants.types.PlaceTypes;

/** What the ways through a function do with a lock or with memory, and what callers learn of it. */
class PairAnalysisTest {
  private static <T> T ask(String source, BiFunction<PairAnalysis, Flow, T> question) {
    CodeFixture files = CodeFixture.of(source);
    return files.ask(code ->
        question.apply(
            new PairAnalysis(code, Pairs.KERNEL, new PlaceTypes(RecordLookup.NONE)),
            files.function(code, "f")));
  }

  /** How the ways out of f end, of the only thing that it acquires or releases. */
  private static List<String> ends(String source) {
    return ask(
        source,
        (analysis, f) -> {
          Resource only = analysis.candidates(f).iterator().next();
          return analysis.run(f, only).exits().stream()
              .map(e -> e.spot().phase().toString().toLowerCase(Locale.ROOT))
              .distinct()
              .sorted()
              .toList();
        });
  }

  private static List<String> exports(String source) {
    return ask(source, (analysis, f) -> analysis.exports(f).stream().map(Resource::key).toList());
  }

  private static List<String> candidates(String source) {
    return ask(
        source, (analysis, f) -> analysis.candidates(f).stream().map(Resource::key).toList());
  }

  private static String f(String body) {
    return "int f(struct dev *d, int n)\n{\n" + body + "\n}\n";
  }

  @Test
  void everyWayEndsWithWhatItDid() {
    assertThat(ends(f("mutex_lock(&d->lock);\nif (n)\n\treturn 1;\nmutex_unlock(&d->lock);")))
        .containsExactly("held", "released");
    assertThat(ends(f("mutex_unlock(&d->lock);"))).containsExactly("dropped");
    assertThat(ends(f("if (n)\n\treturn 0;\nmutex_lock(&d->lock);")))
        .containsExactly("entry", "held");
  }

  @Test
  void aTestedAttemptIsHeldWhereItSucceeded() {
    assertThat(
            ends(
                f(
                    "if (!mutex_trylock(&d->lock))\n"
                        + "\treturn 0;\n"
                        + "mutex_unlock(&d->lock);\n"
                        + "return 1;")))
        .containsExactly("failed", "released");
  }

  @Test
  void twoTestsOfOneFlagComeOutAlike() {
    assertThat(
            ends(f("if (n)\n\tmutex_lock(&d->lock);\nwork(d);\nif (n)\n\tmutex_unlock(&d->lock);")))
        .containsExactly("entry", "released");
  }

  @Test
  void memoryThatIsReturnedOrStoredIsOthersToFree() {
    String head = "struct p *f(struct dev *d)\n{\n\tstruct p *p = kmalloc(8, GFP_KERNEL);\n";
    assertThat(ends(head + "\tif (!p)\n\t\treturn NULL;\n\treturn p;\n}\n"))
        .containsExactly("escaped", "failed");
    assertThat(ends(head + "\td->p = p;\n\treturn NULL;\n}\n")).contains("escaped");
    assertThat(ends(head + "\tkfree(p);\n\treturn NULL;\n}\n")).doesNotContain("held", "escaped");
  }

  @Test
  void whatAlwaysTakesALockForItsCallerExportsIt() {
    assertThat(exports("void f(struct dev *d)\n{\n\tmutex_lock(&d->lock);\n}\n"))
        .containsExactly("&d->lock");
    assertThat(exports("void f(struct dev *d)\n{\n\tmutex_unlock(&d->lock);\n}\n"))
        .containsExactly("&d->lock");
    assertThat(exports(f("mutex_lock(&d->lock);\nmutex_unlock(&d->lock);\nreturn 0;"))).isEmpty();
  }

  @Test
  void whatItsResultDoesNotTellIsNotExported() {
    assertThat(exports("void f(struct dev *d, int n)\n{\n\tif (n)\n\t\tmutex_lock(&d->lock);\n}\n"))
        .isEmpty();
    assertThat(exports(f("if (n)\n\treturn -EIO;\nmutex_lock(&d->lock);\nreturn 0;")))
        .containsExactly("&d->lock");
  }

  @Test
  void whatIsKnownByALocalOnlyIsNotExported() {
    assertThat(
            exports("void f(int n)\n{\n\tstruct dev *d = get(n);\n\n\tmutex_lock(&d->lock);\n}\n"))
        .isEmpty();
  }

  @Test
  void functionsThatCallEachOtherEnd() {
    String both =
        """
        void g(struct dev *d);
        void f(struct dev *d)
        {
        	mutex_lock(&d->lock);
        	g(d);
        }
        void g(struct dev *d)
        {
        	f(d);
        	mutex_unlock(&d->lock);
        }
        """;
    assertThat(ends(both)).isNotEmpty();
  }

  @Test
  void aCalleesWordsBecomeItsCallers() {
    String source =
        """
        void take(struct dev *dev, struct mutex *m)
        {
        	mutex_lock(&dev->lock);
        }
        int f(struct dev *d, int n)
        {
        	take(&d->inner, &d->lock);
        	take(d->other, NULL);
        }
        """;
    assertThat(candidates(source)).containsExactly("&d->inner.lock", "&d->other->lock");
  }

  @Test
  void whatACalleeChangesHasNoWordsInItsCaller() {
    String source =
        """
        void take(struct dev *dev)
        {
        	dev = dev->next;
        	mutex_lock(&dev->lock);
        }
        int f(struct dev *d, int n)
        {
        	take(d);
        }
        """;
    assertThat(candidates(source)).isEmpty();
  }

  @Test
  void aParameterOfANameThatIsAMemberTooIsNotReplacedThere() {
    String source =
        """
        void take(struct dev *lock)
        {
        	mutex_lock(&lock->lock);
        }
        int f(struct dev *d, int n)
        {
        	take(d);
        }
        """;
    assertThat(candidates(source)).containsExactly("&d->lock");
  }

  @Test
  void aCallThatOnlyUsesWhatItIsHandedKeepsNothing() {
    assertThat(keeps("void use(struct p *p)\n{\n\tp->n = 1;\n}\n")).isFalse();
    assertThat(keeps("int use(struct p *p)\n{\n\treturn p->n == 1;\n}\n")).isFalse();
    assertThat(keeps("void use(struct p *p)\n{\n\tlist.head = p;\n}\n")).isTrue();
    assertThat(keeps("void use(struct p *p)\n{\n\tlist.head = &p->node;\n}\n")).isTrue();
    assertThat(keeps("struct p *use(struct p *p)\n{\n\treturn p;\n}\n")).isTrue();
    assertThat(keeps("void use(struct p *p)\n{\n\telsewhere(p);\n}\n")).isTrue();
    assertThat(keeps("void use(struct p *p)\n{\n\telsewhere(p->n);\n}\n")).isFalse();
    assertThat(keeps("void use(struct p *p)\n{\n\tuse(p);\n}\n")).isTrue();
    assertThat(keeps("")).isTrue();
  }

  private static boolean keeps(String use) {
    String f = "int f(struct p *p)\n{\n\tuse(p);\n\treturn 0;\n}\n";
    return ask(
        use + f,
        (analysis, flow) -> {
          Event.Call c = (Event.Call) FlowFixture.step(flow, "use(p)").event();
          Expression.Call call = c.call();
          return analysis.borrowing().keeps(call, 0, flow);
        });
  }
}
