package org.ktrail.queries.link.partial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.extract.FragmentParser;

/** What other files notice of a change of declarations. */
class SignaturesTest {
  /** The names that mean something else: {@code name}, with what a file must mention too. */
  private static List<String> changed(String before, String now) {
    return Signatures.between(signatures(before), signatures(now)).stream()
        .map(c ->
            c.name()
                + (c.beside().isEmpty() ? "" : " of " + c.beside())
                + (c.linked() ? ", linked" : "")
                + (c.byPlace() ? ", by place" : ""))
        .sorted()
        .toList();
  }

  private static Signatures signatures(String text) {
    try (FragmentParser parser = new FragmentParser()) {
      return new Signatures().add(parser.parse(text).declarations());
    }
  }

  @Test
  void linesAndBodiesAreNobodysBusiness() {
    assertThat(changed("int f(int n) { return n; }\n", "\n\nint f(int n)\n{\n\treturn g(n);\n}\n"))
        .isEmpty();
    assertThat(changed("struct s { int a; };\n", "\nstruct s {\n\tint a;\n};\n")).isEmpty();
  }

  @Test
  void aFunctionIsKnownByItsTypesAndLinkage() {
    assertThat(changed("int f(int n) { }\n", "int f(long n) { }\n")).containsExactly("f, linked");
    assertThat(changed("int f(int n) { }\n", "void f(int n) { }\n")).containsExactly("f, linked");
    assertThat(changed("int f(int n) { }\n", "static int f(int n) { }\n"))
        .containsExactly("f, linked");
    assertThat(changed("static int f(int n) { }\n", "static int f(long n) { }\n"))
        .containsExactly("f");
  }

  @Test
  void whatComesOrGoesIsChanged() {
    assertThat(changed("", "int f(void) { }\n")).containsExactly("f, linked");
    assertThat(changed("#define M(x) f(x)\n", "")).containsExactly("M");
    assertThat(changed("struct s { int a; };\n", "")).containsExactly("s");
    assertThat(changed("typedef int t;\n", "typedef long t;\n")).containsExactly("t");
  }

  @Test
  void aConditionIsPartOfWhatAFunctionIs() {
    assertThat(changed("int f(void) { }\n", "#ifdef CONFIG_X\nint f(void) { }\n#endif\n"))
        .containsExactly("f, linked");
  }

  @Test
  void aMacroIsItsReplacement() {
    assertThat(changed("#define M(x) f(x)\n", "#define M(x) g(x)\n")).containsExactly("M");
    assertThat(changed("#define M(x) f(x)\n", "#define M(x)   f(x)\n")).isEmpty();
    assertThat(changed("#define M f\n", "#define M() f\n")).containsExactly("M");
  }

  @Test
  void aVariableOfOneFileConcernsWhoeverIncludesIt() {
    assertThat(changed("static struct a v;\n", "static struct b v;\n")).containsExactly("v");
    assertThat(changed("struct a v;\n", "struct b v;\n")).containsExactly("v, linked");
    assertThat(changed("extern struct a v;\n", "extern struct b v;\n")).containsExactly("v");
  }

  @Test
  void aNewMemberConcernsWhoNamesItsRecordToo() {
    assertThat(changed("struct s { int a; };\n", "struct s { int a; struct p *b; };\n"))
        .containsExactly("b of s");
    assertThat(changed("struct s { int a; int b; };\n", "struct s { int b; };\n"))
        .containsExactly("a of s");
  }

  @Test
  void aMembersTypeMattersWhereItLeadsSomewhere() {
    assertThat(changed("struct s { struct p *a; };\n", "struct s { struct q *a; };\n"))
        .containsExactly("a");
    assertThat(changed("struct s { int a; };\n", "struct s { long a; };\n")).isEmpty();
    assertThat(changed("struct s { int a; };\n", "struct s { struct q *a; };\n"))
        .containsExactly("a");
  }

  @Test
  void aFunctionThatMovesConcernsInitialisersByPlace() {
    assertThat(
            changed(
                "struct s { int (*f)(void); int a; };\n", "struct s { int a; int (*f)(void); };\n"))
        .containsExactly("s, by place");
    assertThat(changed("struct s { int a; long b; };\n", "struct s { long b; int a; };\n"))
        .isEmpty();
  }

  @Test
  void membersOfAnonymousRecordsAreTheRecordsOwn() {
    assertThat(
            changed(
                "struct s { struct p *a; };\n", "struct s { union { struct p *a; int n; }; };\n"))
        .containsExactly("n of s");
  }

  @Test
  void aTypedefOfARecordWithoutATagIsThatRecord() {
    assertThat(
            changed(
                "typedef struct { int a; } t;\n", "typedef struct { int a; struct p *b; } t;\n"))
        .containsExactly("b of t");
  }
}
