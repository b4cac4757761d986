package org.ktrail.queries.simulate.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.ktrail.indexer.facts.Declarations;

/** Finds where a name that stands in a file is defined, in the configuration. */
final class Resolver {
  /**
   * Where something is declared.
   *
   * @param line of its name, or of the macro that makes it
   * @param own whether no other file can name it
   * @param distance how far it is from who asks, see {@link #rank}
   */
  record Place(int file, int line, String name, boolean own, boolean weak, int distance) {}

  /** Says no file, for what the whole program can name. */
  static final int ANYWHERE = -1;

  private final SnapshotFiles files;
  private final Preprocessor preprocessor;

  Resolver(SnapshotFiles files, Preprocessor preprocessor) {
    this.files = files;
    this.preprocessor = preprocessor;
  }

  /**
   * Nearest first. There may be several, since it is not always known which of two headers that
   * rule each other out is read first.
   */
  List<Place> typedefs(int from, String name) {
    return all(
        from,
        name,
        (d, into) ->
            d.typedefs().stream()
                .filter(t -> t.name().equals(name))
                .forEach(t -> into.add(new Found(t.line(), false, false))));
  }

  Optional<Place> record(int from, String tag) {
    return choose(
        from,
        tag,
        (d, into) ->
            d.records().stream()
                .filter(r -> r.tag().equals(tag))
                .forEach(r -> into.add(new Found(r.line(), false, false))));
  }

  /**
   * The declaration of an enumerator. One of a source is never meant in another file; one of a
   * header that is not known to be seen only where no variable or function is nearer.
   */
  Optional<Place> enumerator(int from, String name) {
    return all(
            from,
            name,
            (d, into) ->
                d.enumConstants().stream()
                    .filter(e -> e.name().equals(name))
                    .forEach(e -> into.add(new Found(e.line(), false, false))))
        .stream()
        .filter(p -> from == ANYWHERE || p.distance() <= SEEN || files.isHeader(p.file()))
        .findFirst()
        .filter(p -> p.distance() <= SEEN || !isNearer(from, name, p.distance()));
  }

  private boolean isNearer(int from, String name, int distance) {
    return function(from, name)
        .or(() -> variable(from, name))
        .filter(p -> p.distance() < distance)
        .isPresent();
  }

