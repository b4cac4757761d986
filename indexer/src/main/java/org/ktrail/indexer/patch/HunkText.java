package org.ktrail.indexer.patch;

import java.util.ArrayList;
import java.util.List;
import org.ktrail.indexer.patch.HunkLine.Kind;

/**
 * One way to read the lines below a hunk's header. It ends where the header's counts are met or
 * where no hunk can go on; {@link #missingOld} and {@link #missingNew} tell what then lacks.
 */
final class HunkText {
  /** More rests of one line than a mailer makes of it. */
  private static final int MOST_PARTS = 4;

  /** A repair that was made on the way. */
  record Mend(int index, String reason) {}

  final List<HunkLine> lines = new ArrayList<>();
  final List<Mend> mends = new ArrayList<>();
  int missingOld;
  int missingNew;

  /** Lines beyond the counts that look like the hunk's. */
  int surplus;

  /** Index of the first surplus line. */
  int surplusAt;

  /** Index of the first line behind it. */
  int end;

  String section;

  private final BodyLines body;
  private final boolean stuffed;
  private final boolean joining;
  private int joined;

  /** Empty lines that were taken for blank context, and the index of the first. */
  int emptied;

  int emptiedAt;

  private HunkText(BodyLines body, HunkHeader header, boolean stuffed, boolean joining) {
    this.body = body;
    this.stuffed = stuffed;
    this.joining = joining;
    this.missingOld = header.oldCount();
    this.missingNew = header.newCount();
    this.section = header.section();
  }

  /**
   * @param from index of the line below the header
   * @param stuffed whether a blank was put before each line that begins with one (RFC 3676)
   * @param joining whether a line without sign is the rest of the line before it
   */
  static HunkText read(
      BodyLines body,
      DiffMarks marks,
      HunkHeader header,
      int from,
      boolean stuffed,
      boolean joining) {
    HunkText text = new HunkText(body, header, stuffed, joining);
    int at = from;
    while (text.lacks() && !marks.endsHunk(at) && text.take(at)) {
      at++;
    }
    at = text.finish(at);
    text.surplusAt = at;
    if (!text.lacks()) {
      while (!marks.endsHunk(at) && text.takeSurplus(at)) {
        at = text.finish(at + 1);
      }
    }
    text.end = at;
    return text;
  }

  boolean lacks() {
    return missingOld > 0 || missingNew > 0;
  }

  boolean isWhole() {
    return !lacks() && surplus == 0;
  }

  private String line(int index) {
    String line = body.get(index);
    return stuffed && line.startsWith(" ") ? line.substring(1) : line;
  }

  /** Takes a line; false if the hunk cannot have it. */
  private boolean take(int index) {
    String line = line(index);
    if (line.isEmpty()) {
      return empty(index);
    }
    return switch (line.charAt(0)) {
      case ' ' -> missingOld > 0 && missingNew > 0 && add(Kind.CONTEXT, line.substring(1), index);
      case '-' -> missingOld > 0 && add(Kind.REMOVED, line.substring(1), index);
      case '+' -> missingNew > 0 && add(Kind.ADDED, line.substring(1), index);
      case '\\' -> endWithoutNewline();
      case '\t' -> {
        boolean taken = missingOld > 0 && missingNew > 0 && add(Kind.CONTEXT, line, index);
        if (taken) {
          mends.add(new Mend(index, "a line without sign is read as context that lost its blank"));
        }
        yield taken;
      }
      default -> continued(line, index);
    };
  }

  private boolean add(Kind kind, String text, int index) {
    joined = 0;
    lines.add(new HunkLine(kind, text, body.number(index)));
    missingOld -= kind == Kind.ADDED ? 0 : 1;
    missingNew -= kind == Kind.REMOVED ? 0 : 1;
    return true;
  }

  private boolean empty(int index) {
    if (missingOld == 0 || missingNew == 0) {
      return false;
    }
    if (emptied++ == 0) {
      emptiedAt = index;
    }
    return add(Kind.CONTEXT, "", index);
  }

  /** The rest of a line that a mailer wrapped at a blank. */
  private boolean continued(String rest, int index) {
    if (!joining || ++joined > MOST_PARTS || rest.startsWith(">")) {
      return false; // quoted and unquoted lines are not one line
    }
    if (lines.isEmpty()) {
      section = section + " " + rest;
      mends.add(new Mend(index, "the rest of the header's line, wrapped on the way"));
      return true;
    }
    HunkLine last = lines.removeLast();
    String blank = last.text().endsWith(" ") ? "" : " ";
    lines.add(new HunkLine(last.kind(), last.text() + blank + rest, last.line(), last.newline()));
    mends.add(new Mend(index, "the rest of the line before it, wrapped on the way"));
    return true;
  }

  private boolean endWithoutNewline() {
    if (!lines.isEmpty()) {
      HunkLine last = lines.removeLast();
      lines.add(new HunkLine(last.kind(), last.text(), last.line(), false));
    }
    return true;
  }

  /** Takes a mark of a missing newline that stands behind the last counted line. */
  private int finish(int index) {
    if (index < body.size() && line(index).startsWith("\\ ")) {
      endWithoutNewline();
      return index + 1;
    }
    return index;
  }

  private boolean takeSurplus(int index) {
    String line = line(index);
    if (line.length() < 2 || " +-".indexOf(line.charAt(0)) < 0) {
      return false;
    }
    Kind kind =
        switch (line.charAt(0)) {
          case '+' -> Kind.ADDED;
          case '-' -> Kind.REMOVED;
          default -> Kind.CONTEXT;
        };
    lines.add(new HunkLine(kind, line.substring(1), body.number(index)));
    surplus++;
    return true;
  }
}
