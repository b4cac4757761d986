package org.ktrail.cli.trace;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ktrail.cli.navigate.PathAnswer;
import org.ktrail.cli.output.Json;
import org.ktrail.cli.output.SharedJson;
import org.ktrail.queries.claims.CheckedMessage;
import org.ktrail.queries.claims.HopVerdict;
import org.ktrail.queries.claims.JudgedTrace;
import org.ktrail.queries.claims.NameClaim;
import org.ktrail.queries.claims.PatchFacts;
import org.ktrail.queries.graph.Place;
import org.ktrail.queries.trace.TraceHop;
import org.ktrail.queries.trace.TraceName;

/** The JSON of {@code trace check}; {@code docs/commands.md} describes it. */
final class TraceJson {
  private TraceJson() {}

  static String of(List<CheckedMessage> messages, String revision) {
    return Json.write(
        Json.object(
            "schema",
            "ktrail/trace-check/1",
            "revision",
            revision,
            "messages",
            Json.array(messages, TraceJson::message)));
  }

  private static Object message(CheckedMessage checked) {
    return Json.object(
        "origin", checked.message().origin(),
        "finding", checked.hasFinding(),
        "undecided", checked.isUndecided(),
        "traces", Json.array(checked.traces(), judged -> trace(checked, judged)),
        "names", Json.array(checked.names(), TraceJson::claim));
  }

  private static Object claim(NameClaim claim) {
    Object standing =
        switch (claim.standing()) {
          case NameClaim.Elsewhere elsewhere -> Json.place(elsewhere.place());
          case NameClaim.Nowhere nowhere ->
              Json.object("in_patch", nowhere.inPatch(), "in_source", nowhere.inSnapshot());
        };
    return Json.object(
        "line",
        claim.line(),
        "kind",
        claim.kind().toString(),
        "name",
        claim.name(),
        "finding",
        claim.isFinding(),
        "known",
        claim.standing() instanceof NameClaim.Elsewhere,
        claim.standing() instanceof NameClaim.Elsewhere ? "place" : "nearest",
        standing);
  }

  private static Object trace(CheckedMessage checked, JudgedTrace judged) {
    List<Integer> numbers = IntStream.range(0, judged.verdicts().size()).boxed().toList();
    return Json.object(
        "line", checked.message().line(judged.trace().line()),
        "form", judged.trace().form().toString(),
        "indentation_lost", judged.trace().indentationLost(),
        "hops", Json.array(numbers, number -> hop(checked, judged, number)));
  }

  private static Object hop(CheckedMessage checked, JudgedTrace judged, int number) {
    TraceHop hop = judged.hop(number);
    HopVerdict verdict = judged.verdicts().get(number);
    return Json.object(
        "line", checked.message().line(hop.line()),
        "name", hop.name().name(),
        "text", hop.name().text(),
        "depth", hop.depth(),
        "callers", hop.callers(),
        "through", hop.through().map(TraceName::text).orElse(""),
        "gap", hop.gap().name().toLowerCase(Locale.ROOT),
        "reliable", hop.reliable(),
        "remark", hop.remark(),
        "finding", verdict.isFinding(),
        "verdict", verdict(verdict));
  }

  private static Object verdict(HopVerdict verdict) {
    return switch (verdict) {
      case HopVerdict.Start start ->
          Json.object(
              "is", "start",
              "function", SharedJson.symbol(start.function()),
              "meanings", start.meanings());
      case HopVerdict.Called called ->
          Json.object(
              "is", "called",
              "caller", called.caller(),
              "placement", lower(called.placement()),
              "as_written", called.asWritten(),
              "manner", called.manner().toString(),
              "path", PathAnswer.path(called.path()));
      case HopVerdict.AddedByPatch added ->
          Json.object(
              "is", "added-by-patch",
              "caller", added.caller(),
              "placement", lower(added.placement()),
              "lead",
                  added
                      .lead()
                      .<List<Object>>map(p -> List.of(PathAnswer.path(p)))
                      .orElse(List.of()),
              "calls", Json.array(added.calls(), TraceJson::call));
      case HopVerdict.DefinedByPatch defined ->
          Json.object("is", "defined-by-patch", "place", mark(defined.place()));
      case HopVerdict.Impossible impossible ->
          Json.object(
              "is", "impossible",
              "callers", impossible.callers(),
              "bound", impossible.bound(),
              "through", impossible.through().orElse(""),
              "nearest", near(impossible.nearest()));
      case HopVerdict.Open open ->
          Json.object(
              "is", "open",
              "callers", open.callers(),
              "bound", open.bound(),
              "file", open.call().site().path(),
              "line", open.call().site().line(),
              "call", open.call().text());
      case HopVerdict.Unknown unknown ->
          Json.object(
              "is", "unknown",
              "names", unknown.names(),
              "nearest", near(unknown.nearest()));
      case HopVerdict.NotJudged not ->
          Json.object(
              "is", "not-judged",
              "reason", not.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'),
              "undecided", not.isUndecided());
    };
  }

  private static String lower(HopVerdict.Placement placement) {
    return placement.name().toLowerCase(Locale.ROOT);
  }

  private static Object call(PatchFacts.Call call) {
    return Json.object(
        "caller", call.caller(), "callee", call.callee(), "place", mark(call.place()));
  }

  private static Object mark(PatchFacts.Mark mark) {
    return Json.place(new Place(mark.path(), mark.line()));
  }

  private static List<Object> near(Optional<HopVerdict.Nearest> nearest) {
    return nearest
        .map(n ->
            List.<Object>of(
                Json.object(
                    "name", n.name(),
                    "path",
                        n.path()
                            .<List<Object>>map(p -> List.of(PathAnswer.path(p)))
                            .orElse(List.of()),
                    "calls", n.call().<List<Object>>map(c -> List.of(call(c))).orElse(List.of()))))
        .orElse(List.of());
  }
}
