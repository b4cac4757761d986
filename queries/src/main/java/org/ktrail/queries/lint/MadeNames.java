package org.ktrail.queries.lint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.indexer.facts.SourceFacts;
import org.ktrail.queries.code.TypeText;
import org.ktrail.queries.link.macros.MacroExpander;
import org.ktrail.queries.link.macros.PreprocessingTokens;
import org.ktrail.queries.series.change.SeriesStep;
import org.ktrail.queries.series.change.TouchedFile;

/**
 * What macros make of names in the files that a revision touches, as its last patch leaves them:
 * the names that expanded invocations declare or use, those that they export, and those that they
 * put together or make strings of. Macros are those of the revision, else of its base.
 */
public final class MadeNames {
  private static final Pattern EXPORT =
      Pattern.compile("\\b_*EXPORT_(?:TRACEPOINT_)?SYMBOL\\w*\\s*\\(\\s*(\\w+)");

  private static final Pattern HEADLESS =
      Pattern.compile("(?m)^(?=\\w*?EXPORT)(\\w++)\\s*+\\(\\s*+(\\w++)\\s*+\\)[ \\t\\r]*+$");

  private static final Pattern CAPITALS = Pattern.compile("[A-Z][A-Z0-9_]++");

  /** Macros in each other that are followed. */
  private static final int DEEPEST = 4;

  private final Base base;

  /** Function-like macros of the files. */
  private final Map<String, List<Declarations.Macro>> own = new HashMap<>();

  private final Map<String, List<Declarations.Macro>> constants = new HashMap<>();
  private final Map<String, Declarations> files = new TreeMap<>();
  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, List<Body>> bodies = new HashMap<>();

  /** The files in which a name is made, by the name. */
  private final Map<String, Set<String>> made = new HashMap<>();

  private final List<Made> functions = new ArrayList<>();
  private final Set<String> exported = new HashSet<>();
  private final Set<String> pasted = new HashSet<>();
  private boolean read;

  /**
   * A function that an invocation of a macro defines.
   *
   * @param line of the invocation
   */
  public record Made(String file, String name, boolean isStatic, int line) {}

  MadeNames(Base base, List<SeriesStep> steps, Function<byte[], SourceFacts> extractor) {
    this.base = base;
    Map<String, byte[]> last = new TreeMap<>();
    for (SeriesStep step : steps) {
      for (TouchedFile file : step.files()) {
        last.remove(file.oldPath());
        if (isC(file.newPath())) {
          file.after().ifPresent(image -> last.put(file.newPath(), image.text()));
        }
      }
    }
    last.forEach((path, text) -> {
      SourceFacts facts = extractor.apply(text);
      Declarations d = facts.declarations();
      files.put(path, d);
      texts.put(path, new String(text, UTF_8));
      bodies.put(path, facts.bodies());
      d.macros()
          .forEach(m ->
              (m.functionLike() ? own : constants)
                  .computeIfAbsent(m.name(), n -> new ArrayList<>())
                  .add(m));
    });
  }

  private static boolean isC(String path) {
    return path.endsWith(".c") || path.endsWith(".h");
  }

  /** What a touched file declares, as the last patch leaves it. */
  public Optional<Declarations> declarations(String file) {
    return Optional.ofNullable(files.get(file));
  }

  /** Whether an invocation at file scope of this file comes to something with this name. */
  public boolean has(String file, String name) {
    read();
    return filesOf(name).contains(file);
  }

  /** Whether an invocation in a header comes to something with this name. */
  public boolean declaredInHeader(String name) {
    read();
    return filesOf(name).stream().anyMatch(file -> file.endsWith(".h"));
  }

  /** Whether another file than this one has it. */
  public boolean hasBeside(String file, String name) {
    read();
    return filesOf(name).stream().anyMatch(other -> !other.equals(file));
  }

  /** Whether any touched file has it. */
  public boolean has(String name) {
    read();
    return !filesOf(name).isEmpty();
  }

  private Set<String> filesOf(String name) {
    return made.getOrDefault(name, Set.of());
  }

  /** The functions that macros define in C sources, in no order. */
  public List<Made> functions() {
    read();
    return List.copyOf(functions);
  }

