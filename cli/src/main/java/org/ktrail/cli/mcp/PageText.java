package org.ktrail.cli.mcp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A page as somebody reads it: a line a record, which begins with its place, {@code file:line:};
 * what lies in it below, indented. Nothing is said of what is empty or false.
 */
final class PageText {
  /** Members whose values need no name beside them. */
  private static final Set<String> PLAIN =
      Set.of(
          "name",
          "kind",
          "text",
          "grade",
          "title",
          "label",
          "message",
          "verdict",
          "level",
          "rule",
          "slot",
          "fate",
          "what",
          "why",
          "sort",
          "detail",
          "variable",
          "scenario",
          "record");

  /** What the reader knows, or needs as data alone. */
  private static final Set<String> LEFT_OUT = Set.of("schema", "program", "messageId", "surprise");

  private final StringBuilder out = new StringBuilder();

  private PageText() {}

  static String of(Map<String, Object> answer) {
    PageText text = new PageText();
    text.node(answer, 0);
    return text.out.toString();
  }

  private void node(Map<?, ?> node, int depth) {
    String line = line(node);
    if (!line.isEmpty()) {
      put(line, depth);
    }
    below(node, line.isEmpty() ? depth : depth + 1);
  }

  private void below(Map<?, ?> node, int depth) {
    node.forEach((key, value) -> {
      if (LEFT_OUT.contains(String.valueOf(key))) {
        return;
      }
      if (value instanceof List<?> list && !list.isEmpty() && !isWords(list)) {
        put(key + ":", depth);
        list.forEach(item -> item(item, depth + 1));
      } else if (value instanceof Map<?, ?> map && !isNamed(map) && !map.isEmpty()) {
        put(key + ":", depth);
        node(map, depth + 1);
      }
    });
  }

  private void item(Object item, int depth) {
    switch (item) {
      case Map<?, ?> map when isSource(map) ->
          out.append("%6s  %s%n".formatted(map.get("line"), map.get("text")));
      case Map<?, ?> map -> node(map, depth);
      case List<?> list -> list.forEach(each -> item(each, depth));
      case Object other -> put(String.valueOf(other), depth);
    }
  }

  private static boolean isSource(Map<?, ?> map) {
    return map.size() == 2 && map.containsKey("line") && map.containsKey("text");
  }

  /** What is told in the line of what it belongs to: something with a name and a place. */
  private static boolean isNamed(Map<?, ?> map) {
    return map.containsKey("file")
        && map.values().stream().noneMatch(v -> v instanceof List || v instanceof Map)
        && (map.containsKey("name") || map.size() == 2);
  }

  private static boolean isWords(List<?> list) {
    return list.stream()
            .allMatch(item ->
                item instanceof Number || item instanceof String text && !text.contains("\n"))
        && list.stream().mapToInt(item -> String.valueOf(item).length() + 2).sum() < 200;
  }

  private static String line(Map<?, ?> node) {
    List<String> parts = new ArrayList<>();
    String condition = "";
    for (Map.Entry<?, ?> member : node.entrySet()) {
      String key = String.valueOf(member.getKey());
      if (LEFT_OUT.contains(key)
          || key.equals("file")
          || key.equals("line") && node.containsKey("file")) {
        continue;
      }
      if (key.equals("condition")) {
        String text = String.valueOf(member.getValue());
        condition = text.equals("1") || text.isEmpty() ? "" : "if " + text;
      } else {
        String said = said(key, member.getValue());
        if (!said.isEmpty()) {
          parts.add(said);
        }
      }
    }
    if (!condition.isEmpty()) {
      parts.add(condition);
    }
    String place = place(node);
    return place.isEmpty() ? String.join("  ", parts) : place + ": " + String.join("  ", parts);
  }

  private static String place(Map<?, ?> node) {
    Object file = node.get("file");
    if (!(file instanceof String path) || path.isEmpty()) {
      return "";
    }
    return node.get("line") instanceof Number line ? path + ":" + line : path;
  }

  private static String said(String key, Object value) {
    return switch (value) {
      case null -> "";
      case Boolean known -> known ? key : "";
      case Number number -> isNothing(key, number) ? "" : key + " " + number;
      case String text ->
          text.isEmpty() ? "" : PLAIN.contains(key) ? oneLine(text) : key + " " + oneLine(text);
      case Map<?, ?> map when isNamed(map) ->
          key
              + " "
              + (map.containsKey("name") ? map.get("name") + " (" + place(map) + ")" : place(map));
      case List<?> list when !list.isEmpty() && isWords(list) ->
          key + " " + list.stream().map(String::valueOf).collect(Collectors.joining(", "));
      default -> "";
    };
  }

  /** Counts of what is there besides, where nothing is. */
  private static boolean isNothing(String key, Number number) {
    return number.doubleValue() == 0 && key.startsWith("other_");
  }

  private static String oneLine(String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining(" | "));
  }

  private void put(String line, int depth) {
    out.append("  ".repeat(depth)).append(line).append('\n');
  }
}
