package org.ktrail.indexer.mail;

import java.util.Optional;

/**
 * Says what is wrong with a base64 text. The decoder passes over it in silence; what lists append
 * to mails, and what tears them, would then be lost unnoticed.
 */
final class Base64Check {
  private Base64Check() {}

  static Optional<String> problem(byte[] text) {
    int digits = 0;
    boolean padded = false;
    for (byte b : text) {
      if (b == '\n' || b == '\r' || b == ' ' || b == '\t') {
        continue;
      }
      if (b == '=') {
        padded = true;
      } else if (padded) {
        return Optional.of("something stands behind the end of a base64 text, not read");
      } else if (isDigit(b)) {
        digits++;
      } else {
        return Optional.of("a base64 text with other characters in it");
      }
    }
    return digits % 4 == 1 || digits % 4 != 0 && !padded
        ? Optional.of("a base64 text that breaks off")
        : Optional.empty();
  }

  private static boolean isDigit(byte b) {
    return b >= 'a' && b <= 'z'
        || b >= 'A' && b <= 'Z'
        || b >= '0' && b <= '9'
        || b == '+'
        || b == '/';
  }
}
