package org.ktrail.cli.mcp;

import io.modelcontextprotocol.server.McpServerFeatures.SyncPromptSpecification;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.GetPromptRequest;
import io.modelcontextprotocol.spec.McpSchema.GetPromptResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.ktrail.cli.output.Json;

/** Procedures that users choose in their client: which tools to call, in which order. */
final class AgentPrompts {
  private AgentPrompts() {}

  static List<SyncPromptSpecification> all() {
    return List.of(
        prompt(
            "review_series",
            "Review a posted patch series",
            List.of(
                argument("source", "The mbox, public-inbox repository, mail or range A..B.", true),
                argument("at", "Which revision, as series_list calls it (the latest).", false),
                argument("base", "The revision that it is for (found by the mails).", false))),
        prompt(
            "explain_path",
            "Explain how control gets from A to B",
            List.of(
                argument("from", "A function.", true),
                argument("to", "Another function.", true),
                argument("rev", "The revision (the server's default).", false))));
  }

  private static McpSchema.PromptArgument argument(
      String name, String description, boolean required) {
    return new McpSchema.PromptArgument(name, description, required);
  }

  private static SyncPromptSpecification prompt(
      String name, String description, List<McpSchema.PromptArgument> arguments) {
    return new SyncPromptSpecification(
        McpSchema.Prompt.builder(name)
            .title(description)
            .description(description + ", by calls of these tools.")
            .arguments(arguments)
            .build(),
        (_, request) -> result(name, description, arguments, request));
  }

  private static GetPromptResult result(
      String name,
      String description,
      List<McpSchema.PromptArgument> arguments,
      GetPromptRequest request) {
    Map<String, Object> given = request.arguments() == null ? Map.of() : request.arguments();
    String text = procedure(name);
    for (McpSchema.PromptArgument argument : arguments) {
      UnaryOperator<String> filled = filled(argument, given);
      text = filled.apply(text);
    }
    return GetPromptResult.builder(
            List.of(
                McpSchema.PromptMessage.builder(
                        McpSchema.Role.USER, McpSchema.TextContent.builder(text).build())
                    .build()))
        .description(description)
        .build();
  }

  /** Fills in what was given as JSON text; of what was not, the line that speaks of it goes. */
  private static UnaryOperator<String> filled(
      McpSchema.PromptArgument argument, Map<String, Object> given) {
    Object value = given.get(argument.name());
    String place = "{" + argument.name() + "}";
    String optional = "[" + argument.name() + "]";
    if (value == null || String.valueOf(value).isBlank()) {
      if (Boolean.TRUE.equals(argument.required())) {
        throw io.modelcontextprotocol.spec.McpError.builder(McpSchema.ErrorCodes.INVALID_PARAMS)
            .message(argument.name() + " is needed")
            .build();
      }
      return text -> text.replace(optional, "");
    }
    String json = Json.line(String.valueOf(value));
    return text ->
        text.replace(place, json).replace(optional, ", \"" + argument.name() + "\": " + json);
  }

  private static String procedure(String name) {
    try (InputStream in =
        Objects.requireNonNull(AgentPrompts.class.getResourceAsStream(name + ".md"), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e); // it is in our jar
    }
  }
}
