package org.ktrail.queries.definitions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.Declarations.Invocation;
import org.ktrail.indexer.facts.Declarations.Macro;
import org.ktrail.queries.definitions.DefinitionSource.DeclaringFile;
import org.ktrail.queries.graph.Place;

/**
 * Finds variables that macros make at file scope: {@code DEFINE_MUTEX(lock)}, {@code
 * DEVICE_ATTR_RO(size)}. The invocations that have a part of the name as an argument are expanded,
 * as far as invocations lie in invocations, and read for a declarator of the name. No macro is
 * known by its name.
 */
final class MadeVariables {
  /** Macros within macros that are expanded: the deepest of the kernel's are about six. */
  private static final int MAX_DEPTH = 10;

  /** Arguments shorter than this are parts of too many names. */
  private static final int MIN_PART = 2;

  private static final Pattern TOKEN =
      Pattern.compile("\\w++|\"(?:[^\"\\\\]|(?s:\\\\.))*+(?:\"|\\\\?\\z)|##|\\S");

  private enum Making {
    NOTHING,
    DECLARATION,
    VARIABLE
  }

  private final DefinitionSource source;
  private final Map<String, List<Macro>> macros = new HashMap<>();

  MadeVariables(DefinitionSource source) {
    this.source = source;
  }

  List<Definition> of(String name) {
    List<Definition> found = new ArrayList<>();
    for (DeclaringFile file : source.mentioning(name)) {
      for (Invocation made : file.declarations().invocations()) {
        if (made.arguments().stream().anyMatch(a -> isPart(a, name))) {
          Making making = making(made.prefix() + " ", made.macro(), made.arguments(), name, 0);
          if (making != Making.NOTHING) {
            found.add(definition(file, made, name, making));
          }
        }
      }
    }
    return found;
  }

  private static boolean isPart(String argument, String name) {
    return argument.length() >= MIN_PART && name.contains(argument);
  }

  private static Definition definition(
      DeclaringFile file, Invocation made, String name, Making making) {
    Declarations d = file.declarations();
    return new Definition(
        making == Making.VARIABLE ? Definition.Kind.VARIABLE : Definition.Kind.EXTERN,
        name,
        new Place(file.path(), made.line()),
        Condition.and(file.condition(), d.conditions().get(made.condition())),
        file.program(),
        "by " + made.macro());
  }

  private List<Macro> macros(String name) {
    return macros.computeIfAbsent(
        name,
        n ->
            source.declaring(n).stream()
                .flatMap(file -> file.declarations().macros().stream())
                .filter(m -> m.name().equals(n) && m.functionLike())
                .distinct()
                .toList());
  }

  private Making making(
      String before, String macro, List<String> arguments, String name, int depth) {
    Making best = Making.NOTHING;
    for (Macro m : depth > MAX_DEPTH ? List.<Macro>of() : macros(macro)) {
      List<String> tokens = tokens(before + substituted(m, arguments));
      best = better(best, read(tokens, name, depth));
    }
    return best;
  }

  private static Making better(Making a, Making b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  private static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      tokens.add(matcher.group());
    }
    return tokens;
  }

  /** The replacement with arguments in place of parameters, pasted words as one. */
  private static String substituted(Macro macro, List<String> arguments) {
    StringBuilder out = new StringBuilder();
    boolean paste = false;
    for (String token : tokens(macro.replacement())) {
      if (token.equals("##")) {
        paste = true;
        continue;
      }
      int parameter = macro.parameters().indexOf(token);
      boolean rest = macro.variadic() && parameter == macro.parameters().size() - 1;
      String text =
          parameter < 0 || parameter >= arguments.size()
              ? parameter < 0 ? token : ""
              : rest
                  ? String.join(", ", arguments.subList(parameter, arguments.size()))
                  : arguments.get(parameter);
      out.append(paste || out.isEmpty() ? "" : " ").append(text);
      paste = false;
    }
    return out.toString();
  }

  /** Reads an expansion: each declaration of it, and the invocations in them. */
  private Making read(List<String> tokens, String name, int depth) {
    Making best = Making.NOTHING;
    int start = 0;
    int nesting = 0;
    for (int i = 0; i <= tokens.size(); i++) {
      String token = i < tokens.size() ? tokens.get(i) : ";";
      nesting += "({[".contains(token) ? 1 : ")}]".contains(token) ? -1 : 0;
      if (token.equals(";") && (nesting == 0 || i == tokens.size())) {
        best = better(best, declaration(tokens.subList(start, i), name, depth));
        start = i + 1;
        nesting = 0;
      }
    }
    return best;
  }

  private Making declaration(List<String> tokens, String name, int depth) {
    int nesting = 0;
    Making best = Making.NOTHING;
    for (int i = 0; i < tokens.size(); i++) {
      String token = tokens.get(i);
      if (nesting == 0 && token.equals("=")) {
        return best; // behind it is the initialiser
      }
      String next = i + 1 < tokens.size() ? tokens.get(i + 1) : ";";
      if (nesting == 0 && token.equals(name) && isDeclarator(tokens, i, next)) {
        boolean external = tokens.contains("extern") || tokens.contains("typedef");
        return external ? externs(tokens, name) : Making.VARIABLE;
      }
      if (nesting == 0 && next.equals("(") && Character.isJavaIdentifierStart(token.charAt(0))) {
        String before = String.join(" ", tokens.subList(0, i)) + " ";
        best = better(best, making(before, token, arguments(tokens, i + 1), name, depth + 1));
      }
      nesting += "({[".contains(token) ? 1 : ")}]".contains(token) ? -1 : 0;
    }
    return best;
  }

  /** {@code extern typeof(x) x} says nothing of x. */
  private static Making externs(List<String> tokens, String name) {
    boolean twice = tokens.stream().filter(name::equals).count() > 1;
    return twice || tokens.contains("typedef") ? Making.NOTHING : Making.DECLARATION;
  }

  private static boolean isDeclarator(List<String> tokens, int at, String next) {
    if (at == 0 || !(next.equals(";") || next.equals("=") || next.equals("[") || isWord(next))) {
      return false;
    }
    String before = tokens.get(at - 1);
    boolean tag = before.equals("struct") || before.equals("union") || before.equals("enum");
    return !tag && (isWord(before) || before.equals("*") || before.equals(")"));
  }

  private static boolean isWord(String token) {
    return Character.isJavaIdentifierStart(token.charAt(0));
  }

  /**
   * @param open the place of the opening parenthesis
   */
  private static List<String> arguments(List<String> tokens, int open) {
    List<String> arguments = new ArrayList<>();
    StringBuilder argument = new StringBuilder();
    int nesting = 0;
    for (int i = open; i < tokens.size(); i++) {
      String token = tokens.get(i);
      int change = "({[".contains(token) ? 1 : ")}]".contains(token) ? -1 : 0;
      if (nesting == 1 && (token.equals(",") || change < 0)) {
        arguments.add(argument.toString());
        argument.setLength(0);
      } else if (nesting > 0) {
        argument.append(argument.isEmpty() ? "" : " ").append(token);
      }
      nesting += change;
      if (nesting == 0) {
        break;
      }
    }
    return arguments;
  }
}
