package org.ktrail.queries.simulate.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.ktrail.indexer.condition.Configuration;
import org.ktrail.indexer.facts.Declarations.Macro;
import org.ktrail.indexer.snapshot.Misfit;
import org.ktrail.queries.link.partial.SourceVisibility;
import org.ktrail.queries.simulate.c.AssembledConstants;
import org.ktrail.queries.simulate.c.CType;
import org.ktrail.queries.simulate.c.FileScopeNames;
import org.ktrail.queries.simulate.c.FunctionBody;
import org.ktrail.queries.simulate.c.Lexeme;
import org.ktrail.queries.simulate.c.Lexemes;
import org.ktrail.queries.simulate.c.NotWhole;
import org.ktrail.queries.simulate.c.RecordType;
import org.ktrail.queries.simulate.c.TranslationUnit;
import org.ktrail.queries.simulate.c.TypedExpression;
import org.ktrail.queries.simulate.c.TypedStatement;
import org.ktrail.queries.simulate.c.Unsupported;
import org.ktrail.queries.simulate.ir.ExpressionText;
import org.ktrail.queries.simulate.ir.LoweredFunction;
import org.ktrail.queries.simulate.ir.Lowering;
import org.ktrail.queries.simulate.model.Models;
import org.ktrail.queries.simulate.run.Program;

/**
 * The program that a snapshot and a configuration make. Functions and variables are named by their
 * symbol: the name, with {@code path:} before it where it is one file's own. For one thread.
 */
public final class SnapshotCode implements Program {
  private final SnapshotFiles files;
  private final Preprocessor preprocessor;
  private final Resolver resolver;
  private final Models models;
  private final List<Misfit> misfits;
  private final Map<Integer, FileNames> names = new HashMap<>();
  private final Map<Long, TranslationUnit> units = new HashMap<>();
  private final Map<Long, TranslationUnit> heads = new HashMap<>();
  private final Map<String, RecordType> records = new HashMap<>();
  private final Map<String, RecordType> unknownRecords = new HashMap<>();
  private final Map<String, Optional<LoweredFunction>> functions = new HashMap<>();
  private final Map<String, Optional<LoweredFunction>> behindModels = new HashMap<>();
  private final Map<String, String> problems = new TreeMap<>();

  /**
   * @param bytes of a file, by the number that {@code sources} gives it
   * @param configuration with an architecture
   * @param models answer some of the functions and macros in place of the snapshot
   * @param misfits what of it is not whole
   */
  public SnapshotCode(
      SourceVisibility sources,
      IntFunction<byte[]> bytes,
      Configuration configuration,
      Models models,
      List<Misfit> misfits) {
    files = new SnapshotFiles(sources, bytes, configuration);
    this.models = models;
    this.misfits = List.copyOf(misfits);
    preprocessor = new Preprocessor(files, Predefined.of(configuration, models), this::isAnswered);
    resolver = new Resolver(files, preprocessor);
    preprocessor.evaluateBy((file, statement, name) ->
        preprocessor.within(
            file,
            () ->
                AssembledConstants.value(preprocessor.expand(file, statement), names(file), name)));
  }

  /** What was not understood, by symbol: the reason with its place. */
  public Map<String, String> problems() {
    return problems;
  }

  /**
   * Names of the functions that are compiled of a file, in its order. This and all other questions
   * end in an {@link Unsupported} where an {@code #if} is not understood.
   */
  public List<String> functionsOf(String path) {
    int file = files.sources.file(path);
    return files.sources.declarations(file).functions().stream()
        .filter(f -> preprocessor.isActive(file, f.line()))
        .map(f -> f.name())
        .toList();
  }

  /** The symbol of a name as a file uses it. */
  public String symbol(String path, String name) {
    int file = files.sources.file(path);
    return file < 0 ? name : names(file).symbol(name);
  }

  /** Where the function of a symbol is defined, as {@code path:line}. */
  public Optional<String> place(String symbol) {
    return functionPlace(symbol).map(p -> files.path(p.file()) + ":" + p.line());
  }

