package org.ktrail.queries.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rules about messages, comments and headers, a true story and a false one each. */
class WordingRulesTest {
  private static final String FUNCTION = "int lamp_level(void)\n{\n\treturn 1;\n}\n";

  @Test
  void changelogs() {
    String diff = SourceRulesTest.added("a.c", FUNCTION);
    assertThat(
            SourceRulesTest.lint(
                "message-wording",
                Map.of(),
                "This patch adds the lamp_on() function, and lamp_level.\n",
                diff))
        .isEqualTo(":0 lamp_level\n:0 lamp_on()\n:0 this patch\n");
    assertThat(
            SourceRulesTest.lint(
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
    assertThat(SourceRulesTest.lint("misspelling", files, SourceRulesTest.added("a.c", text)))
        .isEqualTo("a.c:1 recieve\na.c:2 continous\n");
    assertThat(SourceRulesTest.lint("misspelling", files, SourceRulesTest.added("a.c", FUNCTION)))
        .isEmpty();
    assertThat(SourceRulesTest.lint("misspelling", Map.of(), SourceRulesTest.added("a.c", text)))
        .isEmpty();
  }

  @Test
  void kernelDocOfResults() {
    String doc = "/**\n * lamp_level - how bright\n%s */\n" + FUNCTION;
    assertThat(
            SourceRulesTest.lint(
                "kernel-doc-return", Map.of(), SourceRulesTest.added("a.c", doc.formatted(""))))
        .isEqualTo("a.c:1 lamp_level\n");
    assertThat(
            SourceRulesTest.lint(
                "kernel-doc-return",
                Map.of(),
                SourceRulesTest.added("a.c", doc.formatted(" *\n * Return: the level\n"))))
        .isEmpty();
    assertThat(
            SourceRulesTest.lint(
                "kernel-doc-return",
                Map.of(),
                SourceRulesTest.added("a.c", doc.formatted("").replace("int ", "void "))))
        .isEmpty();
  }

  @Test
  void dataOfHeaders() {
    String text =
        "static const int levels[] = { 1, 2 };\nextern int level;\n"
            + "static const int spare __maybe_unused = 1;\n";
    assertThat(
            SourceRulesTest.lint(
                "static-data-in-header", Map.of(), SourceRulesTest.added("a.h", text)))
        .isEqualTo("a.h:1 levels\n");
    assertThat(
            SourceRulesTest.lint(
                "static-data-in-header", Map.of(), SourceRulesTest.added("a.c", text)))
        .isEmpty();
  }

  @Test
  void privateMembers() {
    Map<String, String> files =
        Map.of("include/lamp.h", "struct lamp {\n\tint __private level;\n\tint on;\n};\n");
    String text =
        "#include <lamp.h>\nint f(struct lamp *l)\n{\n\treturn l->level + l->on;\n}\n"
            + "int g(struct lamp *l)\n{\n\treturn ACCESS_PRIVATE(l, level);\n}\n";
    assertThat(SourceRulesTest.lint("private-member", files, SourceRulesTest.added("a.c", text)))
        .isEqualTo("a.c:4 lamp.level\n");
  }

  @Test
  void whatMacrosOfHeadersDefine() {
    String text =
        "SYSCALL_DEFINE1(lamp_level, int, a)\n{\n\treturn a;\n}\n" + "void plain(void)\n{\n}\n";
    assertThat(
            SourceRulesTest.lint("missing-prototype", Map.of(), SourceRulesTest.added("a.c", text)))
        .isEqualTo("a.c:5 plain\n");
  }

  @Test
  void prototypesThatTheCompilerAsksFor() {
    String makefile = "ifdef X\nKBUILD_CFLAGS += -Wmissing-prototypes\nendif\n";
    String diff = SourceRulesTest.added("a.c", FUNCTION);
    String asked = "KBUILD_CFLAGS += -Wmissing-prototypes\n";
    String path = "scripts/Makefile.extrawarn";
    assertThat(SourceRulesTest.levels("missing-prototype", Map.of(path, asked), diff))
        .containsExactly(Level.ERROR);
    assertThat(SourceRulesTest.levels("missing-prototype", Map.of(path, makefile), diff))
        .containsExactly(Level.WARNING);
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
            SourceRulesTest.lint(
                "missing-prototype",
                Map.of(),
                SourceRulesTest.added("a.c", FUNCTION) + SourceRulesTest.added("b.c", caller)))
        .isEqualTo("a.c:1 lamp_level\n");
  }

  @Test
  void whatMacrosOfHeadersPutTogether() {
    Map<String, String> files =
        Map.of("a.h", "#define M(n) int lamp_handler_ ## n(void)\nM(on);\n");
    String text =
        "int lamp_handler_on(void)\n{\n\treturn 1;\n}\nint other(void)\n{\n\treturn 1;\n}\n";
    assertThat(SourceRulesTest.lint("missing-prototype", files, SourceRulesTest.added("a.c", text)))
        .isEqualTo("a.c:5 other\n");
  }
}
