package org.ktrail.queries.simulate.run;

import java.util.HashMap;
import java.util.Map;
import org.ktrail.indexer.files.DataFile;

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
    for (String line : DataFile.lines(ErrorNumbers.class, "errno.txt")) {
      String[] f = line.split(" ");
      if (f.length == 2) {
        out.put(Long.parseLong(f[1]), f[0]);
      }
    }
    return out;
  }
}
