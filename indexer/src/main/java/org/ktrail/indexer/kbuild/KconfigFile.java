package org.ktrail.indexer.kbuild;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.condition.Condition;

/** Reads one Kconfig file; what it does not understand it passes over. */
final class KconfigFile {
  private static final Pattern IF = Pattern.compile("(?<!\\s)\\s++if\\b");
  private static final Pattern PROMPT = Pattern.compile("(\"[^\"]*\"|'[^']*')\\s*(.*)");
  private static final Pattern TYPE =
      Pattern.compile("(bool|tristate|int|hex|string|def_bool|def_tristate)\\b\\s*(.*)");

  /** Where the reader gives what it finds. */
  interface Sink {
    void define(String name, KconfigSymbol.Type type, KconfigSymbol.Definition definition);

    /** A {@code choice}, once it is read. */
    void choice(KconfigChoice choice);

    /** A {@code source} line, with what encloses it. */
    void source(String pattern, Depends enclosing);
  }

  /**
   * What something depends on.
   *
   * @param on when it may be on
   * @param written the expressions that say so
   */
  record Depends(Condition on, List<String> written) {
    static final Depends NOTHING = new Depends(Condition.ALWAYS, List.of());

    Depends and(String expression) {
      List<String> all = new ArrayList<>(written);
      all.add(expression);
      return new Depends(Guards.and(on, KconfigExpression.parse(expression)), List.copyOf(all));
    }

    Depends and(Condition architecture) {
      return new Depends(Guards.and(on, architecture), written);
    }
  }

  /** Menus and {@code if} in each other; what lies deeper depends on what encloses these alone. */
  private static final int DEEPEST = 200;

  private final String path;
  private final Sink sink;
  private final Deque<Depends> enclosing = new ArrayDeque<>();
  private @Nullable Entry entry;
  private @Nullable Choice choice;

  /** A choice that is being read. */
  private record Choice(Entry head, List<String> members) {}

  private KconfigFile(String path, Depends outside, Sink sink) {
    this.path = path;
    this.sink = sink;
    enclosing.push(outside);
  }

  /** An entry that is being read: a symbol, or something nameless that may enclose others. */
  private static final class Entry {
    final String name;
    final int line;
    final boolean encloses;
    KconfigSymbol.Type type = KconfigSymbol.Type.UNKNOWN;
    Optional<String> prompt = Optional.empty();
    Condition asked = Condition.ALWAYS;
    Depends depends;
    final List<KconfigSymbol.Select> selects = new ArrayList<>();
    final List<KconfigSymbol.Select> implies = new ArrayList<>();
    final List<KconfigSymbol.Default> defaults = new ArrayList<>();

    /** Only read from an old configuration, to give others their defaults: never on. */
    boolean transitional;

    Entry(String name, int line, boolean encloses, Depends depends) {
      this.name = name;
      this.line = line;
      this.encloses = encloses;
      this.depends = depends;
    }
  }

  static void read(String path, String text, Depends outside, Sink sink) {
    new KconfigFile(path, outside, sink).read(text);
  }

  private void read(String text) {
    int helpIndent = -1;
    boolean inHelp = false;
    int number = 0;
    String continued = "";
    for (String raw : text.split("\n")) {
      number++;
      String line = raw.strip();
      if (inHelp && !line.isEmpty()) {
        int indent = indent(raw);
        if (helpIndent < 0) {
          helpIndent = indent;
        }
        if (indent >= helpIndent && indent > 0) {
          continue;
        }
        inHelp = false;
      }
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      if (line.endsWith("\\")) {
        continued += line.substring(0, line.length() - 1) + " ";
        continue;
      }
      line = uncomment(continued + line);
      continued = "";
      if (line.equals("help") || line.startsWith("---help")) {
        inHelp = true;
        helpIndent = -1;
      } else {
        statement(number, line);
      }
    }
    close();
  }

