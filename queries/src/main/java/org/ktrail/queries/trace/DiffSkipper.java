package org.ktrail.queries.trace;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells which lines of a mail are a diff. Lines of a reply between quoted hunks are none. */
final class DiffSkipper {
  private static final Pattern HUNK =
      Pattern.compile("@@ -\\d{1,9}(?:,(\\d{1,9}))? \\+\\d{1,9}(?:,(\\d{1,9}))? @@.*");

  private static final List<String> HEADERS =
      List.of(
          "diff --git ",
          "index ",
          "--- ",
          "+++ ",
          "new file mode ",
          "deleted file mode ",
          "old mode ",
          "new mode ",
          "rename ",
          "copy ",
          "similarity index ",
          "dissimilarity index ",
          "Binary files ",
          "GIT binary patch");

  private static final int NONE = -1;
  private int quote = NONE;
  private boolean afterOldName;
  private int oldLeft;
  private int newLeft;

  boolean skips(ProseLines.Line line) {
    if (quote != NONE) {
      if (line.quote() < quote) {
        return false; // what a reviewer says in between
      }
      if (line.quote() == quote && isDiff(line.text())) {
        return true;
      }
      quote = NONE;
    }
    return begins(line);
  }

  private boolean begins(ProseLines.Line line) {
    String text = line.text();
    boolean begins =
        text.startsWith("diff --git ") || isHunk(text) || afterOldName && text.startsWith("+++ ");
    afterOldName = text.startsWith("--- ");
    if (begins) {
      quote = line.quote();
    }
    return begins;
  }

  private boolean isHunk(String text) {
    Matcher hunk = HUNK.matcher(text);
    boolean is = text.startsWith("@@ -") && hunk.matches();
    oldLeft = is ? count(hunk.group(1)) : 0;
    newLeft = is ? count(hunk.group(2)) : 0;
    return is;
  }

  private static int count(String digits) {
    return digits == null ? 1 : Integer.parseInt(digits);
  }

  private boolean isDiff(String text) {
    if (oldLeft > 0 || newLeft > 0) {
      char first = text.isEmpty() ? ' ' : text.charAt(0); // blanks at an end get lost
      oldLeft -= first == ' ' || first == '-' ? 1 : 0;
      newLeft -= first == ' ' || first == '+' ? 1 : 0;
      if (first == ' ' || first == '+' || first == '-' || first == '\\') {
        return true;
      }
    }
    return isHunk(text) || text.startsWith("\\ ") || HEADERS.stream().anyMatch(text::startsWith);
  }
}
