package org.ktrail.cli.navigate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ktrail.cli.drawing.Picture;
import org.ktrail.cli.drawing.Stroke;
import org.ktrail.cli.output.Json;
import org.ktrail.cli.output.SharedJson;
import org.ktrail.cli.output.WrappedText;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.queries.calls.Registration;
import org.ktrail.queries.calls.SlotCopy;
import org.ktrail.queries.calls.Symbol;
import org.ktrail.queries.graph.Place;
import org.ktrail.queries.paths.Hop;
import org.ktrail.queries.paths.Path;
import org.ktrail.queries.paths.PathQuery;
import org.ktrail.queries.paths.PathResult;
import org.ktrail.queries.workspace.OpenRevision;
import org.ktrail.queries.workspace.asked.PathQuestion;

/**
 * How {@code path} answers: like a call trace, each hop one column deeper than the one before, with
 * the site in front and the proof below.
 */
public final class PathAnswer {
  /** Alternatives of a hop that are named. */
  private static final int NAMED = 4;

  /** Places are aligned up to this width. */
  public static final int PLACES = 36;

  private PathAnswer() {}

  /** What was found, or that nothing was, and of which architecture's kernels that is said. */
  public static String text(PathQuery query, PathQuestion.Answer answer) {
    String text = text(query, answer.result());
    String where = "in kernels of " + answer.architecture();
    if (!answer.usual()) {
      return answer.architecture().isEmpty() ? text : where + "\n" + text;
    }
    return answer.result() instanceof PathResult.None
            && !answer.architecture().equals(OpenRevision.ANY)
        ? text + where + "; --arch any asks of all\n"
        : text;
  }

  private static String text(PathQuery query, PathResult result) {
    return switch (result) {
      case PathResult.Found found -> found(found);
      case PathResult.None none -> PathMiss.text(query, none);
      case PathResult.UnknownName unknown -> unknown.name() + ": unknown\n";
    };
  }

  private static String found(PathResult.Found found) {
    WrappedText out = new WrappedText();
    ends(out, "from", found.ends().from());
    ends(out, "to", found.ends().to());
    for (List<Symbol> via : found.ends().via()) {
      ends(out, "via", via);
    }
    for (Path path : found.paths()) {
      if (path != found.paths().getFirst()) {
        out.blank();
      }
      path(out, path);
    }
    capped(out, found.capped());
    return out.toString();
  }

  /** An end that means several is told with all of them: so one can be picked. */
  static void ends(WrappedText out, String role, List<Symbol> ends) {
    if (ends.size() > 1) {
      out.heading(role + " any of " + ends.size() + " named " + ends.getFirst().name());
      ends.forEach(end ->
          out.at(
              end.place(),
              end.kindText() + " " + end.name(),
              WrappedText.condition(end.condition())));
    }
  }

  static void capped(WrappedText out, boolean capped) {
    if (capped) {
      out.heading(
          "the search gave up before it had seen everything: narrow it by --max-hops, --via");
    }
  }

  private static void path(WrappedText out, Path path) {
    out.heading(WrappedText.count(path.counted(), "hop") + ", " + path.worst());
    int width = width(path);
    row(
        out,
        width,
        path.start().place(),
        named(path.start()),
        WrappedText.condition(path.start().condition()));
    Condition before = path.start().condition();
    String indent = " ";
    for (Hop hop : path.hops()) {
      // Most hops of one file share a condition: what the hop before said is not said again.
      String condition = WrappedText.condition(hop.condition(), before);
      before = hop.condition();
      row(out, width, hop.site(), indent + "-> " + named(hop.to()), grading(hop), condition);
      proof(out, width, indent + "     ", hop);
      alternatives(out, width, indent + "     ", hop);
      indent += " ";
    }
  }

  /** The hops of a path alone, as proof below a line that tells of its ends. */
  public static void hops(WrappedText out, int width, String indentation, Path path) {
    Condition before = path.start().condition();
    String indent = indentation;
    for (Hop hop : path.hops()) {
      String condition = WrappedText.condition(hop.condition(), before);
      before = hop.condition();
      row(out, width, hop.site(), indent + "-> " + named(hop.to()), grading(hop), condition);
      proof(out, width, indent + "     ", hop);
      indent += " ";
    }
  }

  private static int width(Path path) {
    int width = path.start().place().toString().length();
    for (Hop hop : path.hops()) {
      width = Math.max(width, hop.site().toString().length());
    }
    return Math.min(PLACES, width) + 1;
  }

  public static void row(WrappedText out, int width, Place place, String text, String... notes) {
    StringBuilder line = new StringBuilder(place + ":");
    line.repeat(' ', Math.max(0, width - line.length())).append(' ').append(text);
    for (String note : notes) {
      line.append(note.isEmpty() ? "" : "  " + note);
    }
    int indent = text.length() - text.stripLeading().length();
    out.hanging(line.toString(), Math.max(width, place.toString().length() + 1) + 1 + indent + 3);
  }

  private static String named(Symbol symbol) {
    return (symbol.kindText().equals("macro") ? "macro " : "") + symbol.name();
  }

  private static String grading(Hop hop) {
    String kind = SharedJson.kind(hop.kind(), hop.text());
    return kind + " " + hop.grade() + (hop.cleanup() ? "  at the end of its scope" : "");
  }

  static String through(Hop hop) {
    return switch (hop.proof()) {
      case Hop.Named _ -> "";
      case Hop.Registered registered -> "(" + registered.slot() + ")";
      case Hop.HandedDown handed -> "(" + handed.slot() + ")";
    };
  }

