package org.ktrail.queries.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.ktrail.queries.simulate.model.Models;
import org.ktrail.queries.simulate.model.MoreModels;
import org.ktrail.queries.simulate.run.Ended;
import org.ktrail.queries.simulate.run.Machine;
import org.ktrail.queries.simulate.run.Setting;
import org.ktrail.queries.simulate.term.QuickSolver;
import org.ktrail.queries.simulate.term.Term;
import org.ktrail.queries.simulate.term.Terms;
import org.ktrail.queries.simulate.z3.Z3Solver;

/** The library of models, used by small programs. */
class ModelsTest {
  private static final Z3Solver Z3 = new Z3Solver();
  private static final Models MODELS = Models.shipped();

  @AfterAll
  static void close() {
    Z3.close();
  }

  private static List<Machine.Ending> run(String source, String function, Term... arguments) {
    Setting setting = Setting.of(TestProgram.of(source, MODELS), new QuickSolver(Z3));
    return Ended.of(new Machine(setting), function, arguments);
  }

  private static List<String> results(String source, Term... arguments) {
    return SymbolicTest.results(run(source, "f", arguments));
  }

  private static Term symbol(String name) {
    return Terms.symbol(64, name);
  }

  @Test
  void locksAreHeldAndTold() {
    String source =
        """
        struct mutex { int x; };
        void mutex_lock(struct mutex *m);
        void mutex_unlock(struct mutex *m);
        void spin_unlock_irqrestore(struct mutex *m, unsigned long flags);
        struct dev { int a; struct mutex lock, inner; };
        int f(struct dev *d)
        {
          unsigned long flags;
          mutex_lock(&d->lock);
          spin_lock_irqsave(&d->inner, flags);
          d->a = 1;
          spin_unlock_irqrestore(&d->inner, flags);
          mutex_unlock(&d->lock);
          return 0;
        }
        int twice(struct dev *d) { mutex_lock(&d->lock); mutex_lock(&d->lock); return 0; }
        int unheld(struct dev *d) { mutex_unlock(&d->lock); return 0; }
        """;
    assertThat(TraceText.of(run(source, "f", symbol("d")).getFirst()))
        .isEqualTo(
            """
            f(d) = 0
              9: take mutex &d->lock; held [mutex &d->lock]
              10: take spinlock &d->inner; held [mutex &d->lock, spinlock &d->inner]
              11: d->a: d->a -> 1
              12: drop spinlock &d->inner; held [mutex &d->lock]
              13: drop mutex &d->lock; held []
            """);
    assertThat(SymbolicTest.results(run(source, "twice", symbol("d"))))
        .containsExactly("DEADLOCK takes mutex &d->lock, which it holds");
    assertThat(TraceText.of(run(source, "unheld", symbol("d")).getFirst()))
        .contains("mutex &d->lock is released, and was not taken before");
  }

  @Test
  void tryingALockCanFail() {
    String source =
        """
        int down_read_trylock(void *l);
        void up_read(void *l);
        int f(long *l) { if (!down_read_trylock(l)) return -11; up_read(l); return 0; }
        """;
    assertThat(results(source, symbol("l"))).containsExactlyInAnyOrder("-11", "0");
  }

  @Test
  void readSectionsNest() {
    String source =
        """
        struct o { int v; };
        struct d { struct o *p; };
        void rcu_read_lock(void);
        void rcu_read_unlock(void);
        int f(struct d *d)
        {
          int v = -1;
          rcu_read_lock();
          rcu_read_lock();
          struct o *o = rcu_dereference(d->p);
          if (o)
            v = 3;
          rcu_read_unlock();
          rcu_read_unlock();
          rcu_assign_pointer(d->p, (struct o *)0);
          return v;
        }
        """;
    List<Machine.Ending> endings = run(source, "f", symbol("d"));
    assertThat(SymbolicTest.results(endings)).containsExactlyInAnyOrder("-1", "3");
    assertThat(TraceText.of(endings.getFirst()))
        .contains("take rcu ; held [rcu, rcu]", "d->p: d->p -> NULL");
  }

  @Test
  void exchangesKeepTheTypeOfWhatTheyExchange() {
    String source =
        """
        struct holder;
        struct d { struct holder *holder; unsigned char state; };
        int f(struct d *d, struct holder *h)
        {
          if (cmpxchg(&d->holder, (struct holder *)0, h))
            return -16;
          unsigned char s = 1;
          if (try_cmpxchg(&d->state, &s, 2))
            return xchg(&d->state, 7);
          WRITE_ONCE(d->state, 300);
          return READ_ONCE(d->state);
        }
        """;
    List<Machine.Ending> endings = run(source, "f", symbol("d"), symbol("h"));
    assertThat(SymbolicTest.results(endings)).containsExactlyInAnyOrder("-16", "2", "44");
    assertThat(TraceText.of(endings.getFirst()))
        .contains("suppose __found == __old", "d->holder: NULL -> h");
  }

