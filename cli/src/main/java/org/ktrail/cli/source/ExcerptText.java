package org.ktrail.cli.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ktrail.cli.output.Json;
import org.ktrail.cli.output.SharedJson;
import org.ktrail.cli.output.WrappedText;
import org.ktrail.queries.calls.Callees;
import org.ktrail.queries.calls.Callees.Callee;
import org.ktrail.queries.calls.Callees.Step;
import org.ktrail.queries.excerpts.Excerpt;

/**
 * How {@code show} answers: source with the numbers of its lines, and beside them what is called.
 */
final class ExcerptText {
  /** Names of what a slot holds that stand beside a line. */
  private static final int NAMED = 3;

  private ExcerptText() {}

  /**
   * @param paint what foreign text looks like: painted, or as it is
   */
  static String text(List<Excerpt> excerpts, Paint paint) {
    StringBuilder out = new StringBuilder();
    for (Excerpt e : excerpts) {
      if (!out.isEmpty()) {
        out.append('\n');
      }
      String place = e.path() + ":" + e.first();
      String what = e.what().equals(e.path()) ? "" : ": " + e.what();
      String condition = WrappedText.condition(e.condition());
      out.append(paint.link(place, e.path(), e.first()))
          .append(paint.plain(what + (condition.isEmpty() ? "" : "  " + condition)))
          .append('\n');
      Map<Integer, List<String>> calls = calls(e, paint);
      int width = String.valueOf(e.last()).length();
      for (int i = 0; i < e.lines().size(); i++) {
        int number = e.first() + i;
        out.append(paint.number(" ".repeat(width - digits(number)) + number)).append("  ");
        out.append(paint.line(e.lines().get(i))).append('\n');
        calls
            .getOrDefault(number, List.of())
            .forEach(c -> out.append(" ".repeat(width + 2)).append("  -> ").append(c).append('\n'));
      }
    }
    return out.toString();
  }

  private static int digits(int number) {
    return String.valueOf(number).length();
  }

  private static Map<Integer, List<String>> calls(Excerpt e, Paint paint) {
    Map<Integer, List<String>> byLine = new HashMap<>();
    for (Callees callees : e.calls().stream().toList()) {
      for (Callees.Root root : callees.roots()) {
        for (Step step : root.steps()) {
          byLine
              .computeIfAbsent(step.call().site().line(), l -> new ArrayList<>())
              .add(target(step, paint));
        }
      }
    }
    return byLine;
  }

  private static String target(Step step, Paint paint) {
    String proof = "  " + SharedJson.proof(step.call());
    return switch (step.callee()) {
      case Callee.Known k ->
          paint.plain(k.function().name())
              + "  "
              + paint.link(
                  k.function().place().toString(),
                  k.function().place().path(),
                  k.function().place().line())
              + paint.plain(proof);
      case Callee.Slot s -> {
        List<String> names =
            s.shown().stream().limit(NAMED).map(t -> t.function().name()).distinct().toList();
        int more = s.targets() - names.size();
        yield paint.plain(
            "("
                + s.title()
                + ")  "
                + String.join(", ", names)
                + (more > 0 ? (names.isEmpty() ? "" : " and ") + more + " more" : "")
                + proof);
      }
      case Callee.Unknown u -> paint.plain("?" + proof);
    };
  }

  static Map<String, Object> json(List<Excerpt> excerpts, Function<Callees, Object> calls) {
    return Json.object("excerpts", Json.array(excerpts, e -> excerpt(e, calls)));
  }

  private static Object excerpt(Excerpt e, Function<Callees, Object> calls) {
    Map<String, Object> json =
        Json.object(
            "file", e.path(),
            "line", e.first(),
            "endLine", e.last(),
            "what", e.what(),
            "condition", e.condition().toString(),
            "lines", Json.array(e.lines(), Excerpt.Line::text));
    e.calls().ifPresent(c -> json.put("calls", calls.apply(c)));
    return json;
  }
}
