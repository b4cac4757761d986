package org.ktrail.queries.link.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.FactsCodec;
import org.ktrail.indexer.kbuild.KbuildModel;
import org.ktrail.indexer.kbuild.Programs;
import org.ktrail.indexer.snapshot.BlobId;
import org.ktrail.indexer.snapshot.Snapshot;
import org.ktrail.indexer.store.FactReader;
import org.ktrail.indexer.store.FactStore;
import org.ktrail.indexer.store.SourceKey;

/**
 * The facts of a snapshot out of the store: of the files whose sources it holds, the others are
 * left out.
 */
public final class StoredFacts implements SnapshotFacts {
  private final List<String> paths = new ArrayList<>();
  private final List<BlobId> kept = new ArrayList<>();
  private final int[] ordinals;
  private final KbuildModel kbuild;
  private final Programs programs;
  private final Supplier<Fragments> fragments;
  private final ThreadLocal<FactReader> readers;

  /**
   * @param fragments makes a parser for one thread
   */
  public StoredFacts(
      Snapshot snapshot,
      FactStore store,
      KbuildModel kbuild,
      Programs programs,
      Supplier<Fragments> fragments) {
    this.kbuild = kbuild;
    this.programs = programs;
    this.fragments = fragments;
    readers = ThreadLocal.withInitial(store::reader);
    List<SourceKey> sources = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < snapshot.size(); i++) {
      Optional<SourceKey> source = SourceKey.of(snapshot, i);
      if (source.isPresent()) {
        sources.add(source.get());
        names.add(snapshot.path(i));
      }
    }
    int[] all = store.ordinals(sources);
    int n = 0;
    int[] found = new int[all.length];
    for (int i = 0; i < all.length; i++) {
      if (all[i] >= 0) {
        found[n++] = all[i];
        paths.add(names.get(i));
        kept.add(sources.get(i).blob());
      }
    }
    ordinals = java.util.Arrays.copyOf(found, n);
  }

  /** Paths of sources that could not be understood when they were indexed: they have no facts. */
  public List<String> unread() {
    FactReader reader = readers.get();
    return IntStream.range(0, ordinals.length)
        .filter(file -> reader.failed(ordinals[file]))
        .mapToObj(paths::get)
        .toList();
  }

  @Override
  public int fileCount() {
    return ordinals.length;
  }

  @Override
  public String path(int file) {
    return paths.get(file);
  }

  @Override
  public BlobId blob(int file) {
    return kept.get(file);
  }

  @Override
  public Declarations declarations(int file) {
    Declarations d = readers.get().declarations(ordinals[file], FactsCodec.Detail.LINKABLE);
    return BuildDefines.in(d, defines(file));
  }

  @Override
  public Map<String, Condition> defines(int file) {
    String path = paths.get(file);
    return path.endsWith(".c") ? kbuild.defines(path) : Map.of();
  }

  @Override
  public Declarations completeDeclarations(int file) {
    return readers.get().declarations(ordinals[file]);
  }

  @Override
  public List<Declarations.Macro> constants(int file) {
    return readers.get().constants(ordinals[file]);
  }

  @Override
  public List<Body> bodies(int file) {
    return readers.get().bodies(ordinals[file]);
  }

  @Override
  public Condition buildCondition(int file) {
    String path = paths.get(file);
    String program = programs.of(path);
    if (kbuild.unit(path).isEmpty() && !program.equals(Programs.KERNEL) && !program.isEmpty()) {
      // A tool: no configuration of the kernel builds it.
      return Condition.atom(Condition.PROGRAM + program);
    }
    return kbuild.presence(path);
  }

  @Override
  public boolean isUnit(int file) {
    return kbuild.compiles(paths.get(file));
  }

  @Override
  public String program(int file) {
    return programs.of(paths.get(file));
  }

  @Override
  public Fragments fragments() {
    return fragments.get();
  }
}
