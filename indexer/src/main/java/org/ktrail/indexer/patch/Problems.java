package org.ktrail.indexer.patch;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a patch while it is read. */
final class Problems {
  /** More than a person reads; of a hostile mail the rest is counted. */
  private static final int MOST = 200;

  /** What is quoted of a damaged line. */
  private static final int MOST_TEXT = 200;

  private final BodyLines body;
  private final List<Problem> problems = new ArrayList<>();
  private int left;
  private int emptied;
  private int emptiedAt;
  private String path = "";
  private int hunk;

  Problems(BodyLines body) {
    this.body = body;
  }

  /** Says where the next problems are. */
  void at(String path, int hunk) {
    this.path = path;
    this.hunk = hunk;
  }

  void mended(int index, String reason) {
    add(Problem.Kind.MENDED, index, reason);
  }

  /** Empty lines that lost the blank of their context: usual, and told once a mail. */
  void emptied(int index, int lines) {
    if (emptied == 0) {
      emptiedAt = index;
    }
    emptied += lines;
  }

  void torn(int index, String reason) {
    add(Problem.Kind.TORN, index, reason);
  }

  void refused(int index, String reason) {
    add(Problem.Kind.REFUSED, index, reason);
  }

  /** Counts a problem if there are too many to be told already. */
  boolean skipsAll() {
    boolean full = problems.size() == MOST;
    left += full ? 1 : 0;
    return full;
  }

  private void add(Problem.Kind kind, int index, String reason) {
    if (problems.size() == MOST) {
      left++;
      return;
    }
    String text = body.get(index);
    String shown = text.length() > MOST_TEXT ? text.substring(0, MOST_TEXT) + "…" : text;
    problems.add(new Problem(kind, path, hunk, body.number(index), shown, reason));
  }

  List<Problem> list() {
    if (emptied > 0) {
      problems.addFirst(
          new Problem(
              Problem.Kind.MENDED,
              "",
              0,
              body.number(emptiedAt),
              "",
              emptied == 1
                  ? "an empty line is read as blank context that lost its blank"
                  : emptied
                      + " empty lines, from here on, are read as blank context that lost its"
                      + " blank"));
      emptied = 0;
    }
    if (left > 0) {
      problems.add(
          new Problem(
              Problem.Kind.TORN,
              "",
              0,
              body.number(body.size()),
              "",
              "and " + count(left, "more problem")));
      left = 0;
    }
    return problems;
  }

  /** {@code 1 line}, {@code 2 lines}. */
  static String count(int n, String one) {
    return n + " " + one + (n == 1 ? "" : "s");
  }
}
