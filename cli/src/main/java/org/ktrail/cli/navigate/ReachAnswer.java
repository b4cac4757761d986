package org.ktrail.cli.navigate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ktrail.cli.output.Json;
import org.ktrail.cli.output.Rest;
import org.ktrail.cli.output.SharedJson;
import org.ktrail.cli.output.WrappedText;
import org.ktrail.queries.calls.Symbol;
import org.ktrail.queries.reach.From;
import org.ktrail.queries.reach.Reach;
import org.ktrail.queries.reach.Reach.Step;
import org.ktrail.queries.reach.Reach.Way;

/** How {@code reach} answers. */
public final class ReachAnswer {
  private ReachAnswer() {}

  /**
   * @param wanted the kinds of entries asked for
   * @param limit entries of a kind that are told
   */
  public static String text(Reach reach, Set<From> wanted, int limit) {
    WrappedText out = new WrappedText();
    for (Symbol f : reach.functions()) {
      out.at(f.place(), f.kindText() + " " + f.name(), WrappedText.condition(f.condition()));
    }
    for (From from : wanted) {
      List<Way> ways = reach.ways().stream().filter(way -> way.from() == from).toList();
      out.heading(from + ": " + (ways.isEmpty() ? "none" : String.valueOf(ways.size())));
      int left = new Rest(limit).each(ways, way -> way(out, way));
      if (left > 0) {
        out.heading(Rest.of(ways.size() - left, ways.size(), from + " entries"));
      }
    }
    out.heading(
        "searched "
            + WrappedText.count(reach.searched(), "function")
            + " and macros of at most "
            + WrappedText.count(reach.hops(), "hop")
            + (reach.hubs() > 0 ? ", stopped at " + WrappedText.count(reach.hubs(), "hub") : ""));
    return out.toString();
  }

  private static void way(WrappedText out, Way way) {
    List<String> names = new ArrayList<>();
    for (Step step : way.steps()) {
      if (!step.to().kindText().equals("macro")) {
        names.add((step.slot().isEmpty() ? "> " : "~> ") + step.to().name());
      }
    }
    out.at(
        way.entry().place(),
        way.entry().name(),
        WrappedText.count(way.hops(), "hop"),
        String.join(" ", names));
  }

  /**
   * @param limit entries in it
   */
  public static String json(Reach reach, int limit) {
    Map<String, Object> json =
        Json.object(
            "schema", "ktrail/reach/1",
            "functions", Json.array(reach.functions(), SharedJson::symbol),
            "max_hops", reach.hops(),
            "searched", reach.searched(),
            "hubs", reach.hubs(),
            "total", reach.ways().size(),
            "ways", Json.array(reach.ways().stream().limit(limit).toList(), ReachAnswer::way));
    return Json.write(json);
  }

  private static Object way(Way way) {
    return Json.object(
        "from", way.from().toString(),
        "entry", SharedJson.symbol(way.entry()),
        "hops", way.hops(),
        "steps",
            Json.array(
                way.steps(),
                step ->
                    Json.object(
                        "file", step.site().path(),
                        "line", step.site().line(),
                        "kind", step.kind().toString(),
                        "slot", step.slot(),
                        "to", SharedJson.symbol(step.to()))));
  }
}