  /** The declaration of an enumeration, by its tag. */
  Optional<Mentioned> enumeration(int from, String tag) {
    Mentioned best = null;
    int bestRank = UNSEEN_HEADER;
    Set<Integer> candidates = new TreeSet<>(files.sources.mentioning(tag));
    candidates.addAll(files.sources.changed()); // of which only what they declare is known
    for (int f : candidates) {
      int rank = files.isHeader(f) || f == from ? rank(from, f, false) : NEVER;
      if (rank < bestRank && files.takesPart(f)) {
        SourceText text = files.text(f);
        Optional<Integer> declaration = text.enumeration(tag);
        if (declaration.isPresent() && preprocessor.isActive(f, text.line(declaration.get()))) {
          best = new Mentioned(f, declaration.get());
          bestRank = rank;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  Optional<Place> function(int from, String name) {
    return functions(from, name).stream().findFirst();
  }

  /** Nearest first. */
  List<Place> functions(int from, String name) {
    return all(
        from,
        name,
        (d, into) ->
            d.functions().stream()
                .filter(f -> f.name().equals(name))
                .forEach(f -> into.add(new Found(f.line(), f.isStatic(), f.weak()))));
  }

  /** Whether any file defines a function of this name, for others or for itself. */
  boolean isFunction(String name) {
    return function(ANYWHERE, name).isPresent()
        || files.sources.declaring(name).stream()
            .filter(files::takesPart)
            .anyMatch(f ->
                files.sources.declarations(f).functions().stream()
                    .anyMatch(d -> d.name().equals(name) && preprocessor.isActive(f, d.line())));
  }

  /** The variable's definition; where there is none, a declaration. */
  Optional<Place> variable(int from, String name) {
    return variable(from, name, false)
        .or(() -> madeInChanged(from, name))
        .or(() -> variable(from, name, true));
  }

  /**
   * Of what macros declare in changed files nothing is indexed: {@code static LIST_HEAD(name);}.
   */
  private Optional<Place> madeInChanged(int from, String name) {
    Place best = null;
    int bestRank = NEVER;
    for (int f : files.sources.changed()) {
      SourceText text = files.text(f);
      for (int d : text.declarationsWith(name)) {
        boolean own = text.isStatic(d);
        int rank = rank(from, f, own);
        if (rank < bestRank
            && text.invocation(d, name).filter(preprocessor::isMacro).isPresent()
            && files.takesPart(f)
            && preprocessor.isActive(f, text.line(d))) {
          best = new Place(f, text.line(d), name, own, false, rank);
          bestRank = rank;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  private Optional<Place> variable(int from, String name, boolean declared) {
    return choose(
        from,
        name,
        (d, into) ->
            d.globals().stream()
                .filter(g -> g.name().equals(name) && g.isExtern() == declared)
                .forEach(g -> into.add(new Found(g.line(), g.isStatic(), false))));
  }

  /** A prototype that the file sees or that a public header has. */
  Optional<Place> prototype(int from, String name) {
    Place best = null;
    int bestRank = Integer.MAX_VALUE;
    for (int f : files.sources.mentioning(name)) {
      int rank = rank(from, f, false);
      if (rank < bestRank && files.takesPart(f)) {
        for (Declarations.Prototype p : files.sources.declarations(f).prototypes()) {
          if (p.name().equals(name) && preprocessor.isActive(f, p.line())) {
            best = new Place(f, p.line(), name, false, false, rank);
            bestRank = rank;
          }
        }
      }
    }
    return Optional.ofNullable(best);
  }

  /** A declaration by its number. */
  record Mentioned(int file, int declaration) {}

  /** What looks like a declaration of a name that the facts do not know: macros stand about it. */
  Optional<Mentioned> mentioned(int from, String name) {
    Mentioned best = null;
    int bestRank = 6;
    for (int f : files.sources.mentioning(name)) {
      int rank = rank(from, f, false);
      if (rank < bestRank && files.takesPart(f)) {
        SourceText text = files.text(f);
        for (int d : text.declarationsWith(name)) {
          if (text.declares(d, name) && preprocessor.isActive(f, text.line(d))) {
            best = new Mentioned(f, d);
            bestRank = rank;
          }
        }
      }
    }
    return Optional.ofNullable(best);
  }

  private record Found(int line, boolean isStatic, boolean weak) {}

  private record Ranked(Place place, int rank) {}

  private Optional<Place> choose(
      int from, String name, BiConsumer<Declarations, List<Found>> find) {
    return all(from, name, find).stream().findFirst();
  }

  private List<Place> all(int from, String name, BiConsumer<Declarations, List<Found>> find) {
    List<Ranked> ranked = new ArrayList<>(1);
    for (int f : files.sources.declaring(name)) {
      if (!files.takesPart(f)) {
        continue;
      }
      List<Found> found = new ArrayList<>(1);
      find.accept(files.sources.declarations(f), found);
      for (Found d : found) {
        int rank = rank(from, f, d.isStatic());
        if (rank == NEVER || !preprocessor.isActive(f, d.line())) {
          continue;
        }
        // Of equals, what stands under no condition: what does may be there for want of it.
        ranked.add(
            new Ranked(
                new Place(f, d.line(), name, d.isStatic(), d.weak(), rank),
                4 * rank + (d.weak() ? 2 : 0) + (isConditional(f, d.line()) ? 1 : 0)));
      }
    }
    if (ranked.isEmpty()) {
      return made(from, name, find).stream().toList();
    }
    // Of two in one file the later one: a file rebuilt from hunks has what they bring behind.
    ranked.sort(
        Comparator.comparingInt(Ranked::rank)
            .thenComparingInt(r -> r.place().file())
            .thenComparingInt(r -> -r.place().line()));
    return ranked.stream().map(Ranked::place).toList();
  }

  private Optional<Place> made(int from, String name, BiConsumer<Declarations, List<Found>> find) {
    Place best = null;
    int bestRank = Integer.MAX_VALUE;
    for (var made : files.sources.making(name)) {
      List<Found> found = new ArrayList<>(1);
      find.accept(made.declarations(), found);
      for (Found d : found) {
        int rank = rank(from, made.file(), d.isStatic());
        if (rank < bestRank
            && files.takesPart(made.file())
            && preprocessor.isActive(made.file(), made.line())) {
          best = new Place(made.file(), made.line(), name, d.isStatic(), d.weak(), rank);
          bestRank = rank;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  private static final int NEVER = Integer.MAX_VALUE;

  /** As far away as what is included. */
  private static final int SEEN = 3;

  private static final int UNSEEN_HEADER = 8;

  private boolean isConditional(int file, int line) {
    SourceText text = files.text(file);
    int branch = text.branchAt(line);
    return branch >= 0 && !text.branches().get(branch).guard();
  }

  /** How near a declaration is; what cannot be meant is {@link #NEVER}. */
  private int rank(int from, int file, boolean isStatic) {
    if (file == from) {
      return 0;
    }
    if (from != ANYWHERE && files.sources.sees(from, file)) {
      return 2;
    }
    if (files.isHeader(file) && files.includes(file)) {
      return SEEN;
    }
    if (isStatic && !files.isHeader(file)) {
      return NEVER;
    }
    return files.isPublic(file) ? 4 : files.isHeader(file) ? UNSEEN_HEADER : 6;
  }
}
