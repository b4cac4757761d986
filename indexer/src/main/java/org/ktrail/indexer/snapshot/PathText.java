package org.ktrail.indexer.snapshot;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Paths as text. In git a path is bytes, and may be any but 0; here it is what they mean in UTF-8,
 * where that is printable, and otherwise with the escapes that git prints: {@code \n}, {@code
 * \033}, {@code \351}, {@code \\}. So different paths are different texts, and none has the end of
 * a line.
 */
final class PathText {
  private PathText() {}

  static String of(byte[] path) {
    for (byte b : path) {
      if (b < ' ' || b == '\\' || b == 0x7f) { // beyond ASCII, too: bytes are signed
        return quoted(path);
      }
    }
    return new String(path, StandardCharsets.US_ASCII);
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
    switch (b) {
      case '\\' -> text.append("\\\\");
      case 7 -> text.append("\\a");
      case '\b' -> text.append("\\b");
      case '\t' -> text.append("\\t");
      case '\n' -> text.append("\\n");
      case 11 -> text.append("\\v");
      case '\f' -> text.append("\\f");
      case '\r' -> text.append("\\r");
      default -> {
        if (b >= ' ' && b < 0x7f) {
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
  }
}
