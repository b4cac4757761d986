package org.ktrail.queries.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.patch.Patch;
import org.ktrail.indexer.patch.PatchMail;
import org.ktrail.indexer.patch.PatchParser;
import org.ktrail.queries.lint.rules.Rules;

/** Rules about what new sources say, a true story and a false one each. */
class SourceRulesTest {
  @Test
  void kernelDocFitsTheFunction() {
    String text =
        """
        /**
         * lamp_off - switch it off
         * @lamp: the lamp
         * @shutdown: whether for good
         */
        int lamp_off(struct lamp *lamp, int action)
        {
        	return 0;
        }
        /**
         * lamp_on() - switch it on
         * @lamp: the lamp
         * @fmt: of what is printed
         * @return: whether it is on
         *
         * Context: any.
         */
        int lamp_on(struct lamp *lamp, const char *fmt, ...)
        {
        	return 0;
        }
        /* @nothing: no kernel-doc */
        int lamp(void)
        {
        	return 0;
        }
        """;
    assertThat(SampleLint.lint("kernel-doc-mismatch", Map.of(), SampleLint.added("a.c", text)))
        .isEqualTo("a.c:4 lamp_off(shutdown)\na.c:6 lamp_off(action)\n");
  }

  /** A parameter may have paragraphs, and one behind the text is described, too. */
  @Test
  void parametersBehindAParagraph() {
    String text =
        """
        /**
         * lamp_on - turns it on
         * @lamp: the lamp
         *
         *	If it is NULL, nothing is done.
         * @level: how bright
         */
        int lamp_on(struct lamp *lamp, int level, int colour)
        {
        	return 0;
        }
        """;
    assertThat(SampleLint.lint("kernel-doc-mismatch", Map.of(), SampleLint.added("a.c", text)))
        .isEqualTo("a.c:8 lamp_on(colour)\n");
  }

  @Test
  void functionsThatAMacroDeclaresFirst() {
    String text =
        """
        #define STUB(name) void name(void); void name(void) { }
        #define BARE(name) void name(void) { }
        STUB(lamp_stub)
        BARE(lamp_bare)
        """;
    assertThat(SampleLint.lint("missing-prototype", Map.of(), SampleLint.added("a.c", text)))
        .isEqualTo("a.c:4 lamp_bare\n");
  }

  @Test
  void exportsThatNoModuleNeeds() {
    String text = "int lamp(void)\n{\n\treturn 0;\n}\nEXPORT_SYMBOL_GPL(lamp);\n";
    String user = "int f(void)\n{\n\treturn lamp();\n}\n";
    assertThat(
            SampleLint.lint(
                "export-without-module",
                Map.of(),
                SampleLint.added("a.c", text) + SampleLint.added("b.c", user)))
        .isEqualTo("a.c:5 lamp\n");
    assertThat(
            SampleLint.lint(
                "export-without-module",
                Map.of(),
                SampleLint.added("a.c", text) + SampleLint.added("mod/b.c", user)))
        .isEmpty();
  }

  @Test
  void namespacesThatAreNotImported() {
    String text = "int lamp(void)\n{\n\treturn 0;\n}\nEXPORT_SYMBOL_NS_GPL(lamp, \"LAMP\");\n";
    String user = "int f(void)\n{\n\treturn lamp();\n}\n";
    assertThat(
            SampleLint.lint(
                "namespace-not-imported",
                Map.of(),
                SampleLint.added("a.c", text) + SampleLint.added("mod/b.c", user)))
        .isEqualTo("a.c:5 lamp\n");
    assertThat(
            SampleLint.lint(
                "namespace-not-imported",
                Map.of(),
                SampleLint.added("a.c", text)
                    + SampleLint.added("mod/b.c", user + "MODULE_IMPORT_NS(\"LAMP\");\n")))
        .isEmpty();
  }