  @Override
  public Optional<LoweredFunction> function(String symbol) {
    Optional<LoweredFunction> known = functions.get(symbol);
    if (known == null) {
      known = read(symbol);
      functions.put(symbol, known);
    }
    return known;
  }

  private Optional<LoweredFunction> read(String symbol) {
    Optional<Resolver.Place> place = functionPlace(symbol);
    demandWhole(symbol, place);
    if (place.isEmpty()) {
      return Optional.empty();
    }
    Resolver.Place p = place.get();
    try {
      if (!files.isHeader(p.file())) {
        preprocessor.enter(p.file());
      }
      Optional<FunctionBody> body = unit(p).function(ExpressionText.plain(symbol));
      return body.map(b -> Lowering.of(b, files.path(p.file())));
    } catch (Unsupported e) {
      problems.put(symbol, files.path(p.file()) + ":" + e.line() + ": " + e.getMessage());
      throw e;
    }
  }

  /** Of what was left out there is no place, or one in a header that stood behind it. */
  private void demandWhole(String symbol, Optional<Resolver.Place> place) {
    String name = ExpressionText.plain(symbol);
    for (Misfit m : misfits) {
      boolean other =
          place.filter(p -> p.own() && !files.path(p.file()).equals(m.path())).isPresent();
      if (m.name().equals(name) && !other) {
        throw new NotWhole(m.why(), place.map(Resolver.Place::line).orElse(0));
      }
    }
  }

  /**
   * What was left out is taken for a function, so that who calls it is told so, and nobody else.
   */
  private Optional<CType> leftOut(String name) {
    return misfits.stream().anyMatch(m -> m.name().equals(name))
        ? Optional.of(new CType.Function(CType.INT, List.of(), true))
        : Optional.empty();
  }

  private Optional<Resolver.Place> functionPlace(String symbol) {
    int file = fileOf(symbol);
    // A name without a path is never one file's own: a stub in a header may have it, too.
    return resolver.functions(file, ExpressionText.plain(symbol)).stream()
        .filter(p -> !p.own() || p.file() == file)
        .findFirst();
  }

  @Override
  public Optional<LoweredFunction> initialiser(String symbol) {
    Optional<Resolver.Place> place =
        resolver.variable(fileOf(symbol), ExpressionText.plain(symbol));
    demandWhole(symbol, place);
    try {
      List<TypedStatement> stores =
          place.map(p -> unit(p).initialiser(ExpressionText.plain(symbol))).orElse(List.of());
      return stores.isEmpty()
          ? Optional.empty()
          : Optional.of(
              Lowering.ofInitialiser(symbol, stores, files.path(place.orElseThrow().file())));
    } catch (Unsupported e) {
      problems.put(
          symbol, files.path(place.orElseThrow().file()) + ":" + e.line() + ": " + e.getMessage());
      throw e;
    }
  }

  @Override
  public Optional<CType> variable(String symbol) {
    Optional<Resolver.Place> place =
        resolver.variable(fileOf(symbol), ExpressionText.plain(symbol));
    return place.flatMap(p -> unit(p).declaredObject(ExpressionText.plain(symbol)));
  }

  @Override
  public Optional<LoweredFunction> behindModel(String function) {
    Optional<LoweredFunction> known = behindModels.get(function);
    if (known == null) {
      // A header may have it for each file on its own.
      known =
          resolver
              .function(Resolver.ANYWHERE, function)
              .flatMap(
                  p -> unit(p).function(function).map(b -> Lowering.of(b, files.path(p.file()))));
      behindModels.put(function, known);
    }
    return known;
  }

  private boolean isAnswered(String function) {
    return models.answers(function)
        && !(models.answersUnlessWritten(function) && isWritten(function));
  }

  @Override
  public boolean isWritten(String function) {
    return files.sources.declaring(function).stream()
        .filter(files::takesPart)
        .anyMatch(f ->
            files.sources.declarations(f).functions().stream()
                .anyMatch(d -> d.name().equals(function)));
  }

