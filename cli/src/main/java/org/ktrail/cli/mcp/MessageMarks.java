package org.ktrail.cli.mcp;

import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ktrail.cli.output.Json;

/**
 * Reads messages before the library does: marks calls, so that they can be ended, and ends them.
 */
record MessageMarks(RunningCalls calls) {
  private static final McpJsonMapper MAPPER = McpJsonDefaults.getMapper();

  /**
   * What is passed on of a message; empty of one that ends a call.
   *
   * @param client tells clients apart
   * @throws IOException if it is no JSON object
   */
  Optional<String> passed(String client, String message) throws IOException {
    if (!message.contains("notifications/cancelled") && !message.contains("tools/call")) {
      Map<String, Object> read = MAPPER.readValue(message, new TypeRef<>() {});
      if (read == null) {
        throw new IOException("no object");
      }
      return Optional.of(message);
    }
    Map<String, Object> read = MAPPER.readValue(message, new TypeRef<>() {});
    Map<String, Object> parameters = object(read.get("params"));
    if ("notifications/cancelled".equals(read.get("method"))) {
      Object id = parameters.get("requestId");
      if (id != null) {
        calls.cancel(RunningCalls.name(client, id));
      }
      return Optional.empty();
    }
    Object id = read.get("id");
    if (!"tools/call".equals(read.get("method")) || id == null) {
      return Optional.of(message);
    }
    Map<String, Object> meta = object(parameters.get("_meta"));
    meta.put(RunningCalls.MARK, RunningCalls.name(client, id));
    parameters.put("_meta", meta);
    read.put("params", parameters);
    return Optional.of(Json.line(read));
  }

  /** Whether a message wants an answer. */
  static boolean isRequest(String message) {
    try {
      Map<String, Object> read = MAPPER.readValue(message, new TypeRef<>() {});
      return read.get("id") != null && read.get("method") != null;
    } catch (IOException e) {
      return false;
    }
  }

  private static Map<String, Object> object(@Nullable Object node) {
    Map<String, Object> copy = new LinkedHashMap<>();
    if (node instanceof Map<?, ?> map) {
      map.forEach((key, value) -> copy.put(String.valueOf(key), value));
    }
    return copy;
  }
}
