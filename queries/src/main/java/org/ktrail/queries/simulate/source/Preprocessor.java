package org.ktrail.queries.simulate.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.facts.Declarations.Macro;
import org.ktrail.indexer.lex.Directive;
import org.ktrail.queries.link.macros.MacroExpander;
import org.ktrail.queries.link.macros.PreprocessingTokens;
import org.ktrail.queries.simulate.c.ConstantExpression;
import org.ktrail.queries.simulate.c.Lexeme;
import org.ktrail.queries.simulate.c.Unsupported;

/**
 * Decides {@code #if} and expands macros as they stand at a place of a file, from what each file
 * defines: no translation unit is read from its beginning. Of several definitions that a place
 * sees, the last one before it holds; of {@code #undef}, those in the file of the definition count.
 */
final class Preprocessor {
  private final SnapshotFiles files;
  private final Map<String, Macro> predefined;
  private final Predicate<String> kept;
  private final BuildConstants constants;
  private final Map<Long, Boolean> taken = new HashMap<>();
  private final Set<Long> asking = new HashSet<>();

  /** Branches being asked about whose answer was needed to give it. */
  private final Set<Long> circles = new HashSet<>();

  /** Branches that ask for one another, on the way to one answer. */
  private static final int DEEPEST = 250;

  /** Branches decided within circles for one answer: nothing is kept there, and asked again. */
  private static final int MOST = 20_000;

  private int inCircles;

  /** Branches of which it was found that this is not enough. */
  private final Set<Long> hopeless = new HashSet<>();

  private final Map<Integer, Map<String, Optional<Macro>>> macros = new HashMap<>();

  /**
   * @param predefined by the compiler, and for the configuration
   * @param kept names that are never expanded, since something else answers them
   */
  Preprocessor(SnapshotFiles files, Map<String, Macro> predefined, Predicate<String> kept) {
    this.files = files;
    this.predefined = predefined;
    this.kept = kept;
    constants = new BuildConstants(files, this);
  }

  // ---- conditions

  /**
   * Whether the line of a file is compiled.
   *
   * @throws Unsupported if it takes too many other answers to say so
   */
  boolean isActive(int file, int line) {
    int branch = files.text(file).branchAt(line);
    return branch < 0 || isTaken(file, branch);
  }

  boolean isTaken(int file, int branch) {
    long key = (long) file << 32 | branch;
    Boolean known = taken.get(key);
    if (known != null) {
      return known;
    }
    if (asking.contains(key)) {
      circles.add(key);
      return false; // a definition that only its own condition admits
    }
    inCircles = asking.isEmpty() ? 0 : circles.isEmpty() ? inCircles : inCircles + 1;
    if (asking.size() > DEEPEST || inCircles > MOST || hopeless.contains(key)) {
      throw new Unsupported(
          "an #if of " + files.path(file) + " that depends on too many others",
          files.text(file).branches().get(branch).line());
    }
    asking.add(key);
    boolean is;
    try {
      is = decide(file, branch);
    } catch (Unsupported e) {
      if (asking.size() == 1) { // what others asked on the way may be told when asked itself
        hopeless.add(key);
      }
      throw e;
    } finally {
      asking.remove(key);
      circles.remove(key);
    }
    // What was assumed of a branch that is still being asked about may turn out otherwise.
    if (circles.isEmpty()) {
      taken.put(key, is);
    }
    return is;
  }

  private boolean decide(int file, int branch) {
    List<SourceText.Branch> all = files.text(file).branches();
    SourceText.Branch b = all.get(branch);
    if (b.parent() >= 0 && !isTaken(file, b.parent())) {
      return false;
    }
    for (int earlier : b.before()) {
      if (isTaken(file, earlier)) {
        return false;
      }
    }
    return switch (b.kind()) {
      case Directive.IFDEF -> isDefined(file, b.condition(), b.line(), b);
      case Directive.IFNDEF -> b.guard() || !isDefined(file, b.condition(), b.line(), b);
      case Directive.IF, Directive.ELIF -> isTrue(file, b);
      default -> true;
    };
  }

