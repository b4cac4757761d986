package org.ktrail.indexer.patch;

import java.util.List;

/**
 * One patch as a mail gives it: what it says and what it changes. A mail without a diff (a cover
 * letter, a reply) is a patch without files.
 *
 * @param origin what a report names: the Message-ID, or a file's path
 * @param title the subject without its leading brackets
 * @param message the text above the line {@code ---}, or above the diff, without its trailers and
 *     without header lines of the mail that it repeats
 * @param messageLine line of the mail at which {@code message} begins
 * @param notes the text between the line {@code ---} and the diff: usually what changed since the
 *     last revision, and the diffstat; "" if there is none
 * @param notesLine line of the mail at which {@code notes} begins
 * @param trailers in their order; also {@code base-commit} and {@code prerequisite-*} lines, which
 *     stand after the diff
 * @param files in the order of the mail; a file that several diffs of the mail change is there
 *     several times
 * @param problems what was damaged, mended or refused, by line
 */
public record Patch(
    String origin,
    String title,
    String message,
    int messageLine,
    String notes,
    int notesLine,
    List<Trailer> trailers,
    List<FileChange> files,
    List<Problem> problems) {
  public Patch {
    trailers = List.copyOf(trailers);
    files = List.copyOf(files);
    problems = List.copyOf(problems);
  }

  /** The same with other changes. */
  public Patch withFiles(List<FileChange> other) {
    return new Patch(
        origin, title, message, messageLine, notes, notesLine, trailers, other, problems);
  }

  /** Whether something is damaged beyond a certain mend. */
  public boolean isTorn() {
    return problems.stream().anyMatch(p -> p.kind() != Problem.Kind.MENDED);
  }

  /** The values of all trailers of this name, which is compared without case. */
  public List<String> trailers(String name) {
    return trailers.stream()
        .filter(t -> t.name().equalsIgnoreCase(name))
        .map(Trailer::value)
        .toList();
  }
}
