package org.ktrail.cli.simulate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ktrail.cli.Main;
import org.ktrail.indexer.snapshot.SampleRepository;
import org.ktrail.queries.simulate.file.ShippedScenarios;

/** Scenarios run over the sources of a small repository. */
class SimulateCommandTest {
  @TempDir static Path directory;

  private static final String COMMON =
      """
      in: lib/dev.c
      roles:
        - role: REGISTER(who)
          is:
            - {needs: claim, c: "claim(&dev, who)"}
            - {needs: attach, c: "attach(&dev, who)"}
        - role: GONE(who)
          is:
            - {needs: no_such_function, c: "no_such_function(who)"}
      state: |
        struct dev dev;
        int a, b;
        long first, second;
      """;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeAll
  static void repository() throws IOException {
    SampleRepository.create(
        directory.resolve("r.git"),
        new TreeMap<>(
            Map.of(
                "lib/dev.h",
                """
                #ifndef DEV_H
                #define DEV_H
                #define BUSY 16
                #define IS_STRICT(d) ((d)->flags & (1UL << STRICT))
                enum { LIVE, STRICT };
                struct dev { unsigned long flags; void *holder; };
                static inline int is_live(const struct dev *d) { return d->flags >> LIVE & 1; }
                #endif
                """,
                "lib/dev.c",
                """
                #include "dev.h"
                #define BUSY 17
                #undef BUSY
                #define BUSY 18
                static int count;
                int attach(struct dev *d, void *who)
                {
                	if (!is_live(d))
                		return -6;
                #ifdef CONFIG_EXCLUSIVE
                	if (d->holder)
                		return -BUSY;
                #endif
                	d->holder = who;
                	return ++count;
                }
                """,
                "lib/other.c",
                """
                #include "dev.h"
                struct own { struct dev *of; };
                static int only_here(struct own *o) { return is_live(o->of) ? 7 : 8; }
                """,
                "lib/ops.c",
                """
                struct way { int (*go)(int n); int (*stop)(int n); };
                struct road { const struct way *way; };
                static int slow(int n) { return n; }
                int fast(int n) { return 10 * n; }
                const struct way slowly = { .go = slow };
                const struct way quickly = { .go = fast };
                int go(struct road *r) { return r->way->go(3); }
                int stop(struct road *r) { return r->way->stop(3); }
                """,
                "lib/arch.c",
                """
                #include <asm/page.h>
                int pages(void) { return is_valid(3); }
                """,
                "arch/x86/include/asm/page.h",
                """
                static inline int is_valid(int n) { return n + 100; }
                """,
                "arch/arm/include/asm/none.h",
                "int none;\n",
                "include/asm-generic/page.h",
                """
                #define is_valid(n) 0
                """)));
  }

  private int run(String scenario, String... options) throws IOException {
    Path file = directory.resolve("scenario.yaml");
    Files.writeString(file, scenario);
    return Main.run(
        Stream.concat(
                Stream.of("-C", directory.resolve("r.git").toString(), "simulate", file.toString()),
                Stream.of(options))
            .toArray(String[]::new),
        out,
        err);
  }

  private static String held(String more) {
    return COMMON
        + more
        + """
        ---
        scenario: held
        title: Two register
        steps:
          - {step: first, c: "dev.flags = 1UL << LIVE; first = REGISTER(&a);"}
          - {step: second, c: "second = REGISTER(&b);"}
        outcomes:
          - {value: refused, when: dev.holder == &a && second == -BUSY}
          - {value: overwritten, when: dev.holder == &b}
        expect: refused
        """;
  }

  @Test
  void whatIsExpectedIsViolatedWithATrace() throws IOException {
    assertThat(run(held(""))).as(err.toString(UTF_8)).isEqualTo(1);
    assertThat(out.toString(UTF_8))
        .contains("held at HEAD: violated: overwritten")
        .contains("expected: refused")
        .containsPattern("lib/dev.c:14 +dev.holder = &b  \\(was &a\\)")
        .containsPattern("attach\\(&dev, &b\\) = 2");
  }

  @Test
  void theConfigurationDecidesWhatIsCompiled() throws IOException {
    assertThat(run(held("config: {EXCLUSIVE: y}\n"))).as(err.toString(UTF_8)).isZero();
    assertThat(out.toString(UTF_8)).contains("held at HEAD: holds: refused");
  }

  @Test
  void aModelWithoutItsArgumentsIsAnError() throws IOException {
    for (String call : List.of("__model_fresh()", "__model_acquire(\"lock\")", "__model_set()")) {
      err.reset();
      for (String by : List.of("", "by: two, ")) {
        String steps =
            "steps: [{step: a, by: one, c: 'b = 1;'}, {step: s, %sc: '%s;'}]".formatted(by, call);
        assertThat(run(COMMON + "---\nscenario: s\n" + steps + "\noutcomes: [{value: x}]\n"))
            .isEqualTo(2);
      }
      assertThat(err.toString(UTF_8)).contains("__model_", "needs one more").hasLineCount(2);
    }
  }

