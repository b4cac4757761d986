package org.ktrail.cli.mcp;

import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.json.TypeRef;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ktrail.cli.output.Json;

/**
 * The schemas of a tool. That of its answer is the one that the documentation has, {@code
 * docs/answers.schema.json}, beside what is said of the page.
 */
final class ToolSchemas {
  private static final String DEFINITIONS = "$defs";
  private static final String REFERENCE = "#/$defs/";

  private final Map<String, Object> definitions;

  ToolSchemas() {
    definitions = object(read("answers.schema.json").get(DEFINITIONS));
    definitions.put("excerpts", read("excerpts.schema.json")); // which no command tells
  }

  private static Map<String, Object> read(String name) {
    try (InputStream in = Objects.requireNonNull(ToolSchemas.class.getResourceAsStream(name))) {
      return McpJsonDefaults.getMapper().readValue(in.readAllBytes(), new TypeRef<>() {});
    } catch (IOException e) {
      throw new IllegalStateException(e); // it is in our jar
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(@Nullable Object node) {
    return (Map<String, Object>) Objects.requireNonNull(node);
  }

  /** What a tool takes. */
  static Map<String, Object> input(AgentTool tool) {
    Map<String, Object> properties = Json.object();
    tool.allInputs().forEach(input -> properties.put(input.name(), input.schema()));
    return Json.object(
        "type",
        "object",
        "properties",
        properties,
        "required",
        tool.inputs().stream().filter(ToolInput::required).map(ToolInput::name).toList(),
        "additionalProperties",
        false);
  }

  /** What a tool gives: the answer of the command line, and which part of it this is. */
  Map<String, Object> output(AgentTool tool) {
    Set<String> used = new LinkedHashSet<>();
    use(tool.form(), used);
    Map<String, Object> kept = new LinkedHashMap<>();
    used.forEach(name -> kept.put(name, definitions.get(name)));
    return Json.object(
        "type",
        "object",
        "required",
        List.of("answer", "page"),
        "properties",
        Json.object("answer", Json.object("$ref", REFERENCE + tool.form()), "page", PAGE),
        DEFINITIONS,
        kept);
  }

  private static final Map<String, Object> PAGE =
      Json.object(
          "type",
          "object",
          "description",
          "Which records of the whole answer are here; the rest follows with cursor = next.",
          "required",
          List.of("from", "records", "total", "notes"),
          "properties",
          Json.object(
              "from",
              Json.object("type", "integer", "description", "Records before the first one here."),
              "records",
              Json.object("type", "integer", "description", "Records here."),
              "total",
              Json.object("type", "integer", "description", "Records of the whole answer."),
              "next",
              Json.object("type", "string", "description", "Absent where nothing follows."),
              "notes",
              Json.object(
                  "type",
                  "array",
                  "items",
                  Json.object("type", "string"),
                  "description",
                  "What was said with the answer: files that could not be read, assumptions.")));

  private void use(String name, Set<String> used) {
    if (used.add(name)) {
      follow(Objects.requireNonNull(definitions.get(name), name), used);
    }
  }

  private void follow(Object node, Set<String> used) {
    switch (node) {
      case Map<?, ?> map -> {
        if (map.get("$ref") instanceof String reference && reference.startsWith(REFERENCE)) {
          use(reference.substring(REFERENCE.length()), used);
        }
        map.values().forEach(value -> follow(value, used));
      }
      case List<?> list -> list.forEach(value -> follow(value, used));
      default -> {}
    }
  }
}
