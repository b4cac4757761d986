package org.ktrail.cli.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.ktrail.cli.output.Json;

/**
 * Where an answer goes on. Opaque to agents; one of another question, or of an answer that has
 * become another one since, is told from a right one.
 *
 * @param from records before it
 * @param answer a digest of the question and the whole answer
 */
record PageCursor(int from, String answer) {
  private static final int DIGITS = 16;

  /** What tells an answer from others. */
  static String digest(String question, Map<String, Object> answer) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(question.getBytes(UTF_8));
      digest.update((byte) 0);
      digest.update(Json.line(answer).getBytes(UTF_8));
      return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }

  /**
   * @throws ToolFailure if it is none
   */
  static PageCursor of(String text) {
    try {
      String[] parts = new String(Base64.getUrlDecoder().decode(text), UTF_8).split(":", 2);
      if (parts.length == 2) {
        return new PageCursor(Integer.parseInt(parts[0]), parts[1]);
      }
    } catch (IllegalArgumentException _) {
      // neither Base64 nor a number
    }
    throw new ToolFailure("cursor: not one that an answer gave as page.next");
  }

  @Override
  public String toString() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((from + ":" + answer).getBytes(UTF_8));
  }
}
