package org.ktrail.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
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

  private Optional<String> refusal(HttpFields headers) {
    return doorkeeper.refusal(headers, "/v1/run");
  }

  /** What a browser sends for a page that another site links to, and for what such a page loads. */
  @Test
  void followsALinkToAPageAlone() {
    for (String site : new String[] {"cross-site", "same-site"}) {
      String[] link = {
        "Host",
        "localhost:7345",
        "Sec-Fetch-Site",
        site,
        "Sec-Fetch-Mode",
        "navigate",
        "Sec-Fetch-Dest",
        "document"
      };
      assertThat(doorkeeper.refusal(headers(link), "/r/HEAD/path")).as(site).isEmpty();
      assertThat(doorkeeper.refusal(headers(link), "/v1/work")).as(site).isPresent();
      link[7] = "iframe";
      assertThat(doorkeeper.refusal(headers(link), "/r/HEAD/path")).as(site).isPresent();
    }
    assertThat(refusal(headers("Host", "localhost:7345", "Sec-Fetch-Site", "same-origin")))
        .isEmpty();
    assertThat(refusal(headers("Host", "localhost:7345", "Sec-Fetch-Site", "none"))).isEmpty();
  }

  @Test
  void letsInWhoComesToLoopback() {
    for (String host : new String[] {"127.0.0.1:7345", "localhost:7345", "LOCALHOST:7345"}) {
      assertThat(refusal(headers("Host", host))).as(host).isEmpty();
      assertThat(refusal(headers("Host", host, "Origin", "http://localhost:7345"))).isEmpty();
    }
  }

  @Test
  void refusesOtherNamesAndPages() {
    for (String host : new String[] {"example.org", "127.0.0.1", "127.0.0.1:1", ""}) {
      assertThat(refusal(headers("Host", host))).as(host).isPresent();
    }
    assertThat(refusal(headers())).isPresent();
    assertThat(refusal(headers("Host", "localhost:7345", "Host", "localhost:7345"))).isPresent();
    for (String origin : new String[] {"null", "http://example.org", "https://localhost:7345"}) {
      assertThat(refusal(headers("Host", "localhost:7345", "Origin", origin)))
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