  @Test
  void countersCount() {
    String source =
        """
        typedef struct { int counter; } atomic_t;
        typedef struct { long counter; } atomic64_t;
        int atomic_inc_return(atomic_t *v);
        int atomic_dec_and_test(atomic_t *v);
        void atomic_long_add(long i, atomic64_t *v);
        long atomic64_read(atomic64_t *v);
        int raw_atomic_fetch_add_relaxed(int i, atomic_t *v);
        _Bool refcount_inc_not_zero(atomic_t *r);
        int f(void)
        {
          static atomic_t a;
          static atomic64_t b;
          if (refcount_inc_not_zero(&a) || atomic_inc_return(&a) != 1)
            return -1;
          if (raw_atomic_fetch_add_relaxed(2, &a) != 1 || !refcount_inc_not_zero(&a))
            return -2;
          atomic_long_add(-5, &b);
          return !atomic_dec_and_test(&a) && atomic64_read(&b) == -5 ? a.counter : -3;
        }
        """;
    assertThat(results(source)).containsExactly("3");
  }

  @Test
  void bitsAreThoseOfTheirWord() {
    String source =
        """
        struct d { unsigned long flags[2]; };
        void set_bit(long nr, unsigned long *p);
        _Bool test_bit(long nr, const unsigned long *p);
        int test_and_clear_bit(long nr, unsigned long *p);
        int __builtin_ctzl(unsigned long x);
        int f(struct d *d)
        {
          set_bit(65, d->flags);
          if (!test_bit(65, d->flags) || !(d->flags[1] & 2))
            return -1;
          if (!test_and_clear_bit(65, d->flags) || test_bit(65, d->flags))
            return -2;
          if (test_bit(3, d->flags))
            return d->flags[0] & 8;
          return __builtin_ctzl(0x100);
        }
        """;
    assertThat(results(source, symbol("d"))).containsExactlyInAnyOrder("d->flags[0] & 8", "8");
  }

  @Test
  void allocationsFailAndAreFreedOnce() {
    String source =
        """
        struct o { int a; long b; struct o *next; };
        void *kmalloc(unsigned long n, unsigned f);
        void *kzalloc(unsigned long n, unsigned f);
        void kfree(const void *p);
        int f(int how)
        {
          struct o *o = kzalloc(sizeof(*o), 0);
          if (!o)
            return -12;
          o->a = 5;
          long r = o->a + o->b;
          if (how == 1) { kfree(o); return o->a; }
          if (how == 2) { kfree(o); kfree(o); }
          if (how == 3) return o[1].a;
          kfree((void *)0);
          kfree(o);
          return r;
        }
        """;
    assertThat(results(source, symbol("how")))
        .containsExactlyInAnyOrder(
            "-12",
            "BAD_ACCESS o is new(t.c:7), which was freed",
            "BAD_ACCESS new(t.c:7), which was freed",
            "BAD_ACCESS o is beyond the end of new(t.c:7)",
            "5");
  }

  @Test
  void whatContainsAMemberIsFreedAsAWhole() {
    String source =
        """
        struct link { struct link *next; };
        struct item { int a; struct link link; };
        void kfree(const void *p);
        int f(struct link *l)
        {
          struct item *i = (struct item *)((char *)l - __builtin_offsetof(struct item, link));
          i->a = 1;
          kfree(i);
          return l->next == l;
        }
        """;
    assertThat(results(source, symbol("l"))).containsExactly("BAD_ACCESS l is l, which was freed");
  }

  @Test
  void xarraysHoldWhatWasStored() {
    String source =
        """
        void *xa_load(void *xa, unsigned long i);
        void *xa_store(void *xa, unsigned long i, void *e, unsigned f);
        void *xa_erase(void *xa, unsigned long i);
        static long empty[4];
        int f(long *xa, unsigned long i)
        {
          int x;
          if (xa_load(empty, i))
            return -1;
          void *before = xa_load(xa, i);
          if (before != xa_load(xa, i))
            return -2;
          void *old = xa_store(xa, i, &x, 0);
          if ((unsigned long)old & 2)
            return -12;
          if (xa_load(xa, i) != &x || xa_erase(xa, i) != &x || xa_load(xa, i))
            return -3;
          return xa_load(xa, i + 1) ? 1 : 2;
        }
        """;
    assertThat(results(source, symbol("xa"), symbol("i")))
        .contains("-12", "1", "2")
        .doesNotContain("-1", "-2", "-3");
  }

  @Test
  void warningsGiveTheirConditionAndStopsStop() {
    String source =
        """
        int f(int *p, int n)
        {
          pr_err("%d", *(int *)0);
          if (WARN_ON_ONCE(!p))
            return -22;
          BUG_ON(n == 5);
          might_sleep();
          trace_something(p, n);
          lockdep_assert_held(p);
          return *p = 3;
        }
        """;
    List<Machine.Ending> endings = run(source, "f", symbol("p"), symbol("n"));
    assertThat(SymbolicTest.results(endings))
        .containsExactlyInAnyOrder("-22", "STOPPED BUG_ON(n == 5)", "3");
    assertThat(endings.stream().map(TraceText::of).toList().toString()).contains("warns: ! p");
    assertThat(endings.stream().flatMap(e -> e.state().unknowns().stream())).isEmpty();
  }

