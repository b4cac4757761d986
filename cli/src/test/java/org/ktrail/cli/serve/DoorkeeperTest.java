package org.ktrail.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;

class DoorkeeperTest {
  private final Doorkeeper doorkeeper = new Doorkeeper(new Token("secret"), 7345);

  private static HttpFields headers(String... namesAndValues) {
    HttpFields.Mutable headers = HttpFields.build();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      headers.add(namesAndValues[i], namesAndValues[i + 1]);
    }
    return headers;
  }

  @Test
  void letsInWhoComesToLoopback() {
    for (String host : new String[] {"127.0.0.1:7345", "localhost:7345", "LOCALHOST:7345"}) {
      assertThat(doorkeeper.refusal(headers("Host", host))).as(host).isEmpty();
      assertThat(doorkeeper.refusal(headers("Host", host, "Origin", "http://localhost:7345")))
          .isEmpty();
    }
  }

  @Test
  void refusesOtherNamesAndPages() {
    for (String host : new String[] {"example.org", "127.0.0.1", "127.0.0.1:1", ""}) {
      assertThat(doorkeeper.refusal(headers("Host", host))).as(host).isPresent();
    }
    assertThat(doorkeeper.refusal(headers())).isPresent();
    assertThat(doorkeeper.refusal(headers("Host", "localhost:7345", "Host", "localhost:7345")))
        .isPresent();
    for (String origin : new String[] {"null", "http://example.org", "https://localhost:7345"}) {
      assertThat(doorkeeper.refusal(headers("Host", "localhost:7345", "Origin", origin)))
          .as(origin)
          .isPresent();
    }
  }

  @Test
  void knowsTheTokenByHeaderAndCookie() {
    assertThat(doorkeeper.knows(headers("Authorization", "Bearer secret"))).isTrue();
    assertThat(doorkeeper.knows(headers("Cookie", "a=b; ktrail-7345=secret"))).isTrue();
    assertThat(doorkeeper.knows(headers())).isFalse();
    assertThat(doorkeeper.knows(headers("Authorization", "Bearer secre"))).isFalse();
    assertThat(doorkeeper.knows(headers("Authorization", "secret"))).isFalse();
    assertThat(doorkeeper.knows(headers("Cookie", "ktrail-7346=secret"))).isFalse();
  }
}