  @Override
  public boolean readsOnly(String symbol, int argument) {
    String name = ExpressionText.plain(symbol);
    return functionPlace(symbol)
        .or(() -> resolver.prototype(fileOf(symbol), name))
        .flatMap(p ->
            files
                .text(p.file())
                .declarationAt(p.line(), name)
                .map(d ->
                    files
                        .text(p.file())
                        .tokens(d, branch -> preprocessor.isTaken(p.file(), branch))))
        .filter(tokens -> Parameters.isConstant(tokens, name, argument))
        .isPresent();
  }

  /**
   * Reads C of somebody's own as if it stood at the end of a file.
   *
   * @param paths files: names and macros are those that the first one sees; a name that it does not
   *     is what it is in the first of the others that knows it
   * @param macros that hold besides those of the file
   * @throws Unsupported if it is not understood
   */
  public TranslationUnit read(List<String> paths, String text, Map<String, Macro> macros) {
    List<FileScopeNames> seen = new ArrayList<>();
    for (String path : paths) {
      int file = files.sources.file(path);
      if (file < 0) {
        throw new Unsupported("there is no " + path, 0);
      }
      seen.add(names(file));
    }
    int first = files.sources.file(paths.getFirst());
    preprocessor.enter(first);
    List<Lexeme> tokens = Lexemes.of(text);
    return TranslationUnit.readOver(
        preprocessor.expandAtEnd(first, tokens, macros), new SeveralNames(seen));
  }

  /** Paths of the files that take part and define a function of this name. */
  public List<String> defining(String function) {
    return files.sources.declaring(function).stream()
        .filter(files::takesPart)
        .filter(f -> functionsOf(files.path(f)).contains(function))
        .map(files::path)
        .toList();
  }

  /**
   * A function as a file has it.
   *
   * @throws Unsupported if it is not understood
   */
  public Optional<FunctionBody> body(String path, String function) {
    int file = files.sources.file(path);
    preprocessor.enter(file);
    return resolver.functions(file, function).stream()
        .filter(p -> p.file() == file)
        .findFirst()
        .flatMap(p -> unit(p).function(function));
  }

