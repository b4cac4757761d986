package org.ktrail.queries.series.pairing;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ktrail.indexer.patch.FileChange;
import org.ktrail.indexer.patch.HunkLine;
import org.ktrail.indexer.patch.Patch;

/**
 * How like patches of two revisions are, 0 to 1. What they change counts most: by whole lines, and,
 * since lines get edited, by words, of which rare ones tell more; then the files, then the title.
 */
final class PatchLikeness {
  private static final double TITLE = 0.2;
  private static final double FILES = 0.15;
  private static final double LINES = 0.35;
  private static final double WORDS = 0.3;

  /** What a title alone makes of it that was kept: a patch that was written anew, or cut down. */
  private static final double SAME_TITLE = 0.3;

  /** What is compared of a patch. */
  private record Text(
      List<String> title, Map<String, Integer> files, ChangedLines lines, List<String> words) {
    static Text of(Patch patch) {
      ChangedLines lines = ChangedLines.of(patch.files());
      Map<String, Integer> files = new TreeMap<>();
      for (FileChange file : patch.files()) {
        files.merge(file.path(), 1 + changedLines(file), Integer::sum);
      }
      return new Text(WordWeights.of(patch.title()), files, lines, lines.words());
    }

    private static int changedLines(FileChange file) {
      return (int)
          file.hunks().stream()
              .flatMap(h -> h.lines().stream())
              .filter(l -> l.kind() != HunkLine.Kind.CONTEXT)
              .count();
    }
  }

  private final List<Text> before;
  private final List<Text> after;
  private final Map<String, Double> titleWords;
  private final Map<String, Double> lineWords;

  PatchLikeness(List<Patch> before, List<Patch> after) {
    this.before = before.stream().map(Text::of).toList();
    this.after = after.stream().map(Text::of).toList();
    List<Text> all = Stream.concat(this.before.stream(), this.after.stream()).toList();
    this.titleWords = WordWeights.rarity(all.stream().map(Text::title).toList());
    this.lineWords = WordWeights.rarity(all.stream().map(Text::words).toList());
  }

  double of(int old, int now) {
    Text a = before.get(old);
    Text b = after.get(now);
    double title = WordWeights.cosine(a.title(), b.title(), titleWords);
    if (a.lines().isEmpty() && b.lines().isEmpty()) {
      return title; // mails without a patch that could be read
    }
    double like =
        TITLE * title
            + FILES * shared(a.files(), b.files())
            + LINES * a.lines().similarity(b.lines())
            + WORDS * WordWeights.cosine(a.words(), b.words(), lineWords);
    return title > 0.98 ? SAME_TITLE + (1 - SAME_TITLE) * like : like;
  }

  ChangedLines before(int old) {
    return before.get(old).lines();
  }

  ChangedLines after(int now) {
    return after.get(now).lines();
  }

  /** Share of the changed lines that are in files which both touch (Dice). */
  private static double shared(Map<String, Integer> a, Map<String, Integer> b) {
    double both = 0;
    double all = 0;
    for (Map.Entry<String, Integer> file : a.entrySet()) {
      all += file.getValue();
      both += b.containsKey(file.getKey()) ? file.getValue() : 0;
    }
    for (Map.Entry<String, Integer> file : b.entrySet()) {
      all += file.getValue();
      both += a.containsKey(file.getKey()) ? file.getValue() : 0;
    }
    return all == 0 ? 0 : both / all;
  }
}
