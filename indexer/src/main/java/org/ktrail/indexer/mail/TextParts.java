package org.ktrail.indexer.mail;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.james.mime4j.stream.NameValuePair;
import org.apache.james.mime4j.stream.ParserCursor;
import org.apache.james.mime4j.stream.RawBody;
import org.apache.james.mime4j.stream.RawFieldParser;
import org.apache.james.mime4j.util.ContentUtil;

/**
 * Chooses which parts of a mail are its text: what is shown as plain text, and attached patches in
 * any guise; no HTML, no other attachment.
 */
final class TextParts {
  /**
   * What a part's header says of it.
   *
   * @param type in lower case
   * @param parameters of the type, names in lower case
   */
  record Description(
      String type, Map<String, String> parameters, boolean attached, String fileName) {
    boolean isPatch() {
      String name = fileName.toLowerCase(Locale.ROOT);
      return type.endsWith("/x-patch")
          || type.endsWith("/x-diff")
          || name.endsWith(".patch")
          || name.endsWith(".diff");
    }

    /** Whether its bytes are worth decoding. */
    boolean isText() {
      return type.startsWith("text/") || isPatch();
    }

    static Description of(HeaderFields fields) {
      RawBody type = parsed(fields.raw("content-type").orElse("text/plain"));
      RawBody disposition = parsed(fields.raw("content-disposition").orElse("inline"));
      Map<String, String> parameters = parameters(type);
      String name =
          parameters(disposition).getOrDefault("filename", parameters.getOrDefault("name", ""));
      return new Description(
          lower(type.getValue()),
          parameters,
          lower(disposition.getValue()).equals("attachment"),
          name);
    }

    private static String lower(String value) {
      return value == null ? "" : value.strip().toLowerCase(Locale.ROOT);
    }

    private static RawBody parsed(String value) {
      return RawFieldParser.DEFAULT.parseRawBody(
          ContentUtil.encode(value), new ParserCursor(0, value.length()));
    }

    private static Map<String, String> parameters(RawBody body) {
      Map<String, String> parameters = new HashMap<>();
      for (NameValuePair pair : body.getParams()) {
        if (pair.getName() != null && pair.getValue() != null) {
          parameters.putIfAbsent(pair.getName().toLowerCase(Locale.ROOT), pair.getValue());
        }
      }
      return parameters;
    }
  }

  private final List<MailDefect> defects;
  private final StringBuilder text = new StringBuilder();
  private boolean plain;
  private boolean html;

  TextParts(List<MailDefect> defects) {
    this.defects = defects;
  }

  void add(Description part, byte[] bytes) {
    if (part.type().equals("text/html") && !part.isPatch()) {
      html = true;
      return;
    }
    DecodedBytes.Result decoded = DecodedBytes.decode(bytes, part.parameters().get("charset"));
    String body = decoded.text();
    if (part.attached() && !part.isPatch() && !looksLikeDiff(body)) {
      return; // logs and configurations that somebody attached
    }
    if (decoded.problem() != null) {
      defects.add(new MailDefect(MailDefect.Kind.CHARSET, decoded.problem()));
    }
    if (body.indexOf('\0') >= 0) {
      body = body.replace('\0', '\uFFFD');
      defects.add(new MailDefect(MailDefect.Kind.NUL_BYTES, "NUL bytes in the text"));
    }
    body = lineEnds(body);
    if ("flowed".equalsIgnoreCase(part.parameters().get("format"))) {
      body = FlowedText.undo(body, "yes".equalsIgnoreCase(part.parameters().get("delsp")));
      if (looksLikeDiff(body)) {
        defects.add(
            new MailDefect(
                MailDefect.Kind.FLOWED, "a patch sent as format=flowed, which damages it"));
      }
    }
    plain = true;
    if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
      text.append('\n');
    }
    text.append(body);
  }

  /** All text, in the order of the parts. */
  String text() {
    if (html && !plain) {
      defects.add(new MailDefect(MailDefect.Kind.HTML_ONLY, "text in HTML only, not read"));
    }
    return text.toString();
  }

  private static boolean looksLikeDiff(String body) {
    return body.startsWith("diff --git ")
        || body.contains("\ndiff --git ")
        || body.startsWith("--- ")
        || body.contains("\n--- ") && body.contains("\n+++ ");
  }

  /**
   * CRLF where every line has it is how mail travels. Where only some have it, they are lines of a
   * patched file that has such line ends, and stay.
   */
  private static String lineEnds(String body) {
    int all = 0;
    int dos = 0;
    for (int at = body.indexOf('\n'); at >= 0; at = body.indexOf('\n', at + 1)) {
      all++;
      dos += at > 0 && body.charAt(at - 1) == '\r' ? 1 : 0;
    }
    return all > 0 && all == dos ? body.replace("\r\n", "\n") : body;
  }
}
