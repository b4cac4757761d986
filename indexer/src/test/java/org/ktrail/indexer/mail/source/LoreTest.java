package org.ktrail.indexer.mail.source;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.mail.MailLimits;

/** Addresses that are none, of servers and from them. */
class LoreTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "host",
        "ht!tp://x",
        "http://",
        "http:///x/",
        "http://[bad/",
        "http://127.0.0.1:99999/",
        "http://a b/",
        "http://x/\n",
        "file:///etc/",
        "ftp://x/",
        "mailto:x"
      })
  void aServerNeedsAnAddress(String server) {
    assertThatThrownBy(() -> Lore.uri(server, "a@b.c"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no address of a server");
  }

  @Test
  void badRedirectsAreErrors() throws IOException {
    Map<String, String> locations =
        Map.of(
            "bad", "ht!tp://[::bad",
            "slashes", "//",
            "blank", "/a b",
            "mail", "mailto:x@y",
            "file", "file:///etc/passwd",
            "opaque", "http:foo",
            "port", "http://127.0.0.1:99999/",
            "loop", "");
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().getPath();
          String location = locations.getOrDefault(path.split("/")[1], "");
          exchange.getResponseHeaders().add("Location", location.isEmpty() ? path : location);
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    server.start();
    try {
      for (String kind : locations.keySet()) {
        String inbox = "http://127.0.0.1:" + server.getAddress().getPort() + "/" + kind;
        Lore lore = new Lore("a@b.c", Lore.uri(inbox, "a@b.c"), MailLimits.DEFAULT);
        assertThatThrownBy(lore::contents)
            .as(kind)
            .isInstanceOf(UserError.class)
            .hasMessageContaining("the server sends us");
      }
    } finally {
      server.stop(0);
    }
  }
}