  @Test
  void unknownStateGoesEveryWay() throws IOException {
    assertThat(
            run(
                COMMON
                    + """
                    ---
                    scenario: any
                    steps:
                      - step: register
                        c: 'dev.flags = __model_fresh("flags"); first = REGISTER(&a);'
                    outcomes:
                      - {value: dead, when: first == -6}
                      - {value: done, when: first > 0}
                    """,
                "--format",
                "tsv"))
        .isZero();
    assertThat(out.toString(UTF_8)).isEqualTo("revision\tany\nHEAD\tdead|done\n");
  }

  @Test
  void stepsOfSeveralActorsAreInterleaved() throws IOException {
    assertThat(
            run(
                COMMON
                    + """
                    config: {EXCLUSIVE: y}
                    ---
                    scenario: at-once
                    steps:
                      - {step: set up, c: "dev.flags = 1UL << LIVE;"}
                      - {step: one, by: A, c: "first = REGISTER(&a);"}
                      - {step: other, by: B, c: "second = REGISTER(&b);"}
                    outcomes:
                      - {value: both, when: first > 0 && second > 0}
                      - {value: one, when: first > 0 || second > 0}
                    expect: one
                    """,
                "--format",
                "tsv"))
        .isEqualTo(1);
    assertThat(out.toString(UTF_8)).endsWith("HEAD\tboth|one\n");
  }

  @Test
  void aRoleThatNothingFillsIsNotApplicable() throws IOException {
    assertThat(
            run(
                COMMON
                    + """
                    ---
                    scenario: gone
                    steps: [{step: go, c: "GONE(1);"}]
                    """))
        .isZero();
    assertThat(out.toString(UTF_8)).contains("not-applicable (nothing here is the role GONE)");
  }

  @Test
  void whatIsNotKnownWholeIsUnknown() throws IOException {
    assertThat(
            run(
                """
                scenario: parts
                in: lib/dev.c
                state: struct unseen it;
                steps: [{step: go, c: "attach((void *) &it, 0);"}]
                """))
        .isEqualTo(3);
    assertThat(out.toString(UTF_8))
        .contains("parts at HEAD: unknown (not known whole here: struct unseen it)");
  }

  @Test
  void aNullPointerIsTold() throws IOException {
    assertThat(
            run(
                COMMON
                    + """
                    ---
                    scenario: nothing
                    steps: [{step: go, c: "attach((struct dev *) 0, &a);"}]
                    outcomes: [{value: oops, fault: bad-access}]
                    """))
        .isZero();
    assertThat(out.toString(UTF_8)).contains("nothing at HEAD: found: oops");
  }

  @Test
  void whatAStepCallsMustBeThere() throws IOException {
    String scenario =
        """
        in: lib/dev.c
        state: |
          struct dev dev;
          int set_holder(struct dev *d, void *who);
        ---
        scenario: absent
        steps: [{step: go, c: "set_holder(&dev, &dev);"}]
        outcomes: [{value: untouched, when: "!dev.holder"}]
        """;
    assertThat(run(scenario)).isEqualTo(3);
    assertThat(out.toString(UTF_8))
        .contains("absent at HEAD: unknown (set_holder(): no body is known)");
  }

  @Test
  void whatAnOutcomeAsksMustBeThere() throws IOException {
    String scenario =
        """
        in: lib/dev.c
        state: |
          struct dev dev;
          int is_held(struct dev *d);
        ---
        scenario: absent
        steps: [{step: go, c: "dev.holder = &dev;"}]
        outcomes:
          - {value: held, when: is_held(&dev)}
          - {value: free, when: "1"}
        """;
    assertThat(run(scenario)).isEqualTo(3);
    assertThat(out.toString(UTF_8))
        .contains("absent at HEAD: unknown (is_held(): no body is known)");
  }

  @Test
  void readsOfAWatchedPlaceAreCounted() throws IOException {
    assertThat(
            run(
                """
                in: lib/dev.c
                ---
                scenario: reads
                state: |
                  struct dev dev;
                  int lock, other;
                  long seen;
                steps:
                  - step: go
                    c: |
                      dev.holder = &dev;
                      __model_watch(&dev.holder, sizeof(dev.holder));
                      seen = dev.holder == 0;
                      __model_acquire("lock", &lock, 1);
                      seen = dev.holder == 0;
                      __model_acquire("lock", &other, 0);
                      seen = dev.holder == 0;
                      seen = dev.flags;
                outcomes:
                  - value: counted
                    when: __model_reads(&dev.holder, 0) == 3 && __model_reads(&dev.holder, 1) == 1
                """))
        .as(err.toString(UTF_8))
        .isZero();
    assertThat(out.toString(UTF_8)).contains("reads at HEAD: found: counted");
  }

