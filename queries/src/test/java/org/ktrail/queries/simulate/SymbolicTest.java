package org.ktrail.queries.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.ktrail.queries.simulate.run.Ended;
import org.ktrail.queries.simulate.run.Machine;
import org.ktrail.queries.simulate.run.MemberTargets;
import org.ktrail.queries.simulate.run.Setting;
import org.ktrail.queries.simulate.term.QuickSolver;
import org.ktrail.queries.simulate.term.Term;
import org.ktrail.queries.simulate.term.Terms;
import org.ktrail.queries.simulate.z3.Z3Solver;

/** Functions executed on what is not known. */
class SymbolicTest {
  private static final Z3Solver Z3 = new Z3Solver();

  @AfterAll
  static void close() {
    Z3.close();
  }

  private static Setting setting(String source) {
    return Setting.of(TestProgram.of(source), new QuickSolver(Z3))
        .with(new Setting.Bounds(200_000, 60, 3, 3, 8, 2_000, 5_000_000));
  }

  private static List<Machine.Ending> run(Setting setting, String function, Term... arguments) {
    return Ended.of(new Machine(setting), function, arguments);
  }

  private static Term symbol(String name) {
    return Terms.symbol(64, name);
  }

  static List<String> results(List<Machine.Ending> endings) {
    List<String> out = new ArrayList<>();
    for (Machine.Ending e : endings) {
      out.add(
          e.fault()
              .map(f -> f.kind() + " " + f.getMessage())
              .orElse(e.result().map(Object::toString).orElse("void")));
    }
    return out;
  }

  @Test
  void whatIsDividedByIsTakenForOtherThanZeroAndThatIsSaid() {
    Setting setting =
        setting(
            """
            unsigned f(unsigned a, unsigned b) { return a / b && !b ? 1 : 0; }
            unsigned g(unsigned a, unsigned b) { return b ? 2 : a / b; }
            """);
    List<Machine.Ending> ended = run(setting, "f", symbol("a"), symbol("b"));
    assertThat(results(ended)).containsOnly("0");
    assertThat(ended.getFirst().state().assumptions())
        .anyMatch(a -> a.endsWith("by which is divided, is not 0"));
    assertThat(results(run(setting, "g", symbol("a"), symbol("b"))))
        .containsExactlyInAnyOrder("2", "DIVISION_BY_ZERO division by 0");
  }

  @Test
  void arithmeticWithoutMeaningIsTold() {
    Setting setting =
        setting(
            """
            int left(int n) { return 1 << n; }
            long right(long a, int n) { return a >> n; }
            int constant(void) { return 1 << 100; }
            int quotient(int a, int b) { return a / b; }
            long rest(long a, long b) { return a % b; }
            unsigned big(unsigned a, unsigned b) { return a / b; }
            """);
    assertThat(results(run(setting, "left", Terms.known(32, 31)))).containsExactly("0x80000000");
    assertThat(results(run(setting, "left", Terms.known(32, 100))))
        .containsExactly("UNDEFINED a number of 32 bits is shifted by 100");
    assertThat(results(run(setting, "constant")))
        .containsExactly("UNDEFINED a number of 32 bits is shifted by 100");
    assertThat(results(run(setting, "right", Terms.known(64, 1), Terms.known(32, -1))))
        .containsExactly("UNDEFINED a number of 64 bits is shifted by -1");
    Term least = Terms.known(32, Integer.MIN_VALUE);
    assertThat(results(run(setting, "quotient", least, Terms.known(32, -1))))
        .containsExactly("UNDEFINED -2147483648 divided by -1 is too large");
    assertThat(results(run(setting, "quotient", least, Terms.known(32, 0))))
        .containsExactly("DIVISION_BY_ZERO division by 0");
    assertThat(results(run(setting, "rest", Terms.known(64, Long.MIN_VALUE), Terms.known(64, -1))))
        .containsExactly("UNDEFINED -9223372036854775808 divided by -1 is too large");
    assertThat(results(run(setting, "big", least, Terms.known(32, -1)))).containsExactly("0");
  }