  /** Whether a macro exports it, {@code EXPORT_SYMBOL…} or one that comes to that. */
  public boolean exports(String name) {
    read();
    return exported.contains(name);
  }

  /**
   * Whether a macro makes a string, or another name, of it: something that is no C may find it by
   * its name.
   */
  public boolean names(String name) {
    read();
    return pasted.contains(name);
  }

  /** Function-like macros of this name; none if it is no macro. */
  public List<Declarations.Macro> macros(String name) {
    List<Declarations.Macro> ours = own.getOrDefault(name, List.of());
    return ours.isEmpty() ? base.macros(name) : ours;
  }

  private void read() {
    if (read) {
      return;
    }
    read = true;
    files.forEach((path, declarations) -> {
      Set<String> names = new HashSet<>();
      for (Declarations.Invocation i : declarations.invocations()) {
        invocation(path, i, names);
      }
      Matcher headless = HEADLESS.matcher(texts.getOrDefault(path, ""));
      while (headless.find()) {
        exportedBy(headless.group(1), headless.group(2));
      }
      for (Body body : bodies.getOrDefault(path, List.of())) {
        body.calls().forEach(site -> site(site, names));
      }
      names.forEach(name -> made.computeIfAbsent(name, n -> new HashSet<>()).add(path));
    });
  }

  /** An export without a semicolon reads as the type of the function that follows. */
  private void exportedBy(String macro, String name) {
    for (boolean first : List.of(true, false)) {
      List<String> expanded = expanded(macro + "(" + name + ")", first);
      if (expanded != null) {
        noteExports(String.join(" ", expanded));
      }
    }
  }

  private void invocation(String path, Declarations.Invocation i, Set<String> names) {
    String text = i.macro() + "(" + String.join(", ", i.arguments()) + ")" + i.trailer();
    boolean exports = noteExports(text);
    // Of a macro with several definitions, those of opposite configurations are at the ends.
    for (boolean first : List.of(true, false)) {
      List<String> expanded = expanded(text, first);
      if (expanded == null) {
        continue;
      }
      exports |= noteExports(String.join(" ", expanded));
      if (!exports) {
        expanded.forEach(token -> word(token, names));
        // What macros of the kernel make is as it should be; what is asked is the series' doing.
        if (first && own.containsKey(i.macro())) {
          functions(path, i, expanded);
        }
      }
    }
    names.add(i.macro());
    if (!exports) {
      i.arguments().forEach(a -> words(a, names));
      words(i.trailer(), names);
      pasted(i);
    }
  }

  /** Macros in bodies and initialisers that make names, {@code __ATTR_RW(x)}. */
  private void site(Body.CallSite site, Set<String> names) {
    if (!(site.callee() instanceof Expr.Name callee)
        || !own.containsKey(callee.name())
            && callee.name().equals(callee.name().toLowerCase(Locale.ROOT))) {
      return;
    }
    boolean pastes = macros(callee.name()).stream().anyMatch(m -> makesNames(m, 0));
    if (pastes) {
      String arguments =
          site.arguments().stream().map(TypeText::of).collect(Collectors.joining(", "));
      List<String> expanded = expanded(callee.name() + "(" + arguments + ")", true);
      if (expanded != null) {
        expanded.forEach(token -> word(token, names));
      }
    }
  }

