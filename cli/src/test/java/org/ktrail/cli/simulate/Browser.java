package org.ktrail.cli.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A headless Chromium that shows one page, spoken to by its DevTools protocol. It has a profile of
 * its own and asks nothing of the network.
 */
final class Browser implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");

  private final ObjectMapper json = new ObjectMapper();
  private final Process process;
  private final HttpClient client = HttpClient.newHttpClient();
  private final WebSocket socket;
  private final LinkedBlockingQueue<JsonNode> replies = new LinkedBlockingQueue<>();
  private final List<String> complaints = new ArrayList<>();
  private int asked;

  /** Where one is installed. */
  static Optional<Path> installed() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .flatMap(directory -> NAMES.stream().map(n -> Path.of(directory, n)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  Browser(Path program, Path profile, Path page) throws IOException, InterruptedException {
    process =
        new ProcessBuilder(
                program.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--no-first-run",
                "--window-size=1200,900",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(profile.resolveSibling("browser.log").toFile())
            .start();
    String[] port = port(profile.resolve("DevToolsActivePort"));
    socket =
        client
            .newWebSocketBuilder()
            .buildAsync(URI.create("ws://127.0.0.1:" + port[0] + port[1]), new Listener())
            .join();
    JsonNode target = ask("", "Target.createTarget", Map.of("url", "about:blank"));
    JsonNode session =
        ask(
            "",
            "Target.attachToTarget",
            Map.of("targetId", target.path("targetId").asText(), "flatten", true));
    page(session.path("sessionId").asText(), page);
  }

  private String session = "";

  private void page(String attached, Path page) throws IOException, InterruptedException {
    session = attached;
    for (String domain : List.of("Runtime", "Log", "Page", "Network")) {
      ask(session, domain + ".enable", Map.of());
    }
    ask(session, "Page.navigate", Map.of("url", page.toUri().toString()));
    for (int i = 0; i < 100 && !value("document.readyState").equals("complete"); i++) {
      Thread.sleep(50);
    }
  }

  private static String[] port(Path file) throws IOException, InterruptedException {
    for (int i = 0; i < 600; i++) {
      if (Files.exists(file)) {
        List<String> lines = Files.readAllLines(file);
        if (lines.size() > 1) {
          return new String[] {lines.get(0), lines.get(1)};
        }
      }
      Thread.sleep(50);
    }
    throw new IOException("the browser did not start");
  }

  /** What an expression gives on the page, as text. */
  String value(String expression) throws IOException, InterruptedException {
    JsonNode reply =
        ask(
            session,
            "Runtime.evaluate",
            Map.of("expression", "String(" + expression + ")", "returnByValue", true));
    return reply.path("result").path("value").asText();
  }

  /** Clicks where an element is, as a user does. */
  void click(String selector) throws IOException, InterruptedException {
    String element = "document.querySelector('" + selector + "')";
    value(element + ".scrollIntoView({block: 'center'})");
    String[] at =
        value(
                "(r => (r.left + 5) + ' ' + (r.top + r.height / 2))("
                    + element
                    + ".getBoundingClientRect())")
            .split(" ");
    for (String kind : List.of("mousePressed", "mouseReleased")) {
      ask(
          session,
          "Input.dispatchMouseEvent",
          Map.of(
              "type",
              kind,
              "x",
              Double.parseDouble(at[0]),
              "y",
              Double.parseDouble(at[1]),
              "button",
              "left",
              "clickCount",
              1));
    }
  }

  /** Errors and warnings of the console, and what the page asked of elsewhere. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  private JsonNode ask(String session, String method, Map<String, Object> parameters)
      throws IOException, InterruptedException {
    int id = ++asked;
    Map<String, Object> message = new java.util.HashMap<>();
    message.put("id", id);
    message.put("method", method);
    message.put("params", parameters);
    if (!session.isEmpty()) {
      message.put("sessionId", session);
    }
    socket.sendText(json.writeValueAsString(message), true).join();
    while (true) {
      JsonNode reply = replies.poll(30, TimeUnit.SECONDS);
      if (reply == null) {
        throw new IOException(method + ": the browser does not answer");
      }
      if (reply.path("id").asInt() == id) {
        if (reply.has("error")) {
          throw new IOException(method + ": " + reply.path("error"));
        }
        return reply.path("result");
      }
      note(reply);
    }
  }

  private void note(JsonNode event) {
    String method = event.path("method").asText();
    JsonNode p = event.path("params");
    switch (method) {
      case "Log.entryAdded" -> complaints.add(p.path("entry").path("text").asText());
      case "Runtime.exceptionThrown", "Runtime.consoleAPICalled" -> complaints.add(p.toString());
      case "Network.requestWillBeSent" -> {
        String url = p.path("request").path("url").asText();
        if (!url.startsWith("file:") && !url.startsWith("about:")) {
          complaints.add("asks for " + url);
        }
      }
      default -> {}
    }
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        try {
          replies.add(json.readTree(text.toString()));
        } catch (IOException e) {
          throw new IllegalStateException(e);
        }
        text.setLength(0);
      }
      from.request(1);
      return java.util.concurrent.CompletableFuture.completedStage(null);
    }
  }

  @Override
  public void close() {
    socket.abort();
    client.shutdownNow();
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
  }
}
