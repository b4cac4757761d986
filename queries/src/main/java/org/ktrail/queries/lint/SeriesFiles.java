package org.ktrail.queries.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ktrail.queries.invariants.code.CodeState;
import org.ktrail.queries.series.change.Delta;
import org.ktrail.queries.series.change.Image;
import org.ktrail.queries.series.change.TouchedFile;

/** The files of a revision after some of its patches: what patches left, else what the base has. */
public final class SeriesFiles implements CodeState.Files {
  private final Base base;
  private final Map<String, Optional<Image>> touched;
  private final List<String> sources;

  private SeriesFiles(Base base, Map<String, Optional<Image>> touched) {
    this.base = base;
    this.touched = touched;
    this.sources =
        touched.entrySet().stream()
            .filter(e -> e.getValue().isPresent())
            .map(Map.Entry::getKey)
            .filter(p -> p.endsWith(".c") || p.endsWith(".h"))
            .toList();
  }

  /** After the patches up to this number; what no patch up to it touched is the base's. */
  public static SeriesFiles after(Submission submission, int patch) {
    return after(submission.base(), submission.deltas(), patch);
  }

  /** A revision as it is. */
  public static SeriesFiles of(Base base) {
    return new SeriesFiles(base, new TreeMap<>());
  }

  static SeriesFiles after(Base base, List<Delta> deltas, int patch) {
    Map<String, Optional<Image>> files = new TreeMap<>();
    for (Delta delta : deltas) {
      for (Delta.FileDelta file : delta.files()) {
        TouchedFile t = file.file();
        if (delta.step().number() > patch) {
          // Read as the first later patch found it, so that all states are made in one way.
          if (!t.oldPath().isEmpty()) {
            files.putIfAbsent(t.oldPath(), t.before());
          }
          // A file that a later patch brings is not there yet, whatever patches after that change.
          if (!t.newPath().isEmpty() && !t.newPath().equals(t.oldPath())) {
            files.putIfAbsent(t.newPath(), Optional.empty());
          }
          continue;
        }
        if (!t.oldPath().isEmpty() && !t.oldPath().equals(t.newPath())) {
          files.put(t.oldPath(), Optional.empty());
        }
        if (!t.newPath().isEmpty()) {
          files.put(t.newPath(), t.after());
        }
      }
    }
    return new SeriesFiles(base, files);
  }

  /** Paths that patches touch, sorted. */
  public List<String> touched() {
    return sources;
  }

  @Override
  public Optional<Image> image(String path) {
    Optional<Image> own = touched.get(path);
    if (own != null) {
      return own;
    }
    return base.read(path).map(text -> base.placed() ? Image.whole(text) : assumed(text));
  }

  /** A file of a revision that the series is not meant for. */
  private static Image assumed(byte[] text) {
    return Image.assumed(text);
  }

  @Override
  public List<String> defining(String name) {
    return with(base.defining(name));
  }

  @Override
  public List<String> mentioning(String name) {
    return with(base.mentioning(name));
  }

  private List<String> with(List<String> paths) {
    TreeSet<String> all = new TreeSet<>(paths);
    all.addAll(touched());
    return new ArrayList<>(all);
  }
}
