package org.ktrail.cli.answer;

import java.util.List;
import org.ktrail.queries.mentions.Reference;

/** How {@code refs} answers. */
public final class ReferencesAnswer {
  private ReferencesAnswer() {}

  public static String text(List<Reference> references) {
    Lines out = new Lines();
    for (Reference r : references) {
      String in = r.enclosing().isEmpty() ? "" : "in " + r.enclosing();
      out.at(r.place(), r.kind().toString(), in, r.text());
    }
    return out.toString();
  }

  public static String json(String name, List<Reference> references) {
    return Json.write(
        Json.object(
            "schema",
            "ktrail/refs/1",
            "name",
            name,
            "references",
            Json.array(references, ReferencesAnswer::reference)));
  }

  static Object reference(Reference r) {
    return Json.object(
        "file", r.place().path(),
        "line", r.place().line(),
        "kind", r.kind().toString(),
        "enclosing", r.enclosing(),
        "text", r.text());
  }
}
