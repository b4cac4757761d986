package org.ktrail.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RoutesTest {
  private static final Responder ALL = exchange -> {};
  private static final Responder SOME = exchange -> {};
  private static final Responder ONE = exchange -> {};

  private final Routes routes =
      new Routes().on("GET", "/", ALL).on("GET", "/a/", SOME).on("GET", "/a/b", ONE);

  @Test
  void takesTheLongestThatFits() {
    assertThat(routes.find("GET", "/a/b")).contains(ONE);
    assertThat(routes.find("HEAD", "/a/b")).contains(ONE);
    assertThat(routes.find("GET", "/a/c/d")).contains(SOME);
    assertThat(routes.find("GET", "/x")).contains(ALL);
  }

  @Test
  void answersOneMethodAsAskedFor() {
    assertThat(routes.find("POST", "/a/b")).isEmpty();
    assertThatThrownBy(() -> routes.on("GET", "/a/b", ALL)).hasMessageContaining("twice");
  }
}
