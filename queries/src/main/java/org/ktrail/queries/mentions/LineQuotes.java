package org.ktrail.queries.mentions;

import java.nio.charset.StandardCharsets;

/**
 * The lines of a text that mentions stand in, each quoted once however many stand in it, and of a
 * line that is longer than anybody writes only what is around the first of them. For mentions in
 * order of offset.
 */
public final class LineQuotes {
  /** Bytes that are quoted on either side of a mention. */
  private static final int REACH = 4_000;

  private static final String CUT = "…";

  private final byte[] text;
  private int line = -1;
  private String quoted = "";

  public LineQuotes(byte[] text) {
    this.text = text;
  }

  /** The line of a mention, without blanks at its ends, runs of blanks folded. */
  public String of(Mention mention) {
    if (mention.line() != line) {
      line = mention.line();
      quoted = quote(mention.offset());
    }
    return quoted;
  }

  private String quote(int offset) {
    int least = Math.max(0, offset - REACH);
    int start = offset;
    while (start > least && text[start - 1] != '\n') {
      start--;
    }
    int most = Math.min(text.length, offset + REACH);
    int end = offset;
    while (end < most && text[end] != '\n') {
      end++;
    }
    boolean cutBefore = start > 0 && text[start - 1] != '\n';
    boolean cutBehind = end < text.length && text[end] != '\n';
    String written =
        new String(text, start, end - start, StandardCharsets.UTF_8)
            .strip()
            .replaceAll("\\s+", " ");
    return (cutBefore ? CUT : "") + written + (cutBehind ? CUT : "");
  }
}