  @Test
  void sourcesAndObjects() {
    assertThat(SampleLint.lint("not-built", Map.of(), SampleLint.added("lost.c", "int a;\n")))
        .isEqualTo("lost.c:1 lost.c\n");
    assertThat(SampleLint.lint("not-built", Map.of(), SampleLint.added("found.c", "int a;\n")))
        .isEmpty();
    String makefile = "obj-y += lamp.o\nobj-$(CONFIG_LAMP) += all.o\nall-y := lamp.o\n";
    assertThat(
            SampleLint.lint("no-such-object", Map.of(), SampleLint.added("d/Makefile", makefile)))
        .isEqualTo("d/Makefile:1 lamp.o\nd/Makefile:3 lamp.o\n");
    assertThat(
            SampleLint.lint(
                "no-such-object",
                Map.of(),
                SampleLint.added("d/Makefile", makefile)
                    + SampleLint.added("d/lamp.c", "int a;\n")))
        .isEmpty();
  }

  @Test
  void headersThatAreNowhere() {
    Map<String, String> files = Map.of("include/linux/lamp.h", "int a;\n");
    assertThat(
            SampleLint.lint(
                "missing-include",
                files,
                SampleLint.added(
                    "a.c",
                    "#include <linux/lamp.h>\n#include <asm/x.h>\n#include <linux/lmap.h>\n")))
        .isEqualTo("a.c:3 linux/lmap.h\n");
  }

  @Test
  void configurationSymbols() {
    assertThat(
            SampleLint.lint(
                "unknown-config",
                Map.of(),
                SampleLint.added(
                    "a.c", "#ifdef CONFIG_LAMP\n#endif\n#if IS_ENABLED(CONFIG_LMAP)\n#endif\n")))
        .isEqualTo("a.c:3 CONFIG_LMAP\n");
  }

  @Test
  void usesUnderOtherConditions() {
    String text =
        """
        static int off(void)
        {
        	return 0;
        }
        static int on(void)
        {
        	return 1;
        }
        #ifdef CONFIG_LAMP
        int lamp(void)
        {
        	return off() + on();
        }
        #else
        int lamp(void)
        {
        	return on();
        }
        #endif
        """;
    assertThat(
            SampleLint.lint("unused-under-configuration", Map.of(), SampleLint.added("a.c", text)))
        .isEqualTo("a.c:1 off\n");
  }

