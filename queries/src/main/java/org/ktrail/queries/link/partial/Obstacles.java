package org.ktrail.queries.link.partial;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.link.base.LinkBase;
import org.ktrail.queries.link.made.Rereadings;

/**
 * Why the graph of changed files cannot be laid over their base's exactly: what a whole link would
 * find otherwise in files that {@link PartialLinker} does not link anew. Rather too many reasons
 * than one too few: with none, both graphs are the same.
 */
final class Obstacles {
  private final Graph graph;
  private final LinkBase base;
  private final PartialFacts facts;
  private final PartialInclusion includes;

  Obstacles(Graph graph, LinkBase base, PartialFacts facts, PartialInclusion includes) {
    this.graph = graph;
    this.base = base;
    this.facts = facts;
    this.includes = includes;
  }

  /** The first reason that is found in what changed; empty if there is none. */
  Optional<String> inChanges() {
    return new IncludeObstacles(graph, base, facts, includes)
        .find()
        .or(() -> new MacroObstacles(graph, facts).find())
        .or(() -> new RecordObstacles(facts, base).find())
        .or(this::rereading);
  }

  /**
   * A header that is linked anew and that others read again: what they make of it then is theirs.
   *
   * @param relinked the files that are linked anew
   */
  Optional<String> inHeaders(BitSet relinked) {
    return relinked.stream()
        .filter(f -> facts.isMapped(f) && base.isReadAgain(f))
        .filter(f -> !facts.isChanged(f) || !isReadAlike(f))
        .mapToObj(f -> facts.path(f) + " is read again by others, and means something else now")
        .findFirst();
  }

  // ---- headers that are read again with macros of the includer's own

  private Optional<String> rereading() {
    for (int f : facts.changed()) {
      @Nullable Declarations before = facts.before(f);
      boolean reads =
          before != null && madeAtIncludes(f, before) || mayReadAgain(f, facts.declarations(f));
      if (reads && !isReadAlike(f)) {
        return Optional.of(facts.path(f) + " reads a header again, and not as before");
      }
    }
    return facts.gone().stream()
        .filter(f -> facts.before(f) != null && base.isReadAgain(f))
        .mapToObj(f -> facts.path(f) + " was read again by others")
        .findFirst();
  }

  /**
   * Whether a changed file defines, includes and invokes what it did, whatever its functions do.
   */
  private boolean isReadAlike(int file) {
    @Nullable Declarations before = facts.before(file);
    return before != null
        && asRead(before, facts.constantsBefore(file))
            .equals(asRead(facts.declarations(file), facts.constants(file)));
  }

  /** What decides how headers are read, in order and without lines. */
  private static List<Object> asRead(Declarations d, List<Declarations.Macro> constants) {
    List<Object> all = new ArrayList<>();
    Stream.of(d.macros(), constants)
        .flatMap(List::stream)
        .forEach(m ->
            all.add(
                List.of(
                    m.name(),
                    m.functionLike(),
                    m.parameters(),
                    m.replacement(),
                    d.conditions().get(m.condition()))));
    d.includes()
        .forEach(i -> all.add(List.of(i.path(), i.system(), d.conditions().get(i.condition()))));
    d.invocations()
        .forEach(i ->
            all.add(
                List.of(
                    i.prefix(),
                    i.macro(),
                    i.arguments(),
                    i.trailer(),
                    d.conditions().get(i.condition()))));
    return all;
  }

  /** Whether macros made something at the line of an include in the base. */
  private boolean madeAtIncludes(int file, Declarations before) {
    Set<Integer> lines = new HashSet<>();
    before.includes().forEach(i -> lines.add(i.line()));
    return base.made(file).made().stream().anyMatch(m -> lines.contains(m.line()));
  }

  /** Whether a file defines a macro that a header invokes which it includes. */
  private boolean mayReadAgain(int file, Declarations now) {
    if (now.includes().stream().anyMatch(Rereadings::isComputed)) {
      return true;
    }
    Set<String> defined = new HashSet<>();
    now.macros().forEach(m -> defined.add(m.name()));
    if (defined.isEmpty()) {
      return false;
    }
    for (int header : includes.targets(file)) {
      for (Declarations.Invocation i : facts.declarations(header).invocations()) {
        if (defined.contains(i.macro())) {
          return true;
        }
      }
    }
    return false;
  }
}
