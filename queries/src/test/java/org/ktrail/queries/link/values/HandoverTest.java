package org.ktrail.queries.link.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ktrail.queries.calls.GraphView;
import org.ktrail.queries.graph.EdgeKind;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.link.LinkFixture;
import org.ktrail.queries.paths.PathFinder;
import org.ktrail.queries.paths.PathQuery;
import org.ktrail.queries.paths.PathResult;

/** Functions that are handed over, to be run later: from whom to what. */
class HandoverTest {
  private static final String HEADER =
      """
      struct work_struct { void (*func)(struct work_struct *w); };
      struct timer_list { void (*function)(struct timer_list *t); };
      struct delayed_work { struct work_struct work; struct timer_list timer; };
      struct callback_head { void (*func)(struct callback_head *head); };
      #define rcu_head callback_head
      #define __INIT_WORK(_work, _func) do { (_work)->func = (_func); } while (0)
      #define INIT_WORK(_work, _func) __INIT_WORK((_work), (_func))
      #define INIT_DELAYED_WORK(_work, _func) INIT_WORK(&(_work)->work, (_func))
      #define DECLARE_WORK(n, f) struct work_struct n = { .func = (f) }
      void queue_work_on(int cpu, void *wq, struct work_struct *work);
      static inline void queue_work(void *wq, struct work_struct *work)
      {
      	queue_work_on(0, wq, work);
      }
      void mod_delayed_work(void *wq, struct delayed_work *dwork, long delay);
      void init_timer_key(struct timer_list *timer, void (*func)(struct timer_list *), int f);
      #define timer_setup(timer, callback, flags) init_timer_key((timer), (callback), (flags))
      int mod_timer(struct timer_list *timer, long expires);
      void call_rcu(struct rcu_head *head, void (*func)(struct rcu_head *));
      """;

  private static List<String> async(String text) {
    return new LinkFixture()
        .file("include/linux/later.h", HEADER)
        .file("a.c", "#include <linux/later.h>\n" + text)
        .edges(EdgeKind.ASYNC);
  }

  @Test
  void workRunsWhatItsOwnMemberHolds() {
    assertThat(
            async(
                """
                struct loop { int x; struct work_struct scan; struct work_struct flush; };
                static void scan(struct work_struct *w) { }
                static void flush(struct work_struct *w) { }
                static void init(struct loop *l)
                {
                	INIT_WORK(&l->scan, scan);
                	l->flush.func = flush;
                }
                static void start(struct loop *l) { queue_work(0, &l->scan); }
                static void stop(struct loop *l)
                {
                	struct work_struct *w = &l->flush;
                	queue_work(0, w);
                }
                """))
        .containsExactly("start -> scan async type a.c:10", "stop -> flush async type a.c:14");
  }

  @Test
  void aCarrierSaysNoMoreThanItsType() {
    assertThat(
            async(
                """
                struct writer { struct delayed_work dwork; };
                struct reader { struct delayed_work dwork; };
                static void write(struct work_struct *w) { }
                static void read(struct work_struct *w) { }
                static void init(struct writer *w, struct reader *r)
                {
                	INIT_DELAYED_WORK(&w->dwork, write);
                	INIT_DELAYED_WORK(&r->dwork, read);
                }
                static void start(struct writer *w) { mod_delayed_work(0, &w->dwork, 0); }
                """))
        .containsExactly("start -> write async type a.c:11");
  }

  @Test
  void whatAFunctionPutsIntoAnObjectIsInTheCallersObject() {
    assertThat(
            async(
                """
                struct loop { struct work_struct scan; struct work_struct stop; };
                static void scan(struct work_struct *w) { }
                static void stop(struct work_struct *w) { }
                static void init(struct work_struct *w) { INIT_WORK(w, scan); }
                static void init_with(struct work_struct *w, void (*f)(struct work_struct *))
                {
                	INIT_WORK(w, f);
                }
                static void probe(struct loop *l) { init(&l->scan); init_with(&l->stop, stop); }
                static void start(struct loop *l) { queue_work(0, &l->scan); }
                static void finish(struct loop *l) { queue_work(0, &l->stop); }
                """))
        .containsExactly("finish -> stop async type a.c:12", "start -> scan async type a.c:11");
  }

