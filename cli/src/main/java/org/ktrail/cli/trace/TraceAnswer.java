package org.ktrail.cli.trace;

import java.util.List;
import java.util.Optional;
import org.ktrail.cli.navigate.PathAnswer;
import org.ktrail.cli.output.WrappedText;
import org.ktrail.queries.claims.CheckedMessage;
import org.ktrail.queries.claims.HopVerdict;
import org.ktrail.queries.claims.JudgedTrace;
import org.ktrail.queries.claims.NameClaim;
import org.ktrail.queries.claims.PatchFacts;
import org.ktrail.queries.graph.Place;
import org.ktrail.queries.paths.Hop;
import org.ktrail.queries.paths.Path;
import org.ktrail.queries.trace.Trace;
import org.ktrail.queries.trace.TraceHop;
import org.ktrail.queries.trace.TraceName;

/**
 * How {@code trace check} answers: a line a hop, the message's line in front; below a hop through a
 * table, a callback or hidden frames the proof, with places of the source.
 */
public final class TraceAnswer {
  private TraceAnswer() {}

  public static String text(List<CheckedMessage> messages) {
    WrappedText out = new WrappedText();
    int traces = 0;
    int hops = 0;
    int findings = 0;
    int undecided = 0;
    for (CheckedMessage checked : messages) {
      for (NameClaim claim : checked.names()) {
        claim(out, checked, claim);
        findings += claim.isFinding() ? 1 : 0;
      }
      for (JudgedTrace judged : checked.traces()) {
        trace(out, checked, judged);
        traces++;
        hops += judged.verdicts().size();
        findings += (int) judged.verdicts().stream().filter(HopVerdict::isFinding).count();
        undecided += (int) judged.verdicts().stream().filter(HopVerdict::isUndecided).count();
      }
    }
    out.heading(
        WrappedText.count(traces, "trace")
            + ", "
            + WrappedText.count(hops, "hop")
            + ", "
            + WrappedText.count(findings, "finding")
            + ", "
            + undecided
            + " undecided");
    return out.toString();
  }

  private static void claim(WrappedText out, CheckedMessage checked, NameClaim claim) {
    String where =
        checked.message().origin() + (claim.line() == 0 ? ": subject" : ":" + claim.line());
    String what = claim.kind() + " " + claim.name();
    String rest =
        switch (claim.standing()) {
          case NameClaim.Elsewhere elsewhere ->
              "the patch does not touch it; it is at "
                  + elsewhere.place()
                  + (elsewhere.places() > 1 ? " and " + (elsewhere.places() - 1) + " more" : "");
          case NameClaim.Nowhere nowhere ->
              "neither in the patch nor in the source" + meant(nowhere);
        };
    out.heading(where + ": " + what + "  " + (claim.isFinding() ? "" : "note: ") + rest);
  }

  private static String meant(NameClaim.Nowhere nowhere) {
    return !nowhere.inPatch().isEmpty()
        ? "; the patch has " + String.join(", ", nowhere.inPatch())
        : nowhere.inSnapshot().isEmpty()
            ? ""
            : "; the source has " + String.join(", ", nowhere.inSnapshot());
  }

  private static void trace(WrappedText out, CheckedMessage checked, JudgedTrace judged) {
    Trace trace = judged.trace();
    out.heading(
        written(checked, trace.line())
            + ": call trace, "
            + trace.form()
            + " of "
            + WrappedText.count(trace.hops().size(), "hop")
            + (trace.indentationLost() ? ", indentation lost" : ""));
    int width = 0;
    for (int i = 0; i < trace.hops().size(); i++) {
      Place place = place(checked, judged, i);
      boolean ofSource = !place.path().equals(checked.message().origin());
      width = Math.max(width, ofSource ? place.toString().length() : 0);
    }
    for (int i = 0; i < trace.hops().size(); i++) {
      hop(out, Math.min(PathAnswer.PLACES, width) + 1, checked, judged, i);
    }
  }

  private static Place written(CheckedMessage checked, int line) {
    return new Place(checked.message().origin(), checked.message().line(line));
  }

  /** The place of the source that proves a hop; that of the message where nothing does. */
  private static Place place(CheckedMessage checked, JudgedTrace judged, int number) {
    Place written = written(checked, judged.hop(number).line());
    HopVerdict verdict = judged.verdicts().get(number);
    return switch (verdict) {
      case HopVerdict.Start start -> start.function().place();
      case HopVerdict.Called called ->
          called.isFinding() ? written : called.path().hops().getFirst().site();
      case HopVerdict.AddedByPatch added ->
          added
              .lead()
              .map(path -> path.hops().getFirst().site())
              .orElse(place(added.calls().getFirst().place()));
      case HopVerdict.DefinedByPatch defined -> place(defined.place());
      case HopVerdict.Impossible _,
          HopVerdict.Open _,
          HopVerdict.Unknown _,
          HopVerdict.NotJudged _ ->
          written;
    };
  }

  private static Place place(PatchFacts.Mark mark) {
    return new Place(mark.path(), mark.line());
  }

  private static void hop(
      WrappedText out, int width, CheckedMessage checked, JudgedTrace judged, int number) {
    TraceHop hop = judged.hop(number);
    HopVerdict verdict = judged.verdicts().get(number);
    String line = String.format("%4d ", checked.message().line(hop.line()));
    PathAnswer.row(
        out,
        width,
        place(checked, judged, number),
        line + " ".repeat(hop.depth()) + hop.name().text(),
        words(judged, hop, verdict).toArray(String[]::new));
    proof(out, width, " ".repeat(line.length() + hop.depth() + 1), verdict);
  }

