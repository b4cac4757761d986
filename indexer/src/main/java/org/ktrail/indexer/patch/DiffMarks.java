package org.ktrail.indexer.patch;

/** Lines of a mail by which the parts of a diff are known. */
final class DiffMarks {
  private static final String ADDED = "+++ ";
  private static final String REMOVED = "--- ";

  private final BodyLines lines;

  DiffMarks(BodyLines lines) {
    this.lines = lines;
  }

  boolean startsFile(int index) {
    String line = lines.get(index);
    return line.startsWith("diff --git ")
        || line.startsWith("Index: ")
        || line.startsWith(REMOVED) && lines.get(index + 1).startsWith(ADDED);
  }

  static boolean startsHunk(String line) {
    return line.startsWith("@@ -");
  }

  /** The two dashes below which git writes its version, and people their names. */
  boolean isSignature(int index) {
    String line = lines.get(index);
    if (!line.equals("-- ") && !line.equals("--")) {
      return false;
    }
    int next = lines.nextText(index + 1);
    if (next == lines.size()) {
      return true;
    }
    String version = lines.get(next);
    int digits = 0;
    while (digits < version.length() && Character.isDigit(version.charAt(digits))) {
      digits++;
    }
    return digits > 0 && digits < version.length() && version.charAt(digits) == '.';
  }

  /** Whether no hunk can go on here. */
  boolean endsHunk(int index) {
    return index >= lines.size()
        || startsHunk(lines.get(index))
        || startsFile(index)
        || isSignature(index);
  }
}
