package org.ktrail.queries.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rules about messages, comments and headers, a true story and a false one each. */
class WordingRulesTest {
  private static final String FUNCTION = "int lamp_level(void)\n{\n\treturn 1;\n}\n";

  @Test
  void changelogs() {
    String diff = SampleLint.added("a.c", FUNCTION);
    assertThat(
            SampleLint.lint(
                "message-wording",
                Map.of(),
                "This patch adds the lamp_on() function, and lamp_level.\n",
                diff))
        .isEqualTo(":0 lamp_level\n:0 lamp_on()\n:0 this patch\n");
    assertThat(
            SampleLint.lint(
                "message-wording",
                Map.of(),
                "Add lamp_level(), as lamp_on() has:\n\n  lamp_level 3\n",
                diff))
        .isEmpty();
  }

  @Test
  void misspellings() {
    Map<String, String> files =
        Map.of("scripts/spelling.txt", "# words\ncontinous||continuous\nrecieve||receive\n");
    String text =
        "/* we recieve it */\nint lamp_set_continous_mode(void)\n{\n\treturn continous();\n}\n";
    assertThat(SampleLint.lint("misspelling", files, SampleLint.added("a.c", text)))
        .isEqualTo("a.c:1 recieve\na.c:2 continous\n");
    assertThat(SampleLint.lint("misspelling", files, SampleLint.added("a.c", FUNCTION))).isEmpty();
    assertThat(SampleLint.lint("misspelling", Map.of(), SampleLint.added("a.c", text))).isEmpty();
  }

  @Test
  void kernelDocOfResults() {
    String doc = "/**\n * lamp_level - how bright\n%s */\n" + FUNCTION;
    assertThat(
            SampleLint.lint(
                "kernel-doc-return", Map.of(), SampleLint.added("a.c", doc.formatted(""))))
        .isEqualTo("a.c:1 lamp_level\n");
    assertThat(
            SampleLint.lint(
                "kernel-doc-return",
                Map.of(),
                SampleLint.added("a.c", doc.formatted(" *\n * Return: the level\n"))))
        .isEmpty();
    assertThat(
            SampleLint.lint(
                "kernel-doc-return",
                Map.of(),
                SampleLint.added("a.c", doc.formatted("").replace("int ", "void "))))
        .isEmpty();
  }

  @Test
  void dataOfHeaders() {
    String text =
        "static const int levels[] = { 1, 2 };\nextern int level;\n"
            + "static const int spare __maybe_unused = 1;\n";
    assertThat(SampleLint.lint("static-data-in-header", Map.of(), SampleLint.added("a.h", text)))
        .isEqualTo("a.h:1 levels\n");
    assertThat(SampleLint.lint("static-data-in-header", Map.of(), SampleLint.added("a.c", text)))
        .isEmpty();
  }

  @Test
  void privateMembers() {
    Map<String, String> files =
        Map.of("include/lamp.h", "struct lamp {\n\tint __private level;\n\tint on;\n};\n");
    String text =
        "#include <lamp.h>\nint f(struct lamp *l)\n{\n\treturn l->level + l->on;\n}\n"
            + "int g(struct lamp *l)\n{\n\treturn ACCESS_PRIVATE(l, level);\n}\n";
    assertThat(SampleLint.lint("private-member", files, SampleLint.added("a.c", text)))
        .isEqualTo("a.c:4 lamp.level\n");
  }

  @Test
  void whatMacrosOfHeadersDefine() {
    String text =
        "SYSCALL_DEFINE1(lamp_level, int, a)\n{\n\treturn a;\n}\n" + "void plain(void)\n{\n}\n";
    assertThat(SampleLint.lint("missing-prototype", Map.of(), SampleLint.added("a.c", text)))
        .isEqualTo("a.c:5 plain\n");
  }

  @Test
  void prototypesThatTheCompilerAsksFor() {
    String makefile = "ifdef X\nKBUILD_CFLAGS += -Wmissing-prototypes\nendif\n";
    String diff = SampleLint.added("a.c", FUNCTION);
    String asked = "KBUILD_CFLAGS += -Wmissing-prototypes\n";
    String path = "scripts/Makefile.extrawarn";
    assertThat(SampleLint.levels("missing-prototype", Map.of(path, asked), diff))
        .containsExactly(FindingLevel.ERROR);
    assertThat(SampleLint.levels("missing-prototype", Map.of(path, makefile), diff))
        .containsExactly(FindingLevel.WARNING);
  }

  @Test
  void aCallersOwnDeclarationIsNone() {
    String caller =
        "extern int lamp_level(void);\n"
            + "int plain(void);\n"
            + "int plain(void)\n"
            + "{\n"
            + "\treturn lamp_level();\n"
            + "}\n";
    assertThat(
            SampleLint.lint(
                "missing-prototype",
                Map.of(),
                SampleLint.added("a.c", FUNCTION) + SampleLint.added("b.c", caller)))
        .isEqualTo("a.c:1 lamp_level\n");
  }

