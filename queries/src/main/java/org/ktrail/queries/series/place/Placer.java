package org.ktrail.queries.series.place;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ktrail.indexer.apply.FileResult;
import org.ktrail.indexer.apply.HunkResult;
import org.ktrail.indexer.apply.PatchApplier;
import org.ktrail.indexer.apply.PatchResult;
import org.ktrail.indexer.apply.PatchedTree;
import org.ktrail.indexer.apply.Reconstruction;
import org.ktrail.indexer.patch.Patch;
import org.ktrail.indexer.patch.Trailer;
import org.ktrail.indexer.snapshot.RevisionBlobs;
import org.ktrail.indexer.snapshot.Snapshot;
import org.ktrail.indexer.snapshot.SourceRepository;

/** Finds the base of a series in a repository and applies its patches there, in memory. */
public final class Placer {
  /** Revisions whose blobs agree equally well that are told apart by trying the patches. */
  private static final int MOST_TRIED = 12;

  /** What a hunk that fits with fuzz only weighs, as if it were so many lines from its place. */
  private static final int FUZZY_LINES = 1000;

  private final SourceRepository repository;
  private final RevisionBlobs revisions;

  /** By revision and path; asked for by every series of a history. */
  private final Map<String, Snapshot> snapshots = new TreeMap<>();

  public Placer(SourceRepository repository) {
    this.repository = repository;
    this.revisions = new RevisionBlobs(repository);
  }

  /**
   * Places a series where its mails say, checked: first by a trailer whose revision has the blobs
   * that the series starts from, then where all these blobs are, then where words say, then where
   * most of them are.
   *
   * @param given the base that the user wants, whatever the mails say; "" to find it
   */
  public Placement place(PostedSeries series, String given) {
    PreImages images = new PreImages(series);
    List<Evidence> evidence = new ArrayList<>();
    trailers(series, images, evidence);
    blobs(series, images, evidence);
    for (BaseProse.Claim claim : BaseProse.in(series)) {
      String revision = revisions.has(claim.name()) ? claim.name() : "";
      evidence.add(
          evidence(
              Evidence.Kind.PROSE, claim.words(), claim.origin(), claim.line(), revision, images));
    }
    if (!given.isEmpty()) {
      repository.snapshot(given); // says so if there is none
      evidence.add(evidence(Evidence.Kind.GIVEN, given, "", 0, given, images));
    }
    if (evidence.stream().allMatch(e -> e.matched() == 0 && !e.decides())) {
      hunks(series, images).ifPresent(evidence::add);
    }
    Optional<Evidence> deciding = deciding(evidence);
    if (deciding.isEmpty()) {
      return new Placement.WithoutBase(series, evidence, rebuild(series));
    }
    evidence.replaceAll(e -> e == deciding.get() ? e.deciding() : e);
    Snapshot base = snapshot(deciding.get().revision());
    return new Placement.OnBase(series, evidence, base, apply(base, series.patches()));
  }

  private void trailers(PostedSeries series, PreImages images, List<Evidence> evidence) {
    List<Patch> mails = new ArrayList<>(series.covers());
    mails.addAll(series.patches());
    for (Patch mail : mails) {
      for (Trailer trailer : mail.trailers()) {
        boolean known = evidence.stream().anyMatch(e -> e.claim().equals(trailer.value()));
        if (trailer.name().equalsIgnoreCase("base-commit") && !known) {
          String id = trailer.value();
          boolean isId = id.length() >= 7 && id.chars().allMatch(c -> Character.digit(c, 16) >= 0);
          evidence.add(
              evidence(
                  Evidence.Kind.TRAILER,
                  id,
                  mail.origin(),
                  trailer.line(),
                  isId && revisions.has(id) ? id : "",
                  images));
        }
      }
    }
  }

  /** The revisions that have most of the blobs; of those that have all or as many, the best. */
  private void blobs(PostedSeries series, PreImages images, List<Evidence> evidence) {
    if (images.size() == 0) {
      return;
    }
    List<Evidence> best = new ArrayList<>();
    for (String revision : revisions.revisions()) {
      Evidence found = evidence(Evidence.Kind.BLOBS, "", "", 0, revision, images);
      if (found.matched() > 0 && (best.isEmpty() || found.matched() >= best.getFirst().matched())) {
        if (!best.isEmpty() && found.matched() > best.getFirst().matched()) {
          best.clear();
        }
        best.add(found);
      }
    }
    if (best.size() > 1 && best.size() <= MOST_TRIED) {
      best.sort(
          Comparator.comparingInt(
              (Evidence e) -> unfit(apply(snapshot(e.revision()), series.patches()))));
    }
    if (!best.isEmpty()) {
      evidence.add(best.getFirst());
    }
  }

