package org.ktrail.queries.invariants.values;

import java.util.HashMap;
import java.util.Map;
import org.ktrail.indexer.files.DataFile;

/** How errors are told: {@code errors.tsv} has the names of errors and of what handles them. */
public final class ErrorNames {
  private static final Map<String, Kind> ALL = read();

  private ErrorNames() {}

  public enum Kind {
    /** An error number, positive as it stands. */
    NUMBER,
    /** Whether a pointer is an error. */
    IS_ERROR,
    /** Whether a pointer is an error or NULL. */
    IS_ERROR_OR_NULL,
    /** What has the sign of its argument: an error made a pointer, and back. */
    SAME,
    /** The error of a pointer, or 0. */
    ERROR_OR_ZERO,
    NONE
  }

  public static Kind of(String name) {
    return ALL.getOrDefault(name, Kind.NONE);
  }

  public static boolean isNumber(String name) {
    return of(name) == Kind.NUMBER;
  }

  private static Map<String, Kind> read() {
    Map<String, Kind> all = new HashMap<>();
    for (String[] row : DataFile.table(ErrorNames.class, "errors.tsv", 2)) {
      Kind kind =
          switch (row[0]) {
            case "number" -> Kind.NUMBER;
            case "is-error" -> Kind.IS_ERROR;
            case "is-error-or-null" -> Kind.IS_ERROR_OR_NULL;
            case "same" -> Kind.SAME;
            case "error-or-zero" -> Kind.ERROR_OR_ZERO;
            default -> throw new IllegalStateException("errors.tsv: " + row[0]);
          };
      for (String name : row[1].split(" ")) {
        all.put(name, kind);
      }
    }
    return Map.copyOf(all);
  }
}
