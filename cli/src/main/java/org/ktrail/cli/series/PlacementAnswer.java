package org.ktrail.cli.series;

import java.util.List;
import java.util.Locale;
import org.ktrail.cli.output.WrappedText;
import org.ktrail.indexer.apply.FileResult;
import org.ktrail.indexer.apply.HunkResult;
import org.ktrail.indexer.apply.PatchResult;
import org.ktrail.indexer.apply.ReconstructedFile;
import org.ktrail.indexer.apply.ReconstructedFile.Certainty;
import org.ktrail.indexer.apply.Reconstruction;
import org.ktrail.indexer.patch.Patch;
import org.ktrail.indexer.patch.Problem;
import org.ktrail.queries.series.place.Evidence;
import org.ktrail.queries.series.place.Placement;
import org.ktrail.queries.series.place.Prerequisite;

/** How {@code series place} answers. */
public final class PlacementAnswer {
  /** Lines of a conflict that are printed; JSON has all. */
  private static final int SIDE = 30;

  private PlacementAnswer() {}

  /**
   * @param missing for each placement what it uses and nobody has
   */
  public static String text(List<Placement> placements, List<List<Prerequisite>> missing) {
    WrappedText out = new WrappedText();
    for (int at = 0; at < placements.size(); at++) {
      Placement placement = placements.get(at);
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
          out.heading(
              alone.series().label()
                  + ": no base in this repository, read by itself (give one with --base REV)");
          alone.evidence().forEach(e -> evidence(e, out));
          for (int i = 0; i < alone.steps().size(); i++) {
            Reconstruction.Step step = alone.steps().get(i);
            out.heading("  %d/%d %s".formatted(i + 1, alone.steps().size(), step.patch().title()));
            problems(step.patch(), out);
            step.changes().forEach(change -> rebuilt(change, out));
          }
        }
      }
      missing.get(at).forEach(p -> prerequisite(p, out));
      out.blank();
    }
    return out.toString();
  }

  private static void prerequisite(Prerequisite p, WrappedText out) {
    out.heading(
        "  %s:%d: patch %d uses %s: %s"
            .formatted(p.path(), p.line(), p.patch(), p.name(), p.detail()));
    p.broughtBy().forEach(by -> out.heading("    brought by " + by));
  }

  private static void rebuilt(Reconstruction.Change change, WrappedText out) {
    String path = change.change().path();
    if (change.before().isEmpty() || change.after().isEmpty()) {
      out.heading("    %s: %s, whole".formatted(path, word(change.change().kind())));
      return;
    }
    ReconstructedFile after = change.after().get();
    int assumed = after.lines(Certainty.ASSUMED);
    out.heading(
        "    %s: %s known, %s, %d unknown"
            .formatted(
                path,
                WrappedText.count(after.lines(Certainty.KNOWN), "line"),
                assumed == 0 ? "none assumed" : assumed + " assumed from " + after.assumedFrom(),
                after.lines(Certainty.UNKNOWN)));
  }

  private static void evidence(Evidence e, WrappedText out) {
    String what =
        switch (e.kind()) {
          case TRAILER -> "base-commit " + e.claim();
          case BLOBS -> "blobs of index lines";
          case PROSE -> "\"" + e.claim() + "\"";
          case HUNKS -> "no conflict, though no blob agrees";
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

  private static void result(int number, int of, PatchResult result, WrappedText out) {
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
      case APPLIES ->
          result.patch().isTorn() ? "applies as far as it can be read" : "applies" + proof(result);
      case FUZZY -> "applies with fuzz, as patch(1) takes it and git am does not";
      case CONTAINED -> "contained in the base; skipped";
      case EARLIER_FORM ->
          "an earlier form of something the base contains, %d %% of its changed lines; skipped"
              .formatted(percent);
      case CONFLICT -> {
        List<HunkResult> hunks = result.files().stream().flatMap(f -> f.hunks().stream()).toList();
        long unfit = hunks.stream().filter(HunkResult.Conflict.class::isInstance).count();
        yield "conflict: %d of %s %s not fit"
            .formatted(unfit, WrappedText.count(hunks.size(), "hunk"), unfit == 1 ? "does" : "do");
      }
    };
  }

  private static String proof(PatchResult result) {
    return result.files().stream().allMatch(FileResult::verified)
        ? ", every file becomes the blob that the patch names"
        : "";
  }

  private static void problems(Patch patch, WrappedText out) {
    for (Problem p : patch.problems()) {
      String kind =
          switch (p.kind()) {
            case MENDED -> p.path().isEmpty() ? "mended" : "torn, mended";
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

  private static void file(PatchResult result, FileResult file, WrappedText out) {
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
          if (fitted.offset() != 0 || fitted.blanks() || fitted.fuzz() > 0) {
            out.heading(
                "    %s:%d: hunk %d fits %s%s%s"
                    .formatted(
                        path,
                        fitted.line(),
                        fitted.number(),
                        moved(fitted.offset()),
                        fitted.blanks() ? ", blanks of its context differ" : "",
                        fitted.fuzz() > 0 ? ", with fuzz " + fitted.fuzz() : ""));
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

  private static void conflict(String path, HunkResult.Conflict conflict, WrappedText out) {
    String place = conflict.line() == 0 ? path : path + ":" + conflict.foundLine();
    out.heading("    %s: hunk %d: %s".formatted(place, conflict.number(), conflict.reason()));
    out.heading(
        conflict.earlierForm()
            ? "      - as the patch makes it, + as it stands there"
            : "      - as the patch expects it, + as it stands there");
    List<String> lines = TwoSides.of(conflict.expected(), conflict.found());
    for (String line : lines.subList(0, Math.min(SIDE, lines.size()))) {
      out.verbatim("      " + line);
    }
    if (lines.size() > SIDE) {
      out.heading("      … " + WrappedText.count(lines.size() - SIDE, "more line"));
    }
  }

  public static String json(List<Placement> placements, List<List<Prerequisite>> missing) {
    return PlacementJson.of(placements, missing);
  }

  /** An enum's constant as JSON and text have it. */
  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
