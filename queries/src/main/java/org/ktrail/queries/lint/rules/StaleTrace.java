package org.ktrail.queries.lint.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ktrail.indexer.patch.Patch;
import org.ktrail.queries.claims.HopVerdict;
import org.ktrail.queries.claims.JudgedTrace;
import org.ktrail.queries.claims.PatchFacts;
import org.ktrail.queries.claims.Source;
import org.ktrail.queries.claims.TraceJudge;
import org.ktrail.queries.lint.Comments;
import org.ktrail.queries.lint.FindingPlace;
import org.ktrail.queries.lint.Proof;
import org.ktrail.queries.lint.Rule;
import org.ktrail.queries.lint.Submission;
import org.ktrail.queries.series.change.Delta;
import org.ktrail.queries.trace.Trace;
import org.ktrail.queries.trace.TraceReader;

/**
 * A call trace in a message or in a comment that the series adds, of which the sources know better:
 * a hop that is possible neither before the series nor after the patch. What cannot be decided is
 * no finding, and a stack that a machine printed is no claim about these sources.
 *
 * <p>All traces are held against the base first, whose graph is there; only for those in doubt is
 * the patch linked.
 */
public final class StaleTrace implements Rule {
  @Override
  public String name() {
    return "stale-trace";
  }

  @Override
  public String summary() {
    return "a call trace of a message or comment has a hop that is not possible";
  }

  /**
   * A text that may hold traces.
   *
   * @param patch by whose state it is judged: its own, or the last one for the cover letter
   * @param what the text is, for a sentence
   */
  private record Claim(int patch, FindingPlace place, String what, List<Trace> traces) {
    /** Where a line of the text is. */
    FindingPlace at(int line) {
      return place.file().isEmpty()
          ? place
          : new FindingPlace(place.patch(), place.file(), place.line() + line - 1);
    }
  }

  @Override
  public void check(Submission submission, Report report) {
    if (!submission.base().placed()) {
      return;
    }
    for (Doubt doubt : inDoubt(submission, claims(submission))) {
      Claim claim = doubt.claim();
      List<Trace> traces = doubt.before().stream().map(JudgedTrace::trace).toList();
      Optional<Source> after = submission.graphs().after(claim.patch());
      if (after.isPresent()) {
        List<JudgedTrace> judged = judge(submission, after.get(), claim.patch(), traces);
        for (int i = 0; i < judged.size(); i++) {
          report(claim, doubt.before().get(i), judged.get(i), report);
        }
      }
    }
  }

  private static List<JudgedTrace> judge(
      Submission submission, Source source, int patch, List<Trace> traces) {
    return new TraceJudge(source, patches(submission, patch), TraceJudge.MAX_HOPS).judge(traces);
  }

  private static List<Claim> claims(Submission submission) {
    List<Claim> claims = new ArrayList<>();
    List<Delta> deltas = submission.deltas();
    boolean torn = submission.patches().stream().anyMatch(Patch::isTorn);
    if (!deltas.isEmpty() && !torn) {
      int last = deltas.getLast().step().number();
      submission
          .cover()
          .ifPresent(
              c -> add(claims, last, FindingPlace.message(0), "the cover letter", c.message()));
    }
    // Files that are judged as if they were new have a delta and no patch, so nothing that claims.
    for (int i = 0; i < submission.patches().size(); i++) {
      int number = deltas.get(i).step().number();
      Patch patch = submission.patches().get(i);
      if (patch.isTorn()) {
        return claims; // from here on nobody knows what the sources are
      }
      add(claims, number, FindingPlace.message(number), "the changelog", patch.message());
      for (Delta.FileDelta file : deltas.get(i).files()) {
        for (Comments.Comment comment : Comments.of(file.file())) {
          FindingPlace place = new FindingPlace(number, file.file().newPath(), comment.line());
          add(claims, number, place, "a comment", comment.text());
        }
      }
    }
    return claims;
  }

  private static void add(
      List<Claim> claims, int patch, FindingPlace place, String what, String text) {
    List<Trace> traces =
        TraceReader.read(text).stream().filter(t -> t.form() != Trace.Form.STACK).toList();
    if (!traces.isEmpty()) {
      claims.add(new Claim(patch, place, what, traces));
    }
  }

