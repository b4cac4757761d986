package org.ktrail.queries.lint;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ktrail.indexer.patch.Patch;
import org.ktrail.queries.series.change.Change;
import org.ktrail.queries.series.change.Delta;
import org.ktrail.queries.series.change.Fact;
import org.ktrail.queries.series.change.MemberAccess;
import org.ktrail.queries.series.place.Placement;

/**
 * A revision of a series, ready to be judged.
 *
 * @param label as histories name it: {@code v8}, {@code v10.1}; "" if it is none of a history
 * @param version its number: 1 for a first posting
 * @param resend whether it is sent again without changes
 * @param cover the cover letter, if there is one
 * @param patches in their order
 * @param deltas what each patch changes, in the same order
 * @param placement where it belongs, if that was looked for
 * @param graphs of its states
 * @param accesses members that added lines name, of records whose type is known
 * @param flows what the functions that it changes do on their ways
 */
public record Submission(
    String label,
    int version,
    boolean resend,
    Optional<Patch> cover,
    List<Patch> patches,
    List<Delta> deltas,
    Base base,
    Optional<Placement> placement,
    Graphs graphs,
    List<In<MemberAccess>> accesses,
    Occurrences occurrences,
    Presence presence,
    FlowFindings flows) {
  public Submission {
    patches = List.copyOf(patches);
    deltas = List.copyOf(deltas);
    accesses = List.copyOf(accesses);
  }

  public static Submission of(
      String label,
      int version,
      boolean resend,
      Optional<Patch> cover,
      List<Patch> patches,
      List<Delta> deltas,
      Base base,
      Optional<Placement> placement,
      Graphs graphs,
      List<In<MemberAccess>> accesses,
      FlowFindings flows) {
    return new Submission(
        label,
        version,
        resend,
        cover,
        patches,
        deltas,
        base,
        placement,
        graphs,
        accesses,
        Occurrences.of(deltas),
        new Presence(base, deltas),
        flows);
  }

  /** Whether the first line of a function was made of the header of a hunk, and may be cut off. */
  public boolean isCut(int patch, String file, int line) {
    return deltas.stream()
        .filter(d -> d.step().number() == patch)
        .flatMap(d -> d.step().files().stream())
        .filter(f -> f.newPath().equals(file))
        .flatMap(f -> f.after().stream())
        .anyMatch(image -> image.isCut(line));
  }

  /** A change with the number of its patch. */
  public record In<C>(int patch, C change) {}

  /** The facts of this kind that patches bring, in order. */
  public <F extends Fact> Stream<In<Change.Gained<F>>> gained(Class<F> kind) {
    return deltas.stream().flatMap(d -> d.gained(kind).map(c -> new In<>(d.step().number(), c)));
  }

  /** The facts of this kind that patches take, in order. */
  public <F extends Fact> Stream<In<Change.Lost<F>>> lost(Class<F> kind) {
    return deltas.stream().flatMap(d -> d.lost(kind).map(c -> new In<>(d.step().number(), c)));
  }

  /** The facts of this kind that patches alter, in order. */
  public <F extends Fact> Stream<In<Change.Altered<F>>> altered(Class<F> kind) {
    return deltas.stream().flatMap(d -> d.altered(kind).map(c -> new In<>(d.step().number(), c)));
  }

  /** The facts of this kind that patches bring or alter, as they are after it. */
  public <F extends Fact> Stream<In<Change<F>>> brought(Class<F> kind) {
    return deltas.stream()
        .flatMap(d ->
            Stream.<Change<F>>concat(d.gained(kind), d.altered(kind))
                .map(c -> new In<Change<F>>(d.step().number(), c)));
  }
}