  @Test
  void mistakes() throws IOException {
    assertThat(run("scenario: x\nin: lib/dev.c\nstep: []\n")).isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .contains("scenario.yaml:3: step is no key here; these are: scenario, title, in,");
    err.reset();
    assertThat(run("scenario: x\n")).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("scenario.yaml:1: in: say which file's names");
    err.reset();
    assertThat(run("a: [1\n")).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("scenario.yaml:2: ");
    err.reset();
    assertThat(
            Main.run(
                new String[] {
                  "-C", directory.resolve("r.git").toString(), "simulate", "no-such-scenario"
                },
                out,
                err))
        .isEqualTo(2);
    assertThat(err.toString(UTF_8)).startsWith("ktrail: no-such-scenario: cannot be read");
  }

  @Test
  void aSummaryOfWhatIsWatched() throws IOException {
    assertThat(
            run(
                """
                scenario: x
                in: lib/dev.c
                watch: attach
                summaries: [{function: attach, c: "int attach(void);", because: none}]
                """))
        .isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .contains("scenario.yaml:3: watch: attach is watched, and a summary would replace it");
    err.reset();
    assertThat(
            run(
                """
                scenario: x
                in: lib/dev.c
                roles: [{role: R, is: [{needs: "/(/", c: "1"}]}]
                """))
        .isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("needs: /(/ is no pattern: missing closing )");
  }

  @Test
  void aNameThatTheFirstFileDoesNotSeeIsThatOfAnotherOne() throws IOException {
    String scenario =
        """
        scenario: both
        in: [lib/dev.c, lib/other.c]
        state: |
          struct dev dev;
          struct own own;
          int first, second;
        steps:
          - {step: own, c: "own.of = &dev; dev.flags = 1; first = only_here(&own); second = attach(&dev, &own);"}
        outcomes:
          - {value: seen, when: first == 7 && second == 1 && count == 1}
        expect: seen
        """;
    assertThat(run(scenario)).as(out + err.toString(UTF_8)).isEqualTo(0);
  }

  @Test
  void aSummaryIsAssumedWhereItIsCalledAndLeftAloneWhereNothingHasItsName() throws IOException {
    String scenario =
        """
        scenario: summaries
        in: lib/other.c
        state: |
          struct dev dev;
          struct own own;
          int first;
        summaries:
          - {function: is_live, because: it lives, c: "int is_live(const struct dev *d) { return 1; }"}
          - {function: attach, because: not asked, c: "int attach(struct dev *d, void *who) { return 0; }"}
          - {function: not_here, because: another revision has it, c: "no_such_type not_here(void) { }"}
        steps:
          - {step: own, c: "own.of = &dev; first = only_here(&own);"}
        outcomes:
          - {value: seen, when: first == 7}
        expect: seen
        """;
    assertThat(run(scenario)).as(out + err.toString(UTF_8)).isEqualTo(0);
    assertThat(out.toString(UTF_8))
        .contains("assumed: is_live() as summarised: it lives")
        .doesNotContain("not asked")
        .doesNotContain("another revision");
  }

  @Test
  void anArchitecturesOwnHeaderTakesThePlaceOfTheGenericOne() throws IOException {
    String scenario =
        """
        scenario: headers
        in: lib/arch.c
        state: int result;
        steps:
          - {step: call, c: "result = pages();"}
        outcomes:
          - {value: own, when: result == 103}
        expect: own
        """;
    assertThat(run(scenario)).as(out + err.toString(UTF_8)).isEqualTo(0);
  }

  @Test
  void aFunctionThatIsNotKnownIsEachOfThoseThatAreLinked() throws IOException {
    String scenario =
        """
        in: lib/ops.c
        state: int result;
        ---
        scenario: linked
        steps:
          - {step: go, c: "result = go((struct road *) __model_fresh(\\"road\\"));"}
        outcomes:
          - {value: slow, when: result == 3}
          - {value: fast, when: result == 30}
        ---
        scenario: not_linked
        steps:
          - {step: go, c: "result = stop((struct road *) __model_fresh(\\"road\\"));"}
        outcomes:
          - {value: three, when: result == 3}
        """;
    assertThat(run(scenario)).as(out + err.toString(UTF_8)).isEqualTo(3);
    assertThat(out.toString(UTF_8))
        .contains("linked at HEAD: found: fast or slow")
        .contains("slow(3) = 3  [one of 2 linked for way.go]")
        .contains("[unknown: no function is linked for way.stop]");
  }

  @Test
  void whatIsUsedComesWithKtrail() throws IOException {
    assertThat(run("uses: no-such\n---\nscenario: x\n")).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("scenario.yaml:1: uses: ktrail comes with no no-such");
    err.reset();
    assertThat(run("in: lib/dev.c\n---\nscenario: x\nuses: xfs-on-pmem\n")).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("uses: belongs in a first document without scenario");
  }

  @Test
  void theListHasALineForEach() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    assertThat(Main.run(new String[] {"simulate", "--list"}, out, err)).isEqualTo(0);
    assertThat(out.toString(UTF_8).lines().toList())
        .hasSameSizeAs(ShippedScenarios.names())
        .contains("kfifo              A ring of bytes and of records")
        .allMatch(line -> line.matches("[\\w-]+ +\\S.*\\w"));
  }
}