  /** Whether it pastes, itself or by another macro that it invokes. */
  private boolean makesNames(Declarations.Macro macro, int depth) {
    if (macro.replacement().contains("##")) {
      return true;
    }
    Matcher call =
        Pattern.compile("\\b(?=[a-z0-9_]*+[A-Z])(\\w++)\\s*+\\(").matcher(macro.replacement());
    while (depth < 3 && call.find()) {
      if (!call.group(1).equals(macro.name())
          && macros(call.group(1)).stream().anyMatch(m -> makesNames(m, depth + 1))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Definitions of functions among expanded tokens: a name, parentheses and a brace. One that the
   * macro declares before is meant to be as it is.
   */
  private void functions(String path, Declarations.Invocation i, List<String> tokens) {
    int depth = 0;
    boolean isStatic = i.prefix().contains("static");
    boolean initialiser = false;
    Set<String> declared = new HashSet<>();
    String name = "";
    for (int at = 0; at < tokens.size(); at++) {
      String token = tokens.get(at);
      switch (token) {
        case "{", "(" -> {
          boolean body = depth == 0 && token.equals("{") && !name.isEmpty() && !initialiser;
          if (body && !declared.contains(name)) {
            functions.add(new Made(path, name, isStatic, i.line()));
          }
          if (depth == 0
              && token.equals("(")
              && at > 0
              && tokens.get(at - 1).matches("[A-Za-z_]\\w*")) {
            name = tokens.get(at - 1);
          }
          depth++;
        }
        case "}", ")" -> depth--;
        default -> {}
      }
      if (depth == 0) {
        switch (token) {
          case "=" -> initialiser = true;
          case "}", ";" -> {
            if (token.equals(";") && !initialiser) {
              declared.add(name);
            }
            isStatic = false;
            initialiser = false;
            name = "";
          }
          default -> isStatic |= saysStatic(token);
        }
      }
    }
  }

  /** Whether a word is {@code static}, or a macro without parameters that comes to it. */
  public boolean saysStatic(String word) {
    return saysStatic(word, 0);
  }

  private boolean saysStatic(String word, int depth) {
    if (word.equals("static")) {
      return true;
    }
    if (depth > DEEPEST || !CAPITALS.matcher(word).matches()) {
      return false;
    }
    return Stream.concat(
            constants.getOrDefault(word, List.of()).stream(), base.constants(word).stream())
        .flatMap(m -> PreprocessingTokens.of(m.replacement()).stream())
        .anyMatch(t -> saysStatic(t, depth + 1));
  }

  /**
   * What text comes to; null if that is too much.
   *
   * @param first whether the first definition of a name counts, else the last
   */
  private @Nullable List<String> expanded(String text, boolean first) {
    return MacroExpander.of(name -> definition(name, first).orElse(null))
        .expandAll(PreprocessingTokens.of(text));
  }

  private Optional<Declarations.Macro> definition(String name, boolean first) {
    // What exports is looked for, and not what it comes to.
    List<Declarations.Macro> all =
        name.startsWith("EXPORT_SYMBOL") ? List.<Declarations.Macro>of() : macros(name);
    return all.isEmpty() ? Optional.empty() : Optional.of(first ? all.getFirst() : all.getLast());
  }

  private boolean noteExports(String text) {
    Matcher m = EXPORT.matcher(text);
    boolean found = false;
    while (m.find()) {
      exported.add(m.group(1));
      found = true;
    }
    return found;
  }

  /** Arguments that the macro, or one that it hands them to, pastes or makes strings of. */
  private void pasted(Declarations.Invocation i) {
    for (Declarations.Macro m : macros(i.macro())) {
      for (int p = 0; p < m.parameters().size() && p < i.arguments().size(); p++) {
        if (i.arguments().get(p).matches("\\w+") && pastes(m, p, 0)) {
          pasted.add(i.arguments().get(p));
        }
      }
    }
  }

  private boolean pastes(Declarations.Macro macro, int parameter, int depth) {
    String name = Pattern.quote(macro.parameters().get(parameter));
    if (Pattern.compile("#\\s*" + name + "\\b|\\b" + name + "\\s*##")
        .matcher(macro.replacement())
        .find()) {
      return true;
    }
    Matcher call = Pattern.compile("\\b(\\w++)\\s*+\\(([^()]*+)\\)").matcher(macro.replacement());
    while (depth < 4 && call.find()) {
      String[] arguments = call.group(2).split(",");
      for (int i = 0; i < arguments.length; i++) {
        int place = i;
        if (arguments[i].strip().equals(macro.parameters().get(parameter))
            && !call.group(1).equals(macro.name())
            && macros(call.group(1)).stream()
                .anyMatch(m -> place < m.parameters().size() && pastes(m, place, depth + 1))) {
          return true;
        }
      }
    }
    return false;
  }

  private static void words(String text, Set<String> names) {
    PreprocessingTokens.of(text).forEach(token -> word(token, names));
  }

  private static void word(String token, Set<String> names) {
    if (!token.isEmpty() && Character.isJavaIdentifierStart(token.charAt(0))) {
      names.add(token);
    }
  }
}