  private static final String DEVICE =
      """
      struct device;
      struct ops {
        int (*start)(struct device *d, long n);
        int (*stop)(struct device *d);
      };
      struct device {
        unsigned long flags;
        void *holder;
        const struct ops *ops;
        unsigned alive : 1, busy : 3;
        struct device *next;
      };
      int register_holder(struct device *dev, void *holder)
      {
        if (!holder)
          return -22;
        if (!(dev->flags & 4))
          return -6;
        if (dev->holder)
          return -16;
        dev->holder = holder;
        return 0;
      }
      int start(struct device *dev)
      {
        if (!dev->ops || !dev->ops->start)
          return -95;
        return dev->ops->start(dev, 3);
      }
      int first(struct device *d, long n) { d->busy = n; return d->busy; }
      int second(struct device *d, long n) { return -5; }
      """;

  @Test
  void unknownFieldsForkAndAreNamed() {
    List<Machine.Ending> endings =
        run(setting(DEVICE), "register_holder", symbol("dev"), symbol("holder"));
    assertThat(results(endings)).containsExactlyInAnyOrder("-22", "-6", "-16", "0");
    Machine.Ending done =
        endings.stream().filter(e -> e.result().get().equals(Terms.known(32, 0))).findFirst().get();
    assertThat(TraceText.of(done))
        .isEqualTo(
            """
            register_holder(dev, holder) = 0
              15: suppose holder
              17: suppose dev->flags & 4
              19: suppose not dev->holder
              21: dev->holder: NULL -> holder
            """);
    assertThat(done.state().assumptions())
        .containsExactly("dev is a valid pointer, to an object that no other one points to");
  }

  @Test
  void calledThroughAnUnknownPointerAreThoseThatAreLinked() {
    MemberTargets targets =
        (record, member) ->
            record.equals("struct ops") && member.equals("start")
                ? List.of("first", "second")
                : List.of();
    List<Machine.Ending> endings = run(setting(DEVICE).with(targets), "start", symbol("dev"));
    assertThat(results(endings)).containsExactlyInAnyOrder("-95", "-95", "3", "-5");
    Machine.Ending first =
        endings.stream().filter(e -> e.result().get().equals(Terms.known(32, 3))).findFirst().get();
    assertThat(TraceText.of(first))
        .isEqualTo(
            """
            start(dev) = 3
              26: suppose dev->ops
              26: suppose dev->ops->start
              28: first(dev, 3) <- one of 2 linked for ops.start = 3
                30: dev->busy: dev->busy -> 3
            """);
    assertThat(first.state().assumptions())
        .contains("dev->ops->start is one of those linked for ops.start");
  }

  @Test
  void callsOfWhatIsNotKnownGiveSymbols() {
    List<Machine.Ending> endings = run(setting(DEVICE), "start", symbol("dev"));
    assertThat(results(endings)).containsExactlyInAnyOrder("-95", "-95", "dev->ops->start()");
    assertThat(endings.stream().flatMap(e -> e.state().unknowns().stream()))
        .containsExactly("dev->ops->start");
  }

  @Test
  void anUnknownFunctionIsTakenToChangeNothing() {
    String source =
        """
        struct d { int a; };
        int work(struct d *d);
        int f(struct d *d) { d->a = 1; if (work(d)) return -1; return d->a; }
        """;
    assertThat(results(run(setting(source), "f", symbol("d"))))
        .containsExactlyInAnyOrder("-1", "1");
  }

  @Test
  void nullAndErrorPointersAreNamedWhenFollowed() {
    String source =
        """
        struct d { int a; struct d *next; };
        int f(struct d *d) { if (d->next) d->a = 1; return d->next->a; }
        int g(struct d *d)
        {
          if ((unsigned long)d >= (unsigned long)-4095)
            return d->a;
          return 0;
        }
        int h(struct d *d, int (*run)(void)) { if (run) return 1; return run(); }
        """;
    assertThat(results(run(setting(source), "f", symbol("d"))))
        .containsExactlyInAnyOrder("d->next->a", "BAD_ACCESS d->next is a null pointer");
    assertThat(results(run(setting(source), "g", symbol("d"))))
        .containsExactlyInAnyOrder("BAD_ACCESS d is an error pointer", "0");
    assertThat(results(run(setting(source), "h", symbol("d"), symbol("run"))))
        .containsExactlyInAnyOrder("1", "BAD_ACCESS a call through run, which is a null pointer");
  }