  private boolean isTrue(int file, SourceText.Branch b) {
    List<String> tokens = PreprocessingTokens.of(b.condition());
    List<String> plain = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      String token = tokens.get(i);
      if (token.equals("defined")) {
        boolean bracket = i + 1 < tokens.size() && tokens.get(i + 1).equals("(");
        int name = i + (bracket ? 2 : 1);
        boolean is = name < tokens.size() && isDefined(file, tokens.get(name), b.line(), b);
        plain.add(is ? "1" : "0");
        i = name + (bracket ? 1 : 0);
      } else if (token.startsWith("__has_") && i + 1 < tokens.size()) {
        plain.add("0");
        while (i + 1 < tokens.size() && !tokens.get(i + 1).equals(")")) {
          i++;
        }
        i++;
      } else {
        plain.add(token);
      }
    }
    List<String> expanded = expander(file, b.line()).expandAll(plain);
    if (expanded == null) {
      return false;
    }
    List<Lexeme> numbers = new ArrayList<>();
    for (String token : expanded) {
      Unsupported unknown = constants.unknown(token);
      if (unknown != null) {
        throw unknown; // 0 would be an answer
      }
      numbers.add(new Lexeme(PreprocessingTokens.isIdentifier(token) ? "0" : token, b.line()));
    }
    try {
      return ConstantExpression.value(numbers) != 0;
    } catch (Unsupported e) {
      return false;
    }
  }

  /** Definitions within the branch that asks do not count: they are made because of the answer. */
  private boolean isDefined(int file, String name, int line, SourceText.Branch asking) {
    return predefined.containsKey(name)
        || candidates(file, name, line).stream()
            .anyMatch(c ->
                (files.sources.sees(file, c.file()) || files.isAhead(c.file(), file))
                    && !(c.file() == file
                        && c.macro().line() > asking.line()
                        && c.macro().line() < asking.endLine()));
  }

  // ---- macros

  private record Candidate(int file, Macro macro) {}

  /** From now on headers are read as this source has them. */
  void enter(int source) {
    if (files.enter(source)) {
      macros.clear();
    }
  }

  /** The macro that a name is at a line of a file. */
  @Nullable Macro macro(int file, String name, int at) {
    int line = atEnd ? Integer.MAX_VALUE : at;
    Macro own = added.get(name);
    if (own != null) {
      return own;
    }
    Macro given = predefined.get(name);
    if (given != null) {
      return given;
    }
    if (kept.test(name)) {
      return null;
    }
    if (name.equals("__LINE__")) {
      return text(name, Integer.toString(line));
    }
    if (name.equals("__FILE__")) {
      return text(name, '"' + files.path(file) + '"');
    }
    if (name.equals("KBUILD_MODNAME")) {
      return text(
          name, '"' + files.path(file).replaceFirst("^.*/", "").replaceFirst("\\..*", "") + '"');
    }
    Map<String, Optional<Macro>> known = macros.computeIfAbsent(file, f -> new HashMap<>());
    Optional<Macro> found = known.get(name);
    if (found == null) {
      List<Candidate> all = candidates(file, name, line);
      found = last(file, all).map(Candidate::macro).or(() -> constants.of(name));
      if (circles.isEmpty()
          && all.stream().noneMatch(c -> c.file() == file)
          && files.sources.declaring(name).stream().noneMatch(f -> f == file)) {
        known.put(name, found);
      }
    }
    return found.orElse(null);
  }

  /** Whether a header defines a macro of this name. */
  boolean isMacro(String name) {
    return isMacro(name, files::isHeader);
  }

  /** Whether a header that is for all does. */
  boolean isPublicMacro(String name) {
    return isMacro(name, f -> files.isHeader(f) && files.isPublic(f));
  }

  private boolean isMacro(String name, IntPredicate in) {
    return files.sources.declaring(name).stream()
        .filter(f -> in.test(f) && files.takesPart(f))
        .anyMatch(f ->
            files.sources.declarations(f).macros().stream()
                .anyMatch(m -> m.name().equals(name) && isActive(f, m.line())));
  }

  private List<Candidate> candidates(int file, String name, int line) {
    List<Candidate> seen = new ArrayList<>();
    List<Candidate> unseen = new ArrayList<>();
    for (int f : files.sources.declaring(name)) {
      boolean here = f == file;
      boolean sees = here || files.sources.sees(file, f) || files.includes(f);
      if (!sees && !files.isPublic(f) || !files.takesPart(f)) {
        continue;
      }
      for (Macro m : files.sources.declarations(f).macros()) {
        if (m.name().equals(name)
            && !(here && (m.line() >= line || files.text(f).undefines(name, m.line(), line)))
            && (here || !files.sources.onlyAfter(file, f, line))
            && isActive(f, m.line())) {
          (sees ? seen : unseen).add(new Candidate(f, m));
        }
      }
    }
    // A header has what its includer has, where that is known.
    return seen.isEmpty() && files.isHeader(file) && !files.isEntered() ? unseen : seen;
  }

  private static Macro text(String name, String replacement) {
    return new Macro(name, false, List.of(), false, replacement, 0, 0, 0, -1);
  }

  /** What evaluates constants that the build computes. */
  void evaluateBy(BuildConstants.Evaluation by) {
    constants.evaluateBy(by);
  }

  /** Does something as if nothing else were being read: on behalf of a source. */
  <T> T within(int source, Supplier<T> reading) {
    int before = files.entered();
    Map<String, Macro> further = added;
    boolean behind = atEnd;
    added = Map.of();
    atEnd = false;
    enter(source);
    try {
      return reading.get();
    } finally {
      added = further;
      atEnd = behind;
      enter(before);
    }
  }

  private Optional<Candidate> last(int file, List<Candidate> all) {
    Candidate best = null;
    for (Candidate c : all) {
      if (best == null
          || c.file() == best.file()
          || c.file() == file
          || best.file() != file && files.sources.later(file, c.file(), best.file()) > 0) {
        best = c;
      }
    }
    return Optional.ofNullable(best);
  }

  private MacroExpander expander(int file, int line) {
    return MacroExpander.of(name -> macro(file, name, line));
  }

  private Map<String, Macro> added = Map.of();

  /** Tokens that stand behind a file, expanded with further macros. */
  List<Lexeme> expandAtEnd(int file, List<Lexeme> tokens, Map<String, Macro> further) {
    added = further;
    atEnd = true;
    try {
      return expand(file, tokens);
    } finally {
      atEnd = false;
      added = Map.of();
    }
  }

  private boolean atEnd;

  /**
   * Tokens of a file with macros expanded; what a macro gives has the line of its invocation.
   *
   * @throws Unsupported if an expansion has no end
   */
  List<Lexeme> expand(int file, List<Lexeme> tokens) {
    List<Lexeme> out = new ArrayList<>(tokens.size());
    for (int i = 0; i < tokens.size(); ) {
      Lexeme token = tokens.get(i);
      Macro macro =
          PreprocessingTokens.isIdentifier(token.text())
              ? macro(file, token.text(), token.line())
              : null;
      boolean called = i + 1 < tokens.size() && tokens.get(i + 1).text().equals("(");
      if (macro == null || macro.functionLike() && (!called || !fits(macro, tokens, i + 1))) {
        out.add(token);
        i++;
        continue;
      }
      int end = macro.functionLike() ? afterArguments(tokens, i + 1) : i + 1;
      List<String> given = new ArrayList<>();
      tokens.subList(i, end).forEach(t -> given.add(t.text()));
      List<String> expanded = expander(file, token.line()).expandAll(given);
      // The name of a macro with parameters may come out, its arguments behind it.
      while (expanded != null
          && !expanded.isEmpty()
          && end < tokens.size()
          && tokens.get(end).text().equals("(")
          && isFunctionLike(file, expanded.getLast(), token.line())
          && !expanded.equals(given)) {
        int further = afterArguments(tokens, end);
        given.clear();
        given.addAll(expanded);
        tokens.subList(end, further).forEach(t -> given.add(t.text()));
        end = further;
        expanded = expander(file, token.line()).expandAll(given);
      }
      if (expanded == null) {
        throw new Unsupported("the expansion of " + token.text() + " is too long", token.line());
      }
      expanded.forEach(t -> out.add(new Lexeme(t, token.line())));
      i = end;
    }
    return out;
  }

  /**
   * Whether the arguments in brackets are as many as a macro has parameters. If not, it is not the
   * one that the compiler saw here.
   */
  private static boolean fits(Macro macro, List<Lexeme> tokens, int open) {
    int end = afterArguments(tokens, open);
    int depth = 0;
    int commas = 0;
    for (int i = open; i < end; i++) {
      switch (tokens.get(i).text()) {
        case "(" -> depth++;
        case ")" -> depth--;
        case "," -> commas += depth == 1 ? 1 : 0;
        default -> {}
      }
    }
    int given = end - open <= 2 ? 0 : commas + 1;
    int wanted = macro.parameters().size();
    return macro.variadic() || given == wanted || given == 0 && wanted == 1;
  }

  private boolean isFunctionLike(int file, String name, int line) {
    Macro macro = PreprocessingTokens.isIdentifier(name) ? macro(file, name, line) : null;
    return macro != null && macro.functionLike();
  }

  /** The index behind the bracket that closes the one at {@code open}. */
  private static int afterArguments(List<Lexeme> tokens, int open) {
    int depth = 0;
    int i = open;
    do {
      switch (tokens.get(i++).text()) {
        case "(" -> depth++;
        case ")" -> depth--;
        default -> {}
      }
    } while (depth > 0 && i < tokens.size());
    return i;
  }
}
