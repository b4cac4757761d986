package org.ktrail.indexer.mail;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Bytes to text by a charset that a mail claims, which may be absent, unknown or a lie. */
final class DecodedBytes {
  private DecodedBytes() {}

  /**
   * The text, and what was wrong, null if nothing. A wrong or missing claim is mended by UTF-8
   * where the bytes are that, else by ISO 8859-1, which loses no byte.
   */
  public record Result(String text, @Nullable String problem) {}

  static Result decode(byte[] bytes, @Nullable String claimed) {
    Charset charset = StandardCharsets.UTF_8;
    String problem = null;
    if (claimed != null && !claimed.isBlank()) {
      try {
        charset = Charset.forName(claimed.strip());
      } catch (IllegalArgumentException _) {
        problem = "unknown charset " + printable(claimed);
      }
    }
    if (charset.equals(StandardCharsets.US_ASCII)) {
      charset =
          StandardCharsets.UTF_8; // what claims to be ASCII and is not is rarely something else
    }
    String text = strictly(bytes, charset);
    if (text != null) {
      return new Result(text, problem);
    }
    if (claimed != null && problem == null) {
      problem = "text that is not in its charset " + printable(claimed);
    }
    text = strictly(bytes, StandardCharsets.UTF_8);
    return new Result(
        text == null ? new String(bytes, StandardCharsets.ISO_8859_1) : text, problem);
  }

  /** UTF-8, else ISO 8859-1: what stands in a header unencoded. */
  static String plain(byte[] bytes) {
    return decode(bytes, null).text();
  }

  private static @Nullable String strictly(byte[] bytes, Charset charset) {
    try {
      return charset
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException | UnsupportedOperationException _) {
      return null;
    }
  }

  /** At most 40 characters of something hostile, fit to be shown in one line. */
  static String printable(String text) {
    return printable(text, 40);
  }

  /** At most {@code most} characters of it. */
  static String printable(String text, int most) {
    String line = text.length() > most ? text.substring(0, most) + "…" : text;
    return line.replaceAll("\\p{Cc}", "?");
  }
}