  @Test
  void whatMacrosOfHeadersPutTogether() {
    Map<String, String> files =
        Map.of("a.h", "#define M(n) int lamp_handler_ ## n(void)\nM(on);\n");
    String text =
        "int lamp_handler_on(void)\n{\n\treturn 1;\n}\nint other(void)\n{\n\treturn 1;\n}\n";
    assertThat(SampleLint.lint("missing-prototype", files, SampleLint.added("a.c", text)))
        .isEqualTo("a.c:5 other\n");
  }

  @Test
  void aWordOfHeadersIsNotPasted() {
    Map<String, String> files = Map.of("a.h", "#define SHOW(_level) show(_level)\n");
    assertThat(SampleLint.lint("missing-prototype", files, SampleLint.added("a.c", FUNCTION)))
        .isEqualTo("a.c:1 lamp_level\n");
  }

  @Test
  void namesWithABlank() {
    Map<String, String> files =
        Map.of("a.c", FUNCTION, "b.c", "int level(void)\n{\n\treturn 1;\n}\n");
    String diff = SampleLint.added("Documentation/lamp.rst", "Ask ``lamp level()`` for it.\n");
    assertThat(SampleLint.lint("split-name", files, diff))
        .isEqualTo("Documentation/lamp.rst:1 lamp_level\n");
    assertThat(SampleLint.lint("split-name", files, "Set the lamp level() here.\n", diff))
        .isEqualTo("Documentation/lamp.rst:1 lamp_level\n");
    assertThat(
            SampleLint.lint(
                "split-name",
                Map.of("a.c", FUNCTION),
                "Set the lamp level() here.\n",
                SampleLint.added("c.c", FUNCTION)))
        .isEqualTo(":0 lamp_level\n");
  }

  @Test
  void promptsThatWereCopied() {
    String entry = "config LAMP%s\n\tbool \"%s\"\n";
    String two = entry.formatted("", "Lamps") + "\n" + entry.formatted("_OLD", "%s");
    assertThat(
            SampleLint.lint(
                "same-prompt", Map.of(), SampleLint.added("a/Kconfig", two.formatted("Lamps"))))
        .isEqualTo("a/Kconfig:5 LAMP_OLD\n");
    assertThat(
            SampleLint.lint(
                "same-prompt", Map.of(), SampleLint.added("a/Kconfig", two.formatted("Old lamps"))))
        .isEmpty();
  }

  @Test
  void wordsThatComeToStatic() {
    String text =
        """
        #define LOCAL static
        #define LAMP_FN LOCAL noinline
        #define MAKE_LAMP(n) LAMP_FN int lamp_##n(void) { return 1; }
        MAKE_LAMP(on)
        LAMP_FN int lamp_off(void)
        {
        	return 0;
        }
        #define MAKE_OTHER(n) int other_##n(void) { return 1; }
        MAKE_OTHER(on)
        """;
    assertThat(SampleLint.lint("missing-prototype", Map.of(), SampleLint.added("a.c", text)))
        .isEqualTo("a.c:10 other_on\n");
  }

  @Test
  void aStaticDeclarationMakesTheDefinitionSo() {
    String text =
        "static int lamp_on(void);\n%sint lamp_off(void);\n"
            + "int lamp_on(void)\n{\n\treturn 1;\n}\n"
            + "int lamp_off(void)\n{\n\treturn lamp_on();\n}\n"
            + "static int lamp(void)\n{\n\treturn lamp_off();\n}\n";
    assertThat(
            SampleLint.lint(
                "could-be-static", Map.of(), SampleLint.added("a.c", text.formatted(""))))
        .isEqualTo("a.c:7 lamp_off\n");
    assertThat(
            SampleLint.lint(
                "could-be-static", Map.of(), SampleLint.added("a.c", text.formatted("static "))))
        .isEmpty();
  }

  @Test
  void whereTheMakefileTurnsTheWarningOff() {
    String diff = SampleLint.added("d/a.c", FUNCTION);
    for (String flags : new String[] {"ccflags-y := -w", "ccflags-y += -Wno-missing-prototypes"}) {
      assertThat(SampleLint.lint("missing-prototype", Map.of("d/Makefile", flags + "\n"), diff))
          .isEmpty();
    }
    assertThat(SampleLint.lint("missing-prototype", Map.of("d/Makefile", "obj-y += a.o\n"), diff))
        .isEqualTo("d/a.c:1 lamp_level\n");
  }

  @Test
  void exportsThatHeadersUse() {
    String text = "int lamp;\nEXPORT_SYMBOL_GPL(lamp);\n";
    String diff =
        SampleLint.added("a.c", text)
            + SampleLint.added("b.c", "int f(void)\n{\n\treturn lamp;\n}\n");
    String declared = "#ifndef lamp\nextern int lamp;\n#endif\n/* lamp */\n";
    for (String use :
        new String[] {
          "static inline int is_on(void)\n{\n\treturn lamp;\n}\n",
          "static inline int is_on(void) { return lamp; }\n",
          "#define IS_ON() \\\n\t(lamp)\n"
        }) {
      assertThat(SampleLint.lint("export-without-module", Map.of("a.h", declared + use), diff))
          .isEmpty();
    }
    assertThat(SampleLint.lint("export-without-module", Map.of("a.h", declared), diff))
        .isEqualTo("a.c:2 lamp\n");
  }
}
