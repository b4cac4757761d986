package org.ktrail.queries.simulate;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.ktrail.queries.simulate.z3.Z3Solver;

/**
 * What was handed over runs by itself, and who sleeps has to be woken: a true story each, and a
 * false one.
 */
class RunsByItselfTest {
  private static final Z3Solver Z3 = new Z3Solver();
  private static final Models MODELS = Models.shipped();

  @AfterAll
  static void close() {
    Z3.close();
  }

  private static final String DECLARATIONS =
      """
      struct list { struct list *next, **pprev; };
      struct work_struct { void (*func)(struct work_struct *w); };
      struct timer_list { struct list entry; unsigned long expires; void (*function)(struct timer_list *t); };
      struct callback_head { void *next; };
      struct mutex { int m; };
      struct spinlock { int s; };
      struct wait_queue_head { int q; };
      struct dev {
        struct work_struct work; struct timer_list timer; struct callback_head rcu;
        struct mutex lock; struct wait_queue_head wait; struct spinlock spin;
        int count, done;
      };
      struct dev *d;
      int seen;
      void *kzalloc(unsigned long size, unsigned flags);
      void kfree(const void *p);
      void mutex_lock(struct mutex *m);
      void mutex_unlock(struct mutex *m);
      void spin_lock(struct spinlock *l);
      void spin_unlock(struct spinlock *l);
      int flush_work(struct work_struct *w);
      int cancel_work(struct work_struct *w);
      int cancel_work_sync(struct work_struct *w);
      void call_rcu(struct callback_head *h, void (*f)(struct callback_head *h));
      void rcu_read_lock(void);
      void rcu_read_unlock(void);
      void rcu_barrier(void);
      void bit_spin_lock(int bit, unsigned long *word);
      void bit_spin_unlock(int bit, unsigned long *word);
      void schedule(void);
      void on_work(struct work_struct *w) { struct dev *x = (struct dev *)w; x->count++; }
      void locked_work(struct work_struct *w)
      {
        struct dev *x = (struct dev *)w;
        mutex_lock(&x->lock);
        x->count++;
        mutex_unlock(&x->lock);
      }
      void on_timer(struct timer_list *t)
      {
        struct dev *x = (struct dev *)((char *)t - __builtin_offsetof(struct dev, timer));
        x->count++;
      }
      void on_callback(struct callback_head *h)
      {
        kfree((char *)h - __builtin_offsetof(struct dev, rcu));
      }
      int setup(void)
      {
        d = kzalloc(sizeof(struct dev), 0x8000);
        INIT_WORK(&d->work, on_work);
        timer_setup(&d->timer, on_timer, 0);
        return 0;
      }
      """;

  private static Machine machine(String source) {
    return new Machine(
        Setting.of(TestProgram.of(DECLARATIONS + source, MODELS), new QuickSolver(Z3)));
  }

  private static TreeSet<String> told(List<Machine.Ending> endings) {
    TreeSet<String> out = new TreeSet<>();
    endings.forEach(e ->
        out.add(
            e.fault()
                .map(f -> f.kind().name())
                .orElse(e.result().map(Object::toString).orElse("-"))));
    return out;
  }

  /** What becomes of functions that are called one after the other. */
  private static TreeSet<String> after(String source, String... functions) {
    Machine machine = machine(source);
    List<ExecutionState> states = List.of(machine.begin());
    TreeSet<String> out = new TreeSet<>();
    for (String f : functions) {
      List<Machine.Ending> endings =
          states.stream().flatMap(s -> Ended.of(machine, s, f).stream()).toList();
      out = told(endings);
      states =
          endings.stream()
              .filter(e -> e.fault().isEmpty())
              .map(e -> machine.alone(e.state()))
              .toList();
    }
    return out;
  }

  /** What becomes of two that execute at the same time, after the setup. */
  private static TreeSet<String> together(String source, String one, String other) {
    Machine machine = machine(source);
    ExecutionState start = machine.alone(Ended.of(machine, "setup").getFirst().state());
    return told(
        machine
            .interleave(
                start,
                List.of(
                    new Schedule.Part("a", one, List.of()),
                    new Schedule.Part("b", other, List.of())),
                Schedule.DEFAULT)
            .endings());
  }

  @Test
  void whatStopsWorkIsTold() {
    String source =
        """
        void __model_stop(const char *why);
        void stops(struct work_struct *w) { __model_stop("stopped in work"); }
        int queue(void) { d->work.func = stops; schedule_work(&d->work); return 0; }
        """;
    assertThat(after(source, "setup", "queue")).contains("STOPPED");
  }

