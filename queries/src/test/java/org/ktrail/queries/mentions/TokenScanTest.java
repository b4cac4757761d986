package org.ktrail.queries.mentions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenScanTest {
  private static List<String> scan(String text, Syntax syntax) {
    return TokenScan.scan(text.getBytes(StandardCharsets.UTF_8), "name", syntax).stream()
        .map(m -> m.line() + " " + m.context() + (m.inDefine() ? " in define" : ""))
        .toList();
  }

  @Test
  void tellsTheNeighbours() {
    assertThat(
            scan(
                """
                #define name(x) \\
                	other(name)
                int name (void);
                struct name s = { .name = 1, .x = { .name = 2 } };
                a->name(b); a . name; a->name = 3; a->name == 4;
                names(rename, name2);
                """,
                Syntax.C))
        .containsExactly(
            "1 DEFINE in define",
            "2 OTHER in define",
            "3 CALL",
            "4 TAG",
            "4 DESIGNATOR",
            "4 DESIGNATOR",
            "5 MEMBER",
            "5 MEMBER",
            "5 MEMBER_WRITE",
            "5 MEMBER");
  }

  @Test
  void commentsAndLiteralsHoldNone() {
    assertThat(
            scan(
                """
                /* name
                 * name */ name
                // name \\
                   name
                "name \\" name" '"' name '\\'' name
                #error don't name
                name
                """,
                Syntax.C))
        .containsExactly("2 OTHER", "5 OTHER", "5 OTHER", "7 OTHER");
  }

  @Test
  void unfinishedTextsEnd() {
    assertThat(scan("/* name", Syntax.C)).isEmpty();
    assertThat(scan("name \"name", Syntax.C)).containsExactly("1 OTHER");
    assertThat(scan("name\\", Syntax.C)).containsExactly("1 OTHER");
  }

  @Test
  void makefilesHaveOtherComments() {
    assertThat(scan("obj += name # name\nname\n", Syntax.of("fs/Makefile")))
        .containsExactly("1 OTHER", "2 OTHER");
    assertThat(scan("it's /* name\n", Syntax.of("README"))).containsExactly("1 OTHER");
  }
}
