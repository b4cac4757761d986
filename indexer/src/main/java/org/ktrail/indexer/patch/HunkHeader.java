package org.ktrail.indexer.patch;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code @@ -a,b +c,d @@ section} line of a hunk. */
record HunkHeader(int oldStart, int oldCount, int newStart, int newCount, String section) {
  /** Nine digits: what does not fit an int is no line number. */
  private static final Pattern FORM =
      Pattern.compile("@@ -(\\d{1,9})(?:,(\\d{1,9}))? \\+(\\d{1,9})(?:,(\\d{1,9}))? @@ ?(.*)");

  static Optional<HunkHeader> of(String line) {
    Matcher header = FORM.matcher(line);
    return header.matches()
        ? Optional.of(
            new HunkHeader(
                Integer.parseInt(header.group(1)),
                count(header.group(2)),
                Integer.parseInt(header.group(3)),
                count(header.group(4)),
                header.group(5).strip()))
        : Optional.empty();
  }

  private static int count(@org.jspecify.annotations.Nullable String digits) {
    return digits == null ? 1 : Integer.parseInt(digits);
  }
}