  public static void proof(WrappedText out, int width, String indent, Hop hop) {
    switch (hop.proof()) {
      case Hop.Named _ -> {}
      case Hop.Registered registered -> registered(out, width, indent, registered);
      case Hop.HandedDown handed -> {
        handed.from().ifPresent(source -> registered(out, width, indent, source));
        for (Hop.Handing handing : handed.handings()) {
          row(
              out,
              width,
              handing.site(),
              indent + "(" + handing.into() + ") was handed " + handing.what());
        }
      }
    }
  }

  /** The slot called through, and how the function got there. */
  private static void registered(
      WrappedText out, int width, String indent, Hop.Registered registered) {
    Registration r = registered.registration();
    String one = registered.targets() == 1 ? "the only one" : "one of " + registered.targets();
    String in = r.holder().isEmpty() ? "" : " in " + r.holder();
    row(
        out,
        width,
        r.place(),
        indent + "(" + r.slot() + ")" + in + (registered.flows().isEmpty() ? ", " + one : ""),
        WrappedText.condition(r.condition()));
    for (SlotCopy flow : registered.flows()) {
      boolean last = flow == registered.flows().getLast();
      row(
          out,
          width,
          flow.place(),
          indent + "(" + flow.target() + ") holds it too" + (last ? ", " + one : ""));
    }
  }

  private static void alternatives(WrappedText out, int width, String indent, Hop hop) {
    List<Symbol> others = hop.alternatives();
    if (others.isEmpty()) {
      return;
    }
    List<String> names = others.stream().limit(NAMED).map(Symbol::name).toList();
    String more = others.size() > NAMED ? ", …" : "";
    String text =
        "or " + WrappedText.count(others.size(), "other") + " as near: " + String.join(", ", names);
    int at = width + 1 + indent.length();
    out.hanging(" ".repeat(at) + text + more, at + 3);
  }

  public static Object json(PathQuery query, PathResult result, String architecture) {
    return switch (result) {
      case PathResult.Found found ->
          Json.object(
              "schema", "ktrail/path/1",
              "architecture", architecture,
              "ends", ends(found.ends()),
              "paths", Json.array(found.paths(), PathAnswer::path),
              "searched", searched(found.searched(), found.capped()));
      case PathResult.None none ->
          Json.object(
              "schema", "ktrail/path/1",
              "architecture", architecture,
              "ends", ends(none.ends()),
              "paths", List.of(),
              "searched", searched(none.searched(), none.capped()),
              "miss", PathMiss.json(query, none.miss()));
      case PathResult.UnknownName unknown ->
          Json.object("schema", "ktrail/path/1", "unknown", unknown.name());
    };
  }

  private static Object ends(PathResult.Ends ends) {
    return Json.object(
        "from", Json.array(ends.from(), SharedJson::symbol),
        "to", Json.array(ends.to(), SharedJson::symbol),
        "via", Json.array(ends.via(), via -> Json.array(via, SharedJson::symbol)));
  }

  private static Object searched(PathResult.Searched searched, boolean capped) {
    return Json.object(
        "states", searched.states(),
        "edges", searched.edges(),
        "context_depth", searched.contextDepth(),
        "gave_up", capped);
  }

  public static Object path(Path path) {
    return Json.object(
        "hops_counted", path.counted(),
        "grade", path.worst().toString(),
        "surprise", path.surprise(),
        "start", SharedJson.symbol(path.start()),
        "hops", Json.array(path.hops(), PathAnswer::hop));
  }

  private static Object hop(Hop hop) {
    return Json.object(
        "to", SharedJson.symbol(hop.to()),
        "file", hop.site().path(),
        "line", hop.site().line(),
        "kind", hop.kind().toString(),
        "grade", hop.grade().toString(),
        "condition", hop.condition().toString(),
        "cleanup", hop.cleanup(),
        "text", hop.text(),
        "async", SharedJson.async(hop.kind(), hop.text()),
        "proof", proof(hop.proof()),
        "alternatives", Json.array(hop.alternatives(), SharedJson::symbol));
  }

  private static Object proof(Hop.Proof proof) {
    return switch (proof) {
      case Hop.Named _ -> Json.object("by", "name");
      case Hop.Registered r ->
          Json.object(
              "by", "registration",
              "slot", r.slot(),
              "targets", r.targets(),
              "registration", SharedJson.registration(r.registration()),
              "flows", SharedJson.flows(r.flows()));
      case Hop.HandedDown h ->
          Json.object(
              "by", "caller",
              "slot", h.slot(),
              "handings",
                  Json.array(
                      h.handings(),
                      g ->
                          Json.object(
                              "file", g.site().path(),
                              "line", g.site().line(),
                              "what", g.what(),
                              "into", g.into())),
              "source", sources(h.from()));
    };
  }

  private static List<Object> sources(Optional<Hop.Registered> source) {
    return source.map(s -> List.of(proof(s))).orElse(List.of());
  }

  public static Picture picture(PathQuery query, PathResult result) {
    Picture picture = new Picture("path from " + query.from() + " to " + query.to());
    List<Path> paths = result instanceof PathResult.Found f ? f.paths() : new ArrayList<>();
    for (Path path : paths) {
      Picture.Box from = picture.box(path.start());
      for (Hop hop : path.hops()) {
        Picture.Box to = picture.box(hop.to());
        picture.arrow(from, to, Stroke.of(hop.kind()), hop.site(), through(hop));
        from = to;
      }
    }
    return picture;
  }
}
