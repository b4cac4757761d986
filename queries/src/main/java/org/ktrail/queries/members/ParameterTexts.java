package org.ktrail.queries.members;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.queries.code.CodeText;
import org.ktrail.queries.link.macros.Callable;

/** Texts of functions and macros, for who asks what they do with a parameter. */
final class ParameterTexts {
  /** What evaluates nothing. */
  private static final Pattern TYPE_OF =
      Pattern.compile("\\b\\w*+(?<=typeof|typeof_unqual|sizeof|alignof|typeof__|sizeof__)\\s*+\\(");

  private static final Pattern STRINGIFIED = Pattern.compile("(?<!#)#(?!#)\\s*+\\w++");

  /** Characters of a function that are read; a longer one is not followed. */
  private static final int LONGEST = 20_000;

  private final UseTypes types;
  private final Function<String, Optional<byte[]>> texts;
  private final Map<String, Optional<String>> read = new HashMap<>();

  ParameterTexts(UseTypes types, Function<String, Optional<byte[]>> texts) {
    this.types = types;
    this.texts = texts;
  }

  /**
   * @param text of a body, without what is evaluated nowhere
   */
  record Meant(String parameter, String text) {}

  /** Empty if there is no such parameter, or no text. */
  Optional<Meant> of(Callable c, int argument) {
    String parameter = parameter(c, argument);
    return parameter.isEmpty()
        ? Optional.empty()
        : text(c)
            .filter(t -> t.length() <= LONGEST && !t.contains("##"))
            .map(t -> new Meant(parameter, t));
  }

  private static String parameter(Callable c, int argument) {
    if (!c.macro) {
      return argument < c.parameters.size() && argument >= 0
          ? c.parameters.get(argument).name()
          : "";
    }
    List<String> names = c.definition.parameters();
    return argument < 0
            || argument >= names.size()
            || c.definition.variadic() && argument >= names.size() - 1
        ? ""
        : names.get(argument);
  }

  private Optional<String> text(Callable c) {
    if (c.macro) {
      String plain = STRINGIFIED.matcher(c.definition.replacement()).replaceAll("\"\"");
      return Optional.of(evaluated(plain));
    }
    if (c.generated) {
      return Optional.empty();
    }
    Optional<String> file =
        read.computeIfAbsent(
            types.path(c.origin), p -> texts.apply(p).map(bytes -> new String(bytes, ISO_8859_1)));
    for (Declarations.Function f : c.origin.declarations().functions()) {
      if (f.body() == c.bodyIndex && f.line() == c.line && f.bodyStart() < f.end()) {
        return file.filter(t -> f.end() <= t.length())
            .map(t -> evaluated(CodeText.of(t.substring(f.bodyStart(), f.end()))));
      }
    }
    return Optional.empty();
  }

  /** With a type in place of what asks for one. */
  private static String evaluated(String text) {
    Matcher m = TYPE_OF.matcher(text);
    StringBuilder out = new StringBuilder();
    int from = 0;
    while (m.find(from)) {
      int at = m.end();
      for (int depth = 1; at < text.length() && depth > 0; at++) {
        depth += text.charAt(at) == '(' ? 1 : text.charAt(at) == ')' ? -1 : 0;
      }
      boolean number = m.group().contains("sizeof") || m.group().contains("alignof");
      out.append(text, from, m.start()).append(number ? "1" : "int");
      from = at;
    }
    return out.append(text, from, text.length()).toString();
  }

  /** How often a text names something that is no member. */
  static int times(String text, String name) {
    Matcher m = Pattern.compile("(?<![\\w.>])\\s*+\\b" + Pattern.quote(name) + "\\b").matcher(text);
    int times = 0;
    while (m.find()) {
      times++;
    }
    return times;
  }
}
