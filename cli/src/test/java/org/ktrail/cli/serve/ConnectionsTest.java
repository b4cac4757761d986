package org.ktrail.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What passes over one connection, to the byte. */
@Timeout(60)
class ConnectionsTest {
  @TempDir private Path directory;
  private ResidentServer server;
  private Socket socket;
  private OutputStream to;
  private BufferedReader from;

  @BeforeEach
  void connect() throws IOException {
    Routes routes = new Routes();
    routes.on("POST", "/echo", exchange -> exchange.answer(200, "text/plain", exchange.body(100)));
    routes.on(
        "GET",
        "/whole",
        exchange ->
            exchange.answer(200, "text/plain", "all\n".getBytes(StandardCharsets.US_ASCII)));
    routes.on(
        "GET",
        "/stream",
        exchange -> {
          try (OutputStream out = exchange.begin(200, "text/plain")) {
            out.write("all\n".getBytes(StandardCharsets.US_ASCII));
          }
        });
    server =
        ResidentServer.start(
            (args, opener, screen, out, err) -> 0,
            routes,
            directory,
            0,
            directory.resolve("socket"));
    socket = new Socket("127.0.0.1", URI.create(server.url()).getPort());
    to = socket.getOutputStream();
    from =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
  }

  @AfterEach
  void close() throws IOException {
    socket.close();
    server.close();
  }

  private String head(String request) {
    return "%s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nAuthorization: Bearer %s\r\n"
        .formatted(request, socket.getPort(), server.token().text());
  }

  private void send(String text) throws IOException {
    to.write(text.getBytes(StandardCharsets.US_ASCII));
    to.flush();
  }

  /** The status, and what is below the headers up to a line that is {@code last}. */
  private String answer(String last) throws IOException {
    String status = from.readLine();
    String line = status;
    while (line != null && !line.equals(last)) {
      line = from.readLine();
    }
    return String.valueOf(status);
  }

  /** Who has the last byte asks again at once, and has not hung up. */
  @Test
  void theNextRequestMayComeAtOnce() throws IOException {
    for (int i = 0; i < 3000; i++) {
      boolean whole = i % 2 == 0;
      send(head(whole ? "GET /whole" : "GET /stream") + "\r\n");
      assertThat(answer("all")).as("request %d", i).endsWith("200 OK");
      if (!whole) {
        assertThat(from.readLine()).isEqualTo("");
        assertThat(from.readLine()).isEqualTo("0");
        assertThat(from.readLine()).isEqualTo("");
      }
    }
  }

  @Test
  void aBodyMayComeAfterItsHeaders() throws Exception {
    for (int i = 0; i < 5; i++) {
      send(head("POST /echo") + "Content-Length: 8\r\n\r\n");
      Thread.sleep(50);
      send("one\n");
      Thread.sleep(50);
      send("two\n");
      assertThat(answer("two")).endsWith("200 OK");
    }
  }
}
