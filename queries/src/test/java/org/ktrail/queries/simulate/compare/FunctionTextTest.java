package org.ktrail.queries.simulate.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FunctionTextTest {
  private static final String TEXT =
      """
      int lamp_dim(struct lamp *lamp);

      static void
      lamp_freeze(struct lamp *lamp,
      	    int how)
      {
      	lamp_dim(lamp);
      }

      int lamp_dim(struct lamp *lamp)
      {
      	return 0;
      }
      """;

  @Test
  void aPrototypeIsNoFunction() {
    assertThat(FunctionText.of(TEXT, "lamp_dim"))
        .hasValueSatisfying(f -> {
          assertThat(f.first()).isEqualTo(10);
          assertThat(f.lines()).hasSize(4);
        });
  }

  @Test
  void theTypeMayStandOnALineOfItsOwn() {
    assertThat(FunctionText.of(TEXT, "lamp_freeze"))
        .hasValueSatisfying(f -> {
          assertThat(f.first()).isEqualTo(3);
          assertThat(f.lines()).hasSize(6);
        });
    assertThat(FunctionText.of(TEXT, "lamp")).isEmpty();
  }
}
