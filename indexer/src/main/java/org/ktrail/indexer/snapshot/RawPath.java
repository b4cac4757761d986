package org.ktrail.indexer.snapshot;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Files by the bytes of their names, as git has them. A name that is given as text depends on the
 * locale, and not every name is a text in it; the percent signs of a URI stand for bytes.
 */
final class RawPath {
  private RawPath() {}

  /**
   * @param path from there on, with slashes
   */
  static Path resolve(Path directory, byte[] path) {
    StringBuilder uri = new StringBuilder(directory.toAbsolutePath().toUri().getRawPath());
    if (uri.charAt(uri.length() - 1) != '/') {
      uri.append('/');
    }
    for (byte b : path) {
      if (b == '/' || b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z') {
        uri.append((char) b);
      } else {
        uri.append('%')
            .append(Character.forDigit(b >> 4 & 15, 16))
            .append(Character.forDigit(b & 15, 16));
      }
    }
    return Path.of(URI.create("file://" + uri));
  }

  /** The bytes of a file's name. */
  static byte[] name(Path file) {
    String uri = file.toAbsolutePath().toUri().getRawPath();
    String name = uri.substring(uri.lastIndexOf('/', uri.length() - 2) + 1).replaceFirst("/$", "");
    byte[] bytes = new byte[name.length()];
    int n = 0;
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) == '%') {
        bytes[n++] = (byte) Integer.parseInt(name.substring(i + 1, i + 3), 16);
        i += 2;
      } else {
        bytes[n++] = (byte) name.charAt(i);
      }
    }
    return java.util.Arrays.copyOf(bytes, n);
  }

  /** Whether the text is these bytes wherever it is read: all of it is ASCII. */
  static boolean isPlain(String text) {
    return StandardCharsets.US_ASCII.newEncoder().canEncode(text);
  }
}
