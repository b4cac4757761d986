package org.ktrail.queries.series.change;

import java.util.List;
import java.util.stream.Stream;

/** What one patch changes. */
public record Delta(SeriesStep step, List<FileDelta> files) {
  public Delta {
    files = List.copyOf(files);
  }

  /**
   * One file's part.
   *
   * @param before all facts of the image before; empty if it was not known
   * @param after all facts of the image after
   * @param changes what differs, in the order of lines, lost ones first
   */
  public record FileDelta(
      TouchedFile file, List<Fact> before, List<Fact> after, List<FactChange<?>> changes) {
    public FileDelta {
      before = List.copyOf(before);
      after = List.copyOf(after);
      changes = List.copyOf(changes);
    }
  }

  public Stream<FactChange<?>> changes() {
    return files.stream().flatMap(f -> f.changes().stream());
  }

  /** The facts of this kind that the patch brings. */
  public <F extends Fact> Stream<FactChange.Gained<F>> gained(Class<F> kind) {
    return changes()
        .filter(c -> c instanceof FactChange.Gained<?> && kind.isInstance(c.fact()))
        .map(Delta::<FactChange.Gained<F>>as);
  }

  /** The facts of this kind that the patch takes. */
  public <F extends Fact> Stream<FactChange.Lost<F>> lost(Class<F> kind) {
    return changes()
        .filter(c -> c instanceof FactChange.Lost<?> && kind.isInstance(c.fact()))
        .map(Delta::<FactChange.Lost<F>>as);
  }

  /** The facts of this kind that the patch alters. */
  public <F extends Fact> Stream<FactChange.Altered<F>> altered(Class<F> kind) {
    return changes()
        .filter(c -> c instanceof FactChange.Altered<?> && kind.isInstance(c.fact()))
        .map(Delta::<FactChange.Altered<F>>as);
  }

  @SuppressWarnings("unchecked") // the caller has looked at the class of the fact
  private static <C> C as(FactChange<?> change) {
    return (C) change;
  }
}
