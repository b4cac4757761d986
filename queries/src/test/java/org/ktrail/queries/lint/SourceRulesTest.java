package org.ktrail.queries.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.extract.SourceExtractor;
import org.ktrail.indexer.kbuild.KconfigSymbol;
import org.ktrail.indexer.patch.Patch;
import org.ktrail.indexer.patch.PatchMail;
import org.ktrail.indexer.patch.PatchParser;
import org.ktrail.queries.series.place.PostedSeries;

/** Rules about what new sources say, a true story and a false one each. */
class SourceRulesTest {
  /** A base whose files below {@code mod/} are modules, and which has few paths. */
  private static Base base(Map<String, String> files) {
    SampleBase sample = new SampleBase(files, true);
    return new NoBase() {
      @Override
      public String revision() {
        return "base";
      }

      @Override
      public boolean placed() {
        return true;
      }

      @Override
      public List<String> mentioning(String name) {
        return sample.mentioning(name);
      }

      @Override
      public List<String> defining(String name) {
        return sample.defining(name);
      }

      @Override
      public Optional<byte[]> read(String path) {
        return sample.read(path);
      }

      @Override
      public Optional<org.ktrail.indexer.facts.Declarations> declarations(String path) {
        return sample.declarations(path);
      }

      @Override
      public boolean hasPath(String end) {
        return files.keySet().stream().anyMatch(p -> p.equals(end) || p.endsWith("/" + end));
      }

      @Override
      public boolean isBuilt(String path) {
        return !path.contains("lost");
      }

      @Override
      public Condition modular(String path) {
        return path.startsWith("mod/") ? Condition.atom("CONFIG_MOD=m") : Condition.NEVER;
      }

      @Override
      public Optional<KconfigSymbol> symbol(String name) {
        return name.equals("LAMP") || name.equals("MOD")
            ? Optional.of(new KconfigSymbol(name, KconfigSymbol.Type.BOOL, List.of()))
            : Optional.empty();
      }
    };
  }

  static String added(String path, String text) {
    List<String> lines = text.lines().toList();
    return "diff --git a/%s b/%s\nnew file mode 100644\n--- /dev/null\n+++ b/%s\n@@ -0,0 +1,%d @@\n"
            .formatted(path, path, path, lines.size())
        + lines.stream().map(l -> "+" + l + "\n").collect(Collectors.joining());
  }

  static String lint(String rule, Map<String, String> files, String diff) {
    return lint(rule, files, "Signed-off-by: A <a@b>\n", diff);
  }

  static String lint(String rule, Map<String, String> files, String text, String diff) {
    return findings(rule, files, text, diff).stream()
        .map(f -> "%s:%d %s\n".formatted(f.place().file(), f.place().line(), f.subject()))
        .collect(Collectors.joining());
  }

  /** The levels of what a rule finds. */
  static List<Level> levels(String rule, Map<String, String> files, String diff) {
    return findings(rule, files, "", diff).stream().map(Finding::level).toList();
  }

  private static Submission submission(List<Patch> patches, Map<String, String> files) {
    try (SourceExtractor extractor = new SourceExtractor()) {
      return new SubmissionReader(extractor::extract)
          .read(
              new PostedSeries("v1", List.of(), patches),
              base(files),
              Set.of(),
              Optional.empty(),
              Graphs.NONE);
    }
  }

