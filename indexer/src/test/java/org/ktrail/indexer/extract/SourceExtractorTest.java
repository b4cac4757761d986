package org.ktrail.indexer.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.facts.SourceFacts;
import org.ktrail.indexer.failure.NoSourceException;

class SourceExtractorTest {
  private static final SourceExtractor EXTRACTOR = new SourceExtractor();

  @AfterAll
  static void close() {
    EXTRACTOR.close();
  }

  private static SourceFacts extract(String source) {
    return EXTRACTOR.extract(source.getBytes(StandardCharsets.UTF_8));
  }

  /** Compares all but the audit. */
  private static void check(String source, String expected) {
    String printed = FactsPrinter.print(extract(source));
    assertThat(printed.substring(0, printed.lastIndexOf("Audit["))).isEqualTo(expected);
  }

  @Test
  void callsInOrderOfEvaluationWithTheirCallees() {
    check(
        """
        static int f(struct dev *dev, int (*cb)(void *))
        {
        	struct ops *ops = dev->ops;

        	if (ops->start(dev, g(h(1))) || (*cb)(dev))
        		return dev->table[2].stop(dev);
        	(void)k("text");
        	return 0;
        }
        """,
        """
        1: static function f(*struct dev dev, *(*void)int cb) : int to 9
          local 3: *struct ops ops
          call 5: #0 h(_) used
          call 5: #1 g(#0) used
          call 5: #2 ops->start(dev, #1) used
          call 5: #3 *cb(dev) used
          call 6: #4 dev->table[_].stop(dev) used
          call 7: #5 k("text")
          assign 3: ops = dev->ops
        """);
  }

  @Test
  void castsAndCallsThatLookAlike() {
    check(
        """
        void f(struct x *x, int (*fn)(void *))
        {
        	x->a = (word_t)(x->b);
        	x->c = (word_t)&x->d;
        	x->e = (fn)(x);
        	if ((is_it(x)) && x->n > 0)
        		g((u32)h(x));
        }
        """,
        """
        1: function f(*struct x x, *(*void)int fn) : void to 8
          call 5: #0 fn(x) used
          call 6: #1 is_it(x) used
          call 7: #2 h(x) used
          call 7: #3 g(_)
          assign 3: x->a = (word_t)x->b
          assign 4: x->c = (word_t)&x->d
          assign 5: x->e = #0
        """);
  }

  @Test
  void registrationsOfEveryForm() {
    check(
        """
        static const struct ops table[] = {
        	[KIND_A] = { .open = a_open, .close = &a_close, .size = 4 },
        	{ b_open, 7, b_close },
        };
        static struct attr mode = __ATTR(mode, 0644, show, store);
        int f(struct x *x, int c)
        {
        	x->fn = c ? one : two;
        	x->n = 3;
        	*x->slot = (handler_t)three;
        	register_it(&(struct ops){ .open = four }, five);
        	return 0;
        }
        """,
        """
        1: static global table : []struct ops = {[KIND_A]: {open: a_open, close: &a_close}, 1: {0: b_open, 2: b_close}}
        5: static global mode : struct attr = #0
          call 5: #0 __ATTR(mode, _, show, store) used
        6: function f(*struct x x, int c) : int to 13
          call 11: #0 register_it(&(struct ops){open: four}, five)
          assign 8: x->fn = (one | two)
          assign 10: *x->slot = (handler_t)three
          mentions one two three four five
        """
            .replace("1: {0: b_open", "0: {0: b_open"));
  }

  @Test
  void typesOfRecordsTypedefsAndPrototypes() {
    check(
        """
        struct a {
        	int (*fn)(struct a *, void *);
        	union {
        		unsigned long x;
        		struct { u8 lo:4, hi:4; } bits;
        	};
        	struct b { char *name[2]; } *inner;
        };
        typedef void (*release_t)(struct a *a);
        enum color { RED, GREEN = 3 };
        extern int __weak old(const char *s, release_t fn) __attribute__((alias("new_one")));
        extern struct a first;
        """,
        """
        5: record 0 struct\s
          5: u8 lo
          5: u8 hi
        3: record 1 union\s
          4: unsigned long x
          5: record 0 bits
        7: record 2 struct b
          7: []*char name
        1: record 3 struct a
          2: *(*struct a, *void)int fn
          3: record 1\s
          7: *struct b inner
        9: typedef release_t = *(*struct a)void
        10: enumerator RED
        10: enumerator GREEN
        12: extern global first : struct a
        11: weak prototype old(*char s, release_t fn) : int alias new_one
        """);
  }

