package org.ktrail.queries.link.partial;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.SourceFacts;
import org.ktrail.indexer.store.FactStore;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.link.base.LinkBase;
import org.ktrail.queries.link.facts.BuildPlacement;
import org.ktrail.queries.link.facts.FactOrigin;
import org.ktrail.queries.link.macros.Callable;
import org.ktrail.queries.link.types.ExpressionTypes;
import org.ktrail.queries.link.world.BodyFrame;
import org.ktrail.queries.link.world.FileView;
import org.ktrail.queries.link.world.MacroBodies;

/**
 * Types of expressions in some files of a linked snapshot, as a link would tell them: names are
 * looked up in the store when they are asked for. For one thread; closes nothing.
 */
public final class SourceTypes {
  private final PartialFacts facts;
  private final PartialWorld world;
  private final MacroBodies macros;

  private SourceTypes(PartialFacts facts, PartialWorld world) {
    this.facts = facts;
    this.world = world;
    macros = new MacroBodies(facts);
  }

  /** What a linked snapshot tells of types, as soon as it is known of which files. */
  public static final class Snapshot {
    private final Graph graph;
    private final LinkBase base;
    private final PartialFacts facts;
    private final PartialInclusion includes;

    /**
     * @param graph of the snapshot without the changes
     * @param base kept when {@code graph} was linked
     * @param changed facts of the files that stand in place of the snapshot's, null where one is
     *     gone
     */
    public Snapshot(
        Graph graph,
        LinkBase base,
        FactStore store,
        BuildPlacement placement,
        Map<String, @Nullable SourceFacts> changed) {
      this.graph = graph;
      this.base = base;
      facts =
          new PartialFacts(
              graph,
              base,
              store,
              () -> {
                throw new UnsupportedOperationException("nothing is linked");
              },
              placement,
              new TreeMap<>(changed));
      includes = new PartialInclusion(facts, base);
    }

    /**
     * Tells of a file whether it may see what one of some others declares. A header that does not
     * include it may still be read behind it.
     *
     * @param declaring paths of the others
     */
    public Predicate<String> seeing(Set<String> declaring) {
      BitSet sees = new BitSet();
      BitSet seen = new BitSet();
      boolean header = false;
      for (String path : declaring) {
        int file = facts.fileNamed(path);
        if (file >= 0) {
          sees.set(file);
          sees.or(includes.includersOf(file));
          header |= path.endsWith(".h");
          if (!path.endsWith(".h")) {
            seen.or(includes.seenFrom(file));
          }
        }
      }
      boolean anyHeader = header;
      return path -> {
        int file = facts.fileNamed(path);
        return file >= 0
            && (sees.get(file)
                || (path.endsWith(".h")
                    ? anyHeader || seen.get(file)
                    : includes.unitsOf(file).length > 0));
      };
    }

    /** Types in some files. */
    public SourceTypes in(Set<String> paths) {
      BitSet asked = new BitSet();
      paths.stream().mapToInt(facts::fileNamed).filter(f -> f >= 0).forEach(asked::set);
      PartialWorld world = new PartialWorld(facts, includes, base, graph, asked, c -> -1, true);
      asked.stream()
          .filter(f -> facts.isMapped(f) && !facts.isChanged(f))
          .forEach(f -> world.made(f, world.inFiles.made(f)));
      return new SourceTypes(facts, world);
    }
  }

  /** The path of a file that a type was declared in. */
  public String path(int file) {
    return facts.path(file);
  }

  /** The types that a file sees; empty if there is no such file. */
  public Optional<FileTypes> in(String path) {
    int file = facts.fileNamed(path);
    return file < 0 ? Optional.empty() : Optional.of(new FileTypes(file, facts.bodies(file)));
  }

  /** The types that a file sees where something was declared. */
  public FileTypes of(FactOrigin origin) {
    return new FileTypes(origin.file(), facts.bodies(origin.file()));
  }

  /** The declarations of a file, constants left out. */
  public Declarations declarations(String path) {
    int file = facts.fileNamed(path);
    return file < 0 ? Declarations.NONE : facts.declarations(file);
  }

  /** The types that one file sees. */
  public final class FileTypes {
    private final FileView view;
    private final ExpressionTypes types;
    private final FactOrigin origin;
    private final List<Body> bodies;
    private final BodyFrame outside;
    private final Map<Declarations.Function, BodyFrame> frames = new HashMap<>();

    private FileTypes(int file, List<Body> bodies) {
      this.bodies = bodies;
      view = new FileView(world, file);
      types = new ExpressionTypes(world, view, macros);
      origin = world.inFiles.origin(file);
      outside = BodyFrame.of(Callable.NOBODY, origin, Body.EMPTY);
    }

    public FileView view() {
      return view;
    }

    public ExpressionTypes types() {
      return types;
    }

    /** What names stand for at a byte of the file: in the function around it, or outside of all. */
    public BodyFrame frame(int at) {
      for (Declarations.Function f : origin.declarations().functions()) {
        if (f.start() <= at && at < f.end() && f.body() >= 0 && f.body() < bodies.size()) {
          return frames.computeIfAbsent(f, this::frame);
        }
      }
      return outside;
    }

    private BodyFrame frame(Declarations.Function function) {
      List<Callable> headed = new ArrayList<>(world.inFiles.made(view.file).headed());
      headed.removeIf(c -> c.bodyIndex != function.body());
      Callable owner =
          headed.isEmpty()
              ? Callable.of(origin, function, function.name(), Condition.ALWAYS)
              : headed.getFirst();
      return BodyFrame.of(owner, origin, bodies.get(function.body()));
    }
  }
}
