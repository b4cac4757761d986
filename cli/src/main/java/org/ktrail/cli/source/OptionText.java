package org.ktrail.cli.source;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.ktrail.cli.output.Json;
import org.ktrail.cli.output.Rest;
import org.ktrail.cli.output.SharedJson;
import org.ktrail.cli.output.WrappedText;
import org.ktrail.queries.options.OptionAnswer;
import org.ktrail.queries.options.OptionAnswer.Definition;
import org.ktrail.queries.options.OptionAnswer.OptionEdge;
import org.ktrail.queries.options.OptionAnswer.Relation;

/** How {@code config} answers. */
final class OptionText {
  private OptionText() {}

  /**
   * @param limit lines of each part
   */
  static String text(OptionAnswer a, int limit, boolean edges) {
    WrappedText out = new WrappedText();
    out.heading(a.name() + (a.type().isEmpty() ? "" : "  " + a.type()));
    if (a.definitions().isEmpty()) {
      out.heading("  no file of Kconfig defines it, so it is never on");
    }
    a.definitions().forEach(d -> definition(out, d));
    part(out, "option turns it on", "options turn it on", a.selectedBy(), limit, OptionText::by);
    part(out, "option asks for it", "options ask for it", a.dependents(), limit, OptionText::by);
    part(
        out,
        "line of makefiles",
        "lines of makefiles",
        a.makefiles(),
        limit,
        (o, r) -> o.at(r.place(), r.text()));
    part(
        out,
        "source is built only under it",
        "sources are built only under it",
        a.files(),
        limit,
        (o, f) -> o.heading(f.path() + "  " + WrappedText.condition(f.condition())));
    part(
        out,
        "function or macro elsewhere exists only under it",
        "functions and macros elsewhere exist only under it",
        a.code(),
        limit,
        (o, s) -> o.at(s.place(), s.kindText() + " " + s.name()));
    out.heading("  " + a.without() + " exist only without it");
    part(
        out,
        "line of sources asks for it",
        "lines of sources ask for it",
        a.conditions(),
        limit,
        (o, r) -> o.at(r.place(), r.text(), r.by().isEmpty() ? "" : "in " + r.by()));
    out.heading(
        "  "
            + WrappedText.count(a.edges(), "edge")
            + " of the graph only under it, "
            + a.edgesOfCode()
            + " of them in files that are there without it"
            + (edges || a.edgesOfCode() == 0 ? "" : " (--edges lists these)"));
    if (edges) {
      a.shown().forEach(e -> edge(out, e));
    }
    return out.toString();
  }

  private static void definition(WrappedText out, Definition d) {
    out.at(d.place(), d.prompt().map(p -> '"' + p + '"').orElse("no prompt"));
    d.depends().forEach(e -> out.heading("    depends on " + e));
    d.selects().forEach(e -> out.heading("    select " + e));
    d.implies().forEach(e -> out.heading("    imply " + e));
    d.defaults().forEach(e -> out.heading("    default " + e));
  }

  private static void by(WrappedText out, Relation r) {
    out.at(r.place(), r.by().isEmpty() ? "around others" : r.by(), r.text());
  }

  private static void edge(WrappedText out, OptionEdge e) {
    out.at(
        e.place(),
        e.caller() + " -> " + e.callee(),
        (e.kind() + " " + e.grade()).strip(),
        WrappedText.condition(e.condition()));
  }

  private static <T> void part(
      WrappedText out,
      String one,
      String many,
      List<T> items,
      int limit,
      BiConsumer<WrappedText, T> line) {
    int n = items.size();
    out.heading("  " + n + " " + (n == 1 ? one : many) + (n == 0 ? "" : ":"));
    int left = new Rest(limit).each(items, item -> line.accept(out, item));
    if (left > 0) {
      out.heading(Rest.of(n - left, n, "lines"));
    }
  }

  static Map<String, Object> json(OptionAnswer a, int limit) {
    return Json.object(
        "name", a.name(),
        "type", a.type(),
        "definitions", Json.array(a.definitions(), OptionText::definition),
        "selectedBy", relations(a.selectedBy(), limit),
        "dependents", relations(a.dependents(), limit),
        "makefiles", relations(a.makefiles(), limit),
        "files",
            Json.array(
                a.files().stream().limit(limit).toList(),
                f -> Json.object("file", f.path(), "condition", f.condition().toString())),
        "code", Json.array(a.code().stream().limit(limit).toList(), SharedJson::symbol),
        "without", a.without(),
        "conditions", relations(a.conditions(), limit),
        "edges", a.edges(),
        "edgesOfCode", a.edgesOfCode(),
        "shown", Json.array(a.shown(), OptionText::edge));
  }

  private static Object definition(Definition d) {
    return Json.object(
        "file", d.place().path(),
        "line", d.place().line(),
        "prompt", d.prompt().orElse(""),
        "depends", d.depends(),
        "selects", d.selects(),
        "implies", d.implies(),
        "defaults", d.defaults());
  }

  private static List<Object> relations(List<Relation> all, int limit) {
    return Json.array(
        all.stream().limit(limit).toList(),
        r ->
            Json.object(
                "file", r.place().path(),
                "line", r.place().line(),
                "by", r.by(),
                "text", r.text()));
  }

  private static Object edge(OptionEdge e) {
    return Json.object(
        "file", e.place().path(),
        "line", e.place().line(),
        "caller", e.caller(),
        "callee", e.callee(),
        "kind", e.kind(),
        "grade", e.grade(),
        "condition", e.condition().toString());
  }
}