  @Test
  void bothBranchesOfAConditionWithTheirConditions() {
    check(
        """
        #ifdef CONFIG_A
        static int f(int x)
        #else
        static int f(long x)
        #endif
        {
        	g(
        #ifdef CONFIG_B
        	  one
        #else
        	  two
        #endif
        	);
        #ifndef CONFIG_B
        	only_without_b();
        #endif
        	return 0;
        }
        """,
        """
        2: static function f(int x) : int to 18  if CONFIG_A
          call 7: #0 g((one | two))
          call 15: #1 only_without_b()  if !CONFIG_B
          mentions one two
        4: static function f(long x) : int to 18  if !CONFIG_A
          call 7: #0 g((one | two))
          call 15: #1 only_without_b()  if !CONFIG_B
          mentions one two
        """);
  }

  @Test
  void isEnabledIsACondition() {
    check(
        """
        void f(void)
        {
        	if (IS_ENABLED(CONFIG_A) && x())
        		a();
        	else
        		b();
        	if (!IS_ENABLED(CONFIG_B))
        		return;
        	c();
        out:
        	d();
        }
        """,
        """
        1: function f() : void to 12
          call 3: #0 IS_ENABLED(CONFIG_A) used
          call 3: #1 x() used  if CONFIG_A
          call 4: #2 a()  if CONFIG_A
          call 6: #3 b()
          call 7: #4 IS_ENABLED(CONFIG_B) used
          call 9: #5 c()  if CONFIG_B
          call 11: #6 d()
          mentions CONFIG_A CONFIG_B
        """);
  }

  @Test
  void whatAConstantKeepsFromBeingReachedIsNever() {
    check(
        """
        void f(int n)
        {
        	if (0)
        		a();
        	else
        		b();
        	while (0x0UL)
        		c();
        	n = 1 ? d() : e();
        	if (0) {
        		g();
        again:
        		h();
        	}
        	n = 0 && k();
        	if (n != 0)
        		goto again;
        }
        """,
        """
        1: function f(int n) : void to 18
          call 4: #0 a()  if 0
          call 6: #1 b()
          call 8: #2 c()  if 0
          call 9: #3 d() used
          call 9: #4 e() used  if 0
          call 11: #5 g()  if 0
          call 13: #6 h()
          call 15: #7 k() used  if 0
        """);
  }

  @Test
  void macrosThatAreNoC() {
    check(
        """
        int f(struct list *head)
        {
        	struct x *p __free(kfree) = container_of(head, struct x, list);

        	list_for_each_entry(p, head, list)
        		use(p);
        	scoped_guard(mutex, &p->lock)
        		guarded(p);
        	guard(spinlock)(&p->lock);
        	return sizeof(never(p)) + PLAIN;
        }
        """,
        """
        1: function f(*struct list head) : int to 11
          local 3: *struct x p cleanup free:kfree
          call 3: #0 container_of(head, <struct x>, list) used
          call 5: #1 list_for_each_entry(p, head, list)
          call 6: #2 use(p)
          call 7: #3 scoped_guard(mutex, &p->lock)
          call 8: #4 guarded(p)
          call 9: #5 guard(spinlock) used
          call 9: #6 #5(&p->lock)
          assign 3: p = #0
          mentions list mutex spinlock PLAIN
        """);
  }

  @Test
  void operandsOfAsmAreReadAndAsmIsNoCall() {
    check(
        """
        int f(void)
        {
        	asm volatile("call %P0" : "+r" (x->n) : "i" (target), "r" (g(1)) : "memory");
        	printk(KERN_INFO "x: " PREFIX "\\n", offsetof(struct a, b));
        	return 0;
        }
        """,
        """
        1: function f() : int to 6
          call 3: #0 g(_) used
          call 4: #1 printk(_, _)
          mentions x target KERN_INFO PREFIX
        """);
  }

  @Test
  void replacementsOfMacrosAreBodies() {
    check(
        """
        #define to_x(d) container_of((d), struct x, dev)
        #define BITS 0x10
        #define call_op(x, op, ...) ((x)->ops->op ? (x)->ops->op(x, ##__VA_ARGS__) : -1)
        #define old_name new_name
        #define INIT(f) { .fn = f, .n = 1 }
        #define DO(x) do { first(x); second_##x(); } while (0)
        """,
        """
        1: macro to_x(d) container_of((d), struct x, dev)
          call 1: #0 container_of(d, <struct x>, dev) used
          return 1: #0
          mentions dev
        2: macro BITS 0x10
        3: macro call_op(x, op, __VA_ARGS__) variadic ((x)->ops->op ? (x)->ops->op(x, ##__VA_ARGS__) : -1)
          call 3: #0 x->ops->op(x, __VA_ARGS__) used
          return 3: #0
        4: macro old_name new_name
          return 4: new_name
          mentions new_name
        5: macro INIT(f) { .fn = f, .n = 1 }
          return 5: {fn: f}
        6: macro DO(x) do { first(x); second_##x(); } while (0)
          call 6: #0 first(x)
          call 6: #1 second___PASTE__x()
        """);
  }