  @Test
  void whatAMacroForgetsIsNotUsed() {
    Map<String, String> files =
        Map.of(
            "of.h",
            """
            #ifdef CONFIG_LAMP
            #define of_ptr(p) (p)
            #define set_ops(on, off) .resume = on, .suspend = off,
            #else
            #define of_ptr(p) NULL
            #define set_ops(on, off)
            #endif
            #define DEFINE_OPS(name, on, off) struct ops name = { set_ops(on, off) }
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
        static DEFINE_OPS(lamp_ops,
        		lamp_on, lamp_off);
        static struct driver lamp = {
        	.ids = %s,
        };
        """;
    String rule = "undefined-under-configuration";
    assertThat(SampleLint.lint(rule, files, SampleLint.added("a.c", text.formatted("of_ptr(ids)"))))
        .isEmpty();
    assertThat(SampleLint.lint(rule, files, SampleLint.added("a.c", text.formatted("ids"))))
        .isEqualTo("a.c:15 ids\n");
  }

  @Test
  void functionsThatAWordMakesStatic() {
    Map<String, String> files =
        Map.of("words.h", "#define STATIC static noinline\n#define PUBLIC\n");
    String text = "%s int\nlamp_on(void)\n{\n\treturn 1;\n}\nint (*f)(void) = lamp_on;\n";
    for (String rule : List.of("missing-prototype", "could-be-static")) {
      assertThat(SampleLint.lint(rule, files, SampleLint.added("a.c", text.formatted("STATIC"))))
          .isEmpty();
      assertThat(SampleLint.lint(rule, files, SampleLint.added("a.c", text.formatted("PUBLIC"))))
          .isEqualTo("a.c:2 lamp_on\n");
      assertThat(
              SampleLint.lint(
                  rule,
                  files,
                  SampleLint.added("a.c", "#ifdef LAMP_DEBUG\n" + text.formatted("") + "#endif\n")))
          .isEmpty();
    }
  }

  @Test
  void flagsThatNobodyPasses() {
    String text =
        """
        #define LAMP_ON 1
        #define LAMP_DIM 2
        #define STATUS_DIM 2
        static int set(int flags)
        {
        	return flags & LAMP_DIM;
        }
        static int read(int status)
        {
        	return status & STATUS_DIM;
        }
        int lamp(struct device *d)
        {
        	return set(LAMP_ON) + read(readl(d->status));
        }
        """;
    assertThat(SampleLint.lint("dead-on-arrival", Map.of(), SampleLint.added("a.c", text)))
        .isEqualTo("a.c:2 LAMP_DIM\na.c:12 lamp\n");
  }

  @Test
  void namesThatAnArchitectureTakes() {
    Map<String, String> files =
        Map.of(
            "arch/oak/include/asm/ptrace.h",
            "#if CONFIG_OAK\n#define USER_SIDE 1\n#else\n"
                + "#define USER_SIDE 0\n#endif\n#define mine(x) x\n"
                + "#ifndef OURS\n#define OURS 1\n#endif\n");
    assertThat(
            SampleLint.lint(
                "macro-collision",
                files,
                SampleLint.added("a.h", "enum ring { USER_SIDE, mine, OURS };\n")))
        .isEqualTo("a.h:1 USER_SIDE\n");
  }

  @Test
  void functionsOfHeaders() {
    assertThat(
            SampleLint.lint(
                "header-definition",
                Map.of(),
                SampleLint.added(
                    "a.h",
                    "static int volts(void)\n"
                        + "{\n"
                        + "\treturn 3;\n"
                        + "}\n"
                        + "static inline int b(void) { return 1; }\n")))
        .isEqualTo("a.h:1 volts\n");
  }

  @Test
  void labelsWithoutAStatement() {
    String text =
        """
        int f(int a)
        {
        	switch (a) {
        	case 1:
        		int b = 2;
        		return b;
        	case 2: {
        		int c = 3;
        		return c;
        	}
        	case 3:
        		u32 low, *high;
        		return b;
        	default:
        	}
        out:
        	return 0;
        }
        """;
    assertThat(SampleLint.lint("label-at-end", Map.of(), SampleLint.added("a.c", text)))
        .isEqualTo("a.c:4 case 1:\na.c:11 case 3:\na.c:14 default:\n");
  }

  @Test
  void trailersAreThereAndReadable() {
    String diff = SampleLint.added("a.c", "int a;\n");
    assertThat(SampleLint.lint("trailers", Map.of(), "", diff)).isEqualTo(":0 Signed-off-by\n");
    assertThat(
            SampleLint.lint(
                "trailers", Map.of(), "Fixes: 1234567 (\"lamp\")\nSigned-off-by: A <a@b>\n", diff))
        .isEqualTo(":0 Fixes\n");
    assertThat(
            SampleLint.lint(
                "trailers",
                Map.of(),
                "Fixes: 0123456789ab (\"lamp: dim\")\nSigned-off-by: A <a@b>\n",
                diff))
        .isEmpty();
  }

  @Test
  void theLastLineEnds() {
    String diff = SampleLint.added("a.c", "int a;\n");
    assertThat(SampleLint.lint("no-newline", Map.of(), diff + "\\ No newline at end of file\n"))
        .isEqualTo("a.c:1 a.c\n");
    assertThat(SampleLint.lint("no-newline", Map.of(), diff)).isEmpty();
  }

  @Test
  void documentsAreListed() {
    Map<String, String> files =
        Map.of("Documentation/lamps/index.rst", "Lamps\n\n.. toctree::\n\n   oak\n");
    assertThat(
            SampleLint.lint(
                "document-not-listed",
                files,
                SampleLint.added("Documentation/lamps/oak.rst", "Oak\n")
                    + SampleLint.added("Documentation/lamps/elm.rst", "Elm\n")))
        .isEqualTo("Documentation/lamps/elm.rst:1 Documentation/lamps/elm.rst\n");
  }

  @Test
  void callbacksOfAnotherType() {
    Map<String, String> files =
        Map.of(
            "lamp.h",
            "struct lamp;\n"
                + "struct lamp_ops {\n"
                + "\tint (*set)(struct lamp *l, bool on);\n"
                + "\tint (*get)(struct lamp *l);\n"
                + "};\n");
    String text =
        """
        #include "lamp.h"
        static int set(struct lamp *l, int on)
        {
        	return 0;
        }
        static int get(struct lamp *lamp)
        {
        	return 0;
        }
        static const struct lamp_ops ops = {
        	.set = set,
        	.get = get,
        };
        """;
    assertThat(SampleLint.lint("incompatible-callback", files, SampleLint.added("a.c", text)))
        .isEqualTo("a.c:11 set\n");
  }

  /** What macros make is defined and used, as the compiler sees it. */
  @Test
  void namesThatMacrosMake() {
    String text =
        """
        #define DEFINE_LAMP(n) static struct lamp n##_lamp = { .on = n##_on }
        static int oak_on(void)
        {
        	return 0;
        }
        DEFINE_LAMP(oak);
        int f(void)
        {
        	return use(&oak_lamp);
        }
        """;
    assertThat(
            SampleLint.lint(
                "dead-on-arrival",
                Map.of("use.h", "int use(void *p);\nint f(void);\n"),
                SampleLint.added("a.c", text)))
        .isEmpty();
    assertThat(
            SampleLint.lint(
                "unknown-symbol",
                Map.of("use.h", "int use(void *p);\n"),
                SampleLint.added("a.c", text)))
        .isEmpty();
  }

  /** A file that a patch brings was not there before, though a later patch changes it. */
  @Test
  void newFilesThatLaterPatchesChange() {
    String text =
        "int f(struct dir *d)\n"
            + "{\n"
            + "\tif (IS_ERR_OR_NULL(d))\n"
            + "\t\treturn PTR_ERR(d);\n"
            + "\treturn 0;\n"
            + "}\n";
    String change =
        "diff --git a/a.c b/a.c\n--- a/a.c\n+++ b/a.c\n@@ -4,3 +4,4 @@\n \t\treturn PTR_ERR(d);\n"
            + " \treturn 0;\n }\n+int b;\n";
    List<Patch> patches =
        Stream.of(SampleLint.added("a.c", text), change)
            .map(d -> PatchParser.parse(PatchMail.of("m", "[PATCH] a", "Why.\n---\n" + d)))
            .toList();
    Submission submission = SampleLint.submission(patches, Map.of());
    List<RuleEntry> rule =
        Rules.ALL.stream().filter(e -> e.rule().name().equals("error-of-other")).toList();
    assertThat(Linter.check(submission, rule)).hasSize(1);
  }

  /**
   * The share of what was right counts from twenty findings on, before that what it is at least.
   */
  @Test
  void levelsAreEarned() {
    assertThat(new Precision(0, 0).level(FindingLevel.ERROR)).isEqualTo(FindingLevel.INFO);
    assertThat(new Precision(2, 2).level(FindingLevel.WARNING)).isEqualTo(FindingLevel.INFO);
    assertThat(new Precision(3, 3).level(FindingLevel.ERROR)).isEqualTo(FindingLevel.WARNING);
    assertThat(new Precision(20, 18).level(FindingLevel.ERROR)).isEqualTo(FindingLevel.ERROR);
    assertThat(new Precision(20, 12).level(FindingLevel.WARNING)).isEqualTo(FindingLevel.WARNING);
    assertThat(new Precision(20, 11).level(FindingLevel.WARNING)).isEqualTo(FindingLevel.INFO);
  }
}
