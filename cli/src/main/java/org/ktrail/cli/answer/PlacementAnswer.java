package org.ktrail.cli.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ktrail.indexer.apply.FileResult;
import org.ktrail.indexer.apply.HunkResult;
import org.ktrail.indexer.apply.PatchResult;
import org.ktrail.indexer.patch.Patch;
import org.ktrail.indexer.patch.Problem;
import org.ktrail.queries.series.place.Evidence;
import org.ktrail.queries.series.place.Placement;

/** How {@code series place} answers. */
public final class PlacementAnswer {
  /** Lines of a conflict that are printed of each side; JSON has all. */
  private static final int SIDE = 12;

  private PlacementAnswer() {}

  public static String text(List<Placement> placements) {
    Lines out = new Lines();
    for (Placement placement : placements) {
      switch (placement) {
        case Placement.OnBase placed -> {
          out.heading("%s on %s".formatted(placed.series().label(), placed.base().revision()));
          placed.evidence().forEach(e -> evidence(e, out));
          List<PatchResult> results = placed.results();
          for (int i = 0; i < results.size(); i++) {
            result(i + 1, results.size(), results.get(i), out);
          }
        }
        case Placement.WithoutBase alone -> {
          out.heading(alone.series().label() + ": no base found; give one with --base REV");
          alone.evidence().forEach(e -> evidence(e, out));
          List<Patch> patches = alone.series().patches();
          for (int i = 0; i < patches.size(); i++) {
            out.heading("  %d/%d %s".formatted(i + 1, patches.size(), patches.get(i).title()));
            problems(patches.get(i), out);
          }
        }
      }
      out.blank();
    }
    return out.toString();
  }

  private static void evidence(Evidence e, Lines out) {
    String what =
        switch (e.kind()) {
          case TRAILER -> "base-commit " + e.claim();
          case BLOBS -> "blobs of index lines";
          case PROSE -> "\"" + e.claim() + "\"";
          case GIVEN -> "--base";
        };
    String said =
        e.revision().isEmpty()
            ? "names no revision of this repository"
            : e.total() == 0
                ? e.revision() + ", the patches name no blobs"
                : "%s has %d of %d blobs that the series starts from"
                    .formatted(e.revision(), e.matched(), e.total());
    out.heading("  %s: %s%s".formatted(what, said, e.decided() ? "  (decided)" : ""));
    if (e.decided()) {
      for (Evidence.Mismatch m : e.mismatches()) {
        out.heading(
            "    %s: patch %d expects blob %s, %s"
                .formatted(
                    m.path(),
                    m.patch(),
                    m.expected(),
                    m.found().isEmpty() ? "there is no such file" : "found " + m.found()));
      }
    }
  }

  private static void result(int number, int of, PatchResult result, Lines out) {
    out.heading("  %d/%d %s".formatted(number, of, result.patch().title()));
    out.heading("    " + verdict(result));
    problems(result.patch(), out);
    for (FileResult file : result.files()) {
      file(result, file, out);
    }
  }

  private static String verdict(PatchResult result) {
    int percent = (int) (100 * result.presence());
    return switch (result.verdict()) {
      case EMPTY -> "changes nothing";
      case APPLIES -> "applies" + proof(result);
      case CONTAINED -> "contained in the base; skipped";
      case EARLIER_FORM ->
          "an earlier form of something the base contains, %d %% of its changed lines; skipped"
              .formatted(percent);
      case CONFLICT -> {
        List<HunkResult> hunks = result.files().stream().flatMap(f -> f.hunks().stream()).toList();
        long unfit = hunks.stream().filter(HunkResult.Conflict.class::isInstance).count();
        yield "conflict: %d of %s %s not fit"
            .formatted(unfit, Lines.count(hunks.size(), "hunk"), unfit == 1 ? "does" : "do");
      }
    };
  }

  private static String proof(PatchResult result) {
    return result.files().stream().allMatch(FileResult::verified)
        ? ", every file becomes the blob that the patch names"
        : "";
  }

  private static void problems(Patch patch, Lines out) {
    for (Problem p : patch.problems()) {
      String kind =
          switch (p.kind()) {
            case MENDED -> "mended";
            case TORN -> "torn";
            case REFUSED -> "refused";
          };
      String where =
          p.path().isEmpty() ? "" : p.path() + (p.hunk() > 0 ? " hunk " + p.hunk() : "") + ": ";
      out.heading(
          "    %s line %d: %s: %s%s".formatted(patch.origin(), p.line(), kind, where, p.reason()));
      if (!p.text().isEmpty()) {
        out.verbatim("      | " + p.text().replace("\t", "        "));
      }
    }
  }

