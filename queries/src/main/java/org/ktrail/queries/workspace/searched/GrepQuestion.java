package org.ktrail.queries.workspace.searched;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.ktrail.indexer.files.PathText;
import org.ktrail.indexer.parallel.Parallel;
import org.ktrail.indexer.snapshot.BlobId;
import org.ktrail.indexer.snapshot.Snapshot;
import org.ktrail.indexer.store.FactStore;
import org.ktrail.indexer.store.TextIndex;
import org.ktrail.queries.calls.Within;
import org.ktrail.queries.regex.LinePattern;
import org.ktrail.queries.workspace.Interrupted;
import org.ktrail.queries.workspace.Workspace;

/**
 * Which lines of a revision's files match: what {@code git grep} finds there, in its order.
 *
 * @param functions whether the function around each line is wanted
 * @param indexed whether an index of trigrams says which files are read, and is made where it is
 *     missing; else all are
 */
public record GrepQuestion(
    LinePattern pattern, Within within, Wanted wanted, boolean functions, boolean indexed) {
  /** Files that are read before what was found in them is told. */
  private static final int PART = 1 << 10;

  /** What is told of files with a match. */
  public enum Wanted {
    LINES,
    /** That there is one. */
    FILES,
    COUNTS
  }

  /**
   * Tells of each file with a match, in the order of their paths' bytes.
   *
   * @param revision in git's syntax
   * @return whether there is any
   * @throws org.ktrail.indexer.failure.UserError if the revision is not there, or the disk is full
   * @throws Interrupted if the thread is interrupted
   */
  public boolean ask(Workspace workspace, String revision, Consumer<MatchedFile> told) {
    Snapshot snapshot = workspace.snapshot(revision);
    List<Integer> files = files(workspace, snapshot);
    boolean any = false;
    try (FactStore facts = workspace.stores().open()) {
      for (int from = 0; from < files.size(); from += PART) {
        Interrupted.check();
        List<Integer> part = files.subList(from, Math.min(files.size(), from + PART));
        for (MatchedFile file : matches(workspace, snapshot, facts, part)) {
          any = true;
          told.accept(file);
        }
      }
    }
    return any;
  }

  private List<MatchedFile> matches(
      Workspace workspace, Snapshot snapshot, FactStore facts, List<Integer> files) {
    List<List<MatchedFile>> parts =
        Parallel.slices(
            files.size(),
            (from, to) -> {
              List<MatchedFile> found = new ArrayList<>();
              try (FileSearch search = new FileSearch(this, workspace, snapshot, facts)) {
                for (int i = from; i < to; i++) {
                  search.in(files.get(i)).ifPresent(found::add);
                }
              }
              return found;
            });
    return parts.stream().flatMap(List::stream).toList();
  }

  /** The files that are to be read. */
  private List<Integer> files(Workspace workspace, Snapshot snapshot) {
    List<Integer> files = new ArrayList<>();
    if (indexed) {
      try (TextIndex texts = workspace.texts(snapshot)) {
        Set<BlobId> holding = texts.holding(pattern.grams());
        for (int i = 0; i < snapshot.size(); i++) {
          if (holding.contains(snapshot.blob(i)) && within.has(snapshot.path(i))) {
            files.add(i);
          }
        }
      }
    } else {
      for (int i = 0; i < snapshot.size(); i++) {
        if (within.has(snapshot.path(i))) {
          files.add(i);
        }
      }
    }
    return ordered(snapshot, files);
  }

  /** A snapshot orders paths as texts; those are ordered otherwise where they are not plain. */
  private static List<Integer> ordered(Snapshot snapshot, List<Integer> files) {
    if (files.stream().allMatch(i -> isPlain(snapshot.path(i)))) {
      return files;
    }
    record Raw(int file, byte[] path) {}
    return files.stream()
        .map(i -> new Raw(i, PathText.bytes(snapshot.path(i))))
        .sorted(Comparator.comparing(Raw::path, java.util.Arrays::compareUnsigned))
        .map(Raw::file)
        .toList();
  }

  private static boolean isPlain(String path) {
    return path.chars().allMatch(c -> c < 0x80 && c != '\\');
  }
}
