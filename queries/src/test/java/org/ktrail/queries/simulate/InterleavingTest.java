package org.ktrail.queries.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.ktrail.queries.simulate.model.Models;
import org.ktrail.queries.simulate.run.Ended;
import org.ktrail.queries.simulate.run.ExecutionState;
import org.ktrail.queries.simulate.run.Machine;
import org.ktrail.queries.simulate.run.Schedule;
import org.ktrail.queries.simulate.run.Setting;
import org.ktrail.queries.simulate.term.QuickSolver;
import org.ktrail.queries.simulate.term.Term;
import org.ktrail.queries.simulate.term.Terms;
import org.ktrail.queries.simulate.z3.Z3Solver;

/** Several actors over one state. */
class InterleavingTest {
  private static final Z3Solver Z3 = new Z3Solver();
  private static final Models MODELS = Models.shipped();

  @AfterAll
  static void close() {
    Z3.close();
  }

  private static final String DECLARATIONS =
      """
      struct mutex { int m; };
      struct completion { unsigned done; };
      struct dev { struct mutex lock, other; void *holder; int count; struct completion c; };
      void mutex_lock(struct mutex *m);
      void mutex_unlock(struct mutex *m);
      void kfree(const void *p);
      void complete(struct completion *c);
      void wait_for_completion(struct completion *c);
      """;

  private static Schedule.Explored explore(String source, String one, String two) {
    Setting setting =
        Setting.of(TestProgram.of(DECLARATIONS + source, MODELS), new QuickSolver(Z3));
    Machine machine = new Machine(setting);
    ExecutionState start = machine.begin();
    Term dev = Terms.symbol(64, "dev");
    return machine.interleave(
        start,
        List.of(
            new Schedule.Part("one", one, List.of(dev, Terms.known(64, 0x1000))),
            new Schedule.Part("two", two, List.of(dev, Terms.known(64, 0x2000)))),
        Schedule.DEFAULT);
  }

  private static TreeSet<String> outcomes(Schedule.Explored explored) {
    TreeSet<String> out = new TreeSet<>();
    for (Machine.Ending e : explored.endings()) {
      List<String> results = new ArrayList<>();
      Ended.results(e).forEach(r -> results.add(r.map(Object::toString).orElse("-")));
      out.add(e.fault().map(f -> f.kind() + " " + f.getMessage()).orElse(results.toString()));
    }
    return out;
  }

  @Test
  void aCheckOutsideOfTheLockLetsTwoSucceed() {
    String source =
        """
        int reg(struct dev *d, void *who)
        {
          if (d->holder)
            return -16;
          mutex_lock(&d->lock);
          d->holder = who;
          mutex_unlock(&d->lock);
          return 0;
        }
        """;
    Schedule.Explored explored = explore(source, "reg", "reg");
    assertThat(outcomes(explored)).contains("[0, 0]", "[0, -16]", "[-16, 0]");
    assertThat(explored.complete()).isTrue();
    Machine.Ending both =
        explored.endings().stream()
            .filter(e -> Ended.results(e).toString().equals("[Optional[0], Optional[0]]"))
            .findFirst()
            .orElseThrow();
    assertThat(TraceText.of(both))
        .contains(
            "-- one", "-- two", "dev->holder: NULL -> 0x1000", "dev->holder: 0x1000 -> 0x2000");
  }

  @Test
  void aCheckUnderTheLockOrAnExchangeLetsOneSucceed() {
    String source =
        """
        int locked(struct dev *d, void *who)
        {
          int err = 0;
          mutex_lock(&d->lock);
          if (d->holder)
            err = -16;
          else
            d->holder = who;
          mutex_unlock(&d->lock);
          return err;
        }
        int exchanged(struct dev *d, void *who)
        {
          return cmpxchg(&d->holder, (void *)0, who) ? -16 : 0;
        }
        """;
    for (String f : List.of("locked", "exchanged")) {
      Schedule.Explored explored = explore(source, f, f);
      assertThat(outcomes(explored)).as(f).containsExactly("[-16, -16]", "[-16, 0]", "[0, -16]");
    }
  }

  @Test
  void locksInOppositeOrderDeadlock() {
    String source =
        """
        int ab(struct dev *d) { mutex_lock(&d->lock); mutex_lock(&d->other); d->count++; mutex_unlock(&d->other); mutex_unlock(&d->lock); return 1; }
        int ba(struct dev *d) { mutex_lock(&d->other); mutex_lock(&d->lock); d->count++; mutex_unlock(&d->lock); mutex_unlock(&d->other); return 2; }
        """;
    assertThat(outcomes(explore(source, "ab", "ab"))).containsExactly("[1, 1]");
    assertThat(outcomes(explore(source, "ab", "ba")))
        .containsExactly("DEADLOCK one: mutex &dev->other; two: mutex &dev->lock", "[1, 2]");
  }

  @Test
  void lostUpdatesAndUsesAfterFreeAreFound() {
    String source =
        """
        int add(struct dev *d) { int c = d->count; d->count = c + 1; return d->count == c + 1; }
        int use(struct dev *d)
        {
          int *p = d->holder;
          if (!p)
            return 0;
          return *p ? 1 : 1;
        }
        int drop(struct dev *d) { void *p = d->holder; d->holder = (void *)0; kfree(p); return 0; }
        """;
    assertThat(outcomes(explore(source, "add", "add"))).contains("[1, 1]", "[0, 1]", "[1, 0]");
    assertThat(outcomes(explore(source, "use", "drop")))
        .contains("[0, 0]", "[1, 0]", "BAD_ACCESS p is dev->holder, which was freed");
  }

