package org.ktrail.queries.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What rules once found in sources that nobody changed, beside what they are for. */
class UnchangedSourcesTest {
  private static String lint(String rule, String path, String text) {
    return SampleLint.lint(rule, Map.of(), SampleLint.added(path, text));
  }

  @Test
  void castsThatOnlyWideMachinesBuild() {
    String text =
        """
        void f(void *p)
        {
        #ifdef CONFIG_64BIT
        	put((u64)p);
        #else
        	put((u64)p);
        #endif
        #if BITS_PER_LONG == 64
        	put((u64)p);
        #endif
        }
        """;
    assertThat(lint("pointer-cast", "a.c", text)).isEqualTo("a.c:6 p\n");
  }

  /** A size is a long on the machines of 64 bits, and an int on the others. */
  @Test
  void formatsThatFitWhereTheyAreBuilt() {
    String text =
        """
        void f(size_t n, dma_addr_t a, u64 u)
        {
        #ifdef CONFIG_64BIT
        	show("%lu %llx", n, a);
        	show("%u", n);
        #else
        	show("%u %x", n, a);
        	show("%lu", n);
        	show("%llx", a);
        #endif
        	show("%lx", a);
        	show("%lu", u);
        }
        """;
    assertThat(lint("format-mismatch", "a.c", text))
        .isEqualTo("a.c:5 n\na.c:8 n\na.c:9 a\na.c:11 a\na.c:12 u\n");
    assertThat(lint("format-mismatch", "arch/lamp/a.c", text))
        .isEqualTo("arch/lamp/a.c:11 a\narch/lamp/a.c:12 u\n");
  }

  @Test
  void symbolsThatAreMadeByPasting() {
    String text =
        """
        #define HAS(x) IS_REACHABLE(CONFIG_LIGHT_ ## x)
        #if IS_REACHABLE(CONFIG_LMAP)
        #endif
        """;
    assertThat(lint("unknown-config", "a.c", text)).isEqualTo("a.c:2 CONFIG_LMAP\n");
  }

  @Test
  void accessorsOfAMachine() {
    String text =
        """
        void f(void __iomem *to, u32 value)
        {
        	*(u32 *)to = value;
        }
        int g(struct lamp __user *l)
        {
        	return l->on;
        }
        """;
    assertThat(lint("address-space", "drivers/a.c", text))
        .isEqualTo("drivers/a.c:3 to\ndrivers/a.c:7 l\n");
    assertThat(lint("address-space", "arch/oak/a.c", text)).isEqualTo("arch/oak/a.c:7 l\n");
  }

  @Test
  void variablesOfARecordWithoutATag() {
    String text =
        """
        static %sconst struct {
        	int bits;
        	int time;
        } times[] = { { 8, 64 }, { 9, 32 } };
        #ifdef CONFIG_LAMP
        int f(void)
        {
        	return times[0].bits;
        }
        #endif
        """;
    String rule = "unused-under-configuration";
    assertThat(lint(rule, "a.c", text.formatted(""))).isEqualTo("a.c:4 times\n");
    assertThat(lint(rule, "a.c", text.formatted("__maybe_unused "))).isEmpty();
  }

  @Test
  void sourcesOfALibraryThatIsLinkedElsewhere() {
    String rule = "not-built";
    String source = SampleLint.added("d/lost.c", "int a;\n");
    assertThat(
            SampleLint.lint(
                rule, Map.of("d/Makefile", "lib-$(CONFIG_LAMP) += lamp.o \\\n\tlost.o\n"), source))
        .isEmpty();
    assertThat(
            SampleLint.lint(rule, Map.of("d/Makefile", "$(obj)/%.log: $(src)/%.c FORCE\n"), source))
        .isEmpty();
    assertThat(
            SampleLint.lint(rule, Map.of("d/Makefile", "lib-$(CONFIG_LAMP) += lamp.o\n"), source))
        .isEqualTo("d/lost.c:1 d/lost.c\n");
  }

  @Test
  void argumentsBelowTheirMacro() {
    Map<String, String> files =
        Map.of(
            "ops.h",
            """
            #ifdef CONFIG_LAMP
            #define SET_OPS(on, off) .resume = on, .suspend = off,
            #else
            #define SET_OPS(on, off)
            #endif
            """);
    String text =
        """
        #ifdef CONFIG_LAMP
        static int lamp_on(struct device *d)
        {
        	return 0;
        }
        static int lamp_off(struct device *d)
        {
        	return 0;
        }
        static const struct id ids[] = { { 1 } };
        #endif
        static const struct ops lamp_ops = {
        	SET_OPS(lamp_on,
        		lamp_off)
        };
        static struct driver lamp = {
        	.ids = %s,
        };
        """;
    String rule = "undefined-under-configuration";
    assertThat(SampleLint.lint(rule, files, SampleLint.added("a.c", text.formatted("")))).isEmpty();
    assertThat(SampleLint.lint(rule, files, SampleLint.added("a.c", text.formatted("ids"))))
        .isEqualTo("a.c:17 ids\n");
  }
}
