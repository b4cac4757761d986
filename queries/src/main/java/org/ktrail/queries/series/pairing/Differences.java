package org.ktrail.queries.series.pairing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.ktrail.indexer.patch.FileChange;
import org.ktrail.indexer.patch.HunkLine;
import org.ktrail.indexer.patch.Patch;
import org.ktrail.indexer.patch.Trailer;

/** What differs between patches that were paired. */
final class Differences {
  /** Phrases that are told of trailers; of more, their number. */
  private static final int TRAILERS = 4;

  private Differences() {}

  /** Whether both change the same lines in the same order, wherever they stand. */
  static boolean sameChange(Patch a, Patch b) {
    return changes(a).equals(changes(b));
  }

  private static List<String> changes(Patch patch) {
    List<String> changes = new ArrayList<>();
    List<FileChange> files = new ArrayList<>(patch.files());
    files.sort(Comparator.comparing(FileChange::path)); // stable: diffs of one file stay
    for (FileChange file : files) {
      changes.add(file.kind() + " " + file.oldPath() + " " + file.newPath() + " " + file.newMode());
      if (file.binary()) {
        changes.add(file.newBlob());
      }
      file.hunks().stream()
          .flatMap(h -> h.lines().stream())
          .filter(l -> l.kind() != HunkLine.Kind.CONTEXT)
          .forEach(l -> changes.add(l.kind().sign() + PatchId.withoutBlanks(l.text())));
    }
    return changes;
  }

  /** Whether title and message are the same but for blanks. */
  static boolean sameMessage(Patch a, Patch b) {
    return words(a.title()).equals(words(b.title()))
        && words(a.message()).equals(words(b.message()));
  }

  private static List<String> words(String text) {
    return List.of(text.strip().split("\\s+"));
  }

  static List<String> remarks(Patch a, Patch b) {
    List<String> remarks = new ArrayList<>();
    if (!words(a.title()).equals(words(b.title()))) {
      remarks.add("title was: " + a.title());
    }
    if (!words(a.message()).equals(words(b.message()))) {
      remarks.add("other message");
    }
    trailers(a, b, remarks);
    return remarks;
  }

  private static void trailers(Patch a, Patch b, List<String> remarks) {
    Set<String> old = trailers(a);
    Set<String> now = trailers(b);
    List<String> phrases = new ArrayList<>();
    now.stream().filter(t -> !old.contains(t)).forEach(t -> phrases.add("+ " + t));
    old.stream().filter(t -> !now.contains(t)).forEach(t -> phrases.add("- " + t));
    if (phrases.size() > TRAILERS) {
      remarks.add(phrases.size() + " trailers differ");
    } else {
      remarks.addAll(phrases);
    }
  }

  /** Those that say something of the patch; not what it was made on. */
  private static Set<String> trailers(Patch patch) {
    Set<String> trailers = new LinkedHashSet<>();
    for (Trailer t : patch.trailers()) {
      String name = t.name().toLowerCase(Locale.ROOT);
      if (!name.startsWith("base-") && !name.startsWith("prerequisite-") && !name.equals("cc")) {
        trailers.add(t.name() + ": " + t.value());
      }
    }
    return trailers;
  }

  /** By file, in the order of paths; files without a difference are left out. */
  static List<PatchPair.FileDifference> files(List<Patch> before, List<Patch> after) {
    Set<String> paths = new TreeSet<>();
    before.forEach(p -> p.files().forEach(f -> paths.add(f.path())));
    after.forEach(p -> p.files().forEach(f -> paths.add(f.path())));
    List<PatchPair.FileDifference> differences = new ArrayList<>();
    for (String path : paths) {
      ChangedLines old = in(before, path);
      ChangedLines now = in(after, path);
      int added = now.without(old).size();
      int removed = old.without(now).size();
      if (added > 0 || removed > 0) {
        differences.add(new PatchPair.FileDifference(path, added, removed));
      }
    }
    return differences;
  }

  private static ChangedLines in(List<Patch> patches, String path) {
    return ChangedLines.all(
        patches.stream()
            .flatMap(p -> p.files().stream())
            .filter(f -> f.path().equals(path))
            .toList());
  }
}