  @Test
  void whoWaitsGoesOnWhenItIsTime() {
    String source =
        """
        int waiter(struct dev *d) { wait_for_completion(&d->c); return d->count; }
        int worker(struct dev *d) { d->count = 7; complete(&d->c); return 0; }
        int start(struct dev *d) { d->c.done = 0; return 0; }
        """;
    Setting setting =
        Setting.of(TestProgram.of(DECLARATIONS + source, MODELS), new QuickSolver(Z3));
    Machine machine = new Machine(setting);
    Term dev = Terms.symbol(64, "dev");
    ExecutionState begun = Ended.of(machine, "start", dev).getFirst().state();
    Schedule.Explored explored =
        machine.interleave(
            begun,
            List.of(
                new Schedule.Part("one", "waiter", List.of(dev)),
                new Schedule.Part("two", "worker", List.of(dev))),
            Schedule.DEFAULT);
    assertThat(outcomes(explored)).containsExactly("[7, 0]");
    Schedule.Explored stuck =
        machine.interleave(
            begun,
            List.of(
                new Schedule.Part("one", "waiter", List.of(dev)),
                new Schedule.Part("two", "waiter", List.of(dev))),
            Schedule.DEFAULT);
    assertThat(outcomes(stuck)).hasSize(1).first().asString().startsWith("DEADLOCK");
  }

  @Test
  void manyInterleavingsASecond() {
    String source =
        """
        int work(struct dev *d)
        {
          int i;
          for (i = 0; i < 6; i++) {
            mutex_lock(&d->lock);
            d->count += i;
            mutex_unlock(&d->lock);
            d->holder = &d->count;
          }
          return d->count;
        }
        """;
    explore(source, "work", "work");
    ThreadMXBean threads = ManagementFactory.getThreadMXBean(); // others may use the machine
    long before = threads.getCurrentThreadCpuTime();
    Schedule.Explored explored = explore(source, "work", "work");
    double seconds = (threads.getCurrentThreadCpuTime() - before) / 1e9;
    assertThat(explored.endings().size() / seconds)
        .as(explored.endings().size() + " in " + seconds + " s")
        .isGreaterThan(200);
  }

  @Test
  void whoWaitsForReadersGoesOnWhenTheyAreOut() {
    String source =
        """
        struct srcu { int s; };
        int srcu_read_lock(struct srcu *s);
        void srcu_read_unlock(struct srcu *s, int i);
        void synchronize_srcu(struct srcu *s);
        int reader(struct dev *d)
        {
          int gone;
          int i = srcu_read_lock((void *)&d->other);
          int *p = d->holder;
          gone = p && !d->count;
          srcu_read_unlock((void *)&d->other, i);
          return gone;
        }
        int writer(struct dev *d) { d->holder = 0; synchronize_srcu((void *)&d->other); d->count = 0; return 0; }
        int hasty(struct dev *d) { d->holder = 0; d->count = 0; return 0; }
        int start(struct dev *d) { d->count = 1; return 0; }
        int within(struct dev *d) { srcu_read_lock((void *)&d->other); synchronize_srcu((void *)&d->other); return 0; }
        """;
    Setting setting =
        Setting.of(TestProgram.of(DECLARATIONS + source, MODELS), new QuickSolver(Z3));
    Machine machine = new Machine(setting);
    Term dev = Terms.symbol(64, "dev");
    ExecutionState begun = Ended.of(machine, "start", dev).getFirst().state();
    for (String writer : List.of("writer", "hasty")) {
      Schedule.Explored explored =
          machine.interleave(
              begun,
              List.of(
                  new Schedule.Part("one", "reader", List.of(dev)),
                  new Schedule.Part("two", writer, List.of(dev))),
              Schedule.DEFAULT);
      boolean late = outcomes(explored).contains("[1, 0]");
      assertThat(late).as(writer).isEqualTo(writer.equals("hasty"));
    }
    assertThat(Ended.of(machine, "within", dev).getFirst().fault().orElseThrow().kind())
        .isEqualTo(org.ktrail.queries.simulate.run.Fault.Kind.DEADLOCK);
  }

  @Test
  void ordersThatWereNotTriedAreTold() {
    String source =
        "int add(struct dev *d) { d->count++; d->count++; d->count++; return d->count; }";
    Setting setting =
        Setting.of(TestProgram.of(DECLARATIONS + source, MODELS), new QuickSolver(Z3));
    Machine machine = new Machine(setting);
    List<Term> dev = List.of(Terms.symbol(64, "dev"));
    Schedule.Explored explored =
        machine.interleave(
            machine.begin(),
            List.of(new Schedule.Part("one", "add", dev), new Schedule.Part("two", "add", dev)),
            new Schedule(2, 3));
    assertThat(explored.complete()).isFalse();
    assertThat(outcomes(explored)).contains("BOUND more than 3 orders of the actors");
  }
}
