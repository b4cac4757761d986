package org.ktrail.cli.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.AbstractList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ktrail.queries.graph.Place;

/**
 * JSON from maps, lists, strings, numbers and booleans, written as it is made: members of a list
 * are made one by one. Members keep the order in which they were put; two blanks of indent; ends
 * with a newline.
 */
public final class Json {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
          .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
          .build()
          .setCharacterEscapes(new JsonEscapes());

  private Json() {}

  /** Members by name, in order: {@code object("a", 1, "b", "x")}. */
  public static Map<String, Object> object(Object... namesAndValues) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return object;
  }

  /** A list whose members are made when they are written. */
  public static <T> List<Object> array(List<T> items, Function<T, Object> of) {
    return new AbstractList<>() {
      @Override
      public Object get(int index) {
        return of.apply(items.get(index));
      }

      @Override
      public int size() {
        return items.size();
      }
    };
  }

  public static Object place(Place place) {
    return object("file", place.path(), "line", place.line());
  }

  /** On lines of its own. */
  public static void write(Object tree, Writer out) {
    write(tree, out, new JsonLayout(true));
    try {
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** In one line, without its end. */
  public static String line(Object tree) {
    StringWriter out = new StringWriter();
    write(tree, out, new JsonLayout(false));
    return out.toString();
  }

  private static void write(Object tree, Writer out, JsonLayout layout) {
    try (JsonGenerator generator = FACTORY.createGenerator(out)) {
      generator.setPrettyPrinter(layout);
      value(tree, generator);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void value(Object value, JsonGenerator out) throws IOException {
    switch (value) {
      case Map<?, ?> map -> {
        out.writeStartObject();
        for (Map.Entry<?, ?> member : map.entrySet()) {
          out.writeFieldName((String) member.getKey());
          value(member.getValue(), out);
        }
        out.writeEndObject();
      }
      case List<?> list -> {
        out.writeStartArray();
        for (Object item : list) {
          value(item, out);
        }
        out.writeEndArray();
      }
      case String text -> out.writeString(text);
      case Number number -> out.writeNumber(number.toString());
      case Boolean bool -> out.writeBoolean(bool);
      default -> out.writeString(value.toString());
    }
  }
}