  private static void file(PatchResult result, FileResult file, Lines out) {
    String path = file.change().path();
    boolean mixed = result.verdict() != PatchResult.Verdict.CONTAINED;
    if (!file.note().isEmpty()) {
      out.heading("    %s: %s".formatted(path, file.note()));
    } else if (mixed && file.outcome() == FileResult.Outcome.CONTAINED) {
      out.heading("    %s: contained".formatted(path));
    }
    for (HunkResult hunk : file.hunks()) {
      switch (hunk) {
        case HunkResult.Fitted fitted -> {
          if (fitted.offset() != 0 || fitted.blanks()) {
            out.heading(
                "    %s:%d: hunk %d fits %s%s"
                    .formatted(
                        path,
                        fitted.line(),
                        fitted.number(),
                        moved(fitted.offset()),
                        fitted.blanks() ? ", blanks of its context differ" : ""));
          } else if (result.isSkipped()) {
            out.heading(
                "    %s:%d: hunk %d is not contained"
                    .formatted(path, fitted.line(), fitted.number()));
          }
        }
        case HunkResult.Contained contained -> {
          if (mixed && file.outcome() != FileResult.Outcome.CONTAINED) {
            out.heading(
                "    %s:%d: hunk %d is contained"
                    .formatted(path, contained.line(), contained.number()));
          }
        }
        case HunkResult.Conflict conflict -> conflict(path, conflict, out);
      }
    }
  }

  private static String moved(int offset) {
    return offset == 0 ? "at its place" : "%+d lines away".formatted(offset);
  }

  private static void conflict(String path, HunkResult.Conflict conflict, Lines out) {
    String place = conflict.line() == 0 ? path : path + ":" + conflict.foundLine();
    out.heading("    %s: hunk %d: %s".formatted(place, conflict.number(), conflict.reason()));
    side("expected", conflict.expected(), '-', out);
    side("found", conflict.found(), '+', out);
  }

  private static void side(String name, List<String> lines, char sign, Lines out) {
    if (lines.isEmpty()) {
      return;
    }
    out.heading("      " + name);
    for (String line : lines.subList(0, Math.min(SIDE, lines.size()))) {
      out.verbatim("      " + sign + line);
    }
    if (lines.size() > SIDE) {
      out.heading("        … " + (lines.size() - SIDE) + " more");
    }
  }

  public static String json(String source, List<Placement> placements) {
    return Json.write(
        Json.object(
            "schema",
            "ktrail/series-place/1",
            "source",
            source,
            "placements",
            Json.array(placements, PlacementAnswer::placement)));
  }

  private static Object placement(Placement placement) {
    List<Object> patches = new ArrayList<>();
    String base =
        switch (placement) {
          case Placement.OnBase placed -> {
            placed.results().forEach(r -> patches.add(patch(r)));
            yield placed.base().revision();
          }
          case Placement.WithoutBase alone -> {
            alone
                .series()
                .patches()
                .forEach(p ->
                    patches.add(
                        Json.object(
                            "title", p.title(), "origin", p.origin(), "problems", problems(p))));
            yield "";
          }
        };
    return Json.object(
        "label",
        placement.series().label(),
        "base",
        base,
        "evidence",
        Json.array(placement.evidence(), PlacementAnswer::evidence),
        "patches",
        patches);
  }

  private static Object evidence(Evidence e) {
    return Json.object(
        "kind", word(e.kind()),
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

  private static Object patch(PatchResult r) {
    return Json.object(
        "title", r.patch().title(),
        "origin", r.patch().origin(),
        "verdict", word(r.verdict()),
        "presence", Math.round(100 * r.presence()) / 100.0,
        "skipped", r.isSkipped(),
        "problems", problems(r.patch()),
        "files", Json.array(r.files(), PlacementAnswer::file));
  }

  private static Object problems(Patch patch) {
    return Json.array(
        patch.problems(),
        p ->
            Json.object(
                "kind", word(p.kind()),
                "file", p.path(),
                "hunk", p.hunk(),
                "mail_line", p.line(),
                "text", p.text(),
                "reason", p.reason()));
  }

  private static Object file(FileResult f) {
    return Json.object(
        "file", f.change().path(),
        "change", word(f.change().kind()),
        "outcome", word(f.outcome()),
        "verified", f.verified(),
        "note", f.note(),
        "hunks", Json.array(f.hunks(), PlacementAnswer::hunk));
  }

  private static Object hunk(HunkResult hunk) {
    return switch (hunk) {
      case HunkResult.Fitted h ->
          Json.object(
              "hunk", h.number(),
              "result", "fits",
              "line", h.line(),
              "offset", h.offset(),
              "blanks", h.blanks());
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

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
