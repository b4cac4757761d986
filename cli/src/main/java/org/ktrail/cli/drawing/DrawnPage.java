package org.ktrail.cli.drawing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.ktrail.cli.output.Html;

/**
 * A picture as one page of HTML that needs nothing else. Its only script, which zooms and moves, is
 * named by its digest, so that no other runs.
 */
public final class DrawnPage {
  private DrawnPage() {}

  static String of(Picture picture) {
    String script = "\n" + resource("zoom.js") + "zoomable(document.querySelector('figure'));\n";
    Html out = new Html();
    out.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';");
    out.raw(" style-src 'unsafe-inline'; script-src '" + digest(script) + "'\">\n");
    out.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out.element("title", picture.title()).raw("<style>\n");
    out.raw(resource("drawing.css")).raw(resource("page.css")).raw("</style>\n</head>\n<body>\n");
    out.element("h1", picture.title());
    out.raw("<figure tabindex=\"0\">\n")
        .raw(Svg.of(LayeredLayout.of(picture), picture.title(), false));
    out.raw("</figure>\n<script type=\"module\">").raw(script).raw("</script>\n</body>\n</html>\n");
    return out.toString();
  }

  private static String digest(String script) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A text beside this class: a style or a script. */
  public static String resource(String name) {
    try (InputStream in = DrawnPage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not in this build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
