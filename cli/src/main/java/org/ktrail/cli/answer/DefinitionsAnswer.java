package org.ktrail.cli.answer;

import java.util.List;
import org.ktrail.queries.definitions.Definition;

/** How {@code def} answers. */
public final class DefinitionsAnswer {
  private DefinitionsAnswer() {}

  public static String text(List<Definition> definitions) {
    Lines out = new Lines();
    for (Definition d : definitions) {
      String program = d.program().isEmpty() ? "" : "[" + d.program() + "]";
      out.at(
          d.place(), d.kind() + " " + d.name(), d.note(), program, Lines.condition(d.condition()));
    }
    return out.toString();
  }

  public static String json(String name, List<Definition> definitions) {
    return Json.write(
        Json.object(
            "schema",
            "ktrail/def/1",
            "name",
            name,
            "definitions",
            Json.array(
                definitions,
                d ->
                    Json.object(
                        "kind", d.kind().toString(),
                        "file", d.place().path(),
                        "line", d.place().line(),
                        "condition", d.condition().toString(),
                        "program", d.program(),
                        "note", d.note()))));
  }
}
