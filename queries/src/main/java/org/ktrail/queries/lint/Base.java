package org.ktrail.queries.lint;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.kbuild.KconfigSymbol;

/** The revision that a series is held against, as far as the index knows it. */
public interface Base {
  /** No revision at all. */
  Base NONE = new NoBase();

  /** Files that are looked at for the macros of one name. */
  int MOST_DEFINERS = 12;

  /** As the user wrote it, "" for none. */
  String revision();

  /**
   * Whether the series is meant for this revision and applies to it, so that what the revision
   * lacks is missing. Otherwise it is only the nearest at hand.
   */
  boolean placed();

  /** Paths of C sources that mention the name outside of comments and literals, sorted. */
  List<String> mentioning(String name);

  /** Paths of C sources that define the name in any way, sorted. */
  List<String> defining(String name);

  Optional<byte[]> read(String path);

  /** Function-like macros of this name, of the kernel's headers first; a bounded number. */
  default List<Declarations.Macro> macros(String name) {
    return definitions(name).filter(Declarations.Macro::functionLike).toList();
  }

  /** Macros without parameters, likewise. */
  default List<Declarations.Macro> constants(String name) {
    return definitions(name).filter(m -> !m.functionLike()).toList();
  }

  private Stream<Declarations.Macro> definitions(String name) {
    return defining(name).stream()
        .filter(p -> !p.startsWith("tools/"))
        .sorted(Comparator.comparing((String p) -> !p.startsWith("include/")))
        .limit(MOST_DEFINERS)
        .flatMap(p -> declarations(p).stream())
        .flatMap(d -> d.macros().stream())
        .filter(m -> m.name().equals(name));
  }

  /** Whether a file is there whose path is this, or ends with a slash and this. */
  boolean hasPath(String end);

  /** Whether makefiles build a source by itself; true if they cannot be read. */
  boolean isBuilt(String path);

  /** Paths of C sources that begin with this, sorted. */
  List<String> below(String prefix);

  /** C sources of the directory that a file is in, itself too if the base has it, sorted. */
  default List<String> beside(String path) {
    String directory = path.substring(0, path.lastIndexOf('/') + 1);
    return below(directory).stream().filter(p -> p.indexOf('/', directory.length()) < 0).toList();
  }

  Optional<Declarations> declarations(String path);

  /** As {@link Declarations} count them; empty without such a file. */
  List<Body> bodies(String path);

  /** When a file is built. */
  Condition presence(String path);

  /** When a file is built into a module. */
  Condition modular(String path);

  /** By name without {@code CONFIG_}. */
  Optional<KconfigSymbol> symbol(String name);

  /** Symbols that select this one, sorted, with the condition under which they do. */
  List<KconfigSymbol.Select> selectors(String name);
}
