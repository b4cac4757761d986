package org.ktrail.cli.output;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ktrail.queries.graph.Place;

/**
 * Writes JSON from maps, lists, strings, numbers and booleans. Members keep the order in which they
 * were put; two blanks of indent; ends with a newline.
 */
public final class Json {
  private Json() {}

  /** Members by name, in order: {@code object("a", 1, "b", "x")}. */
  public static Map<String, Object> object(Object... namesAndValues) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return object;
  }

  public static <T> List<Object> array(List<T> items, Function<T, Object> of) {
    return items.stream().map(of).toList();
  }

  public static Object place(Place place) {
    return object("file", place.path(), "line", place.line());
  }

  public static String write(Object value) {
    StringBuilder out = new StringBuilder();
    write(value, "\n", out);
    return out.append('\n').toString();
  }

  private static void write(Object value, String newline, StringBuilder out) {
    switch (value) {
      case Map<?, ?> map -> {
        String separator = "{";
        for (Map.Entry<?, ?> member : map.entrySet()) {
          out.append(separator).append(newline).append("  ");
          string((String) member.getKey(), out);
          out.append(": ");
          write(member.getValue(), newline + "  ", out);
          separator = ",";
        }
        out.append(map.isEmpty() ? "{}" : newline + "}");
      }
      case List<?> list -> {
        String separator = "[";
        for (Object item : list) {
          out.append(separator).append(newline).append("  ");
          write(item, newline + "  ", out);
          separator = ",";
        }
        out.append(list.isEmpty() ? "[]" : newline + "]");
      }
      case String text -> string(text, out);
      case Number number -> out.append(number);
      case Boolean bool -> out.append(bool);
      default -> string(value.toString(), out);
    }
  }

  private static void string(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < 0x20) {
            out.append(String.format("\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
