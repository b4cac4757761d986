package org.ktrail.cli.mcp;

import java.util.List;
import java.util.Map;
import org.ktrail.cli.output.Json;

/**
 * An argument of a tool, and where it stands on the command line.
 *
 * @param place the option, {@code --rev}, or "" where it is an argument without one
 * @param examples values that agents are shown
 * @param values the only values it may have, none if there are others
 */
record ToolInput(
    String name,
    Type type,
    String place,
    String description,
    boolean required,
    List<Object> examples,
    List<String> values) {
  /** What a value is. */
  enum Type {
    TEXT,
    NUMBER,
    SWITCH,
    /** Texts, each of which is given by itself. */
    TEXTS
  }

  /** An argument that has to be given. */
  static ToolInput needed(String name, String description, Object... examples) {
    return new ToolInput(name, Type.TEXT, "", description, true, List.of(examples), List.of());
  }

  /** Several of which one at least has to be given. */
  static ToolInput several(String name, String description, Object... examples) {
    return new ToolInput(name, Type.TEXTS, "", description, true, List.of(examples), List.of());
  }

  /** What may be given by an option. */
  static ToolInput option(String name, String place, String description, Object... examples) {
    return new ToolInput(name, Type.TEXT, place, description, false, List.of(examples), List.of());
  }

  static ToolInput number(String name, String place, String description, int example) {
    return new ToolInput(name, Type.NUMBER, place, description, false, List.of(example), List.of());
  }

  static ToolInput on(String name, String place, String description) {
    return new ToolInput(name, Type.SWITCH, place, description, false, List.of(), List.of());
  }

  static ToolInput options(String name, String place, String description, Object... examples) {
    return new ToolInput(name, Type.TEXTS, place, description, false, List.of(examples), List.of());
  }

  /** The same, which has to be one of these. */
  ToolInput of(String... only) {
    return new ToolInput(name, type, place, description, required, examples, List.of(only));
  }

  private Map<String, Object> item(Map<String, Object> schema) {
    if (!values.isEmpty()) {
      schema.put("enum", values);
    }
    return schema;
  }

  /** Its JSON schema. */
  Map<String, Object> schema() {
    Map<String, Object> schema =
        switch (type) {
          case TEXT -> Json.object("type", "string", "minLength", 1);
          case NUMBER -> Json.object("type", "integer", "minimum", 0);
          case SWITCH -> Json.object("type", "boolean");
          case TEXTS ->
              Json.object(
                  "type", "array", "minItems", 1, "items", item(Json.object("type", "string")));
        };
    if (type == Type.TEXT) {
      item(schema);
    }
    schema.put("description", description);
    if (!examples.isEmpty()) {
      schema.put(
          "examples", type == Type.TEXTS ? examples.stream().map(List::of).toList() : examples);
    }
    return schema;
  }
}
