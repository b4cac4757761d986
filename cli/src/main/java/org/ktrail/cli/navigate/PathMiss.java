package org.ktrail.cli.navigate;

import java.util.List;
import org.ktrail.cli.output.Json;
import org.ktrail.cli.output.SharedJson;
import org.ktrail.cli.output.WrappedText;
import org.ktrail.queries.calls.Symbol;
import org.ktrail.queries.paths.Miss;
import org.ktrail.queries.paths.PathQuery;
import org.ktrail.queries.paths.PathResult;

/** How {@code path} says that there is none. */
final class PathMiss {
  private PathMiss() {}

  static String text(PathQuery query, PathResult.None none) {
    WrappedText out = new WrappedText();
    Miss miss = none.miss();
    out.heading(
        "no path from "
            + query.from()
            + " to "
            + query.to()
            + via(query)
            + " of at most "
            + WrappedText.count(query.maxHops(), "hop")
            + ", "
            + query.worst()
            + " or better");
    none.ends().from().forEach(end -> out.at(end.place(), "from " + end.name(), program(end)));
    none.ends().to().forEach(end -> out.at(end.place(), "to " + end.name(), program(end)));
    out.heading(
        "searched: from the start "
            + WrappedText.count(miss.forward(), "function")
            + " and macros by "
            + WrappedText.count((int) Math.min(Integer.MAX_VALUE, miss.forwardEdges()), "edge")
            + ", "
            + miss.backward()
            + " from which the end is reached, callbacks of a caller told apart for "
            + WrappedText.count(none.searched().contextDepth(), "hop"));
    out.heading(reason(miss.reason(), query));
    PathAnswer.capped(out, none.capped());
    points(out, "nearest to the start where calls lead nowhere known:", miss.fromStart(), "after");
    points(out, "nearest to the end that nobody is known to call:", miss.fromEnd(), "before");
    return out.toString();
  }

  private static String via(PathQuery query) {
    return query.via().isEmpty() ? "" : " via " + String.join(", ", query.via());
  }

  private static String program(Symbol end) {
    return end.program().isEmpty() ? "" : "[" + end.program() + "]";
  }

  private static String reason(Miss.Reason reason, PathQuery query) {
    return switch (reason) {
      case Miss.Apart _ -> "no edge leads from what the start reaches to what reaches the end";
      case Miss.TooFar far ->
          "there may be a path of " + far.hops() + " hops: --max-hops " + far.hops();
      case Miss.Unlikely unlikely ->
          "the likeliest of "
              + WrappedText.count(unlikely.hops(), "hop")
              + " chooses too often among too many to be believed"
              + (unlikely.hubs().isEmpty()
                  ? ""
                  : ", and leads through "
                      + String.join(
                          ", ", unlikely.hubs().stream().map(Symbol::name).distinct().toList()))
              + ": --unlikely shows it";
      case Miss.OtherCallbacks other ->
          "what callers hand down leads elsewhere, or takes more than "
              + query.maxHops()
              + " hops; nearest to the end is "
              + other.nearest().name()
              + (other.hopsLeft() < 1000 ? ", " + other.hopsLeft() + " hops before it" : "");
    };
  }

  private static void points(
      WrappedText out, String heading, List<Miss.Point> points, String where) {
    if (points.isEmpty()) {
      return;
    }
    out.heading(heading);
    for (Miss.Point point : points) {
      String slots =
          point.slots().isEmpty() ? "" : "registered as " + String.join(", ", point.slots());
      out.at(
          point.function().place(),
          point.function().name(),
          WrappedText.count(point.hops(), "hop") + " " + where,
          slots);
      point.unresolved().forEach(u -> out.at(u.site(), "  calls " + u.text()));
    }
  }

  static Object json(PathQuery query, Miss miss) {
    return Json.object(
        "reason", name(miss.reason()),
        "text", reason(miss.reason(), query),
        "forward_nodes", miss.forward(),
        "forward_edges", miss.forwardEdges(),
        "backward_nodes", miss.backward(),
        "programs", miss.programs(),
        "from_start", Json.array(miss.fromStart(), PathMiss::point),
        "from_end", Json.array(miss.fromEnd(), PathMiss::point));
  }

  private static String name(Miss.Reason reason) {
    return switch (reason) {
      case Miss.Apart _ -> "apart";
      case Miss.TooFar _ -> "too-far";
      case Miss.Unlikely _ -> "unlikely";
      case Miss.OtherCallbacks _ -> "other-callbacks";
    };
  }

  private static Object point(Miss.Point point) {
    return Json.object(
        "function", SharedJson.symbol(point.function()),
        "hops", point.hops(),
        "unresolved",
            Json.array(
                point.unresolved(),
                u ->
                    Json.object(
                        "file", u.site().path(), "line", u.site().line(), "text", u.text())),
        "slots", point.slots());
  }
}