  @Test
  void loopsOnWhatIsNotKnownAreBounded() {
    String source =
        """
        int f(int n) { int i = 0; while (i < n) i++; return i; }
        int g(int n) { return n ? g(n - 1) + 1 : 0; }
        int h(int n) { if (n > 2 || n < 0) return -1; int i = 0; while (i < n) i++; return i; }
        """;
    assertThat(results(run(setting(source), "f", symbol("n"))))
        .containsExactlyInAnyOrder(
            "0", "1", "2", "BOUND more than 3 rounds in which this can be true and false: i < n");
    assertThat(results(run(setting(source), "g", symbol("n"))))
        .contains("0", "1", "2", "3", "BOUND g calls itself more than 3 times");
    assertThat(results(run(setting(source), "h", symbol("n"))))
        .containsExactlyInAnyOrder("-1", "-1", "0", "1", "2");
  }

  @Test
  void listsOfUnknownLengthAreWalked() {
    String source =
        """
        struct list { struct list *next, *prev; };
        struct item { int id; struct list link; };
        int find(struct list *head, int id)
        {
          struct list *p;
          for (p = head->next; p != head; p = p->next) {
            struct item *i = (struct item *)((char *)p - __builtin_offsetof(struct item, link));
            if (i->id == id)
              return 1;
          }
          return 0;
        }
        """;
    List<Machine.Ending> endings = run(setting(source), "find", symbol("head"), symbol("id"));
    assertThat(results(endings)).contains("0", "1");
    Machine.Ending found =
        endings.stream()
            .filter(e -> e.result().equals(java.util.Optional.of(Terms.known(32, 1))))
            .findFirst()
            .get();
    assertThat(Ended.conditions(found).toString()).contains("container_of(head->next)->id");
  }

  @Test
  void containersOfMembersAreTheWholeObject() {
    String source =
        """
        struct inner { int x; };
        struct outer { int a; struct inner in; int b; };
        int f(struct outer *o) { o->b = 7; return 0; }
        int g(struct inner *i)
        {
          struct outer *o = (struct outer *)((char *)i - __builtin_offsetof(struct outer, in));
          i->x = 5;
          f(o);
          return o->in.x + o->b;
        }
        """;
    assertThat(results(run(setting(source), "g", symbol("i")))).containsExactly("12");
  }

  @Test
  void indicesAreTriedWhereTheyAreFew() {
    String source =
        """
        static int table[4] = { 10, 11, 12, 13 };
        int f(unsigned n) { if (n >= 4) return -1; return table[n]; }
        struct d { int count; long slot[64]; };
        long g(struct d *d, int n) { d->slot[n] = 4; d->slot[n + 1] = 5; return d->slot[n]; }
        """;
    assertThat(results(run(setting(source), "f", symbol("n"))))
        .containsExactlyInAnyOrder("-1", "10", "11", "12", "13");
    assertThat(results(run(setting(source), "g", symbol("d"), symbol("n")))).containsExactly("4");
  }

  @Test
  void contradictionsArePruned() {
    String source =
        """
        int f(unsigned a, unsigned b, long flags)
        {
          if (a < b) {
            if (b <= a)
              return 99;
            if (a * 2 + 1 == b * 2)
              return 98;
            return 1;
          }
          if (flags & 8) {
            flags |= 16;
            if (!(flags & 24))
              return 97;
            flags &= ~8L;
            return flags & 8 ? 96 : 2;
          }
          return 3;
        }
        """;
    assertThat(results(run(setting(source), "f", symbol("a"), symbol("b"), symbol("flags"))))
        .containsExactlyInAnyOrder("1", "2", "3");
  }