  /** The type of a function or variable as the first of some files that knows it has it. */
  public Optional<CType> type(List<String> paths, String name) {
    return paths.stream()
        .map(files.sources::file)
        .filter(file -> file >= 0)
        .map(file -> names(file).object(name))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /**
   * Whether the configuration defines a function, variable, enumerator or, in a header, a macro of
   * this name.
   */
  public boolean has(String name) {
    return hasFunction(name)
        || resolver.variable(Resolver.ANYWHERE, name).isPresent()
        || resolver.enumerator(Resolver.ANYWHERE, name).isPresent()
        || preprocessor.isMacro(name);
  }

  /** The same of what other files can name: a file's own variable means nothing to them. */
  public boolean hasForOthers(String name) {
    return hasFunction(name)
        || resolver.variable(Resolver.ANYWHERE, name).filter(place -> !place.own()).isPresent()
        || resolver.enumerator(Resolver.ANYWHERE, name).isPresent()
        || preprocessor.isPublicMacro(name);
  }

  /** Whether the configuration defines a function of this name, if only in one file. */
  public boolean hasFunction(String name) {
    return resolver.isFunction(name);
  }

  /** Whether any file that takes part has this word: a function that macros make, too. */
  public boolean mentions(String name) {
    return hasFunction(name) || files.sources.mentioning(name).stream().anyMatch(files::takesPart);
  }

  /** The text of a file of the snapshot. */
  public String text(String path) {
    return files.plain(files.sources.file(path));
  }

  /** Whether a file is part of the snapshot. */
  public boolean hasFile(String path) {
    return files.sources.file(path) >= 0;
  }

  private FileNames names(int file) {
    return names.computeIfAbsent(file, FileNames::new);
  }

  private int fileOf(String symbol) {
    int colon = symbol.lastIndexOf(':');
    return colon < 0 ? Resolver.ANYWHERE : files.sources.file(symbol.substring(0, colon));
  }

  // ---- declarations

  private TranslationUnit unit(Resolver.Place place) {
    return unit(place, false);
  }

  /** The declaration at a place without the body of a function. */
  private TranslationUnit head(Resolver.Place place) {
    return unit(place, true);
  }

  private TranslationUnit unit(Resolver.Place place, boolean head) {
    // Where a header was read again for an includer, only the #include stands.
    return files
        .text(place.file())
        .declarationAt(place.line(), place.name())
        .map(declaration -> unit(place.file(), declaration, head))
        .orElseGet(() -> TranslationUnit.read(List.of(), names(place.file())));
  }

  private TranslationUnit unit(int file, int declaration, boolean head) {
    SourceText text = files.text(file);
    long key = (long) file << 32 | declaration;
    TranslationUnit known = (head ? heads : units).get(key);
    if (known == null) {
      List<Lexeme> tokens = text.tokens(declaration, branch -> preprocessor.isTaken(file, branch));
      known =
          TranslationUnit.read(
              preprocessor.expand(file, head ? headOf(tokens) : tokens), names(file));
      (head ? heads : units).put(key, known);
    }
    return known;
  }

  /** Without a function's body, and without what initialises a variable whose type is complete. */
  private static List<Lexeme> headOf(List<Lexeme> tokens) {
    List<Lexeme> head = new ArrayList<>(tokens.size());
    int depth = 0;
    for (int i = 0; i < tokens.size(); i++) {
      String text = tokens.get(i).text();
      switch (text) {
        case "(", "[" -> depth++;
        case ")", "]", "}" -> depth--;
        case "{" -> {
          if (depth++ == 0 && i > 0 && tokens.get(i - 1).text().equals(")")) {
            head.add(new Lexeme(";", tokens.get(i).line()));
            return head;
          }
        }
        case "=" -> {
          if (depth == 0 && i > 0 && !tokens.get(i - 1).text().equals("]")) {
            i = afterValue(tokens, i) - 1;
            continue;
          }
        }
        default -> {}
      }
      head.add(tokens.get(i));
    }
    return head;
  }

  /** The comma or semicolon behind an initialiser. */
  private static int afterValue(List<Lexeme> tokens, int from) {
    int depth = 0;
    for (int i = from; i < tokens.size(); i++) {
      switch (tokens.get(i).text()) {
        case "(", "[", "{" -> depth++;
        case ")", "]", "}" -> depth--;
        case ",", ";" -> {
          if (depth == 0) {
            return i;
          }
        }
        default -> {}
      }
    }
    return tokens.size();
  }

  private RecordType record(int from, String tag, boolean union) {
    String title = (union ? "union " : "struct ") + tag;
    Optional<Resolver.Place> place = resolver.record(from, tag);
    if (place.isEmpty()) {
      return unknownRecords.computeIfAbsent(title, t -> new RecordType(t, union));
    }
    Resolver.Place p = place.get();
    String key = p.file() + ":" + p.line() + ":" + tag;
    return records.computeIfAbsent(
        key, k -> new RecordType(title, union, type -> complete(type, p)));
  }

  /** Reading the declaration completes the record. */
  private void complete(RecordType type, Resolver.Place place) {
    try {
      unit(place);
    } catch (Unsupported e) {
      problems.put(type.title(), files.path(place.file()) + ":" + e.line() + ": " + e.getMessage());
    }
  }

  /** What names mean in one file. */
  private final class FileNames implements FileScopeNames {
    private final int file;
    private final Map<String, Optional<CType>> typedefs = new HashMap<>();
    private final Map<String, RecordType> tags = new HashMap<>();
    private final Map<String, Optional<TypedExpression.Constant>> enumerators = new HashMap<>();
    private final Map<String, CType> enumerations = new HashMap<>();
    private final Map<String, Optional<CType>> objects = new HashMap<>();
    private final Map<String, String> symbols = new HashMap<>();

    FileNames(int file) {
      this.file = file;
    }

    @Override
    public Optional<CType> typedef(String name) {
      Optional<CType> known = typedefs.get(name);
      if (known == null) {
        typedefs.put(name, Optional.empty());
        known =
            resolver.typedefs(file, name).stream()
                .map(p -> read(p, name))
                .flatMap(Optional::stream)
                .findFirst();
        typedefs.put(name, known);
      }
      return known;
    }

    private Optional<CType> read(Resolver.Place place, String typedef) {
      try {
        return unit(place).declaredTypedef(typedef);
      } catch (Unsupported e) {
        problems.put(typedef, files.path(place.file()) + ":" + e.line() + ": " + e.getMessage());
        return Optional.empty();
      }
    }

    @Override
    public RecordType record(String tag, boolean union) {
      RecordType known = tags.get(tag);
      if (known == null) {
        known = SnapshotCode.this.record(file, tag, union);
        tags.put(tag, known);
      }
      return known;
    }

    @Override
    public Optional<TypedExpression.Constant> enumerator(String name) {
      Optional<TypedExpression.Constant> known = enumerators.get(name);
      if (known == null) {
        known =
            once(
                enumerators,
                name,
                () ->
                    resolver
                        .enumerator(file, name)
                        .filter(p -> p.file() == file || !isOwn(name))
                        .flatMap(p -> unit(p).declaredEnumerator(name)));
      }
      return known;
    }

    @Override
    public CType enumeration(String tag) {
      CType known = enumerations.get(tag);
      if (known == null) {
        enumerations.put(tag, CType.UINT); // while it is looked for
        known = resolver.enumeration(file, tag).flatMap(m -> read(m, tag)).orElse(CType.UINT);
        enumerations.put(tag, known);
      }
      return known;
    }

    private Optional<CType> read(Resolver.Mentioned place, String tag) {
      try {
        return unit(place.file(), place.declaration(), false).declaredEnumeration(tag);
      } catch (Unsupported e) {
        problems.put(
            "enum " + tag, files.path(place.file()) + ":" + e.line() + ": " + e.getMessage());
        return Optional.empty();
      }
    }

    @Override
    public Optional<CType> object(String name) {
      Optional<CType> known = objects.get(name);
      if (known == null) {
        known = once(objects, name, () -> find(name));
      }
      return known;
    }

    /**
     * Whether the file itself has a function or variable of this name: it hides others' constants.
     */
    private boolean isOwn(String name) {
      return resolver
          .function(file, name)
          .or(() -> resolver.variable(file, name))
          .filter(p -> p.file() == file)
          .isPresent();
    }

    /** Nothing is known of a name while it is looked for, and of one that cannot be read. */
    private <T> Optional<T> once(
        Map<String, Optional<T>> all, String name, Supplier<Optional<T>> find) {
      all.put(name, Optional.empty());
      Optional<T> found;
      try {
        found = find.get();
      } catch (Unsupported e) {
        all.remove(name);
        throw e;
      }
      all.put(name, found);
      return found;
    }

    private Optional<CType> find(String name) {
      Optional<Resolver.Place> function = resolver.function(file, name);
      Optional<Resolver.Place> place =
          function.isPresent()
              ? function
              : resolver.variable(file, name).or(() -> resolver.prototype(file, name));
      place.ifPresent(p -> {
        if (p.own() && !isAnswered(name)) {
          symbols.put(name, files.path(p.file()) + ":" + name);
        }
      });
      return place
          .flatMap(p -> head(p).declaredObject(name))
          .or(() ->
              resolver
                  .mentioned(file, name)
                  .flatMap(m -> unit(m.file(), m.declaration(), true).declaredObject(name)))
          .or(() -> models.type(name))
          .or(() -> leftOut(name));
    }

    @Override
    public String symbol(String name) {
      object(name);
      return symbols.getOrDefault(name, name);
    }
  }
}
