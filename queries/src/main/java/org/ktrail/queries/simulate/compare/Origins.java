package org.ktrail.queries.simulate.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ktrail.indexer.patch.FileChange;
import org.ktrail.indexer.patch.HunkLine;
import org.ktrail.indexer.patch.Patch;
import org.ktrail.queries.simulate.ir.ExpressionText;
import org.ktrail.queries.simulate.run.Happening;
import org.ktrail.queries.simulate.run.SourcePlace;

/** Finds the lines of two revisions that make traces part, and the patch that has them. */
final class Origins {
  private static final Pattern CALL = Pattern.compile("\\b([A-Za-z_]\\w*+)\\(");

  private final Behaviour before;
  private final Behaviour after;
  private final Map<String, FileDifference> differences = new HashMap<>();

  Origins(Behaviour before, Behaviour after) {
    this.before = before;
    this.after = after;
  }

  /** A change, and whether it stands where the traces part. */
  record Found(LineChange change, boolean atPlace) {}

  /** From where traces part back to the beginning of the scenario's call that they part in. */
  Optional<Found> of(TwoTraces traces) {
    for (int back = 0; traces.old() - back >= traces.from(); back++) {
      Optional<LineChange> found = changed(traces.after(), traces.now() - back, false);
      if (found.isEmpty()) {
        found = changed(traces.before(), traces.old() - back, true);
      }
      if (found.isPresent()) {
        LineChange c = found.get();
        return Optional.of(new Found(c.by(patch(c)), back == 0));
      }
    }
    return Optional.empty();
  }

  /** The patch that brings a function which a role is called by now, and was not before. */
  Optional<LineChange.Source> names(String was, String is) {
    Matcher calls = CALL.matcher(is);
    while (calls.find()) {
      Pattern name = Pattern.compile("\\b" + calls.group(1) + "\\b");
      if (name.matcher(was).find()) {
        continue;
      }
      for (int i = 0; i < after.patches().size(); i++) {
        Patch patch = after.patches().get(i);
        boolean brings =
            patch.files().stream()
                .flatMap(f -> f.hunks().stream())
                .flatMap(h -> h.lines().stream())
                .anyMatch(l ->
                    l.kind() == HunkLine.Kind.ADDED
                        && !Character.isWhitespace(l.text().isEmpty() ? ' ' : l.text().charAt(0))
                        && name.matcher(l.text()).find());
        if (brings) {
          return Optional.of(
              new LineChange.Source(after.label(), i + 1, after.patches().size(), patch.title()));
        }
      }
    }
    return Optional.empty();
  }

  /** Changed lines between the moment before in the same call, and this one. */
  private Optional<LineChange> changed(List<Moment> moments, int index, boolean old) {
    if (index < 0 || index >= moments.size()) {
      return Optional.empty();
    }
    SourcePlace at = moments.get(index).trace().event().at();
    if (!before.texts().containsKey(at.file()) || !after.texts().containsKey(at.file())) {
      return Optional.empty();
    }
    String function = function(moments, index);
    return differences
        .computeIfAbsent(
            at.file() + " " + function,
            f ->
                FileDifference.of(
                    before.texts().getOrDefault(at.file(), ""),
                    after.texts().getOrDefault(at.file(), ""),
                    function))
        .in(old, first(moments, index, at), at.line(), at.file());
  }

  /** The function that a moment happens in. */
  private static String function(List<Moment> moments, int index) {
    int depth = moments.get(index).depth();
    for (int i = index - 1; i >= 0; i--) {
      if (moments.get(i).depth() < depth) {
        return moments.get(i).trace().event() instanceof Happening.Called c
            ? ExpressionText.plain(c.function())
            : "";
      }
    }
    return "";
  }

  /** The line behind that of the moment before in the same call, if that is above. */
  private static int first(List<Moment> moments, int index, SourcePlace at) {
    int depth = moments.get(index).depth();
    for (int i = index - 1; i >= 0 && moments.get(i).depth() >= depth; i--) {
      Moment m = moments.get(i);
      SourcePlace place = m.trace().event().at();
      if (m.depth() == depth && place.file().equals(at.file())) {
        return place.line() < at.line() ? place.line() + 1 : at.line();
      }
    }
    return at.line();
  }

  private Optional<LineChange.Source> patch(LineChange change) {
    return patch(change, change.decisive()).or(() -> patch(change, change.lines()));
  }

  private Optional<LineChange.Source> patch(LineChange change, List<String> lines) {
    Optional<LineChange.Source> by = having(after, change, lines, HunkLine.Kind.ADDED, '+');
    if (by.isEmpty()) {
      by = having(after, change, lines, HunkLine.Kind.REMOVED, '-');
    }
    return by.isPresent() ? by : having(before, change, lines, HunkLine.Kind.ADDED, '-');
  }

  /** The patch with the most of the lines; the last of several. */
  private static Optional<LineChange.Source> having(
      Behaviour side, LineChange change, List<String> of, HunkLine.Kind kind, char sign) {
    List<String> wanted =
        of.stream()
            .filter(l -> l.charAt(0) == sign && l.length() > 1 && !l.substring(1).isBlank())
            .map(l -> l.substring(1).strip())
            .toList();
    long most = 0;
    Optional<LineChange.Source> best = Optional.empty();
    for (int i = 0; i < side.patches().size(); i++) {
      Patch patch = side.patches().get(i);
      List<String> own = new ArrayList<>();
      for (FileChange file : patch.files()) {
        if (file.newPath().equals(change.file()) || file.oldPath().equals(change.file())) {
          file.hunks().stream()
              .flatMap(h -> h.lines().stream())
              .filter(l -> l.kind() == kind)
              .forEach(l -> own.add(l.text().strip()));
        }
      }
      long count = wanted.stream().filter(own::contains).count();
      if (count > 0 && count >= most) {
        most = count;
        best =
            Optional.of(
                new LineChange.Source(side.label(), i + 1, side.patches().size(), patch.title()));
      }
    }
    return best;
  }
}