  @Test
  void anObjectThatALocalPointsToIsOneOfItsOwn() {
    assertThat(
            async(
                """
                void *alloc(int size);
                static void one(struct work_struct *w) { }
                static void two(struct work_struct *w) { }
                static void first(void)
                {
                	struct work_struct *w = alloc(8);
                	INIT_WORK(w, one);
                	queue_work(0, w);
                }
                static void second(void)
                {
                	struct work_struct *w = alloc(8);
                	INIT_WORK(w, two);
                	queue_work(0, w);
                }
                """))
        .containsExactly("first -> one async type a.c:9", "second -> two async type a.c:15");
  }

  @Test
  void variablesAreObjectsOfTheirOwn() {
    assertThat(
            async(
                """
                static void one(struct work_struct *w) { }
                static void two(struct work_struct *w) { }
                static DECLARE_WORK(first, one);
                static struct work_struct second;
                static void init(void) { INIT_WORK(&second, two); }
                static void start(void) { queue_work(0, &first); }
                static void stop(void) { queue_work(0, &second); }
                """))
        .containsExactly("start -> one async type a.c:7", "stop -> two async type a.c:8");
  }

  @Test
  void aWrapperIsHandedWhatItsCallersHave() {
    assertThat(
            async(
                """
                struct loop { struct work_struct scan; };
                static void scan(struct work_struct *w) { }
                static void wrapper(struct work_struct *w) { queue_work(0, w); }
                static void start(struct loop *l)
                {
                	INIT_WORK(&l->scan, scan);
                	wrapper(&l->scan);
                }
                """))
        .containsExactly("wrapper -> scan async type a.c:4");
  }

  @Test
  void nothingIsGuessedOfAnUnknownObject() {
    assertThat(
            async(
                """
                struct loop { struct work_struct scan; };
                struct work_struct *next(void);
                static void scan(struct work_struct *w) { }
                static void init(struct loop *l) { INIT_WORK(&l->scan, scan); }
                static void start(void) { queue_work(0, next()); }
                """))
        .isEmpty();
  }

  @Test
  void timersAreSetUpByAFunction() {
    assertThat(
            async(
                """
                struct dev { struct timer_list poll; struct timer_list stop; };
                static void poll(struct timer_list *t) { }
                static void stop(struct timer_list *t) { }
                static void init(struct dev *d)
                {
                	timer_setup(&d->poll, poll, 0);
                	timer_setup(&d->stop, stop, 0);
                }
                static void start(struct dev *d) { mod_timer(&d->poll, 1); }
                """))
        .containsExactly("start -> poll async type a.c:10");
  }

  @Test
  void whatIsHandedOverByNameIsExact() {
    assertThat(
            async(
                """
                struct node { struct rcu_head rcu; };
                static void reclaim(struct rcu_head *head) { }
                static void put(struct node *n) { call_rcu(&n->rcu, reclaim); }
                """))
        .containsExactly("put -> reclaim async exact a.c:4");
  }

  @Test
  void aTagCanBeAMacro() {
    LinkFixture f =
        new LinkFixture()
            .file("include/linux/later.h", HEADER)
            .file(
                "a.c",
                """
                #include <linux/later.h>
                struct node { struct rcu_head rcu; };
                static void reclaim(struct rcu_head *head) { }
                static void put(struct node *n) { call_rcu(&n->rcu, reclaim); }
                static void batch(struct rcu_head *list) { list->func(list); }
                """);
    assertThat(f.edges(EdgeKind.OPS, EdgeKind.CALLBACK_FIELD))
        .containsExactly("batch -> reclaim callback-field type a.c:5");
  }

  @Test
  void aRaisedSoftirqRunsWhatWasOpenedForIt() {
    assertThat(
            async(
                """
                enum { TX, RX };
                void open_softirq(int nr, void (*action)(void));
                void raise_softirq(unsigned int nr);
                static void rx(void) { }
                static void tx(void) { }
                static void init(void) { open_softirq(TX, tx); open_softirq(RX, rx); }
                static void poll(void) { raise_softirq(RX); }
                """))
        .containsExactly("poll -> rx async type a.c:8");
  }

