package org.ktrail.queries.series.rewind;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ktrail.indexer.patch.FileChange;
import org.ktrail.indexer.patch.Hunk;
import org.ktrail.indexer.patch.HunkLine;
import org.ktrail.indexer.patch.Patch;
import org.ktrail.indexer.snapshot.Misfit;

/**
 * What two revisions of a series change alike, line of code by line, whatever hunks it stands in:
 * where a tree has one of them, it has what became of the other's change there too.
 */
public final class Alike {
  /** An item of a file. */
  private record Place(String path, String item) {}

  private final Set<Place> places;

  private Alike(Set<Place> places) {
    this.places = places;
  }

  public static Alike of(List<Patch> one, List<Patch> other) {
    Map<Place, List<String>> ours = changes(one);
    Map<Place, List<String>> theirs = changes(other);
    Set<Place> places = new HashSet<>();
    ours.forEach((place, lines) -> {
      if (!place.item().isEmpty() && lines.equals(theirs.get(place))) {
        places.add(place);
      }
    });
    Alike alike = new Alike(places);
    while (alike.drops(one) | alike.drops(other)) {}
    return alike;
  }

  /** Whether what does not fit here is what the tree has become of it. */
  public boolean explains(Misfit misfit) {
    return places.contains(new Place(misfit.path(), misfit.name()));
  }

  /** A patch without the hunks that change nothing but what is alike. */
  Patch rest(Patch p) {
    return p.withFiles(p.files().stream().map(this::rest).toList());
  }

  private FileChange rest(FileChange f) {
    return new FileChange(
        f.kind(),
        f.oldPath(),
        f.newPath(),
        f.oldMode(),
        f.newMode(),
        f.oldBlob(),
        f.newBlob(),
        f.binary(),
        f.hunks().stream().filter(h -> !isAlike(f, h)).toList(),
        f.line());
  }

  private boolean isAlike(FileChange f, Hunk hunk) {
    return f.kind() == FileChange.Kind.MODIFY && places.containsAll(changed(f, hunk));
  }

  /** Takes out what shares a hunk with what is not alike: hunks are taken whole. */
  private boolean drops(List<Patch> patches) {
    boolean dropped = false;
    for (Patch p : patches) {
      for (FileChange f : p.files()) {
        for (Hunk h : f.hunks()) {
          dropped |= !isAlike(f, h) && places.removeAll(changed(f, h));
        }
      }
    }
    return dropped;
  }

  private static Set<Place> changed(FileChange f, Hunk hunk) {
    Set<Place> out = new HashSet<>();
    for (Piece piece : Piece.of(hunk)) {
      if (piece.changes()) {
        out.add(new Place(f.newPath(), piece.item()));
      }
    }
    return out;
  }

  /** Whether a line is blank, or looks as the kernel's comments do. */
  private static boolean isComment(String line) {
    return line.isEmpty()
        || line.startsWith("/*")
        || line.startsWith("//")
        || line.equals("*")
        || line.startsWith("* ")
        || line.startsWith("*/");
  }

  /** The lines of code that are taken and given, of each item in their order. */
  private static Map<Place, List<String>> changes(List<Patch> patches) {
    Map<Place, List<String>> out = new HashMap<>();
    for (Patch p : patches) {
      for (FileChange f : p.files()) {
        for (Hunk hunk : f.hunks()) {
          for (Piece piece : Piece.of(hunk)) {
            if (piece.changes()) {
              List<String> lines =
                  out.computeIfAbsent(
                      new Place(f.newPath(), piece.item()), place -> new ArrayList<>());
              piece.lines().stream()
                  .filter(l -> l.kind() != HunkLine.Kind.CONTEXT && !isComment(l.text().strip()))
                  .forEach(l -> lines.add(l.kind() + l.text().strip()));
            }
          }
        }
      }
    }
    return out;
  }
}
