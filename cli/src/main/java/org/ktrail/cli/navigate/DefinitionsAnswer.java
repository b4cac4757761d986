package org.ktrail.cli.navigate;

import java.util.List;
import java.util.Map;
import org.ktrail.cli.output.Json;
import org.ktrail.cli.output.WrappedText;
import org.ktrail.queries.definitions.Definition;

/** How {@code def} answers. */
public final class DefinitionsAnswer {
  private DefinitionsAnswer() {}

  public static String text(List<Definition> definitions) {
    WrappedText out = new WrappedText();
    for (Definition d : definitions) {
      String program = d.program().isEmpty() ? "" : "[" + d.program() + "]";
      out.at(
          d.place(),
          d.kind() + " " + d.name(),
          d.note(),
          program,
          WrappedText.condition(d.condition()));
    }
    return out.toString();
  }

  /**
   * @param name "" if it stands elsewhere
   */
  public static Map<String, Object> json(String name, List<Definition> definitions) {
    Map<String, Object> json = name.isEmpty() ? Json.object() : Json.object("name", name);
    json.put("definitions", Json.array(definitions, DefinitionsAnswer::definition));
    return json;
  }

  private static Object definition(Definition d) {
    return Json.object(
        "kind", d.kind().toString(),
        "file", d.place().path(),
        "line", d.place().line(),
        "condition", d.condition().toString(),
        "program", d.program(),
        "note", d.note());
  }
}
