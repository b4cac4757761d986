package org.ktrail.indexer.patch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the change of one file: its header lines and its hunks. */
final class FileDiffReader {
  private final BodyLines body;
  private final DiffMarks marks;
  private final Problems problems;
  private final HunkReader hunkReader;
  private String oldName = "";
  private String newName = "";
  private String oldMode = "";
  private String newMode = "";
  private String oldBlob = "";
  private String newBlob = "";
  private boolean added;
  private boolean deleted;
  private boolean renamed;
  private boolean copied;
  private boolean binary;
  private boolean plainNames;

  FileDiffReader(BodyLines body, DiffMarks marks, boolean flowed, Problems problems) {
    this.body = body;
    this.marks = marks;
    this.problems = problems;
    this.hunkReader = new HunkReader(body, marks, flowed, problems);
  }

  /**
   * @param at index of a line that starts a file's change
   * @param into takes the change, unless it is refused
   * @return index of the first line behind it
   */
  int read(int at, List<FileChange> into) {
    int header = header(at);
    FileChange.Kind kind =
        added
            ? FileChange.Kind.ADD
            : deleted
                ? FileChange.Kind.DELETE
                : renamed
                    ? FileChange.Kind.RENAME
                    : copied ? FileChange.Kind.COPY : FileChange.Kind.MODIFY;
    String oldPath = added ? "" : oldName;
    String newPath = deleted ? "" : newName;
    problems.at(newPath.isEmpty() ? oldPath : newPath, 0);
    String objection = kind == FileChange.Kind.ADD ? "" : Paths.objection(oldPath);
    if (objection.isEmpty() && kind != FileChange.Kind.DELETE) {
      objection = Paths.objection(newPath);
    }
    if (!objection.isEmpty()) {
      problems.refused(at, "%s; the change of this file is left out".formatted(objection));
    }
    List<HunkReader.Read> hunks = new ArrayList<>();
    int end = hunks(header, newPath.isEmpty() ? oldPath : newPath, hunks);
    for (int i = 0; i < hunks.size(); i++) {
      Optional<Hunk> next =
          i + 1 < hunks.size() ? Optional.of(hunks.get(i + 1).hunk()) : Optional.empty();
      problems.at(newPath.isEmpty() ? oldPath : newPath, i + 1);
      report(hunks.get(i), next);
    }
    if (objection.isEmpty()) {
      into.add(
          new FileChange(
              kind,
              oldPath,
              newPath,
              oldMode,
              newMode,
              oldBlob,
              newBlob,
              binary,
              hunks.stream().map(HunkReader.Read::hunk).toList(),
              body.number(at)));
    }
    return end;
  }

  /** Reads hunks that have no file, for their end. */
  int skip(int at) {
    return hunks(at, "", new ArrayList<>());
  }

  private int header(int at) {
    int i = at;
    String first = body.get(i);
    if (first.startsWith("diff --git ")) {
      gitNames(first.substring("diff --git ".length()));
      i++;
    } else if (first.startsWith("Index: ")) {
      plainNames = true;
      i++;
    } else {
      plainNames = true;
    }
    for (; i < body.size(); i++) {
      String line = body.get(i);
      if (line.startsWith("--- ") && body.get(i + 1).startsWith("+++ ")) {
        names(line.substring(4), body.get(i + 1).substring(4));
        return i + 2;
      }
      if (DiffMarks.startsHunk(line) || i > at && marks.startsFile(i) || marks.isSignature(i)) {
        return i;
      }
      if (!extended(line) && line.isEmpty()) {
        return i;
      }
    }
    return i;
  }

  /** Takes an extended header line of git. */
  private boolean extended(String line) {
    String[] words = line.split(" ", 4);
    if (line.startsWith("index ")) {
      blobs(words);
    } else if (line.startsWith("new file mode ")) {
      added = true;
      newMode = mode(line);
    } else if (line.startsWith("deleted file mode ")) {
      deleted = true;
      oldMode = mode(line);
    } else if (line.startsWith("old mode ")) {
      oldMode = mode(line);
    } else if (line.startsWith("new mode ")) {
      newMode = mode(line);
    } else if (line.startsWith("rename from ") || line.startsWith("copy from ")) {
      renamed |= line.startsWith("rename");
      copied |= line.startsWith("copy");
      oldName = Paths.of(line.substring(line.indexOf("from ") + 5));
    } else if (line.startsWith("rename to ") || line.startsWith("copy to ")) {
      newName = Paths.of(line.substring(line.indexOf("to ") + 3));
    } else if (line.startsWith("GIT binary patch")
        || line.startsWith("Binary files ") && line.endsWith(" differ")) {
      binary = true;
    } else {
      return line.startsWith("similarity ") || line.startsWith("dissimilarity ");
    }
    return true;
  }

  private static String mode(String line) {
    String mode = line.substring(line.lastIndexOf(' ') + 1);
    return mode.length() == 6 && mode.chars().allMatch(c -> c >= '0' && c <= '7') ? mode : "";
  }

