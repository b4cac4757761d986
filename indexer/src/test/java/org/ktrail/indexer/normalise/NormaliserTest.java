package org.ktrail.indexer.normalise;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.facts.Declarations.Include;
import org.ktrail.indexer.facts.Declarations.Invocation;
import org.ktrail.indexer.facts.Declarations.Macro;
import org.ktrail.indexer.normalise.NormalisedSource.Blanked;
import org.ktrail.indexer.normalise.NormalisedSource.Reason;

class NormaliserTest {
  private static NormalisedSource normalise(String code, int variant) {
    byte[] blob = code.getBytes(UTF_8);
    NormalisedSource source = new Normaliser().normalise(blob, variant);
    assertThat(source.text()).hasSameSizeAs(blob);
    return source;
  }

  /** Runs of blanks are folded here: what the rewriting leaves is what matters. */
  private static String folded(byte[] text) {
    return Arrays.stream(new String(text, UTF_8).split("\n"))
        .map(line -> line.replaceAll("\\s+", " ").strip())
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static NormalisedSource check(String code, String expected) {
    NormalisedSource source = normalise(code, 0);
    assertThat(folded(source.text())).isEqualTo(expected);
    return source;
  }

  private static NormalisedSource checkBody(String body, String expected) {
    return check("void f(void)\n{\n" + body + "}\n", "void f(void)\n{\n" + expected + "}\n");
  }

  private static List<String> blanked(NormalisedSource source, Reason reason) {
    return source.blanked().stream()
        .filter(b -> b.reason() == reason)
        .map(b -> original(source, b))
        .toList();
  }

  private static String original(NormalisedSource source, Blanked b) {
    return new String(source.original(), b.start(), b.end() - b.start(), UTF_8);
  }

  @Test
  void annotationsGoButMembersOfTheSameNameStay() {
    NormalisedSource source =
        check(
            """
            static int __init f(char __user *p, int __unused[4]) __acquires(x)
            {
            	struct y y = { .__used = 1 };
            	void *q __free(kfree) = NULL;
            	fallthrough;
            }
            """,
            """
            static int f(char *p, int __unused[4])
            {
            struct y y = { .__used = 1 };
            void *q = NULL;
            fallthrough;
            }
            """);
    assertThat(blanked(source, Reason.ANNOTATION))
        .containsExactly("__init", "__user", "__acquires(x)", "__free(kfree)");
  }

  @Test
  void annotationAfterRecordDoesNotTakeItsSemicolon() {
    check(
        """
        struct pool {
        	int x;
        } __aligned(1 << 8);
        int f(int type, void *data UNKNOWN_UNUSED);
        """,
        """
        struct pool {
        int x;
        } ;
        int f(int type, void *data );
        """);
  }

  @Test
  void loopMacroBeforeStatementIsNoDeclaration() {
    NormalisedSource source =
        checkBody(
            """
            	for_each_x(c)
            		kfree(p);
            	walk_things(p)
            		kfree(p);
            	list_for_each_entry(a, &p->head, node) {
            		h(a);
            	}
            	scoped_guard(mutex, &p->lock)
            		h(p);
            	guard(mutex)(&p->lock);
            """,
            """
            while (c)
            kfree(p);
            while (p)
            kfree(p);
            while (a, &p->head, node) {
            h(a);
            }
            while (mutex, &p->lock)
            h(p);
            guard(mutex)(&p->lock);
            """);
    assertThat(blanked(source, Reason.LOOP))
        .containsExactly("for_each_x", "walk_things", "list_for_each_entry", "scoped_guard");
  }

  @Test
  void macroWithoutSemicolonIsNoLoop() {
    checkBody(
        """
        	TRACE(p)
        	SECOND_TRACE(p)
        	kfree(p);
        """,
        """
        TRACE(p); SECOND_TRACE(p); kfree(p);
        """);
  }

  @Test
  void statementsAsArgumentsKeepTheirCalls() {
    checkBody(
        """
        	D1(if (p) {
        		h(p);
        	});
        	IF_DEBUG(x = 1; h(x));
        	ASSERT_WITH(cond, "msg", return fail(x));
        """,
        """
        {if (p) {
        h(p);
        }};
        {x = 1; h(x);}
        ASSERT_WITH(cond, "msg", fail(x));
        """);
  }

  @Test
  void macrosThatWrapAsmKeepTheirPlainArguments() {
    checkBody(
        """
        	rc = asm_safe("fxsave %[fx]", , [fx] "+m"(g(x)));
        	call_on_stack(top(DF), handler, , [a] "r" (regs), [b] "r" (h(&info)));
        	wait_msec(device, 2000,
        		if (ready(device))
        			break;
        	);
        """,
        """
        rc = asm_safe("fxsave %[fx]" , (g(x)));
        call_on_stack(top(DF), handler , (regs), (h(&info)));
        wait_msec(device, 2000,{ if (ready(device))
        break;} );
        """);
  }

  @Test
  void typesAndOperatorsAsArguments() {
    NormalisedSource source =
        checkBody(
            """
            	p = container_of(q, struct x, member);
            	b = kmalloc_array(n, sizeof(struct x), GFP_KERNEL);
            	x = min_t(unsigned long, a, b);
            	y = va_arg(ap, struct x *);
            	check(a, ==, b);
            """,
            """
            p = container_of(q, x, member);
            b = kmalloc_array(n, sizeof(struct x), GFP_KERNEL);
            x = min_t(_nsigned , a, b);
            y = va_arg(ap, x );
            check(a, 0 , b);
            """);
    assertThat(blanked(source, Reason.ARGUMENT))
        .containsExactly("struct x", "unsigned long", "struct x *", "==");
  }

  @Test
  void gnuExtensions() {
    NormalisedSource source =
        checkBody(
            """
            	__auto_type z = g();
            	typeof(*p) *w = (typeof(w))(p);
            	static void *t[] = { &&one, [2 ... 3] = &&two };
            	switch (x) { case A ... B: g(); }
            	asm volatile("mov" CLOBBER : "=r" (x), [n] "=m" (*p) : "r" (h(y)) : "memory");
            	printk(KERN_INFO PREFIX "a" __stringify(X) "b");
            """,
            """
            int z = g();
            int *w = (int )(p);
            static void *t[] = { & one, [2 ... 3] = & two };
            switch (x) { case A | B: g(); }
            _sm ( (x), (*p) , (h(y)) );
            printk( PREFIX "a" "b");
            """);
    assertThat(blanked(source, Reason.GNU)).contains("__auto_type", "typeof(*p)", "typeof(w)");
    assertThat(blanked(source, Reason.ASM)).hasSize(1);
  }

  @Test
  void fileScopeMacrosAreFactsAndBlank() {
    NormalisedSource source =
        check(
            """
            #ifdef CONFIG_X
            static DEFINE_MUTEX(lock);
            #endif
            static DEFINE_PER_CPU(struct x, var) = { .f = g };
            EXPORT_SYMBOL_GPL(f);
            module_init(f /* why */)
            TRACE_EVENT(ev, TP_PROTO(int a, int b), TP_fast_assign(__entry->a = a; h(a);));
            static STACK(x) name = { 1 };
            u32 (*calls[2])(int) = { f, g };
            """,
            """
            static struct x var = { .f = g };
            static STACK name = { 1 };
            u32 (*calls[2])(int) = { f, g };
            """);
    assertThat(source.invocations())
        .containsExactly(
            new Invocation("static", "DEFINE_MUTEX", List.of("lock"), "", 2, 1),
            new Invocation(
                "static", "DEFINE_PER_CPU", List.of("struct x", "var"), "= { .f = g }", 4, 0),
            new Invocation("", "EXPORT_SYMBOL_GPL", List.of("f"), "", 5, 0),
            new Invocation("", "module_init", List.of("f"), "", 6, 0),
            new Invocation(
                "",
                "TRACE_EVENT",
                List.of("ev", "TP_PROTO(int a, int b)", "TP_fast_assign(__entry->a = a; h(a);)"),
                "",
                7,
                0));
    assertThat(source.conditionTable().get(1)).hasToString("CONFIG_X");
  }

  @Test
  void headsOfBodies() {
    NormalisedSource source =
        check(
            """
            SYSCALL_DEFINE2(read, unsigned int, fd, char __user *, buf)
            {
            }
            TEST(name)
            {
            }
            static int FNAME(walk)(struct x *p, int a)
            {
            }
            """,
            """
            long read( unsigned int fd, char * buf)
            {
            }
            TEST name
            {
            }
            static int FNAME (struct x *p, int a)
            {
            }
            """);
    assertThat(source.heads())
        .extracting(h -> h.invocation().macro() + h.invocation().arguments())
        .containsExactly(
            "SYSCALL_DEFINE2[read, unsigned int, fd, char __user *, buf]",
            "TEST[name]",
            "FNAME[walk]");
  }

  @Test
  void membersKeepTheirNames() {
    check(
        """
        struct s {
        	struct_group(hdr,
        		int b;
        		void (*op)(void);
        	);
        	DECLARE_BITMAP(bits, 10);
        	DECLARE_FLEX_ARRAY(struct x, items);
        	u8 (*table)[4];
        };
        """,
        """
        struct s {
        struct {
        int b;
        void (*op)(void);
        };
        DECLARE_BITMAP bits ;
        struct x items ;
        u8 (*table)[4];
        };
        """);
  }

  private static final String SPLIT =
      """
      void f(void)
      {
      #ifdef CONFIG_A
      	if (a) {
      #else
      	if (b) {
      #endif
      		g();
      	}
      #ifdef CONFIG_B
      	h();
      #else
      	i();
      #endif
      #if 0
      	never();
      #endif
      }
      """;

  @Test
  void splittingBranchesTakeTwoVariants() {
    NormalisedSource first = normalise(SPLIT, 0);
    assertThat(folded(first.text())).contains("if (a) {", "h();", "i();");
    assertThat(folded(first.text())).doesNotContain("if (b) {").doesNotContain("never");
    assertThat(first.variants()).isEqualTo(2);
    assertThat(first.dropped()).hasSize(1);
    assertThat(folded(normalise(SPLIT, 1).text()))
        .contains("if (b) {", "h();", "i();")
        .doesNotContain("if (a) {");
    assertThat(condition(first, "h();")).isEqualTo("CONFIG_B");
    assertThat(condition(first, "i();")).isEqualTo("!CONFIG_B");
    assertThat(condition(first, "g();")).isEqualTo("1");
  }

  private static String condition(NormalisedSource source, String at) {
    int offset = new String(source.original(), UTF_8).indexOf(at);
    return source.conditionTable().get(source.conditionAt(offset)).toString();
  }

  @Test
  void headerOfDefinesNeedsNoParser() {
    NormalisedSource source =
        normalise(
            """
            #ifndef _X_H
            #define _X_H
            #include <linux/list.h> /* lists */
            #define A 1 /* one
             * comment */
            #define MAX(a, b...) ((a) > \\
            	(b))
            #ifdef CONFIG_Y
            #include "y.h"
            #endif
            #endif
            """,
            0);
    assertThat(source.parse()).isFalse();
    assertThat(source.includes())
        .containsExactly(new Include("linux/list.h", true, 3, 0), new Include("y.h", false, 9, 1));
    assertThat(source.macros())
        .containsExactly(
            new Macro("_X_H", false, List.of(), false, "", 2, 2, 0, -1),
            new Macro("A", false, List.of(), false, "1", 4, 5, 0, -1),
            new Macro("MAX", true, List.of("a", "b"), true, "((a) > (b))", 6, 7, 0, -1));
    assertThat(source.conditionTable()).map(Object::toString).containsExactly("1", "CONFIG_Y");
  }

  @Test
  void commentInsideContinuedDefineDoesNotSpill() {
    NormalisedSource source =
        check(
            """
            #define F(x) do { /* a
             * b */ g(x); } while (0)
            int a;
            """,
            """
            int a;
            """);
    assertThat(source.macros().getFirst().replacement()).isEqualTo("do { g(x); } while (0)");
  }

  @Test
  void headerReadAgainForTracingIsNoCondition() {
    NormalisedSource source =
        normalise(
            """
            #undef TRACE_SYSTEM
            #define TRACE_SYSTEM x
            #if !defined(_TRACE_X_H) || defined(TRACE_HEADER_MULTI_READ)
            #define _TRACE_X_H
            DECLARE_TRACE(x);
            #endif
            #include <trace/define_trace.h>
            """,
            0);
    assertThat(source.invocations().getFirst().condition()).isZero();
  }

  @Test
  void anyBytesAreTaken() {
    for (String odd :
        List.of("", "#", "#if", "/*", "\"", "a(", ")", "}{", "#else\n}", "\\", "f(,)")) {
      assertThat(normalise(odd, 0).text()).hasSize(odd.length());
    }
  }

  @Test
  void nothingIsLeftOfTheBlobBefore() {
    byte[] before =
        "int a; int b; struct { int x; } v;\nstruct s { int y; } w = { 1 };\n".getBytes(UTF_8);
    for (String code :
        List.of(
            "void f(void) { M(a();) M(b();) }\n",
            "void f(void)\n{\n\tM(a();)\n\tM(b();)\n\tfor_each(x, y) z();\n}\n",
            "int g(int x) { SECTION(q) { r(); } SECTION(s) { t(); } return x; }\n")) {
      Normaliser used = new Normaliser();
      used.normalise(before, 0);
      assertThat(used.normalise(code.getBytes(UTF_8), 0).text())
          .asString()
          .isEqualTo(new String(normalise(code, 0).text(), UTF_8));
    }
  }
}
