package org.ktrail.queries.lint;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ktrail.indexer.patch.Patch;
import org.ktrail.queries.code.RecordLookup;
import org.ktrail.queries.series.change.Delta;
import org.ktrail.queries.series.change.Fact;
import org.ktrail.queries.series.change.FactChange;
import org.ktrail.queries.series.change.MemberAccess;
import org.ktrail.queries.series.place.Evidence;
import org.ktrail.queries.series.place.Placement;

/**
 * A revision of a series, ready to be judged.
 *
 * @param label as histories name it: {@code v8}, {@code v10.1}; "" if it is none of a history
 * @param version its number: 1 for a first posting
 * @param resend whether it is sent again without changes
 * @param cover the cover letter, if there is one
 * @param patches in their order
 * @param earlier patches of the revision before, as far as they are at hand
 * @param deltas what each patch changes, in the same order
 * @param placement where it belongs, if that was looked for
 * @param graphs of its states
 * @param accesses members that added lines name, of records whose type is known
 * @param flows what the functions that it changes do on their ways
 * @param made what macros make of names in the files that it touches
 * @param origins which patch put in which line
 * @param records members of the records that it and the base have
 * @param states what there is after each patch
 * @param lines of the files that it touches
 */
public record Submission(
    String label,
    int version,
    boolean resend,
    Optional<Patch> cover,
    List<Patch> patches,
    List<Patch> earlier,
    List<Delta> deltas,
    Base base,
    Optional<Placement> placement,
    Graphs graphs,
    List<In<MemberAccess>> accesses,
    Occurrences occurrences,
    Presence presence,
    FlowFindings flows,
    MadeNames made,
    LineOrigins origins,
    RecordLookup records,
    PatchStates states,
    PatchedLines lines) {
  public Submission {
    patches = List.copyOf(patches);
    earlier = List.copyOf(earlier);
    deltas = List.copyOf(deltas);
    accesses = List.copyOf(accesses);
  }

  public static Submission of(
      String label,
      int version,
      boolean resend,
      Optional<Patch> cover,
      List<Patch> patches,
      List<Patch> earlier,
      List<Delta> deltas,
      Base base,
      Optional<Placement> placement,
      Graphs graphs,
      List<In<MemberAccess>> accesses,
      FlowFindings flows,
      MadeNames made,
      RecordLookup records) {
    return new Submission(
        label,
        version,
        resend,
        cover,
        patches,
        earlier,
        deltas,
        base,
        placement,
        graphs,
        accesses,
        Occurrences.of(deltas),
        new Presence(base, deltas),
        flows,
        made,
        new LineOrigins(deltas),
        records,
        new PatchStates(deltas),
        new PatchedLines(deltas));
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

  /**
   * The last patch that puts in a line of a file as the last patch leaves it; 0 if none does, or
   * what brought it cannot be told.
   */
  public int patchOf(String file, int line) {
    return origins.patchOf(file, line);
  }

  /**
   * Whether the base is the revision that the series says it is meant for, or has exactly the files
   * that its patches start from; otherwise what it lacks may be in the right one.
   */
  public boolean baseIsClaimed() {
    return placement.isEmpty()
        || placement.get() instanceof Placement.OnBase on
            && on.evidence().stream()
                .anyMatch(e ->
                    e.agrees()
                        && e.total() > 0
                        && e.kind() != Evidence.Kind.PROSE
                        && (e.decided() || e.revision().equals(on.base().revision())));
  }

  /** A line of a file as a patch leaves it; "" if it is not known. */
  public String line(int patch, String file, int line) {
    return lines.line(patch, file, line);
  }

  /** A change with the number of its patch. */
  public record In<C>(int patch, C change) {}

  /** The facts of this kind that patches bring, in order. */
  public <F extends Fact> Stream<In<FactChange.Gained<F>>> gained(Class<F> kind) {
    return deltas.stream().flatMap(d -> d.gained(kind).map(c -> new In<>(d.step().number(), c)));
  }

  /** The facts of this kind that patches take, in order. */
  public <F extends Fact> Stream<In<FactChange.Lost<F>>> lost(Class<F> kind) {
    return deltas.stream().flatMap(d -> d.lost(kind).map(c -> new In<>(d.step().number(), c)));
  }

  /** The facts of this kind that patches alter, in order. */
  public <F extends Fact> Stream<In<FactChange.Altered<F>>> altered(Class<F> kind) {
    return deltas.stream().flatMap(d -> d.altered(kind).map(c -> new In<>(d.step().number(), c)));
  }

  /** The facts of this kind that patches bring or alter, as they are after it. */
  public <F extends Fact> Stream<In<FactChange<F>>> brought(Class<F> kind) {
    return deltas.stream()
        .flatMap(d ->
            Stream.<FactChange<F>>concat(d.gained(kind), d.altered(kind))
                .map(c -> new In<FactChange<F>>(d.step().number(), c)));
  }
}
