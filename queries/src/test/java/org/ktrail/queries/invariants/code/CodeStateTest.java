package org.ktrail.queries.invariants.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.facts.body.Flow;

class CodeStateTest {
  private final CodeFixture files =
      CodeFixture.of("static int f(int n)\n{\n\treturn g(n); // \"x\"\n}\n");

  /** The file of the function that is found for {@code f}, "" if none is. */
  private String near(String name) {
    return files.ask(code -> file(code.near(name, files.function(code, "f"))));
  }

  private String declared(String name) {
    return files.ask(code -> file(code.declared(name, files.function(code, "f"))));
  }

  private String anywhere(String name, String word) {
    return files.ask(code -> file(code.anywhere(name, files.function(code, "f"), Set.of(word))));
  }

  private static String file(Optional<Flow> found) {
    return found.map(Flow::file).orElse("");
  }

  @Test
  void aFunctionOfTheFileItselfIsNearest() {
    files.file("drivers/dev/b.c", "int f(int n)\n{\n\treturn 1;\n}\n");
    assertThat(near("f")).isEqualTo("drivers/dev/a.c");
  }

  @Test
  void aFunctionOfTheSubsystemIsNearAndOneOfAnotherIsNot() {
    files.file("drivers/other/g.c", "int g(int n)\n{\n\treturn 1;\n}\n");
    assertThat(near("g")).isEmpty();
    files.file("drivers/dev/sub/g.c", "int g(int n)\n{\n\treturn 1;\n}\n");
    assertThat(near("g")).isEqualTo("drivers/dev/sub/g.c");
  }

  @Test
  void aStaticFunctionIsNearOnlyInAHeader() {
    files.file("drivers/dev/g.c", "static int g(int n)\n{\n\treturn 1;\n}\n");
    assertThat(near("g")).isEmpty();
    files.file("drivers/dev/g.h", "static int g(int n)\n{\n\treturn 1;\n}\n");
    assertThat(near("g")).isEqualTo("drivers/dev/g.h");
  }

  @Test
  void aDeclaredFunctionIsKnownWhereAllOfItsNameGiveTheSame() {
    files.file("lib/g.c", "int g(int n)\n{\n\treturn 1;\n}\n");
    files.file("fs/g.c", "int g(int n)\n{\n\treturn 2;\n}\n");
    assertThat(declared("g")).isEqualTo("fs/g.c");
    files.file("net/g.c", "struct p *g(int n)\n{\n\treturn 0;\n}\n");
    assertThat(declared("g")).isEmpty();
  }

  @Test
  void aFunctionOfAToolIsNotTheKernels() {
    files.file("tools/lib/g.c", "int g(int n)\n{\n\treturn 1;\n}\n");
    assertThat(declared("g")).isEmpty();
    assertThat(anywhere("g", "return")).isEmpty();
  }

  @Test
  void theOnlyFunctionOfANameIsFoundAnywhereIfItsFileHasTheWord() {
    files.file("lib/g.c", "int g(int n)\n{\n\treturn kfree_it(n);\n}\n");
    assertThat(anywhere("g", "kfree")).isEqualTo("lib/g.c");
    assertThat(anywhere("g", "mutex")).isEmpty();
    files.file("fs/g.c", "int g(int n)\n{\n\treturn kfree_it(n);\n}\n");
    assertThat(anywhere("g", "kfree")).isEmpty();
  }

  @Test
  void linesOfAFunctionHaveNoCommentsAndNoStrings() {
    files.file("drivers/dev/b.c", "int b(void)\n{\n\tsay(\"a; b\"); /* c */\n}\n\nint c;\n");
    List<String> lines = files.ask(code -> code.lines(files.function(code, "b")));
    assertThat(lines)
        .hasSize(4)
        .noneMatch(line -> line.contains("a; b") || line.contains("c */"))
        .anyMatch(line -> line.contains("say("));
  }

  @Test
  void aFileThatIsNotThereHasNoFunctions() {
    List<Flow> functions = files.ask(code -> code.file("drivers/dev/none.c"));
    assertThat(functions).isEmpty();
  }

  @Test
  void theSubsystemIsTheFirstTwoDirectories() {
    assertThat(CodeState.subsystem("drivers/dev/sub/a.c")).isEqualTo("drivers/dev/");
    assertThat(CodeState.subsystem("mm/slab.c")).isEqualTo("mm/");
    assertThat(CodeState.subsystem("a.c")).isEmpty();
  }
}
