package org.ktrail.indexer.files;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Paths as text. In git a path is bytes, and may be any but 0; here it is what they mean in UTF-8,
 * where that is printable, and otherwise with the escapes that git prints: {@code \n}, {@code
 * \033}, {@code \351}, {@code \\}. So different paths are different texts, and none has the end of
 * a line.
 */
public final class PathText {
  /** Of the bytes from 7 on. */
  private static final String LETTERS = "abtnvfr";

  private PathText() {}

  public static String of(byte[] path) {
    for (byte b : path) {
      if (b < ' ' || b == '\\' || b == 0x7f) { // beyond ASCII, too: bytes are signed
        return quoted(path);
      }
    }
    return new String(path, StandardCharsets.US_ASCII);
  }

  /** The bytes of a path that was written so. */
  public static byte[] bytes(String text) {
    if (text.indexOf('\\') < 0) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int from = 0;
    for (int at = text.indexOf('\\'); at >= 0; at = text.indexOf('\\', from)) {
      bytes.writeBytes(text.substring(from, at).getBytes(StandardCharsets.UTF_8));
      char c = at + 1 < text.length() ? text.charAt(at + 1) : '\\';
      int letter = LETTERS.indexOf(c);
      if (letter >= 0) {
        bytes.write(7 + letter);
        from = at + 2;
      } else if (c >= '0' && c <= '3' && at + 3 < text.length()) {
        bytes.write(Integer.parseInt(text.substring(at + 1, at + 4), 8));
        from = at + 4;
      } else {
        bytes.write('\\');
        from = Math.min(at + 2, text.length());
      }
    }
    bytes.writeBytes(text.substring(from).getBytes(StandardCharsets.UTF_8));
    return bytes.toByteArray();
  }

  private static String quoted(byte[] path) {
    StringBuilder text = new StringBuilder(path.length + 16);
    for (int i = 0; i < path.length; ) {
      int length = length(path[i]);
      String character = length > 1 ? decoded(path, i, length) : "";
      if (!character.isEmpty()) {
        text.append(character);
        i += length;
      } else {
        append(text, path[i++]);
      }
    }
    return text.toString();
  }

  /** Bytes of the character in UTF-8 that begins so; 1 if none does. */
  private static int length(byte first) {
    int b = first & 0xff;
    return b >= 0xf0 ? 4 : b >= 0xe0 ? 3 : b >= 0xc2 ? 2 : 1;
  }

  /** The character; "" if it is none, or nothing that shows. */
  private static String decoded(byte[] path, int at, int length) {
    if (at + length > path.length) {
      return "";
    }
    try {
      String character =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(path, at, length)).toString();
      return switch (Character.getType(character.codePointAt(0))) {
        case Character.CONTROL,
            Character.FORMAT,
            Character.LINE_SEPARATOR,
            Character.PARAGRAPH_SEPARATOR,
            Character.PRIVATE_USE,
            Character.UNASSIGNED ->
            "";
        default -> character.codePointCount(0, character.length()) == 1 ? character : "";
      };
    } catch (CharacterCodingException e) {
      return "";
    }
  }

  private static void append(StringBuilder text, byte b) {
    if (b >= 7 && b < 7 + LETTERS.length()) {
      text.append('\\').append(LETTERS.charAt(b - 7));
    } else if (b == '\\') {
      text.append("\\\\");
    } else if (b >= ' ' && b < 0x7f) {
      text.append((char) b);
    } else {
      int value = b & 0xff;
      text.append('\\')
          .append((char) ('0' + (value >> 6)))
          .append((char) ('0' + (value >> 3 & 7)))
          .append((char) ('0' + (value & 7)));
    }
  }
}
