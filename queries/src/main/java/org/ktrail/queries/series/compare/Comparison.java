package org.ktrail.queries.series.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.ktrail.queries.series.change.Fact;

/**
 * Compares two states file by file. On one base, whatever differs is told; on two, only what the
 * patches of either change, so that what happened between the bases is not laid to them.
 */
public final class Comparison {
  private final SourceState old;
  private final SourceState now;
  private final boolean marksChanged;
  private final Map<String, SourceState.FileState> oldFiles = new TreeMap<>();
  private final Map<String, SourceState.FileState> nowFiles = new TreeMap<>();
  private Renames renames = new Renames();

  private Comparison(SourceState old, SourceState now) {
    this.old = old;
    this.now = now;
    this.marksChanged = !(old.sameBase(now) && old.isWhole() && now.isWhole());
  }

  /** What differs, by path, then by line, what is lost first. */
  public static List<Difference> of(SourceState old, SourceState now) {
    return new Comparison(old, now).differences();
  }

  private List<Difference> differences() {
    SortedSet<String> paths = new TreeSet<>(old.touched());
    paths.addAll(now.touched());
    for (String path : paths) {
      Optional<SourceState.FileState> a = old.file(path, marksChanged);
      Optional<SourceState.FileState> b = now.file(path, marksChanged);
      // What one touches alone is in the other as it was before.
      oldFiles.put(path, a.or(() -> now.before(path)).orElse(SourceState.FileState.ABSENT));
      nowFiles.put(path, b.or(() -> old.before(path)).orElse(SourceState.FileState.ABSENT));
    }
    renames = Renames.of(only(oldFiles, nowFiles), only(nowFiles, oldFiles));
    List<Difference> found = new ArrayList<>();
    for (String path : paths) {
      file(path, found);
    }
    List<Difference> all = Moves.joined(found, renames);
    all.sort(
        Comparator.comparing((Difference d) -> d.item().path())
            .thenComparing(d -> d.fact().line())
            .thenComparing(d -> d.isLost() ? 0 : 1));
    return all;
  }

  /** Functions that no file of the other state has. */
  private static List<StatedFact> only(
      Map<String, SourceState.FileState> files, Map<String, SourceState.FileState> others) {
    Set<String> there = new HashSet<>();
    others.values().forEach(f -> there.addAll(f.items().keySet()));
    return files.values().stream()
        .flatMap(f -> f.items().values().stream())
        .flatMap(List::stream)
        .filter(i -> i.fact() instanceof Fact.Function && !there.contains(i.fact().identity()))
        .toList();
  }

  private void file(String path, List<Difference> into) {
    SourceState.FileState a = oldFiles.getOrDefault(path, SourceState.FileState.ABSENT);
    SourceState.FileState b = nowFiles.getOrDefault(path, SourceState.FileState.ABSENT);
    Map<String, List<StatedFact>> before = byNewName(a);
    Set<String> identities = new LinkedHashSet<>(before.keySet());
    identities.addAll(b.items().keySet());
    if (marksChanged) {
      Set<String> changed = new HashSet<>(now.changed(path));
      old.changed(path).forEach(i -> changed.add(renamed(a, i)));
      identities.retainAll(changed);
    }
    for (String identity : identities) {
      List<StatedFact> was = before.getOrDefault(identity, List.of());
      List<StatedFact> is = b.of(identity);
      if (was.isEmpty() && !a.knows(identity)) {
        was = now.before(path).map(f -> f.of(identity)).orElse(List.of());
      }
      if (is.isEmpty() && !b.knows(identity)) {
        is = old.before(path).map(f -> f.of(identity)).orElse(List.of());
      }
      match(new ArrayList<>(was), new ArrayList<>(is), into);
    }
  }

  private Map<String, List<StatedFact>> byNewName(SourceState.FileState file) {
    Map<String, List<StatedFact>> items = new LinkedHashMap<>();
    file.items()
        .values()
        .forEach(list ->
            items
                .computeIfAbsent(renames.identity(list.getFirst().fact()), k -> new ArrayList<>())
                .addAll(list));
    return items;
  }

  private String renamed(SourceState.FileState file, String identity) {
    List<StatedFact> items = file.of(identity);
    return items.isEmpty() ? identity : renames.identity(items.getFirst().fact());
  }

  /** Pairs items of one identity: equal ones, then those with most in common, then in order. */
  private void match(List<StatedFact> was, List<StatedFact> is, List<Difference> into) {
    boolean once = isMention(was) || isMention(is);
    if (once && !was.isEmpty() && !is.isEmpty()) {
      return; // how often a body names something is not told
    }
    if (once) {
      was.subList(Math.min(1, was.size()), was.size()).clear();
      is.subList(Math.min(1, is.size()), is.size()).clear();
    }
    List<BiPredicate<StatedFact, StatedFact>> tests =
        List.of(
            StatedFact::equalTo,
            StatedFact::sameDetails,
            (a, b) -> a.fact().details().equals(b.fact().details()),
            (a, b) -> a.controls().equals(b.controls()),
            (a, b) -> true);
    for (int t = 0; t < tests.size(); t++) {
      for (int i = 0; i < was.size(); ) {
        StatedFact a = was.get(i);
        int found = -1;
        for (int j = 0; j < is.size() && found < 0; j++) {
          found = tests.get(t).test(a, is.get(j)) ? j : -1;
        }
        if (found < 0) {
          i++;
          continue;
        }
        was.remove(i);
        StatedFact b = is.remove(found);
        boolean renamed = !a.fact().name().equals(b.fact().name());
        if (t > 0 || renamed && b.fact() instanceof Fact.Function) {
          into.add(difference(kind(a, b, renamed), Optional.of(a), Optional.of(b)));
        }
      }
    }
    was.forEach(a -> into.add(difference(Difference.Kind.LOST, Optional.of(a), Optional.empty())));
    is.forEach(b -> into.add(difference(Difference.Kind.GAINED, Optional.empty(), Optional.of(b))));
  }

  private static boolean isMention(List<StatedFact> items) {
    return !items.isEmpty() && items.getFirst().fact() instanceof Fact.Mention;
  }

  private static Difference.Kind kind(StatedFact a, StatedFact b, boolean renamed) {
    if (renamed && b.fact() instanceof Fact.Function) {
      return Difference.Kind.RENAMED;
    }
    return a.sameDetails(b) ? Difference.Kind.BODY : Difference.Kind.ALTERED;
  }

  private Difference difference(
      Difference.Kind kind, Optional<StatedFact> before, Optional<StatedFact> after) {
    StatedFact one = after.or(() -> before).orElseThrow();
    StatedFact other = before.or(() -> after).orElseThrow();
    return new Difference(
        kind,
        before,
        after,
        old.origin(other.path(), other.fact(), before.isPresent()),
        now.origin(one.path(), one.fact(), after.isPresent()));
  }
}
