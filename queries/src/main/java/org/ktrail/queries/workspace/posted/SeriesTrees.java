package org.ktrail.queries.workspace.posted;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.apply.PatchedTree;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.snapshot.ChangedFiles;
import org.ktrail.indexer.snapshot.Misfit;
import org.ktrail.indexer.snapshot.SourceRepository;
import org.ktrail.queries.series.History;
import org.ktrail.queries.series.place.Placement;
import org.ktrail.queries.series.place.Placer;
import org.ktrail.queries.series.place.PostedSeries;
import org.ktrail.queries.series.rewind.Alike;
import org.ktrail.queries.series.rewind.Misfits;
import org.ktrail.queries.series.rewind.Rewind;

/** Makes the files that patches of a series lead to. One thread. */
public final class SeriesTrees {
  private final String base;
  private final boolean rewind;
  private final Consumer<String> notes;
  private final Set<String> told = new HashSet<>();

  /**
   * @param base where to place series, "" to find that by the mails
   * @param rewind whether to take a later revision that the base has out of it first
   * @param notes told what does not fit, a line each
   */
  public SeriesTrees(String base, boolean rewind, Consumer<String> notes) {
    this.base = base;
    this.rewind = rewind;
    this.notes = notes;
  }

  /** The state after the first patches of a revision. */
  public PostedState state(
      String label, String named, History history, PostedSeries series, int patches) {
    return new PostedState(
        label,
        series.patches().subList(0, patches),
        repository -> of(repository, named, history, series, patches));
  }

  /** The base, as {@code LABEL/0}, and the revision after each of its patches. */
  public List<PostedState> eachPatch(String named, History history, PostedSeries series) {
    List<PostedState> states = new ArrayList<>();
    for (int k = 0; k <= series.patches().size(); k++) {
      states.add(state(series.label() + "/" + k, named, history, series, k));
    }
    return states;
  }

  /**
   * The files after the first patches of a revision.
   *
   * @param named what the user calls the source
   * @throws UserError if there is no base for it here
   */
  public ChangedFiles of(
      SourceRepository repository,
      String named,
      History history,
      PostedSeries series,
      int patches) {
    if (!(new Placer(repository).place(series, base) instanceof Placement.OnBase placed)) {
      throw new UserError(
          "%s of %s: no base for it is in this repository; give one with --base REV"
              .formatted(series.label(), named));
    }
    if (rewind) {
      return rewound(repository, history, series, patches, placed);
    }
    warn(placed, patches);
    return placed.prefix(patches).changes().with(misfits(repository, history, placed, patches));
  }

  /** But for what a later revision that the base has changes alike. */
  private List<Misfit> misfits(
      SourceRepository repository, History history, Placement.OnBase placed, int patches) {
    List<Misfit> misfits = Misfits.of(placed, patches);
    Optional<PostedSeries> later =
        misfits.isEmpty() ? Optional.empty() : merged(repository, history);
    if (later.isEmpty()) {
      return misfits;
    }
    Alike alike = Alike.of(placed.series().patches().subList(0, patches), later.get().patches());
    return misfits.stream().filter(m -> !alike.explains(m)).toList();
  }

  private ChangedFiles rewound(
      SourceRepository repository,
      History history,
      PostedSeries series,
      int patches,
      Placement.OnBase placed) {
    Optional<PostedSeries> merged = merged(repository, history);
    if (merged.isEmpty()) {
      throw new UserError(
          "--rewind: %s has no revision of this series".formatted(placed.base().revision()));
    }
    if (patches == series.patches().size() && placed.fit().hasAll()) {
      tell("%s has %s, so that nothing is taken out", placed.base().revision(), series.label());
      return new ChangedFiles(placed.base(), new TreeMap<>());
    }
    PatchedTree tree = PatchedTree.of(placed.base());
    tell(
        "%s has %s; it is taken out, and %s is put in: assumed, not known",
        placed.base().revision(), merged.get().label(), series.label());
    Rewind.Rewound rewound =
        Rewind.files(tree::read, merged.get().patches(), series.patches().subList(0, patches));
    return new ChangedFiles(placed.base(), rewound.files(), rewound.misfits());
  }

  private @Nullable Optional<PostedSeries> merged;

  /** The last revision that the base has. */
  private Optional<PostedSeries> merged(SourceRepository repository, History history) {
    Optional<PostedSeries> known = merged;
    if (known == null) {
      known =
          history.revisions().reversed().stream()
              .map(PostedSeries::of)
              .filter(s -> has(new Placer(repository).place(s, base)))
              .findFirst();
      merged = known;
    }
    return known;
  }

  /** Whether the base has most of a revision. */
  private static boolean has(Placement placement) {
    return placement instanceof Placement.OnBase on && on.fit().hasMost();
  }

  private void warn(Placement.OnBase placed, int patches) {
    for (int i = 0; i < patches; i++) {
      var result = placed.results().get(i);
      int number = i + 1;
      switch (result.verdict()) {
        case EMPTY, APPLIES, FUZZY -> {}
        case CONTAINED, EARLIER_FORM ->
            tell(
                "patch %d is in %s already, or a later form of it; skipped",
                number, placed.base().revision());
        case CONFLICT ->
            tell(
                "patch %d does not fit %s everywhere; what fits is used (see `ktrail series"
                    + " place`)",
                number, placed.base().revision());
      }
    }
  }

  /** Once, however many states of a series are made. */
  private void tell(String format, Object... values) {
    String line = format.formatted(values);
    if (told.add(line)) {
      notes.accept(line);
    }
  }
}