  private static List<String> words(JudgedTrace judged, TraceHop hop, HopVerdict verdict) {
    return switch (verdict) {
      case HopVerdict.Start start ->
          List.of(
              "begins",
              start.meanings() > 1 ? "one of " + start.meanings() + " of this name" : "",
              WrappedText.condition(start.function().condition()));
      case HopVerdict.Called called -> called(judged, hop, called);
      case HopVerdict.AddedByPatch added ->
          List.of(
              "added by this patch" + frames(added),
              from(judged, hop, added.caller(), added.placement()));
      case HopVerdict.DefinedByPatch _ ->
          List.of("added by this patch", "what calls it was not found in the patch");
      case HopVerdict.Impossible impossible ->
          List.of(
              "NOT POSSIBLE from "
                  + String.join(
                      ", ", impossible.callers().stream().map(c -> name(judged, c)).toList())
                  + " within "
                  + WrappedText.count(impossible.bound(), "hop")
                  + impossible.through().map(f -> " but through " + f + " beside it").orElse("")
                  + impossible.nearest().map(TraceAnswer::nearest).orElse(""));
      case HopVerdict.Open open ->
          List.of(
              "not known from "
                  + String.join(", ", open.callers().stream().map(c -> name(judged, c)).toList())
                  + ": where "
                  + open.call().text()
                  + " leads, called at "
                  + open.call().site());
      case HopVerdict.Unknown unknown ->
          List.of(
              "UNKNOWN: no "
                  + (unknown.kind() == TraceName.Kind.MEMBER ? "member" : "function")
                  + " of this name"
                  + unknown.nearest().map(TraceAnswer::nearest).orElse(like(unknown.names())));
      case HopVerdict.NotJudged not -> List.of("not judged: " + not.reason());
    };
  }

  private static String like(List<String> names) {
    return names.isEmpty() ? "" : "; there is " + String.join(", ", names);
  }

  private static String frames(HopVerdict.AddedByPatch added) {
    int hidden = added.lead().map(Path::counted).orElse(0) + added.calls().size() - 1;
    return hidden == 0 ? "" : ", through " + WrappedText.count(hidden, "hidden frame");
  }

  private static String nearest(HopVerdict.Nearest nearest) {
    Optional<PatchFacts.Call> call = nearest.call();
    if (call.isPresent()) {
      return "; the patch calls " + nearest.name() + " at " + call.get().place();
    }
    return "; "
        + nearest.name()
        + " is reached"
        + nearest
            .path()
            .map(path ->
                " in "
                    + WrappedText.count(path.counted(), "hop")
                    + ", "
                    + path.hops().getLast().site())
            .orElse("");
  }

  private static List<String> called(JudgedTrace judged, TraceHop hop, HopVerdict.Called called) {
    Path path = called.path();
    String manner =
        switch (called.manner()) {
          case DIRECT -> "direct";
          case MACRO -> path.hops().size() > 1 ? "through a macro" : "macro";
          case TABLE -> "through " + through(path);
          case CALLBACK -> "callback of " + through(path);
          case HIDDEN -> "through " + WrappedText.count(path.counted() - 1, "hidden frame");
        };
    boolean hidden = called.manner() == HopVerdict.Manner.HIDDEN;
    return List.of(
        (called.asWritten() ? "" : "NOT AS WRITTEN: ") + manner + " " + path.worst(),
        hop.name().name().equals(path.end().name()) ? "" : "to " + path.end().name(),
        from(judged, hop, called.caller(), called.placement()),
        hidden
            ? ""
            : WrappedText.condition(path.hops().getLast().condition(), path.start().condition()));
  }

  private static String through(Path path) {
    return switch (path.hops().getLast().proof()) {
      case Hop.Named _ -> path.hops().getLast().text();
      case Hop.Registered registered -> registered.slot();
      case Hop.HandedDown handed -> handed.slot();
    };
  }

  private static String from(
      JudgedTrace judged, TraceHop hop, int caller, HopVerdict.Placement placement) {
    return switch (placement) {
      case STATED -> hop.callers().contains(caller) ? "" : "from " + name(judged, caller);
      case PREVIOUS -> "from " + name(judged, caller) + ", the hop before";
      case ANCESTOR -> "from " + name(judged, caller) + ", further out";
    };
  }

  private static String name(JudgedTrace judged, int hop) {
    return judged.hop(hop).name().name();
  }

  /** What is more than a call by name is shown. */
  private static void proof(WrappedText out, int width, String indent, HopVerdict verdict) {
    switch (verdict) {
      case HopVerdict.Called called -> {
        if (called.path().hops().size() > 1) {
          PathAnswer.hops(out, width, indent, called.path());
        } else {
          PathAnswer.proof(out, width, indent, called.path().hops().getFirst());
        }
      }
      case HopVerdict.AddedByPatch added -> {
        added.lead().ifPresent(path -> PathAnswer.hops(out, width, indent, path));
        if (added.calls().size() > 1 || added.lead().isPresent()) {
          String deeper = indent + " ".repeat(added.lead().map(p -> p.hops().size()).orElse(0));
          for (PatchFacts.Call call : added.calls()) {
            PathAnswer.row(
                out, width, place(call.place()), deeper + "-> " + call.callee(), "added");
            deeper += " ";
          }
        }
      }
      case HopVerdict.Start _,
          HopVerdict.DefinedByPatch _,
          HopVerdict.Impossible _,
          HopVerdict.Open _,
          HopVerdict.Unknown _,
          HopVerdict.NotJudged _ -> {}
    }
  }

  public static String json(List<CheckedMessage> messages, String revision) {
    return TraceJson.of(messages, revision);
  }
}
