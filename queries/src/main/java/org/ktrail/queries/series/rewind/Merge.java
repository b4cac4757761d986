package org.ktrail.queries.series.rewind;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ktrail.indexer.patch.Hunk;
import org.ktrail.indexer.patch.HunkLine;
import org.ktrail.queries.series.change.Braces;

/**
 * Puts hunks into a file that is not the one they were made from, item by item: what a hunk shows
 * of a function takes the place of what is most like it in the function of that name. A function
 * that cannot be made so is left out: then nothing is known of it, rather than something wrong.
 */
final class Merge {
  /** Lines {@code start} to before {@code end} give way to others. */
  private record Edit(int start, int end, List<String> lines) {}

  private final List<String> text;
  private final List<FilePart> items;
  private final List<Edit> edits = new ArrayList<>();
  private final Set<String> leftOut = new LinkedHashSet<>();
  private int shift;

  private Merge(List<String> text) {
    this.text = text;
    items = FilePart.of(text);
  }

  /**
   * @param leftOut names of items that are not there, or not as the hunks have them
   */
  record Merged(List<String> lines, Set<String> leftOut) {}

  static Merged of(List<String> text, List<Hunk> hunks) {
    Merge merge = new Merge(text);
    hunks.forEach(merge::put);
    return new Merged(merge.result(), merge.leftOut);
  }

  private List<String> result() {
    edits.sort(Comparator.comparingInt(Edit::start).thenComparingInt(Edit::end)); // stable
    List<String> out = new ArrayList<>();
    int done = 0;
    for (Edit e : edits) {
      out.addAll(text.subList(done, Math.max(done, e.start())));
      out.addAll(e.lines());
      done = Math.max(done, e.end());
    }
    out.addAll(text.subList(done, text.size()));
    return out;
  }

  private void put(Hunk hunk) {
    int expected = Math.max(hunk.oldStart() - 1, 0) + shift;
    List<String> old = hunk.oldLines().stream().map(HunkLine::text).toList();
    List<String> now = hunk.newLines().stream().map(HunkLine::text).toList();
    int at = old.isEmpty() ? -1 : Alignment.find(text, old, expected, 0, text.size());
    if (at >= 0 && isFree(at, at + old.size())) {
      edits.add(new Edit(at, at + old.size(), now));
      shift = at - Math.max(hunk.oldStart() - 1, 0);
      return;
    }
    at = now.isEmpty() ? -1 : Alignment.find(text, now, expected, 0, text.size());
    if (at >= 0) {
      return; // has it already
    }
    pieces(hunk, expected);
  }

  private boolean isFree(int start, int end) {
    return edits.stream().noneMatch(e -> e.start() < end && start < e.end());
  }

  private void pieces(Hunk hunk, int expected) {
    List<Piece> waiting = new ArrayList<>();
    int behind = -1;
    for (Piece piece : Piece.of(hunk)) {
      boolean anywhere = isAnywhere(piece);
      Optional<FilePart> item = anywhere ? next(piece, behind) : item(piece, expected);
      if (anywhere && item.isEmpty()) {
        behind = -1; // what follows stands on the other side of it
        continue;
      }
      if (item.isPresent()) {
        FilePart i = item.get();
        if (behind < 0) {
          waiting.forEach(w -> insert(w, i.start()));
          waiting.clear();
        }
        behind = i.end();
        if (piece.changes()) {
          change(piece, i);
        }
      } else if (piece.isNew() && behind >= 0) {
        insert(piece, behind);
      } else if (piece.isNew()) {
        waiting.add(piece);
      } else if (piece.changes()) {
        leftOut.add(piece.item());
      }
    }
    if (!waiting.isEmpty()) {
      int place = between(expected);
      waiting.forEach(w -> insert(w, place));
    }
  }

  /** A directive that a file has many of: only its neighbours tell which one is meant. */
  private static boolean isAnywhere(Piece piece) {
    return !piece.changes() && (piece.item().equals("#else") || piece.item().equals("#endif"));
  }

  private Optional<FilePart> next(Piece piece, int behind) {
    return items.stream()
        .filter(i -> i.start() == behind && i.name().equals(piece.item()))
        .findFirst();
  }

  /** The item of a piece's name nearest to where the hunk says. */
  private Optional<FilePart> item(Piece piece, int expected) {
    return items.stream()
        .filter(i -> i.name().equals(piece.item()))
        .min(Comparator.comparingInt(i -> Math.abs(i.head() - expected)));
  }

  private void insert(Piece piece, int at) {
    edits.add(new Edit(at, at, piece.texts(true)));
  }

  /** The nearest place where no item is cut in two. */
  private int between(int expected) {
    return items.stream()
        .filter(FilePart::body)
        .map(FilePart::end)
        .min(Comparator.comparingInt(end -> Math.abs(end - expected)))
        .orElse(text.size());
  }

  private void change(Piece piece, FilePart item) {
    if (piece.isWhole()) {
      edits.add(new Edit(item.head(), item.end(), withoutComment(piece.texts(true))));
      return;
    }
    int from =
        edits.stream()
            .filter(e -> item.start() <= e.start() && e.end() <= item.end())
            .mapToInt(Edit::end)
            .reduce(item.start(), Math::max);
    Optional<Alignment> place = Alignment.of(text.subList(from, item.end()), piece);
    if (place.isPresent()) {
      Alignment a = place.get();
      edits.add(new Edit(from + a.start(), from + a.end(), a.lines()));
    } else {
      edits.removeIf(e -> item.head() <= e.start() && e.end() <= item.end());
      edits.add(new Edit(item.head(), item.end(), List.of()));
      leftOut.add(item.name());
    }
  }

  /** Comments stay those of the file: a hunk may begin within one. */
  private static List<String> withoutComment(List<String> lines) {
    int first = 0;
    while (first < lines.size()
        && !FilePart.begins(lines.get(first))
        && !FilePart.isDirective(lines.get(first))) {
      first++;
    }
    return lines.subList(first, lines.size());
  }

  static int balance(List<String> lines) {
    return lines.stream().mapToInt(Braces::balance).sum();
  }
}
