package org.ktrail.queries.series.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ktrail.queries.graph.Place;
import org.ktrail.queries.series.change.Delta;
import org.ktrail.queries.series.change.Fact;
import org.ktrail.queries.series.change.FactChange;
import org.ktrail.queries.series.compare.RevisionDifference.UnchangedCaller;

/** Calls of functions with another signature than before, on lines that no patch changes. */
public final class UnchangedCallers {
  private UnchangedCallers() {}

  /** Calls by name in the files of a base. */
  @FunctionalInterface
  public interface Source {
    /** Of a base that is not known. */
    Source NONE = name -> List.of();

    /** Calls of what has this name, by path and line. */
    List<Site> calls(String name);
  }

  /**
   * @param arguments how many it passes
   */
  public record Site(String caller, Place place, int arguments) {}

  /**
   * @param differences between an older state and {@code now}
   */
  public static List<UnchangedCaller> of(
      List<Difference> differences, SourceState now, Source base) {
    List<UnchangedCaller> found = new ArrayList<>();
    Set<String> done = new HashSet<>();
    for (Difference difference : differences) {
      if (difference.kind() == Difference.Kind.ALTERED
          && difference.before().isPresent()
          && difference.before().get().fact() instanceof Fact.Function was
          && difference.fact() instanceof Fact.Function is
          && !was.signature().equals(is.signature())
          && done.add(is.name())) {
        callers(is, difference.item().path(), now, base, found);
      }
    }
    return found;
  }

  private static void callers(
      Fact.Function function,
      String path,
      SourceState now,
      Source base,
      List<UnchangedCaller> into) {
    List<UnchangedCaller> found = new ArrayList<>();
    for (String touched : now.touched()) {
      SourceState.FileState file = now.file(touched, false).orElse(SourceState.FileState.ABSENT);
      if (function.isStatic() && !touched.equals(path)) {
        continue;
      }
      for (List<StatedFact> items : file.items().values()) {
        for (StatedFact item : items) {
          if (item.fact() instanceof Fact.Call call
              && call.shape() == Fact.Shape.NAME
              && call.name().equals(function.name())
              && !isChanged(now, touched, call)) {
            found.add(
                caller(
                    function,
                    call.caller(),
                    new Place(touched, call.line()),
                    call.arguments().size()));
          }
        }
      }
    }
    if (!function.isStatic()) {
      for (Site site : base.calls(function.name())) {
        if (!now.touched().contains(site.place().path())) {
          found.add(caller(function, site.caller(), site.place(), site.arguments()));
        }
      }
    }
    found.sort(
        Comparator.comparing((UnchangedCaller c) -> c.place().path())
            .thenComparing(c -> c.place().line()));
    into.addAll(found);
  }

  private static UnchangedCaller caller(
      Fact.Function function, String caller, Place place, int arguments) {
    return new UnchangedCaller(function, caller, place, arguments, function.parameters().size());
  }

  /** Whether a patch brings the call, or changes a line of it. */
  private static boolean isChanged(SourceState now, String path, Fact.Call call) {
    for (Delta delta : now.deltas()) {
      for (Delta.FileDelta file : delta.files()) {
        if (file.file().path().equals(path)) {
          for (FactChange<?> change : file.changes()) {
            if (change.hunk() > 0 && change.fact().identity().equals(call.identity())) {
              return true;
            }
          }
        }
      }
    }
    return false;
  }
}