  @Test
  void stringsAreComparedWhereTheyAreKnown() {
    String source =
        """
        int strcmp(const char *a, const char *b);
        void *memset(void *p, int c, unsigned long n);
        int memcmp(const void *a, const void *b, unsigned long n);
        struct s { int a; char b[6]; long c; };
        int f(const char *s)
        {
          struct s x, y;
          memset(&x, 0, sizeof(x));
          memset(&y, 0xff, sizeof(y));
          if (strcmp("one", "one") || strcmp("one", "two") >= 0 || x.c || y.b[3] != -1)
            return -1;
          if (!memcmp(&x, &y, sizeof(x)))
            return -2;
          return strcmp(s, "some") ? 1 : 2;
        }
        """;
    assertThat(results(source, symbol("s"))).containsExactlyInAnyOrder("1", "2");
  }

  @Test
  void whoWaitsIsTakenToBeWoken() {
    String source =
        """
        struct completion { unsigned done; };
        void complete(struct completion *c);
        void wait_for_completion(struct completion *c);
        struct d { int ready; struct completion c; long wq; };
        int f(struct d *d)
        {
          struct completion own;
          own.done = 0;
          complete(&own);
          wait_for_completion(&own);
          wait_event(d->wq, d->ready == 4);
          wait_for_completion(&d->c);
          return d->ready + own.done;
        }
        """;
    List<Machine.Ending> endings = run(source, "f", symbol("d"));
    assertThat(SymbolicTest.results(endings)).contains("4").doesNotContain("5");
    assertThat(endings.getFirst().state().assumptions())
        .contains("waits until d -> ready == 4, which comes true");
  }

  @Test
  void referencesAreCounted() {
    String source =
        """
        struct inode { int x; };
        struct inode *igrab(struct inode *i);
        void iput(struct inode *i);
        int f(struct inode *i)
        {
          if (!igrab(i))
            return -2;
          iput(i);
          return 0;
        }
        """;
    List<Machine.Ending> endings = run(source, "f", symbol("i"));
    assertThat(SymbolicTest.results(endings)).containsExactlyInAnyOrder("-2", "0");
    assertThat(endings.stream().map(TraceText::of).toList().toString())
        .contains("takes a reference to i", "drops a reference to i");
  }

  @Test
  void aWalkOverAnXarrayFindsWhatIsThereInItsOrderAndWhatIsMarked() {
    assertThat(
            results(
                """
                void xa_init_flags(void *xa, unsigned flags);
                void *xa_store(void *xa, unsigned long i, void *e, unsigned f);
                void *xa_erase(void *xa, unsigned long i);
                void *xa_find(void *xa, unsigned long *i, unsigned long max, unsigned filter);
                void *xa_find_after(void *xa, unsigned long *i, unsigned long max, unsigned filter);
                void xa_set_mark(void *xa, unsigned long i, unsigned mark);
                _Bool xa_marked(void *xa, unsigned mark);
                int f(void)
                {
                  int x, y;
                  unsigned long at = 0;
                  long map[2] = { 0 };
                  if (xa_store(map, 70, &y, 0) || xa_store(map, 5, &x, 0))
                    return 0;
                  if (xa_find(map, &at, -1UL, 8) != &x || at != 5)
                    return 1;
                  if (xa_find_after(map, &at, -1UL, 8) != &y || at != 70)
                    return 2;
                  if (xa_find_after(map, &at, -1UL, 8))
                    return 3;
                  xa_set_mark(map, 70, 1);
                  xa_set_mark(map, 71, 1);
                  at = 0;
                  if (xa_find(map, &at, -1UL, 1) != &y || xa_find_after(map, &at, -1UL, 1))
                    return 4;
                  xa_erase(map, 70);
                  return xa_marked(map, 1) ? 5 : 6;
                }
                """))
        .containsOnly("0", "6");
  }

  @Test
  void whoTakesAReferenceToWhatIsThereHasItStillWhenItIsDropped() {
    assertThat(
            results(
                """
                struct ref { int n; };
                void refcount_inc(struct ref *r);
                _Bool refcount_dec_and_test(struct ref *r);
                int f(struct ref *r) { refcount_inc(r); return refcount_dec_and_test(r) ? 1 : 0; }
                """,
                symbol("r")))
        .containsExactly("0");
  }

  @Test
  void aLaterFileOfModelsTakesPrecedence() {
    Models more =
        MoreModels.with("summary", "int work(void *p) { *(int *)p = 9; return 4; }").models();
    String source =
        """
        struct d { int a; };
        int work(struct d *d) { return -1; }
        int f(struct d *d) { return work(d) + d->a; }
        """;
    Setting setting = Setting.of(TestProgram.of(source, more), new QuickSolver(Z3));
    assertThat(SymbolicTest.results(Ended.of(new Machine(setting), "f", symbol("d"))))
        .containsExactly("13");
  }
}
