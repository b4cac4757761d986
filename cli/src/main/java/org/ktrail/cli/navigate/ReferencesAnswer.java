package org.ktrail.cli.navigate;

import java.util.List;
import java.util.Map;
import org.ktrail.cli.output.Directories;
import org.ktrail.cli.output.Json;
import org.ktrail.cli.output.Rest;
import org.ktrail.cli.output.WrappedText;
import org.ktrail.queries.mentions.Reference;

/** How {@code refs} answers. */
public final class ReferencesAnswer {
  private ReferencesAnswer() {}

  /**
   * @param limit lines that are told
   */
  public static String text(List<Reference> references, int limit) {
    WrappedText out = new WrappedText();
    int left =
        new Rest(limit)
            .each(
                references,
                r -> {
                  String in = r.enclosing().isEmpty() ? "" : "in " + r.enclosing();
                  out.at(r.place(), what(r), in, r.text());
                });
    if (left > 0) {
      int n = references.size();
      out.heading(
          Rest.of(n - left, n, "references")
              + "; --in PATH narrows: "
              + Directories.of(references.stream().map(Reference::place).toList()));
    }
    return out.toString();
  }

  private static String what(Reference r) {
    String access = r.access().equals(r.kind().toString()) ? "" : " " + r.access();
    return (r.kind() + access).stripTrailing() + (r.record().isEmpty() ? "" : " of " + r.record());
  }

  /**
   * @param name "" if it stands elsewhere
   * @param limit lines in it
   */
  public static Map<String, Object> json(String name, List<Reference> references, int limit) {
    Map<String, Object> json = name.isEmpty() ? Json.object() : Json.object("name", name);
    json.put("total", references.size());
    json.put(
        "references",
        Json.array(references.stream().limit(limit).toList(), ReferencesAnswer::reference));
    return json;
  }

  static Object reference(Reference r) {
    return Json.object(
        "file", r.place().path(),
        "line", r.place().line(),
        "kind", r.kind().toString(),
        "access", r.access(),
        "record", r.record(),
        "enclosing", r.enclosing(),
        "text", r.text());
  }
}
