package org.ktrail.queries.simulate.compare;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ktrail.queries.simulate.scenario.Result;
import org.ktrail.queries.simulate.scenario.Way;

/**
 * What scenarios do differently on two revisions.
 *
 * @param before label
 * @param after label
 * @param changes scenarios whose outcomes differ
 * @param same those whose outcomes do not, as they are afterwards
 */
public record BehaviourDifference(
    String before, String after, List<OutcomeChange> changes, List<Result> same) {
  public BehaviourDifference {
    changes = List.copyOf(changes);
    same = List.copyOf(same);
  }

  /** Both with the same scenarios in the same order. */
  public static BehaviourDifference of(Behaviour before, Behaviour after) {
    List<OutcomeChange> changes = new ArrayList<>();
    List<Result> same = new ArrayList<>();
    Origins origins = new Origins(before, after);
    for (int i = 0; i < after.results().size(); i++) {
      Result old = before.results().get(i);
      Result now = after.results().get(i);
      if (isSame(old, now)) {
        same.add(now);
      } else {
        changes.add(
            new OutcomeChange(old, now, roles(old, now, origins), parting(old, now, origins)));
      }
    }
    return new BehaviourDifference(before.label(), after.label(), changes, same);
  }

  /** Whether two results say the same; ignorance for two reasons is the same. */
  static boolean isSame(Result a, Result b) {
    return a.verdict() == b.verdict() && a.values().equals(b.values());
  }

  private static Map<String, OutcomeChange.Was> roles(Result old, Result now, Origins origins) {
    Map<String, OutcomeChange.Was> out = new TreeMap<>();
    if (old.roles().isEmpty() || now.roles().isEmpty()) {
      return out;
    }
    Set<String> names = new TreeSet<>(old.roles().keySet());
    names.addAll(now.roles().keySet());
    for (String name : names) {
      String was = old.roles().getOrDefault(name, "");
      String is = now.roles().getOrDefault(name, "");
      if (!was.equals(is)) {
        out.put(name, new OutcomeChange.Was(was, is, origins.names(was, is)));
      }
    }
    return out;
  }

  /** Of a way that only one side has, and the one of the other side that goes along longest. */
  private static Optional<Parting> parting(Result old, Result now, Origins origins) {
    List<Way> gone = special(old, now);
    List<Way> come = special(now, old);
    if (gone.isEmpty() || come.isEmpty()) {
      return Optional.empty();
    }
    List<Moment> a = Moment.of(gone.getFirst().trace());
    return come.stream()
        .map(w -> TwoTraces.of(a, Moment.of(w.trace())))
        .max(Comparator.comparingInt(TwoTraces::at))
        .flatMap(t -> t.parting(origins));
  }

  private static List<Way> special(Result of, Result other) {
    List<Way> own =
        of.ways().stream()
            .filter(w -> w.value().filter(v -> !other.values().contains(v)).isPresent())
            .toList();
    return own.isEmpty() ? of.ways() : own;
  }

  /** A line of two traces side by side. */
  public record Line(char sign, Moment moment) {}

  /** All moments of two ways: what both have with a blank, else {@code -} and {@code +}. */
  public static List<Line> aligned(Way before, Way after) {
    List<Moment> a = Moment.of(before.trace());
    List<Moment> b = Moment.of(after.trace());
    List<Line> out = new ArrayList<>();
    int next = 0;
    for (AbstractDelta<String> d :
        DiffUtils.diff(a.stream().map(Moment::what).toList(), b.stream().map(Moment::what).toList())
            .getDeltas()) {
      for (; next < d.getTarget().getPosition(); next++) {
        out.add(new Line(' ', b.get(next)));
      }
      int from = d.getSource().getPosition();
      a.subList(from, from + d.getSource().size()).forEach(m -> out.add(new Line('-', m)));
      next = d.getTarget().getPosition() + d.getTarget().size();
      b.subList(d.getTarget().getPosition(), next).forEach(m -> out.add(new Line('+', m)));
    }
    for (; next < b.size(); next++) {
      out.add(new Line(' ', b.get(next)));
    }
    return out;
  }
}
