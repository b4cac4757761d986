package org.ktrail.indexer.patch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one mail: its message, then each file's change. */
final class MailReader {
  private static final Pattern TRAILER = Pattern.compile("([A-Za-z][A-Za-z0-9-]*):[ \\t]+(\\S.*)");

  /** A remark that kernel people put between trailers. */
  private static final Pattern REMARK = Pattern.compile("\\[.*]|# .*|\\s+\\S.*");

  /** What git format-patch and b4 write below a diff. */
  private static final Set<String> BELOW =
      Set.of(
          "base-commit",
          "base-tree",
          "prerequisite-patch-id",
          "prerequisite-message-id",
          "prerequisite-change-id",
          "change-id");

  private static final Set<String> USUAL =
      Set.of("fixes", "link", "closes", "cc", "bug", "bugzilla", "references");

  /** No subject is longer; of a hostile one the rest is left out. */
  private static final int LONGEST_TITLE = 2000;

  /** Lines of the mail's header that a message repeats at its beginning. */
  private static final Pattern REPEATED = Pattern.compile("(?i)(from|date|subject|to|cc): .*");

  private final PatchMail mail;
  private final BodyLines body;
  private final DiffMarks marks;
  private final Problems problems;

  MailReader(PatchMail mail) {
    this.mail = mail;
    this.body = new BodyLines(mail.body(), mail.firstLine());
    this.marks = new DiffMarks(body);
    this.problems = new Problems(body);
  }

  Patch read() {
    List<FileChange> files = new ArrayList<>();
    List<Trailer> below = new ArrayList<>();
    int diff = diff();
    int at = diff;
    while (at < body.size()) {
      if (marks.startsFile(at)) {
        at = new FileDiffReader(body, marks, mail.flowed(), problems).read(at, files);
      } else if (DiffMarks.startsHunk(body.get(at))) {
        problems.at("", 0);
        problems.torn(at, "a hunk without the name of its file");
        at = new FileDiffReader(body, marks, mail.flowed(), problems).skip(at);
      } else {
        below(at, below);
        at++;
      }
    }
    if (body.isCut()) {
      problems.at("", 0);
      problems.refused(body.size(), "the mail is longer than is read; the rest is left out");
    }
    return message(diff, below, files);
  }

  /** Index of the first line of a diff; the size if there is none. */
  private int diff() {
    for (int i = 0; i < body.size(); i++) {
      if (marks.startsFile(i)) {
        return i;
      }
    }
    return body.size();
  }

  private void below(int at, List<Trailer> into) {
    Matcher trailer = TRAILER.matcher(body.get(at));
    if (trailer.matches() && BELOW.contains(trailer.group(1))) {
      into.add(new Trailer(trailer.group(1), trailer.group(2).strip(), body.number(at)));
    }
  }

  private Patch message(int diff, List<Trailer> below, List<FileChange> files) {
    int from = 0;
    while (from < diff
        && (body.get(from).isBlank() || REPEATED.matcher(body.get(from)).matches())) {
      from++;
    }
    int cut = from;
    while (cut < diff && !body.get(cut).stripTrailing().equals("---") && !marks.isSignature(cut)) {
      cut++;
    }
    boolean noted = cut < diff && body.get(cut).startsWith("---");
    int notes = noted ? cut + 1 : diff;
    List<Trailer> trailers = new ArrayList<>();
    int end = trailers(from, cut, trailers);
    for (int i = cut; i < diff; i++) {
      below(i, trailers);
    }
    trailers.addAll(below);
    return new Patch(
        mail.origin(),
        title(mail.subject()),
        text(from, end),
        body.number(from),
        text(notes, diff),
        body.number(notes),
        trailers,
        files,
        problems.list());
  }

  /** Reads the paragraphs of trailers at a message's end and gives the index of the first. */
  private int trailers(int from, int cut, List<Trailer> into) {
    int end = cut;
    while (end > from && body.get(end - 1).isBlank()) {
      end--;
    }
    int start = end;
    int paragraph = end;
    boolean any = false;
    for (int i = end - 1; i >= from; i--) {
      String line = body.get(i);
      if (line.isBlank()) {
        start = any ? paragraph : start;
        any = false;
        paragraph = i;
      } else if (TRAILER.matcher(line).matches()) {
        any |= isUsual(line.substring(0, line.indexOf(':')));
        paragraph = i;
      } else if (REMARK.matcher(line).matches() && i > from) {
        paragraph = i;
      } else {
        any = false;
        break;
      }
    }
    start = any ? paragraph : start;
    for (int i = start; i < end; i++) {
      Matcher trailer = TRAILER.matcher(body.get(i));
      if (trailer.matches()) {
        into.add(new Trailer(trailer.group(1), trailer.group(2).strip(), body.number(i)));
      }
    }
    return start;
  }

  /** A name that prose does not begin a line with, as in {@code Note: …}. */
  private static boolean isUsual(String name) {
    return name.indexOf('-') > 0 || USUAL.contains(name.toLowerCase(Locale.ROOT));
  }

  private String text(int from, int to) {
    int end = to;
    while (end > from && body.get(end - 1).isBlank()) {
      end--;
    }
    String text = body.text(from, end);
    return mail.flowed() ? unstuffed(text) : text;
  }

  private static String unstuffed(String text) {
    return String.join(
        "\n", text.lines().map(line -> line.startsWith(" ") ? line.substring(1) : line).toList());
  }

  /** Without {@code Re:} and brackets in front. */
  static String title(String subject) {
    String rest = subject.substring(0, Math.min(subject.length(), LONGEST_TITLE)).strip();
    while (true) {
      if (rest.startsWith("[") && rest.indexOf(']') > 0) {
        int depth = 0;
        int end = 0;
        do {
          char c = rest.charAt(end++);
          depth += c == '[' ? 1 : c == ']' ? -1 : 0;
        } while (depth > 0 && end < rest.length());
        rest = rest.substring(depth > 0 ? rest.indexOf(']') + 1 : end).strip();
      } else if (rest.regionMatches(true, 0, "re:", 0, 3)
          || rest.regionMatches(true, 0, "fw:", 0, 3)) {
        rest = rest.substring(3).strip();
      } else {
        return rest;
      }
    }
  }
}
