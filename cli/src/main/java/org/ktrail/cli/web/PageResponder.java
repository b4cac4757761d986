package org.ktrail.cli.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.ktrail.cli.drawing.DrawnPage;
import org.ktrail.cli.serve.Exchange;
import org.ktrail.cli.serve.Responder;

/**
 * The files of the page, below {@code /web/}; {@code /} and {@code /r/REV/…} are the page itself,
 * which reads its address. Nothing is let in from elsewhere, and no script but these files'.
 */
final class PageResponder implements Responder {
  private static final Pattern NAME = Pattern.compile("[a-z]++\\.(?:js|css|svg)");
  private static final Map<String, String> TYPES =
      Map.of("js", "text/javascript", "css", "text/css", "svg", "image/svg+xml");
  private static final String POLICY =
      "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self';"
          + " frame-ancestors 'none'";

  @Override
  public void answer(Exchange exchange) throws IOException {
    exchange.set("Content-Security-Policy", POLICY);
    String path = exchange.path();
    if (path.equals("/") || path.startsWith("/r/")) {
      exchange.answer(200, "text/html;charset=utf-8", file("index.html"));
      return;
    }
    String name = path.startsWith("/web/") ? path.substring("/web/".length()) : "";
    byte[] file = NAME.matcher(name).matches() ? file(name) : new byte[0];
    if (file.length == 0) {
      exchange.answer(404, "text/plain;charset=utf-8", bytes("nothing is here\n"));
    } else {
      String ending = name.substring(name.lastIndexOf('.') + 1);
      exchange.answer(200, TYPES.get(ending) + ";charset=utf-8", file);
    }
  }

  /** Empty if there is none. */
  private static byte[] file(String name) throws IOException {
    if (name.equals("zoom.js") || name.equals("drawing.css")) {
      return bytes(DrawnPage.resource(name));
    }
    try (InputStream in = PageResponder.class.getResourceAsStream(name)) {
      return in == null ? new byte[0] : in.readAllBytes();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