  @Test
  void whoSleepsOnAnObjectIsWoken() {
    assertThat(
            async(
                """
                struct wait_queue_head { int x; };
                struct journal { struct wait_queue_head commit; struct wait_queue_head done; };
                #define wait_event(wq, condition) do { if (condition) break; } while (0)
                void wake_up(struct wait_queue_head *wq);
                static void thread(struct journal *j) { wait_event(j->commit, j != 0); }
                static void other(struct journal *j) { wait_event(j->done, j != 0); }
                static void start(struct journal *j) { wake_up(&j->commit); }
                """))
        .containsExactly("start -> thread async type a.c:8");
  }

  @Test
  void whatIsOfferedToProgramsIsCalledFromTheFile() {
    assertThat(
            async(
                """
                #define BTF_ID_FLAGS(prefix, name, ...)
                #define BTF_KFUNCS_START(name) static int name;
                #define BTF_KFUNCS_END(name)
                int bpf_take(int x) { return x; }
                int bpf_drop(int x) { return x; }
                BTF_KFUNCS_START(ids)
                BTF_ID_FLAGS(func, bpf_take, 1 | 2)
                BTF_ID_FLAGS(func, bpf_drop)
                BTF_KFUNCS_END(ids)
                """))
        .containsExactly("a.c -> bpf_drop async exact a.c:9", "a.c -> bpf_take async exact a.c:8");
  }

  @Test
  void aChainCallsThoseWhoJoinedIt() {
    assertThat(
            async(
                """
                struct notifier_block { int (*notifier_call)(struct notifier_block *nb); };
                struct chain { int x; };
                int raw_notifier_chain_register(struct chain *c, struct notifier_block *nb);
                int raw_notifier_call_chain(struct chain *c, unsigned long v, void *p);
                static struct chain ups, downs;
                static int up(struct notifier_block *nb) { return 0; }
                static int down(struct notifier_block *nb) { return 0; }
                static struct notifier_block on_up = { .notifier_call = up };
                static struct notifier_block on_down = { .notifier_call = down };
                static void register_up(struct notifier_block *nb)
                {
                	raw_notifier_chain_register(&ups, nb);
                }
                static void init(void)
                {
                	register_up(&on_up);
                	raw_notifier_chain_register(&downs, &on_down);
                }
                static void go(void) { raw_notifier_call_chain(&ups, 0, 0); }
                """))
        .containsExactly("go -> up async type a.c:20");
  }

  @Test
  void aWayThroughAChainEntersWhatJoinedIt() throws Exception {
    LinkFixture chains =
        new LinkFixture()
            .file(
                "a.c",
                """
                struct notifier_block { int (*notifier_call)(struct notifier_block *nb); };
                struct chain { struct notifier_block *head; };
                int raw_notifier_chain_register(struct chain *c, struct notifier_block *nb);
                static int walk(struct notifier_block **nl)
                {
                	struct notifier_block *nb = *nl;
                	return nb->notifier_call(nb);
                }
                int raw_notifier_call_chain(struct chain *c, unsigned long v, void *p)
                {
                	return walk(&c->head);
                }
                static struct chain ups, downs;
                static int up(struct notifier_block *nb) { return 0; }
                static int down(struct notifier_block *nb) { return 0; }
                static struct notifier_block on_up = { .notifier_call = up };
                static struct notifier_block on_down = { .notifier_call = down };
                static void init(void)
                {
                	raw_notifier_chain_register(&ups, &on_up);
                	raw_notifier_chain_register(&downs, &on_down);
                }
                static void go(void) { raw_notifier_call_chain(&ups, 0, 0); }
                """);
    try (Graph graph = chains.link()) {
      PathFinder paths = new PathFinder(GraphView.all(graph), (name, n) -> List.of());
      assertThat(paths.find(PathQuery.of("go", "down"))).isInstanceOf(PathResult.None.class);
      PathResult found = paths.find(PathQuery.of("go", "up"));
      assertThat(((PathResult.Found) found).paths().getFirst().hops())
          .extracting(hop -> hop.to().name())
          .containsExactly("raw_notifier_call_chain", "walk", "up");
    }
  }
}