  /** Traces of a claim that the base and the lines of the patches do not bear out. */
  private record Doubt(Claim claim, List<JudgedTrace> before) {}

  private static List<Doubt> inDoubt(Submission submission, List<Claim> claims) {
    Optional<Source> base = claims.isEmpty() ? Optional.empty() : submission.graphs().after(0);
    if (base.isEmpty()) {
      return List.of();
    }
    List<Doubt> doubtful = new ArrayList<>();
    for (Claim claim : claims) {
      List<JudgedTrace> before =
          judge(submission, base.get(), claim.patch(), claim.traces()).stream()
              .filter(j -> j.verdicts().stream().anyMatch(StaleTrace::mayBeWrong))
              .toList();
      if (!before.isEmpty()) {
        doubtful.add(new Doubt(claim, before));
      }
    }
    return doubtful;
  }

  private static boolean mayBeWrong(HopVerdict verdict) {
    return switch (verdict) {
      case HopVerdict.Impossible _, HopVerdict.Unknown _, HopVerdict.DefinedByPatch _ -> true;
      case HopVerdict.Start _,
          HopVerdict.Called _,
          HopVerdict.AddedByPatch _,
          HopVerdict.Open _,
          HopVerdict.NotJudged _ ->
          false;
    };
  }

  /** What the patches up to this number say by themselves. */
  private static PatchFacts patches(Submission submission, int last) {
    return PatchFacts.of(
        IntStream.range(0, submission.deltas().size())
            .filter(i -> submission.deltas().get(i).step().number() <= last)
            .mapToObj(i -> submission.patches().get(i))
            .toList());
  }

  private static void report(Claim claim, JudgedTrace before, JudgedTrace judged, Report report) {
    for (int i = 0; i < judged.verdicts().size(); i++) {
      if (!mayBeWrong(before.verdicts().get(i))) {
        continue; // the patch may tell how it was
      }
      switch (judged.verdicts().get(i)) {
        case HopVerdict.Impossible v ->
            report.add(
                claim.at(judged.hop(i).line()),
                judged.hop(i).name().name(),
                "the trace in %s has %s called from %s, which does not get there within %d hops%s%s"
                    .formatted(
                        claim.what(),
                        judged.hop(i).name().text(),
                        callers(judged, v.callers()),
                        v.bound(),
                        v.through().map(f -> " but through " + f + " beside it").orElse(""),
                        v.nearest().map(n -> "; it gets to " + n.name()).orElse("")),
                v.nearest().map(n -> proof(claim.patch(), n)).orElse(List.of()));
        case HopVerdict.Unknown v when v.nearest().isPresent() ->
            report.add(
                claim.at(judged.hop(i).line()),
                judged.hop(i).name().name(),
                "the trace in %s names %s, which neither base nor series has; where it stands, %s"
                        .formatted(
                            claim.what(), judged.hop(i).name().text(), v.nearest().get().name())
                    + " is called",
                proof(claim.patch(), v.nearest().get()));
        case HopVerdict.Unknown _,
            HopVerdict.Start _,
            HopVerdict.Called _,
            HopVerdict.AddedByPatch _,
            HopVerdict.DefinedByPatch _,
            HopVerdict.Open _,
            HopVerdict.NotJudged _ -> {}
      }
    }
  }

  private static String callers(JudgedTrace judged, List<Integer> callers) {
    List<String> names = callers.stream().map(c -> judged.hop(c).name().name()).distinct().toList();
    return String.join(" or ", names);
  }

  private static List<Proof> proof(int patch, HopVerdict.Nearest nearest) {
    List<Proof> steps = new ArrayList<>();
    nearest
        .call()
        .ifPresent(c ->
            steps.add(
                new Proof(
                    patch,
                    c.place().path(),
                    c.place().line(),
                    c.caller() + " calls " + c.callee())));
    nearest
        .path()
        .ifPresent(p ->
            p.hops()
                .forEach(h ->
                    steps.add(
                        new Proof(
                            patch, h.site().path(), h.site().line(), "to " + h.to().name()))));
    return steps;
  }
}
