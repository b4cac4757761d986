package org.ktrail.cli.simulate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ktrail.cli.Main;
import org.ktrail.indexer.snapshot.SampleRepository;

/** What nobody said never makes a verdict that is definite. */
class ConditionalVerdictTest {
  @TempDir static Path directory;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeAll
  static void repository() throws IOException {
    SampleRepository.create(
        directory.resolve("r.git"),
        new TreeMap<>(
            Map.of(
                "lib/pump.c",
                """
                struct pump { int speed; int valve; };
                struct tank { int level; struct pump pump; };
                int ask(int n);
                void service(struct pump *p);
                void inspect(const struct pump *p);
                int start(struct pump *p)
                {
                	if (ask(1))
                		return -5;
                	p->speed = 3;
                	return 0;
                }
                int serviced(struct pump *p)
                {
                	p->speed = 3;
                	service(p);
                	return p->speed == 3 ? 0 : -5;
                }
                int inspected(struct pump *p)
                {
                	p->speed = 3;
                	inspect(p);
                	return p->speed == 3 ? 0 : -5;
                }
                int set_anew(struct pump *p)
                {
                	service(p);
                	p->speed = 3;
                	return p->speed == 3 ? 0 : -5;
                }
                int tank_serviced(struct tank *t)
                {
                	t->level = 7;
                	service(&t->pump);
                	return t->level == 7 ? 0 : -5;
                }
                int full(struct pump *p) { return p->speed == SPEED_NOWHERE ? 0 : -5; }
                int broken(struct pump *p) { ask(2); return -5; }
                """)));
  }

  /** The exit code of a scenario that calls a function of a pump, which gives 0 or −5. */
  private int run(String call, String expected) throws IOException {
    Path file = directory.resolve("scenario.yaml");
    Files.writeString(
        file,
        """
        scenario: called
        in: lib/pump.c
        state: |
          struct pump p;
          struct tank t;
          int rc = 1, one, two;
        steps:
          - {step: call, c: "rc = %s;"}
        outcomes:
          - {value: done, when: "rc == 0"}
          - {value: refused, when: "rc == -5"}
        expect: %s
        """
            .formatted(call, expected));
    return Main.run(
        new String[] {
          "-C", directory.resolve("r.git").toString(), "simulate", file.toString(), "--depth", "0"
        },
        out,
        err);
  }

  private String first() {
    return out.toString(UTF_8).lines().findFirst().orElse("") + err.toString(UTF_8);
  }

  @Test
  void aResultThatNobodyComputedDecides() throws IOException {
    assertThat(run("start(&p)", "done")).as(first()).isEqualTo(3);
    assertThat(first())
        .isEqualTo("called at HEAD: violated: done or refused, if ask() gives what it takes");
  }

  @Test
  void whateverAResultIsTheVerdictIsTheSame() throws IOException {
    assertThat(run("start(&p)", "[done, refused]")).as(first()).isEqualTo(0);
    assertThat(first()).isEqualTo("called at HEAD: holds: done or refused");
  }

  @Test
  void whatAFunctionWithoutABodyWasGivenMayBeChanged() throws IOException {
    assertThat(run("serviced(&p)", "done")).as(first()).isEqualTo(3);
    assertThat(first())
        .isEqualTo("called at HEAD: holds: done, if service() leaves p.speed as it is");
  }

  @Test
  void whatItMayOnlyReadIsNot() throws IOException {
    assertThat(run("inspected(&p)", "done")).as(first()).isEqualTo(0);
  }

  @Test
  void whatIsWrittenAfterwardsIsKnown() throws IOException {
    assertThat(run("set_anew(&p)", "done")).as(first()).isEqualTo(0);
  }

  @Test
  void whatLiesBesideWhatItWasGivenIsNotChanged() throws IOException {
    assertThat(run("tank_serviced(&t)", "done")).as(first()).isEqualTo(0);
  }

  @Test
  void aNameThatIsDeclaredNowhereDecides() throws IOException {
    assertThat(run("full(&p)", "done")).as(first()).isEqualTo(3);
    assertThat(first()).contains("violated").contains("SPEED_NOWHERE");
  }

  @Test
  void whatIsWrongWithoutIt() throws IOException {
    assertThat(run("broken(&p)", "done")).as(first()).isEqualTo(1);
    assertThat(first()).isEqualTo("called at HEAD: violated: refused");
  }

  @Test
  void interruptionsAreBounded() throws IOException {
    Path file = directory.resolve("both.yaml");
    Files.writeString(
        file,
        """
        scenario: both
        in: lib/pump.c
        state: "struct pump p; int seen;"
        steps:
          - {step: a, by: A, c: "p.speed = 1; p.valve = p.speed; p.speed = 1; p.valve = p.speed;"}
          - {step: b, by: B, c: "p.speed = 1; p.valve = p.speed; p.speed = 1; p.valve = p.speed;"}
        outcomes:
          - {value: one, when: "p.speed == 1"}
        expect: one
        """);
    int code =
        Main.run(
            new String[] {
              "-C",
              directory.resolve("r.git").toString(),
              "simulate",
              file.toString(),
              "--depth",
              "0"
            },
            out,
            err);
    assertThat(code).as(first()).isEqualTo(0);
    assertThat(first())
        .isEqualTo("both at HEAD: holds: one, of orders with at most 2 interruptions");
  }

  private int summarised(String summary) throws IOException {
    Path file = directory.resolve("summarised.yaml");
    Files.writeString(
        file,
        """
        scenario: called
        in: lib/pump.c
        state: "struct pump p; int rc = 1;"
        summaries:
          - {function: ask, because: "nobody asks", c: "%s"}
        steps:
          - {step: call, c: "rc = start(&p);"}
        outcomes:
          - {value: done, when: "rc == 0"}
          - {value: refused, when: "rc == -5"}
        expect: done
        """
            .formatted(summary));
    return Main.run(
        new String[] {
          "-C", directory.resolve("r.git").toString(), "simulate", file.toString(), "--depth", "9"
        },
        out,
        err);
  }

  @Test
  void aSummaryStandsForWhatItReplaces() throws IOException {
    assertThat(summarised("int ask(int n) { return 0; }")).as(first()).isEqualTo(0);
    assertThat(summarised("int ask(void) { return 0; }")).as(first()).isEqualTo(0);
  }

  @Test
  void aSummaryOfAnotherPrototypeDecidesNothing() throws IOException {
    assertThat(summarised("int ask(struct pump *p) { return 0; }")).as(first()).isEqualTo(3);
    assertThat(out.toString(UTF_8))
        .contains(
            "ask() is not whole: its summary takes a pointer as argument 1, and here it takes a");
  }

  @Test
  void aSummaryThatIsNotUnderstoodDecidesNothing() throws IOException {
    assertThat(summarised("int ask(int n) { return n->speed; }")).as(first()).isEqualTo(3);
  }
}