  @Test
  void workRunsAfterItsObjectWasFreed() {
    String source =
        """
        int bad(void) { schedule_work(&d->work); kfree(d); return 0; }
        int good(void) { schedule_work(&d->work); cancel_work_sync(&d->work); kfree(d); return 0; }
        int flushed(void) { schedule_work(&d->work); flush_work(&d->work); seen = d->count; kfree(d); return seen; }
        """;
    assertThat(after(source, "setup", "bad")).containsExactly("0", "BAD_ACCESS");
    assertThat(after(source, "setup", "good")).containsExactly("0");
    assertThat(after(source, "setup", "flushed")).containsExactly("1");
  }

  @Test
  void whatWasCancelledMayStillRun() {
    String source =
        """
        int queue(void) { schedule_work(&d->work); return 0; }
        int bad(void) { cancel_work(&d->work); kfree(d); return 0; }
        int good(void) { cancel_work_sync(&d->work); kfree(d); return 0; }
        """;
    assertThat(after(source, "setup", "queue", "bad")).contains("BAD_ACCESS");
    assertThat(after(source, "setup", "queue", "good")).containsExactly("0");
  }

  @Test
  void workIsWaitedForUnderALockThatItTakes() {
    String source =
        """
        int queue(void) { INIT_WORK(&d->work, locked_work); schedule_work(&d->work); return 0; }
        int bad(void) { mutex_lock(&d->lock); cancel_work_sync(&d->work); mutex_unlock(&d->lock); return 0; }
        int good(void) { mutex_lock(&d->lock); mutex_unlock(&d->lock); cancel_work_sync(&d->work); return 0; }
        """;
    assertThat(after(source, "setup", "queue", "bad")).contains("DEADLOCK");
    assertThat(after(source, "setup", "queue", "good")).containsExactly("0");
  }

  @Test
  void timersExpireWhenTimeHasPassed() {
    String source =
        """
        int arm(void) { mod_timer(&d->timer, 1000); return 0; }
        int same(void) { mod_timer(&d->timer, 1000); seen = d->count; timer_delete_sync(&d->timer); kfree(d); return seen; }
        int bad(void) { timer_delete(&d->timer); kfree(d); return 0; }
        int good(void) { timer_delete_sync(&d->timer); kfree(d); return 0; }
        int leave(void) { kfree(d); return 0; }
        """;
    assertThat(after(source, "setup", "same")).containsExactly("0");
    assertThat(after(source, "setup", "arm", "leave")).contains("BAD_ACCESS");
    assertThat(after(source, "setup", "arm", "bad")).contains("BAD_ACCESS");
    assertThat(after(source, "setup", "arm", "good")).containsExactly("0");
  }

  @Test
  void callbacksRunWhenReadersAreDone() {
    String source =
        """
        int read(void) { int v = 0; struct dev *x; rcu_read_lock(); x = d; if (x) v = x->count; rcu_read_unlock(); return v; }
        int late(void) { int v = 0; struct dev *x; rcu_read_lock(); x = d; rcu_read_unlock(); if (x) v = x->count; return v; }
        int drop(void) { struct dev *x = d; d = (struct dev *)0; call_rcu(&x->rcu, on_callback); return 0; }
        """;
    assertThat(together(source, "read", "drop")).containsExactly("0");
    assertThat(together(source, "late", "drop")).contains("BAD_ACCESS");
    assertThat(after(source, "setup", "drop")).containsExactly("0");
  }

  @Test
  void whoSleepsIsWoken() {
    String source =
        """
        int waits(void) { wait_event(d->wait, d->done); return 0; }
        int forgets(void) { d->done = 1; return 0; }
        int wakes(void) { d->done = 1; wake_up(&d->wait); return 0; }
        int early(void) { wake_up(&d->wait); d->done = 1; return 0; }
        int sleeps(void)
        {
          for (;;) {
            if (d->done)
              break;
            set_current_state(1);
            schedule();
          }
          return 0;
        }
        """;
    assertThat(together(source, "waits", "wakes")).containsExactly("0");
    assertThat(together(source, "waits", "forgets")).contains("DEADLOCK");
    assertThat(together(source, "waits", "early")).contains("DEADLOCK");
    assertThat(together(source, "sleeps", "wakes")).contains("DEADLOCK");
  }

  @Test
  void aBitCanBeALock() {
    String source =
        """
        unsigned long word;
        int rising(void) { bit_spin_lock(0, &word); spin_lock(&d->spin); spin_unlock(&d->spin); bit_spin_unlock(0, &word); return 0; }
        int falling(void) { spin_lock(&d->spin); bit_spin_lock(0, &word); bit_spin_unlock(0, &word); spin_unlock(&d->spin); return 0; }
        int other(void) { spin_lock(&d->spin); spin_unlock(&d->spin); bit_spin_lock(0, &word); bit_spin_unlock(0, &word); return 0; }
        """;
    assertThat(together(source, "rising", "falling")).contains("DEADLOCK");
    assertThat(together(source, "rising", "other")).containsExactly("0");
  }
}