  @Test
  void everyRunGivesTheSame() {
    List<String> first = new ArrayList<>();
    List<String> second = new ArrayList<>();
    run(setting(DEVICE), "register_holder", symbol("dev"), symbol("holder"))
        .forEach(e -> first.add(TraceText.of(e, true)));
    run(setting(DEVICE), "register_holder", symbol("dev"), symbol("holder"))
        .forEach(e -> second.add(TraceText.of(e, true)));
    assertThat(second).isEqualTo(first);
  }

  @Test
  void whatIsLeftOutIsCounted() {
    String source =
        """
        int f(unsigned n) { int i, r = 0; for (i = 0; i < 20; i++) if (n & (1u << i)) r++; return r; }
        """;
    Setting small = setting(source).with(new Setting.Bounds(200_000, 60, 3, 30, 8, 50, 5_000_000));
    List<Machine.Ending> endings = run(small, "f", symbol("n"));
    assertThat(endings).hasSize(51);
    assertThat(results(endings))
        .filteredOn(r -> r.startsWith("BOUND"))
        .singleElement()
        .asString()
        .startsWith("BOUND more than 50 ways; ways left out: ");
  }

  @Test
  void aWitnessHasWhatLedThere() {
    String source =
        "int f(unsigned a, unsigned b) { if (a > 10 && b == a * 3 && b < 40) return 1; return 0; }";
    Setting setting = setting(source);
    Machine.Ending one =
        run(setting, "f", symbol("a"), symbol("b")).stream()
            .filter(e -> e.result().get().equals(Terms.known(32, 1)))
            .findFirst()
            .get();
    List<Long> values = new ArrayList<>();
    setting
        .solver()
        .model(Ended.conditions(one))
        .orElseThrow()
        .forEach((name, value) -> values.add(value & 0xffffffffL));
    assertThat(values).hasSize(2);
    assertThat(values.getFirst()).isBetween(11L, 13L);
    assertThat(values.getLast()).isEqualTo(values.getFirst() * 3);
  }

  @Test
  void targetsTooManyAreNotTried() {
    List<String> many = java.util.stream.IntStream.range(0, 40).mapToObj(i -> "f" + i).toList();
    Setting setting = setting(DEVICE).with((MemberTargets) (record, member) -> many);
    List<Machine.Ending> endings = run(setting, "start", symbol("dev"));
    assertThat(endings.stream().map(TraceText::of).toList().toString())
        .contains("unknown dev->ops->start");
    assertThat(endings).hasSize(3);
  }

  @Test
  void aLabelThatIsNotThereMattersWhereItIsGoneTo() {
    Setting setting =
        setting(
            """
            int f(int failed)
            {
              if (failed)
                goto out_of_another_time;
              return 3;
            }
            """);
    assertThat(results(run(setting, "f", Terms.known(64, 0)))).containsExactly("3");
    assertThat(results(run(setting, "f", Terms.known(64, 1))))
        .containsExactly("UNKNOWN there is no label out_of_another_time");
  }

  @Test
  void aVariableIsInitialisedWhenItIsUsed() {
    String source =
        """
        int known;
        struct list { struct list *next, *before; };
        struct list head = { &head, &head };
        int bad;
        int *both[] = { &known, &bad };
        struct open { int n; struct { long more; int rest[]; } last; };
        struct open open = { 3, { 4, { 5, 6 } } };
        int empty(void) { return head.next == &head && head.before == head.next; }
        int address(void) { return both[1] == &bad; }
        int end(void) { return open.last.rest[1]; }
        """;
    assertThat(results(run(setting(source), "empty"))).containsExactly("1");
    List<Machine.Ending> address = run(setting(source), "address");
    assertThat(results(address)).containsExactly("1");
    assertThat(address.getFirst().state().assumptions())
        .containsExactly("both holds at first what it is initialised with");
    assertThat(results(run(setting(source), "end"))).containsExactly("6");
  }
}
