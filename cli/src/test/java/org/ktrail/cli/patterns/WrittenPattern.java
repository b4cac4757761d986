package org.ktrail.cli.patterns;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A pattern that the sources have: a constant, as its class has put it together, or a literal that
 * is compiled or handed to a method of {@code String} where it stands.
 *
 * @param use how a text is held against it
 */
record WrittenPattern(String place, Pattern pattern, Use use) {
  /** What a matcher is asked. */
  enum Use {
    WHOLE,
    BEGINNING,
    ANYWHERE
  }

  private static final String LITERAL = "\"(?:[^\"\\\\\\n]|\\\\.)*+\"";
  private static final Pattern USE =
      Pattern.compile(
          "(Pattern\\.compile|\\.matches|\\.split|\\.replaceAll|\\.replaceFirst)\\(\\s*("
              + LITERAL
              + "(?:\\s*\\+\\s*"
              + LITERAL
              + ")*+)\\s*([,)])");
  private static final Pattern ONE = Pattern.compile(LITERAL);
  private static final Pattern CONSTANT = Pattern.compile("\\bPattern [A-Z_0-9]++ =\\s*+$");
  private static final Pattern ASKED =
      Pattern.compile(
          "\\b(\\w++)\\s*+\\.matcher\\((?s:.{0,600}?)"
              + "\\.(matches|find|lookingAt|replaceAll|replaceFirst|results)\\(");

  /** All of the modules below {@code root}. */
  static List<WrittenPattern> all(Path root) throws IOException {
    List<WrittenPattern> all = new ArrayList<>();
    for (String module : List.of("indexer", "queries", "cli")) {
      Path sources = root.resolve(module).resolve("src/main/java");
      try (Stream<Path> files = Files.walk(sources)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
          String text = Files.readString(file);
          String path = sources.relativize(file).toString();
          literals(path, text, all);
          if (text.contains("Pattern.compile")) {
            constants(path.replace(".java", "").replace('/', '.'), text, all);
          }
        }
      }
    }
    return all;
  }

  private static void literals(String path, String text, List<WrittenPattern> to) {
    Matcher use = USE.matcher(text);
    while (use.find()) {
      String before = text.substring(Math.max(0, use.start() - 100), use.start());
      if (CONSTANT.matcher(before).find()) {
        continue;
      }
      StringBuilder regex = new StringBuilder();
      Matcher part = ONE.matcher(use.group(2));
      while (part.find()) {
        regex.append(part.group(), 1, part.group().length() - 1);
      }
      long line = text.substring(0, use.start()).lines().count();
      to.add(
          new WrittenPattern(
              path + ":" + line,
              Pattern.compile(regex.toString().translateEscapes()),
              use.group(1).equals(".matches") ? Use.WHOLE : Use.ANYWHERE));
    }
  }

  private static void constants(String type, String text, List<WrittenPattern> to) {
    try {
      Class<?> owner = Class.forName(type);
      for (Class<?> c : Stream.concat(Stream.of(owner), nested(owner)).toList()) {
        for (Field field : c.getDeclaredFields()) {
          if (Modifier.isStatic(field.getModifiers())) {
            field.setAccessible(true);
            String name = type.substring(type.lastIndexOf('.') + 1) + "." + field.getName();
            values(field.get(null))
                .forEach(p -> to.add(new WrittenPattern(name, p, use(field.getName(), text))));
          }
        }
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Of all that a constant's matchers are asked, what looks at most; of a list's, in its file. */
  private static Use use(String constant, String text) {
    boolean named = text.contains(constant + ".matcher(");
    boolean any = false;
    Use most = Use.WHOLE;
    Matcher asked = ASKED.matcher(text);
    while (asked.find()) {
      if (!named || asked.group(1).equals(constant)) {
        any = true;
        Use use =
            switch (asked.group(2)) {
              case "matches" -> Use.WHOLE;
              case "lookingAt" -> Use.BEGINNING;
              default -> Use.ANYWHERE;
            };
        most = most.compareTo(use) < 0 ? use : most;
      }
      asked.region(asked.start() + 1, text.length());
    }
    return any ? most : Use.ANYWHERE;
  }

  private static Stream<Class<?>> nested(Class<?> owner) {
    return Stream.of(owner.getDeclaredClasses())
        .flatMap(c -> Stream.concat(Stream.of(c), nested(c)));
  }

  private static Stream<Pattern> values(Object value) {
    return switch (value) {
      case Pattern p -> Stream.of(p);
      case List<?> list -> list.stream().filter(Pattern.class::isInstance).map(Pattern.class::cast);
      case null, default -> Stream.empty();
    };
  }
}