  @Test
  void headsMadeByMacrosKeepTheirInvocation() {
    check(
        """
        SYSCALL_DEFINE2(close_it, unsigned int, fd, void __user *, p)
        {
        	return do_close(fd, p);
        }
        EXPORT_SYMBOL(close_it);
        """,
        """
        5: invocation EXPORT_SYMBOL[close_it]
        1: function close_it(unsigned int fd, *void p) : long made by SYSCALL_DEFINE2[close_it, unsigned int, fd, void __user *, p] to 4
          call 3: #0 do_close(fd, p) used
          return 3: #0
        """);
  }

  @Test
  void whatDoesNotParseIsScannedAndLosesNoCall() {
    SourceFacts facts =
        extract(
            """
            int good(void) { return a(1); }
            int bad(void)
            {
            	if (b(2) {{ @ ) ( c(3);
            	d(4)
            }
            int also_good(void) { return e(5); }
            """);
    String printed = FactsPrinter.print(facts);
    assertThat(printed)
        .contains("function good()", "#0 a(_) used")
        .containsPattern("b\\(")
        .containsPattern("c\\(")
        .containsPattern("d\\(")
        .containsPattern("e\\(");
    assertThat(facts.audit().errorBytes()).isPositive();
  }

  /** The parser's way to go on after an error took minutes for 80 kB of this. */
  @Test
  void whatIsNoCIsRefused() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () ->
            assertThatThrownBy(() -> extract("a@b ".repeat(40_000)))
                .isInstanceOf(NoSourceException.class)
                .hasMessageContaining("no C"));
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () ->
            assertThatThrownBy(() -> extract("'-'".repeat(300_000)))
                .isInstanceOf(NoSourceException.class));
    assertThat(extract("char *s = \"" + "a@b ".repeat(5_000) + "\";").declarations().globals())
        .hasSize(1);
  }

  @Test
  void depthIsBounded() {
    String deep = "(".repeat(100_000) + "x" + ")".repeat(100_000);
    assertThat(extract("int f(void) { return g(" + deep + "); }").audit().bodies()).isEqualTo(1);
    String sum = "a(1)" + " + a(1)".repeat(20_000);
    assertThat(extract("int f(void) { return " + sum + "; }").bodies().getFirst().calls())
        .hasSize(20_001);
  }

  @Test
  void fragmentsAreParsedAsFiles() {
    try (FragmentParser fragments = new FragmentParser()) {
      assertThat(FactsPrinter.print(fragments.parse("static inline int f(void) { return g(); }")))
          .startsWith(
              """
              1: static inline function f() : int to 1
                call 1: #0 g() used
              """);
    }
  }

  @Test
  void whatIsNestedDeepLeavesTheRestAsItIs() {
    String rest = "int g(int x) { return h(x); }\n";
    for (String deep :
        List.of(
            "#if "
                + "(".repeat(3_000)
                + "defined(A)"
                + ")".repeat(3_000)
                + "\nint f(void);\n#endif\n",
            "#if A\n".repeat(5_000) + "int f(void);\n" + "#endif\n".repeat(5_000),
            "int f(int x) { return " + "(".repeat(20_000) + "x" + ")".repeat(20_000) + "; }\n",
            "int f(int x) { " + "if (x) x++; else ".repeat(5_000) + "x--; }\n")) {
      assertThat(extract(deep + rest).declarations().functions())
          .as(deep.substring(0, 30))
          .anyMatch(f -> f.name().equals("g"));
    }
  }

  @Test
  void chainsOfBranchesAreReadInTime() {
    StringBuilder chain = new StringBuilder("#if A\nint f;\n");
    for (int i = 0; i < 10_000; i++) {
      chain.append("#elif B").append(i).append("\nint f").append(i).append(";\n");
    }
    SourceFacts facts =
        assertTimeoutPreemptively(
            Duration.ofSeconds(60), () -> fresh(chain.append("#endif\n").toString()));
    assertThat(facts.declarations().globals()).hasSizeGreaterThan(9_000);
    assertThat(facts.declarations().conditions().get(2)).hasToString("!A && B0");
  }

  /** In another thread an extractor of its own is needed. */
  private static SourceFacts fresh(String source) {
    try (SourceExtractor extractor = new SourceExtractor()) {
      return extractor.extract(source.getBytes(StandardCharsets.UTF_8));
    }
  }
}