  /** {@code index 0123abc..4567def 100644} */
  private void blobs(String[] words) {
    int dots = words[1].indexOf("..");
    if (dots > 0 && isHex(words[1].substring(0, dots)) && isHex(words[1].substring(dots + 2))) {
      oldBlob = words[1].substring(0, dots);
      newBlob = words[1].substring(dots + 2);
      if (words.length > 2 && oldMode.isEmpty()) {
        oldMode = mode(words[2]);
        newMode = oldMode;
      }
    }
  }

  private static boolean isHex(String text) {
    return !text.isEmpty()
        && text.length() <= 64
        && text.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f');
  }

  /** {@code a/PATH b/PATH}: what both sides agree on, since a path may have blanks. */
  private void gitNames(String names) {
    if (names.startsWith("\"")) {
      int close = names.indexOf("\" ", 1);
      if (close > 0) {
        pair(Paths.of(names.substring(0, close + 1)), Paths.of(names.substring(close + 2)));
      }
      return;
    }
    int middle = names.length() / 2;
    if (names.length() % 2 == 1
        && names.charAt(middle) == ' '
        && Paths.stripped(names.substring(0, middle))
            .equals(Paths.stripped(names.substring(middle + 1)))) {
      pair(names.substring(0, middle), names.substring(middle + 1));
    } else {
      int blank = names.indexOf(" b/");
      int cut = blank > 0 ? blank : names.indexOf(' ');
      if (cut > 0) {
        pair(names.substring(0, cut), names.substring(cut + 1));
      }
    }
  }

  private void names(String before, String after) {
    String one = Paths.of(before);
    String other = Paths.of(after);
    added |= Paths.isNothing(one);
    deleted |= Paths.isNothing(other);
    if (renamed || copied) {
      return; // these lines have no prefixes and are read already
    }
    pair(one, other);
  }

  /** Takes off {@code a/} and {@code b/}, or the names of two trees that lie side by side. */
  private void pair(String one, String other) {
    boolean prefixed =
        (one.startsWith("a/") || Paths.isNothing(one))
            && (other.startsWith("b/") || Paths.isNothing(other));
    boolean trees =
        plainNames
            && !one.equals(other)
            && Paths.stripped(one).equals(Paths.stripped(other))
            && one.indexOf('/') > 0;
    boolean mnemonic =
        one.length() > 2
            && other.length() > 2
            && one.charAt(1) == '/'
            && other.charAt(1) == '/'
            && one.charAt(0) != other.charAt(0)
            && one.substring(2).equals(other.substring(2));
    boolean strip = prefixed || trees || mnemonic;
    oldName = strip ? Paths.stripped(one) : one;
    newName = strip ? Paths.stripped(other) : other;
  }

  private int hunks(int from, String path, List<HunkReader.Read> hunks) {
    int at = from;
    int number = 0;
    while (at < body.size() && !marks.startsFile(at) && !marks.isSignature(at)) {
      if (!DiffMarks.startsHunk(body.get(at))) {
        at++; // the text between hunks that were torn, encoded binaries, what follows a diff
        continue;
      }
      problems.at(path, ++number);
      Optional<HunkReader.Read> read = hunkReader.read(at);
      read.ifPresent(hunks::add);
      at = read.map(HunkReader.Read::end).orElse(at + 1);
    }
    return at;
  }

  /** Says what lacks of a hunk, and what the position of the next one tells of it. */
  private void report(HunkReader.Read read, Optional<Hunk> next) {
    boolean whole = read.missingOld() == 0 && read.missingNew() == 0;
    if (whole || problems.skipsAll()) {
      return;
    }
    Hunk hunk = read.hunk();
    int olds = hunk.oldCount() - read.missingOld();
    int news = hunk.newCount() - read.missingNew();
    StringBuilder reason = new StringBuilder();
    reason.append(
        "the hunk of line %d ends here with %d of %d old and %d of %d new lines"
            .formatted(hunk.line(), olds, hunk.oldCount(), news, hunk.newCount()));
    String lost = lost(read.missingOld(), read.missingNew());
    if (next.isPresent()) {
      int shift =
          (next.get().newStart() - next.get().oldStart()) - (hunk.newStart() - hunk.oldStart());
      if (shift == hunk.newCount() - hunk.oldCount()) {
        reason.append("; the next hunk's header agrees with this one's, so ").append(lost);
      } else if (shift == news - olds) {
        reason.append("; the next hunk's header agrees with the lines, so this one's is wrong");
      } else {
        reason.append("; ").append(lost);
      }
    } else {
      reason.append("; ").append(lost);
    }
    problems.torn(read.index(), reason.toString());
  }

  private static String lost(int old, int fresh) {
    String lines =
        old == fresh
            ? Problems.count(old, "line") + " of context or of both sides"
            : old == 0
                ? Problems.count(fresh, "added line")
                : fresh == 0
                    ? Problems.count(old, "removed line")
                    : "%d old and %d new lines".formatted(old, fresh);
    return lines + (old + fresh == 1 || old == 1 && fresh == 1 ? " is lost" : " are lost");
  }
}
