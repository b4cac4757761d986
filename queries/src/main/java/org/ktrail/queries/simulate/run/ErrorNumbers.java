package org.ktrail.queries.simulate.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Names of error numbers. */
final class ErrorNumbers {
  private static final Map<Long, String> NAMES = read();

  private ErrorNumbers() {}

  /** {@code -EIO} for −5; the number itself where it is no error, and for −1, which means many. */
  static String name(long value) {
    String name = value < -1 ? NAMES.get(-value) : null;
    return name == null ? Long.toString(value) : "-" + name;
  }

  private static Map<Long, String> read() {
    Map<Long, String> out = new HashMap<>();
    try (InputStream in =
            Objects.requireNonNull(ErrorNumbers.class.getResourceAsStream("errno.txt"));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] f = line.split(" ");
        if (f.length == 2 && !line.startsWith("#")) {
          out.put(Long.parseLong(f[1]), f[0]);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out;
  }
}