  private static String uncomment(String line) {
    char quote = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '#') {
        return line.substring(0, i).strip();
      }
    }
    return line;
  }

  /** Columns before the first text; a tab goes to the next multiple of eight. */
  private static int indent(String line) {
    int columns = 0;
    for (int i = 0; i < line.length(); i++) {
      if (line.charAt(i) == '\t') {
        columns = (columns | 7) + 1;
      } else if (line.charAt(i) == ' ') {
        columns++;
      } else {
        break;
      }
    }
    return columns;
  }

  private void statement(int number, String line) {
    int end = 0;
    while (end < line.length()
        && (Character.isLetter(line.charAt(end)) || line.charAt(end) == '_')) {
      end++;
    }
    String rest = line.substring(end).strip();
    switch (line.substring(0, end)) {
      case "config", "menuconfig" -> {
        open(rest, number, false);
        if (choice != null) {
          choice.members.add(rest);
        }
      }
      case "menu" -> open("", number, true);
      case "choice" -> {
        open("", number, true);
        choice = new Choice(java.util.Objects.requireNonNull(entry), new ArrayList<>());
      }
      case "comment" -> open("", number, false);
      case "if" -> {
        close();
        enclosing.push(enclosing.size() > DEEPEST ? outside() : outside().and(rest));
      }
      case "endif", "endmenu", "endchoice" -> {
        close();
        Choice done = choice;
        if (line.startsWith("endchoice") && done != null) {
          sink.choice(new KconfigChoice(done.members, done.head.defaults, done.head.depends.on()));
          choice = null;
        }
        if (enclosing.size() > 1) {
          enclosing.pop();
        }
      }
      case "source", "rsource", "osource" -> {
        close();
        sink.source(KconfigExpression.unquote(rest), outside());
      }
      default -> {
        if (entry != null) {
          attribute(entry, line, line.substring(0, end), rest);
        }
      }
    }
  }

  private Depends outside() {
    return enclosing.getFirst();
  }

  private void open(String name, int number, boolean encloses) {
    close();
    entry = new Entry(name, number, encloses, outside());
  }

  private void close() {
    Entry done = entry;
    entry = null;
    if (done == null) {
      return;
    }
    if (done.encloses) {
      enclosing.push(enclosing.size() > DEEPEST ? outside() : done.depends);
    } else if (!done.name.isEmpty() && !done.transitional) {
      sink.define(
          done.name,
          done.type,
          new KconfigSymbol.Definition(
              path,
              done.line,
              done.prompt,
              done.asked,
              done.depends.on(),
              done.depends.written(),
              done.selects,
              done.implies,
              done.defaults));
    }
  }

  private static void attribute(Entry entry, String line, String keyword, String rest) {
    switch (keyword) {
      case "depends" -> entry.depends = entry.depends.and(dependence(rest));
      case "transitional" -> entry.transitional = true;
      case "select", "imply" -> {
        String[] parts = IF.split(rest, 2);
        (keyword.equals("select") ? entry.selects : entry.implies)
            .add(new KconfigSymbol.Select(parts[0].strip(), condition(parts)));
      }
      case "default" -> addDefault(entry, rest);
      case "prompt" -> prompt(entry, rest);
      default -> {
        Matcher type = TYPE.matcher(line);
        if (type.matches()) {
          String name = type.group(1);
          entry.type =
              KconfigSymbol.Type.valueOf(
                  name.replace("def_", "").toUpperCase(java.util.Locale.ROOT));
          if (name.startsWith("def_")) {
            addDefault(entry, type.group(2));
          } else {
            prompt(entry, type.group(2));
          }
        }
      }
    }
  }

  /** {@code on A if B} asks for A where B is on. */
  private static String dependence(String rest) {
    String on = rest.startsWith("on") ? rest.substring(2) : rest;
    String[] parts = IF.split(on, 2);
    return parts.length < 2 ? on : "(%s) || !(%s)".formatted(parts[0].strip(), parts[1].strip());
  }

  private static void addDefault(Entry entry, String rest) {
    String[] parts = IF.split(rest, 2);
    entry.defaults.add(new KconfigSymbol.Default(parts[0].strip(), condition(parts)));
  }

  private static Condition condition(String[] parts) {
    return parts.length < 2 ? Condition.ALWAYS : KconfigExpression.parse(parts[1]);
  }

  private static void prompt(Entry entry, String rest) {
    Matcher prompt = PROMPT.matcher(rest);
    if (prompt.matches()) {
      entry.prompt = Optional.of(KconfigExpression.unquote(prompt.group(1)));
      String after = prompt.group(2);
      entry.asked =
          after.startsWith("if") ? KconfigExpression.parse(after.substring(2)) : Condition.ALWAYS;
    }
  }
}
