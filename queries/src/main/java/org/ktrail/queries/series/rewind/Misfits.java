package org.ktrail.queries.series.rewind;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ktrail.indexer.apply.FileResult;
import org.ktrail.indexer.apply.HunkResult;
import org.ktrail.indexer.apply.PatchResult;
import org.ktrail.indexer.apply.PatchedTree;
import org.ktrail.indexer.patch.Hunk;
import org.ktrail.indexer.patch.HunkLine;
import org.ktrail.indexer.snapshot.Misfit;
import org.ktrail.queries.series.place.Placement;

/**
 * What of a base is not as the patches laid over it make it: a hunk about it does not fit, stands
 * somewhere else, or belongs to a patch that was skipped since the base has another form of it.
 */
public final class Misfits {
  private final PatchedTree before;
  private final PatchResult result;
  private final int number;
  private final List<Misfit> found = new ArrayList<>();

  private Misfits(PatchedTree before, PatchResult result, int number) {
    this.before = before;
    this.result = result;
    this.number = number;
  }

  /**
   * @param patches how many of the series are laid over it
   */
  public static List<Misfit> of(Placement.OnBase placed, int patches) {
    List<Misfit> all = new ArrayList<>();
    for (int i = 0; i < patches; i++) {
      Misfits m = new Misfits(placed.prefix(i), placed.results().get(i), i + 1);
      m.result.files().forEach(m::file);
      all.addAll(m.found);
    }
    return all;
  }

  private void file(FileResult file) {
    if (file.outcome() == FileResult.Outcome.MERGED || file.change().newPath().isEmpty()) {
      return; // git's own merge has put every hunk where it belongs
    }
    String path = file.change().newPath();
    for (HunkResult hunk : file.hunks()) {
      switch (hunk) {
        case HunkResult.Conflict c when isThere(path, c.hunk()) -> {}
        case HunkResult.Conflict c -> add(path, about(c.hunk()), c.number(), "does not fit here");
        case HunkResult.Fitted f when result.isSkipped() ->
            add(
                path,
                about(f.hunk()),
                f.number(),
                "is left out: another form of the patch is here");
        case HunkResult.Fitted f ->
            add(path, elsewhere(path, f), f.number(), "fits another place than it says");
        case HunkResult.Contained c -> {}
      }
    }
  }

  /** Whether what a hunk makes stands there but for blanks and the ends of lines. */
  private boolean isThere(String path, Hunk hunk) {
    Optional<byte[]> text = before.read(path);
    String made = hunk.newLines().stream().map(HunkLine::text).collect(Collectors.joining());
    return text.isPresent() && squeezed(new String(text.get(), UTF_8)).contains(squeezed(made));
  }

  private static String squeezed(String text) {
    return text.replaceAll("\\s+", "");
  }

  private void add(String path, Set<String> names, int hunk, String what) {
    for (String name : names) {
      String why = "hunk %d of patch %d in %s ".formatted(hunk, number, path);
      found.add(new Misfit(path, name, why + what));
    }
  }

  /** Functions and variables that a hunk changes. */
  private static Set<String> about(Hunk hunk) {
    Set<String> names = new LinkedHashSet<>();
    for (Piece piece : Piece.of(hunk)) {
      if (piece.changes() && piece.item().matches("\\w+")) {
        names.add(piece.item());
      }
    }
    return names;
  }

  /** What a hunk says that it changes and what it changes, where these are not the same. */
  private Set<String> elsewhere(String path, HunkResult.Fitted fitted) {
    Optional<byte[]> text = before.read(path);
    if (text.isEmpty() || fitted.offset() == 0 && fitted.fuzz() == 0) {
      return Set.of();
    }
    Set<String> names = new LinkedHashSet<>();
    List<FilePart> items = FilePart.of(new String(text.get(), UTF_8).lines().toList());
    int line = fitted.line() - 1;
    for (Piece piece : Piece.of(fitted.hunk())) {
      int at = line + firstChange(piece);
      line += (int) piece.lines().stream().filter(l -> l.kind() != HunkLine.Kind.ADDED).count();
      Optional<String> there =
          items.stream()
              .filter(i -> i.body() && i.head() <= at && at < i.end())
              .map(FilePart::name)
              .findFirst();
      if (piece.inside()
          && piece.changes()
          && piece.item().matches("\\w+")
          && there.filter(n -> !n.equals(piece.item())).isPresent()) {
        names.add(piece.item());
        names.add(there.get());
      }
    }
    return names;
  }

  /** Lines of a piece, as it was, before the first that it changes. */
  private static int firstChange(Piece piece) {
    int before = 0;
    for (HunkLine l : piece.lines()) {
      if (l.kind() != HunkLine.Kind.CONTEXT) {
        return before;
      }
      before++;
    }
    return before;
  }
}