  /**
   * The revision where no hunk conflicts, of several the one where most hunks are at their place.
   * Only where there are few revisions: each takes an application of the whole series.
   */
  private Optional<Evidence> hunks(PostedSeries series, PreImages images) {
    List<String> names = revisions.revisions();
    if (names.size() > MOST_TRIED) {
      return Optional.empty();
    }
    String best = "";
    long nearest = Long.MAX_VALUE;
    for (String name : names) {
      List<PatchResult> results = apply(snapshot(name), series.patches());
      long distance = distance(results);
      if (BaseFit.of(results).applies() && distance < nearest) {
        best = name;
        nearest = distance;
      }
    }
    return best.isEmpty()
        ? Optional.empty()
        : Optional.of(evidence(Evidence.Kind.HUNKS, "", "", 0, best, images));
  }

  /** The series by itself; gaps are filled from the newest revisions, which are few. */
  private List<Reconstruction.Step> rebuild(PostedSeries series) {
    List<String> names = revisions.revisions();
    List<Snapshot> nearest =
        names.subList(Math.max(0, names.size() - MOST_TRIED), names.size()).stream()
            .map(this::snapshot)
            .toList();
    Reconstruction state = Reconstruction.of(nearest);
    List<Reconstruction.Step> steps = new ArrayList<>();
    for (Patch patch : series.patches()) {
      Reconstruction.Step step = state.apply(patch);
      steps.add(step);
      state = step.after();
    }
    return steps;
  }

  /** How far the hunks are from their places, in lines. */
  private static long distance(List<PatchResult> results) {
    return results.stream()
        .flatMap(r -> r.files().stream())
        .flatMap(f -> f.hunks().stream())
        .mapToLong(h ->
            h instanceof HunkResult.Fitted fitted
                ? Math.abs(fitted.offset()) + (fitted.fuzz() > 0 ? FUZZY_LINES : 0)
                : 0)
        .sum();
  }

  private Evidence evidence(
      Evidence.Kind kind,
      String claim,
      String origin,
      int line,
      String revision,
      PreImages images) {
    List<Evidence.Mismatch> mismatches =
        revision.isEmpty() ? List.of() : images.mismatches(revisions.at(revision, images.paths()));
    int matched = revision.isEmpty() ? 0 : images.size() - mismatches.size();
    return new Evidence(
        kind, claim, origin, line, revision, matched, images.size(), mismatches, false);
  }

  /** What the user gave; else the first that agrees; else words; else the most blobs. */
  private static Optional<Evidence> deciding(List<Evidence> evidence) {
    Optional<Evidence> given =
        evidence.stream().filter(e -> e.kind() == Evidence.Kind.GIVEN).findFirst();
    if (given.isPresent()) {
      return given;
    }
    List<Evidence> here = evidence.stream().filter(e -> !e.revision().isEmpty()).toList();
    return here.stream()
        .filter(e -> e.kind() == Evidence.Kind.TRAILER)
        .findFirst()
        .or(() -> here.stream().filter(Evidence::agrees).findFirst())
        .or(() -> here.stream().filter(e -> e.kind() == Evidence.Kind.PROSE).findFirst())
        .or(() -> here.stream().findFirst());
  }

  private Snapshot snapshot(String revision) {
    return snapshots.computeIfAbsent(revision, repository::snapshot);
  }

  private List<PatchResult> apply(Snapshot base, List<Patch> patches) {
    List<PatchResult> results = new ArrayList<>();
    PatchedTree tree = PatchedTree.of(base);
    for (Patch patch : patches) {
      PatchResult result =
          PatchApplier.apply(
              tree, patch, abbreviated -> repository.blob(abbreviated).map(base::read));
      results.add(result);
      tree = result.tree();
    }
    return results;
  }

  private static int unfit(List<PatchResult> results) {
    return results.stream()
        .flatMap(r -> r.files().stream())
        .map(FileResult::hunks)
        .flatMap(List::stream)
        .mapToInt(h ->
            switch (h) {
              case HunkResult.Conflict _ -> 2;
              case HunkResult.Fitted fitted -> fitted.fuzz() > 0 ? 1 : 0;
              case HunkResult.Contained _ -> 0;
            })
        .sum();
  }
}
