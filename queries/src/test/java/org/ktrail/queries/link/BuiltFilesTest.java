package org.ktrail.queries.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What one configuration builds: headers by who includes them, sources that others include. */
class BuiltFilesTest {
  private static LinkFixture folded() {
    return new LinkFixture()
        .file("include/fold2.h", "static inline int top_of(int x) { return deep(x); }\n")
        .file("include/fold3.h", "static inline int top_of(int x) { return flat(x); }\n")
        .file("include/deep.h", "int deep(int x);\nint flat(int x);\n")
        .file(
            "include/page.h",
            """
            #include <deep.h>
            #if CONFIG_LEVELS == 2
            #include <fold2.h>
            #else
            #include <fold3.h>
            #endif
            """)
        .file("a.c", "#include <page.h>\nint f(int x) { return top_of(x); }\n");
  }

  @Test
  void aHeaderIsThereWhereItsIncludeIs() {
    assertThat(folded().builtEdges("CONFIG_LEVELS==2"))
        .containsExactly(
            "f -> top_of direct exact a.c:2", "top_of -> deep direct exact include/fold2.h:1");
    assertThat(folded().builtEdges())
        .containsExactly(
            "f -> top_of direct exact a.c:2", "top_of -> flat direct exact include/fold3.h:1");
  }

  @Test
  void aHeaderThatNoBuiltFileIncludesIsInNoObject() {
    LinkFixture f =
        new LinkFixture()
            .file("include/other.h", "static inline int alone(int x) { return deep(x); }\n")
            .file("b.c", "#ifdef CONFIG_B\n#include <other.h>\n#endif\nint g(void) { return 0; }\n")
            .file("a.c", "int deep(int x) { return x; }\nint f(void) { return deep(1); }\n");
    assertThat(f.builtEdges()).containsExactly("f -> deep direct exact a.c:2");
    assertThat(f.builtEdges("CONFIG_B"))
        .containsExactly(
            "alone -> deep direct exact include/other.h:1", "f -> deep direct exact a.c:2");
  }

  @Test
  void aSourceThatOthersIncludeIsBuiltWhereTheyDo() {
    LinkFixture f =
        new LinkFixture()
            .part("part.c", "static int inner(void) { return deep(2); }\n")
            .file(
                "a.c",
                """
                int deep(int x) { return x; }
                #ifdef CONFIG_PART
                #include "part.c"
                #endif
                """);
    assertThat(f.builtEdges()).isEmpty();
    assertThat(f.builtEdges("CONFIG_PART")).containsExactly("inner -> deep direct exact part.c:1");
  }

  @Test
  void aFunctionThatIsOnlyDeclaredIsThereForItsCallers() {
    LinkFixture f =
        new LinkFixture()
            .file("include/off.h", "int elsewhere(void);\n")
            .file("b.c", "#ifdef CONFIG_B\n#include <off.h>\n#endif\n")
            .file("a.c", "int f(void) { return elsewhere(); }\n");
    assertThat(f.builtEdges()).containsExactly("f -> elsewhere direct exact a.c:1");
  }
}
