package org.ktrail.cli.series;

import java.util.ArrayList;
import java.util.List;
import org.ktrail.cli.output.Json;
import org.ktrail.indexer.apply.FileResult;
import org.ktrail.indexer.apply.HunkResult;
import org.ktrail.indexer.apply.PatchResult;
import org.ktrail.indexer.apply.ReconstructedFile;
import org.ktrail.indexer.apply.Reconstruction;
import org.ktrail.indexer.patch.Patch;
import org.ktrail.queries.series.place.Evidence;
import org.ktrail.queries.series.place.Placement;
import org.ktrail.queries.series.place.Prerequisite;

/** The JSON of {@code series place}. */
final class PlacementJson {
  private PlacementJson() {}

  static String of(List<Placement> placements, List<List<Prerequisite>> missing) {
    List<Object> all = new ArrayList<>();
    for (int i = 0; i < placements.size(); i++) {
      all.add(placement(placements.get(i), missing.get(i)));
    }
    return Json.write(Json.object("schema", "ktrail/series-place/1", "placements", all));
  }

  private static Object placement(Placement placement, List<Prerequisite> missing) {
    List<Object> patches = new ArrayList<>();
    String base =
        switch (placement) {
          case Placement.OnBase placed -> {
            placed.results().forEach(r -> patches.add(patch(r)));
            yield placed.base().revision();
          }
          case Placement.WithoutBase alone -> {
            alone.steps().forEach(step -> patches.add(step(step)));
            yield "";
          }
        };
    return Json.object(
        "label",
        placement.series().label(),
        "base",
        base,
        "evidence",
        Json.array(placement.evidence(), PlacementJson::evidence),
        "patches",
        patches);
  }

  private static Object evidence(Evidence e) {
    return Json.object(
        "kind", PlacementAnswer.word(e.kind()),
        "claim", e.claim(),
        "origin", e.origin(),
        "line", e.line(),
        "revision", e.revision(),
        "matched", e.matched(),
        "total", e.total(),
        "decided", e.decided(),
        "mismatches",
            Json.array(
                e.mismatches(),
                m ->
                    Json.object(
                        "patch", m.patch(),
                        "file", m.path(),
                        "expected", m.expected(),
                        "found", m.found())));
  }

  private static Object step(Reconstruction.Step step) {
    return Json.object(
        "title", step.patch().title(),
        "origin", step.patch().origin(),
        "problems", problems(step.patch()),
        "rebuilt",
            Json.array(
                step.changes(),
                change ->
                    Json.object(
                        "file", change.change().path(),
                        "change", PlacementAnswer.word(change.change().kind()),
                        "assumed_from",
                            change.after().map(ReconstructedFile::assumedFrom).orElse(""),
                        "ranges",
                            Json.array(
                                change.after().map(ReconstructedFile::ranges).orElse(List.of()),
                                range ->
                                    Json.object(
                                        "first", range.first(),
                                        "last", range.last(),
                                        "certainty", PlacementAnswer.word(range.certainty()))))));
  }

  private static Object patch(PatchResult r) {
    return Json.object(
        "title", r.patch().title(),
        "origin", r.patch().origin(),
        "verdict", PlacementAnswer.word(r.verdict()),
        "presence", Math.round(100 * r.presence()) / 100.0,
        "skipped", r.isSkipped(),
        "problems", problems(r.patch()),
        "files", Json.array(r.files(), PlacementJson::file));
  }

  private static Object problems(Patch patch) {
    return Json.array(
        patch.problems(),
        p ->
            Json.object(
                "kind", PlacementAnswer.word(p.kind()),
                "file", p.path(),
                "hunk", p.hunk(),
                "mail_line", p.line(),
                "text", p.text(),
                "reason", p.reason()));
  }

  private static Object file(FileResult f) {
    return Json.object(
        "file", f.change().path(),
        "change", PlacementAnswer.word(f.change().kind()),
        "outcome", PlacementAnswer.word(f.outcome()),
        "verified", f.verified(),
        "note", f.note(),
        "hunks", Json.array(f.hunks(), PlacementJson::hunk));
  }

  private static Object hunk(HunkResult hunk) {
    return switch (hunk) {
      case HunkResult.Fitted h ->
          Json.object(
              "hunk", h.number(),
              "result", "fits",
              "line", h.line(),
              "offset", h.offset(),
              "blanks", h.blanks(),
              "fuzz", h.fuzz());
      case HunkResult.Contained h ->
          Json.object("hunk", h.number(), "result", "contained", "line", h.line());
      case HunkResult.Conflict h ->
          Json.object(
              "hunk", h.number(),
              "result", "conflict",
              "line", h.foundLine(),
              "earlier_form", h.earlierForm(),
              "contained_part", Math.round(100 * h.containedPart()) / 100.0,
              "expected_line", h.expectedLine(),
              "expected", h.expected(),
              "found", h.found(),
              "reason", h.reason());
    };
  }
}
