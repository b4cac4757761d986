package org.ktrail.queries.link.partial;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.FactsCodec;
import org.ktrail.indexer.facts.SourceFacts;
import org.ktrail.indexer.facts.StringPool;
import org.ktrail.indexer.snapshot.BlobId;
import org.ktrail.indexer.store.FactReader;
import org.ktrail.indexer.store.FactStore;
import org.ktrail.indexer.store.Language;
import org.ktrail.indexer.store.SourceKey;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.link.base.LinkBase;
import org.ktrail.queries.link.facts.BuildDefines;
import org.ktrail.queries.link.facts.BuildPlacement;
import org.ktrail.queries.link.facts.Fragments;
import org.ktrail.queries.link.facts.SnapshotFacts;
import org.ktrail.queries.link.world.PrivateMacros;
import org.ktrail.queries.link.world.World;

/**
 * The facts of a snapshot of which few files changed since it was linked. Files keep the numbers of
 * its graph; new ones follow. Facts are read when they are asked for. For one thread.
 */
final class PartialFacts implements SnapshotFacts {
  private final Graph graph;
  private final LinkBase base;
  private final FactStore store;
  private final FactReader reader;
  private final Supplier<Fragments> fragments;
  private final BuildPlacement placement;
  private final Map<Integer, SourceFacts> changed = new TreeMap<>();
  private final BitSet gone = new BitSet();
  private final List<String> added = new ArrayList<>();
  private final Map<String, Integer> addedByPath = new HashMap<>();
  private final Map<Integer, Declarations> read = new HashMap<>();
  private final Map<Integer, String> paths = new HashMap<>();
  private final Map<SourceKey, Integer> ordinals = new HashMap<>();
  private final int mapped;

  /**
   * @param files by path: the facts now, null for a file that is gone
   */
  PartialFacts(
      Graph graph,
      LinkBase base,
      FactStore store,
      Supplier<Fragments> fragments,
      BuildPlacement placement,
      Map<String, @Nullable SourceFacts> files) {
    this.graph = graph;
    this.base = base;
    this.store = store;
    this.fragments = fragments;
    this.placement = placement;
    reader = store.reader();
    mapped = graph.fileCount();
    for (String path : new TreeSet<>(files.keySet())) {
      SourceFacts facts = files.get(path);
      int file = graph.fileNamed(path);
      if (facts == null) {
        if (file >= 0) {
          gone.set(file);
        }
        continue;
      }
      if (file < 0) {
        file = mapped + added.size();
        added.add(path);
        addedByPath.put(path, file);
      }
      changed.put(file, facts);
    }
  }

  /** Files whose facts are other ones than before, new files too. */
  Iterable<Integer> changed() {
    return changed.keySet();
  }

  /** Files that are not what they were when the graph was linked, in order. */
  Set<Integer> changedOrGone() {
    Set<Integer> files = new TreeSet<>(changed.keySet());
    gone.stream().forEach(files::add);
    return files;
  }

  boolean isChanged(int file) {
    return changed.containsKey(file);
  }

  boolean isGone(int file) {
    return gone.get(file);
  }

  BitSet gone() {
    return gone;
  }

  /** Whether the file was there when the graph was linked. */
  boolean isMapped(int file) {
    return file < mapped;
  }

  /** The number of a path that is there, −1 of another. */
  int fileNamed(String path) {
    Integer file = addedByPath.get(path);
    if (file != null) {
      return file;
    }
    int known = graph.fileNamed(path);
    return known >= 0 && gone.get(known) ? -1 : known;
  }

  List<Integer> filesWithName(String name) {
    List<Integer> found = new ArrayList<>();
    for (int f = 0; f < fileCount(); f++) {
      if (!gone.get(f) && (path(f).endsWith("/" + name) || path(f).equals(name))) {
        found.add(f);
      }
    }
    return found;
  }

  /** The facts that a file had when the graph was linked, as a link uses them; null if new. */
  @Nullable Declarations before(int file) {
    return isMapped(file) ? stored(file) : null;
  }

  private @Nullable Declarations stored(int file) {
    Declarations known = stored.get(file);
    if (known == null) {
      int ordinal = ordinal(file);
      known = ordinal < 0 ? null : built(file, declarationsAt(ordinal));
      stored.put(file, known);
    }
    return known;
  }

  private final Map<Integer, @Nullable Declarations> stored = new HashMap<>();

