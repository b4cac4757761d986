package org.ktrail.queries.mentions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NameAtTest {
  private static final String TEXT =
      """
      /* über comment */
      int f(struct s *p) { return p->ops[1].call(7, "string"); }
      struct ops o = { .call = f };
      """;

  private static String name(String before) {
    String text = TEXT.substring(0, TEXT.indexOf(before) + before.length());
    return NameAt.of(TEXT.getBytes(UTF_8), text.getBytes(UTF_8).length, Syntax.C)
        .map(n -> n.chain() + n.name() + (n.isMember() ? " member" : ""))
        .orElse("");
  }

  @Test
  void aNameIsThereFromItsFirstByteToTheOneBehindIt() {
    assertThat(name("return p->ops[1].")).isEqualTo("p->ops[1].call member");
    assertThat(name("return p->ops[1].ca")).isEqualTo("p->ops[1].call member");
    assertThat(name("return p->ops[1].call")).isEqualTo("p->ops[1].call member");
    assertThat(name("{ .ca")).isEqualTo("call member");
    assertThat(name("int f")).isEqualTo("f");
  }

  @Test
  void nothingIsThereInCommentsLiteralsNumbersAndBlanks() {
    assertThat(name("com")).isEmpty();
    assertThat(name("\"str")).isEmpty();
    assertThat(name("call(7")).isEmpty();
    assertThat(name("p) {")).isEmpty();
    assertThat(NameAt.of(new byte[0], 5, Syntax.C)).isEmpty();
  }
}