  private static List<Finding> findings(
      String rule, Map<String, String> files, String text, String diff) {
    Patch patch =
        PatchParser.parse(PatchMail.of("m", "[PATCH] lamp", "Why.\n\n" + text + "---\n" + diff));
    Submission submission = submission(List.of(patch), files);
    List<Rules.Entry> rules = Rules.ALL.stream().filter(e -> e.rule().name().equals(rule)).toList();
    assertThat(rules).hasSize(1);
    return Linter.check(submission, rules);
  }

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
    assertThat(lint("kernel-doc-mismatch", Map.of(), added("a.c", text)))
        .isEqualTo("a.c:4 lamp_off(shutdown)\na.c:6 lamp_off(action)\n");
  }

  @Test
  void exportsThatNoModuleNeeds() {
    String text = "int lamp(void)\n{\n\treturn 0;\n}\nEXPORT_SYMBOL_GPL(lamp);\n";
    String user = "int f(void)\n{\n\treturn lamp();\n}\n";
    assertThat(lint("export-without-module", Map.of(), added("a.c", text) + added("b.c", user)))
        .isEqualTo("a.c:5 lamp\n");
    assertThat(lint("export-without-module", Map.of(), added("a.c", text) + added("mod/b.c", user)))
        .isEmpty();
  }

  @Test
  void namespacesThatAreNotImported() {
    String text = "int lamp(void)\n{\n\treturn 0;\n}\nEXPORT_SYMBOL_NS_GPL(lamp, \"LAMP\");\n";
    String user = "int f(void)\n{\n\treturn lamp();\n}\n";
    assertThat(
            lint("namespace-not-imported", Map.of(), added("a.c", text) + added("mod/b.c", user)))
        .isEqualTo("a.c:5 lamp\n");
    assertThat(
            lint(
                "namespace-not-imported",
                Map.of(),
                added("a.c", text) + added("mod/b.c", user + "MODULE_IMPORT_NS(\"LAMP\");\n")))
        .isEmpty();
  }

  @Test
  void sourcesAndObjects() {
    assertThat(lint("not-built", Map.of(), added("lost.c", "int a;\n")))
        .isEqualTo("lost.c:1 lost.c\n");
    assertThat(lint("not-built", Map.of(), added("found.c", "int a;\n"))).isEmpty();
    String makefile = "obj-y += lamp.o\nobj-$(CONFIG_LAMP) += all.o\nall-y := lamp.o\n";
    assertThat(lint("no-such-object", Map.of(), added("d/Makefile", makefile)))
        .isEqualTo("d/Makefile:1 lamp.o\nd/Makefile:3 lamp.o\n");
    assertThat(
            lint(
                "no-such-object",
                Map.of(),
                added("d/Makefile", makefile) + added("d/lamp.c", "int a;\n")))
        .isEmpty();
  }

  @Test
  void headersThatAreNowhere() {
    Map<String, String> files = Map.of("include/linux/lamp.h", "int a;\n");
    assertThat(
            lint(
                "missing-include",
                files,
                added(
                    "a.c",
                    "#include <linux/lamp.h>\n#include <asm/x.h>\n#include <linux/lmap.h>\n")))
        .isEqualTo("a.c:3 linux/lmap.h\n");
  }

  @Test
  void configurationSymbols() {
    assertThat(
            lint(
                "unknown-config",
                Map.of(),
                added("a.c", "#ifdef CONFIG_LAMP\n#endif\n#if IS_ENABLED(CONFIG_LMAP)\n#endif\n")))
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
    assertThat(lint("unused-under-configuration", Map.of(), added("a.c", text)))
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
    assertThat(lint(rule, files, added("a.c", text.formatted("of_ptr(ids)")))).isEmpty();
    assertThat(lint(rule, files, added("a.c", text.formatted("ids")))).isEqualTo("a.c:15 ids\n");
  }

  @Test
  void functionsThatAWordMakesStatic() {
    Map<String, String> files =
        Map.of("words.h", "#define STATIC static noinline\n#define PUBLIC\n");
    String text = "%s int\nlamp_on(void)\n{\n\treturn 1;\n}\nint (*f)(void) = lamp_on;\n";
    for (String rule : List.of("missing-prototype", "could-be-static")) {
      assertThat(lint(rule, files, added("a.c", text.formatted("STATIC")))).isEmpty();
      assertThat(lint(rule, files, added("a.c", text.formatted("PUBLIC"))))
          .isEqualTo("a.c:2 lamp_on\n");
      assertThat(
              lint(
                  rule,
                  files,
                  added("a.c", "#ifdef LAMP_DEBUG\n" + text.formatted("") + "#endif\n")))
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
    assertThat(lint("dead-on-arrival", Map.of(), added("a.c", text)))
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
            lint("macro-collision", files, added("a.h", "enum ring { USER_SIDE, mine, OURS };\n")))
        .isEqualTo("a.h:1 USER_SIDE\n");
  }

  @Test
  void functionsOfHeaders() {
    assertThat(
            lint(
                "header-definition",
                Map.of(),
                added(
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
    assertThat(lint("label-at-end", Map.of(), added("a.c", text)))
        .isEqualTo("a.c:4 case 1:\na.c:11 case 3:\na.c:14 default:\n");
  }

  @Test
  void trailersAreThereAndReadable() {
    String diff = added("a.c", "int a;\n");
    assertThat(lint("trailers", Map.of(), "", diff)).isEqualTo(":0 Signed-off-by\n");
    assertThat(
            lint("trailers", Map.of(), "Fixes: 1234567 (\"lamp\")\nSigned-off-by: A <a@b>\n", diff))
        .isEqualTo(":0 Fixes\n");
    assertThat(
            lint(
                "trailers",
                Map.of(),
                "Fixes: 0123456789ab (\"lamp: dim\")\nSigned-off-by: A <a@b>\n",
                diff))
        .isEmpty();
  }

  @Test
  void theLastLineEnds() {
    String diff = added("a.c", "int a;\n");
    assertThat(lint("no-newline", Map.of(), diff + "\\ No newline at end of file\n"))
        .isEqualTo("a.c:1 a.c\n");
    assertThat(lint("no-newline", Map.of(), diff)).isEmpty();
  }

  @Test
  void documentsAreListed() {
    Map<String, String> files =
        Map.of("Documentation/lamps/index.rst", "Lamps\n\n.. toctree::\n\n   oak\n");
    assertThat(
            lint(
                "document-not-listed",
                files,
                added("Documentation/lamps/oak.rst", "Oak\n")
                    + added("Documentation/lamps/elm.rst", "Elm\n")))
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
    assertThat(lint("incompatible-callback", files, added("a.c", text))).isEqualTo("a.c:11 set\n");
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
            lint(
                "dead-on-arrival",
                Map.of("use.h", "int use(void *p);\nint f(void);\n"),
                added("a.c", text)))
        .isEmpty();
    assertThat(lint("unknown-symbol", Map.of("use.h", "int use(void *p);\n"), added("a.c", text)))
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
        Stream.of(added("a.c", text), change)
            .map(d -> PatchParser.parse(PatchMail.of("m", "[PATCH] a", "Why.\n---\n" + d)))
            .toList();
    Submission submission = submission(patches, Map.of());
    List<Rules.Entry> rule =
        Rules.ALL.stream().filter(e -> e.rule().name().equals("error-of-other")).toList();
    assertThat(Linter.check(submission, rule)).hasSize(1);
  }

  /**
   * The share of what was right counts from twenty findings on, before that what it is at least.
   */
  @Test
  void levelsAreEarned() {
    assertThat(new Precision(0, 0).level(Level.ERROR)).isEqualTo(Level.INFO);
    assertThat(new Precision(2, 2).level(Level.WARNING)).isEqualTo(Level.INFO);
    assertThat(new Precision(3, 3).level(Level.ERROR)).isEqualTo(Level.WARNING);
    assertThat(new Precision(20, 18).level(Level.ERROR)).isEqualTo(Level.ERROR);
    assertThat(new Precision(20, 12).level(Level.WARNING)).isEqualTo(Level.WARNING);
    assertThat(new Precision(20, 11).level(Level.WARNING)).isEqualTo(Level.INFO);
  }
}