  /**
   * With conditions that know what makefiles define. Of a new file makefiles are read only where a
   * condition asks for a macro that some define.
   */
  private Declarations built(int file, Declarations d) {
    if (!path(file).endsWith(".c") || d.conditions().size() <= 1 || !isMapped(file) && !asks(d)) {
      return d;
    }
    return BuildDefines.in(d, defines(file));
  }

  private boolean asks(Declarations d) {
    Set<String> names = new HashSet<>();
    d.conditions().forEach(c -> PrivateMacros.names(c, names));
    return names.stream().anyMatch(base.defines().names()::contains);
  }

  @Override
  public Map<String, Condition> defines(int file) {
    return !path(file).endsWith(".c")
        ? Map.of()
        : isMapped(file) ? base.defines().of(file) : placement.defines(path(file));
  }

  /** Of a file as it was when the graph was linked. */
  private int ordinal(int file) {
    return SourceKey.of(path(file), base.blob(file))
        .map(source -> ordinals.computeIfAbsent(source, store::ordinal))
        .orElse(-1);
  }

  /** Declarations of a blob as a link uses them. */
  private Declarations declarationsAt(int ordinal) {
    return read.computeIfAbsent(
        ordinal, o -> World.slim(reader.declarations(o, FactsCodec.Detail.LINKABLE)));
  }

  /** Files as they were when the graph was linked whose blobs declare a name. */
  List<Integer> filesDefining(String name) {
    return files(store.defining(name));
  }

  /** Likewise for files in which a name stands. */
  List<Integer> filesMentioning(String name) {
    return files(store.mentioning(name));
  }

  private List<Integer> files(int[] ofBlobs) {
    List<Integer> found = new ArrayList<>();
    for (int ordinal : ofBlobs) {
      SourceKey source = reader.source(ordinal);
      ordinals.putIfAbsent(source, ordinal);
      for (int file : base.files(source.blob())) {
        if (Language.of(path(file)).filter(source.language()::equals).isPresent()) {
          found.add(file);
        }
      }
    }
    found.sort(null);
    return found;
  }

  @Override
  public int fileCount() {
    return mapped + added.size();
  }

  @Override
  public String path(int file) {
    return file >= mapped ? added.get(file - mapped) : paths.computeIfAbsent(file, graph::path);
  }

  @Override
  public BlobId blob(int file) {
    return base.blob(file);
  }

  private final Map<Integer, Declarations> slim = new HashMap<>();

  @Override
  public Declarations declarations(int file) {
    SourceFacts facts = changed.get(file);
    if (facts != null) {
      return slim.computeIfAbsent(file, f -> built(f, World.slim(linkable(facts.declarations()))));
    }
    Declarations stored = stored(file);
    if (stored == null) {
      throw new IllegalStateException(path(file) + ": not in the store");
    }
    return stored;
  }

  /** As they would come out of the store. */
  private static Declarations linkable(Declarations d) {
    byte[] value = FactsCodec.encodeDeclarations(d);
    return FactsCodec.decodeDeclarations(
        value, 0, value.length, FactsCodec.Detail.LINKABLE, StringPool.shared());
  }

  @Override
  public Declarations completeDeclarations(int file) {
    SourceFacts facts = changed.get(file);
    return facts != null
        ? facts.declarations()
        : reader.declarations(ordinal(file), FactsCodec.Detail.ALL);
  }

  @Override
  public List<Declarations.Macro> constants(int file) {
    SourceFacts facts = changed.get(file);
    if (facts == null) {
      return reader.constants(ordinal(file));
    }
    byte[] value = FactsCodec.encodeDeclarations(facts.declarations());
    return FactsCodec.decodeConstants(value, 0, value.length, StringPool.shared());
  }

  /** Of a file as it was when the graph was linked. */
  List<Declarations.Macro> constantsBefore(int file) {
    return reader.constants(ordinal(file));
  }

  @Override
  public List<Body> bodies(int file) {
    SourceFacts facts = changed.get(file);
    return facts != null ? facts.bodies() : reader.bodies(ordinal(file));
  }

  /** A source that no architecture has alone takes part when it is built: the graph says when. */
  @Override
  public Condition buildCondition(int file) {
    boolean plain = isMapped(file) && path(file).endsWith(".c") && !path(file).startsWith("arch/");
    return plain ? graph.condition(graph.fileCondition(file)) : placement.condition(path(file));
  }

  @Override
  public boolean isUnit(int file) {
    return isMapped(file) ? graph.isUnit(file) : placement.isUnit(path(file));
  }

  @Override
  public String program(int file) {
    return placement.program(path(file));
  }

  @Override
  public Fragments fragments() {
    return fragments.get();
  }
}
