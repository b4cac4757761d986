package org.ktrail.queries.lint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.kbuild.KbuildModel;
import org.ktrail.indexer.kbuild.Kconfig;
import org.ktrail.indexer.kbuild.KconfigSymbol;
import org.ktrail.indexer.snapshot.BlobId;
import org.ktrail.indexer.snapshot.Snapshot;
import org.ktrail.indexer.store.FactReader;
import org.ktrail.indexer.store.FactStore;

/**
 * A snapshot whose blobs are indexed. Kbuild files are read once, when first asked for or {@link
 * #readAhead ahead}. Used by one thread; the store is the caller's to close.
 */
public final class IndexedBase implements Base {
  private final Snapshot snapshot;
  private final FactStore store;
  private final boolean placed;
  private final Known known;

  /** What was read of a revision, whatever series are held against it. */
  private static final class Known {
    final Map<String, List<String>> mentions = new HashMap<>();
    final Map<String, List<String>> definitions = new HashMap<>();
    @Nullable Map<BlobId, List<String>> paths;
    @Nullable CompletableFuture<Build> build;
    @Nullable Map<String, List<KconfigSymbol.Select>> selectors;
  }

  /** What the Kbuild files of a revision say. */
  private record Build(Kconfig kconfig, KbuildModel kbuild) {
    static Build read(Snapshot snapshot) {
      Kconfig kconfig = Kconfig.read(snapshot);
      return new Build(kconfig, KbuildModel.read(snapshot, kconfig));
    }
  }

  public IndexedBase(Snapshot snapshot, FactStore store, boolean placed) {
    this(snapshot, store, placed, new Known());
  }

  private IndexedBase(Snapshot snapshot, FactStore store, boolean placed, Known known) {
    this.snapshot = snapshot;
    this.store = store;
    this.placed = placed;
    this.known = known;
  }

  /** Begins to read the Kbuild files, which takes seconds, beside what the caller does next. */
  public void readAhead() {
    if (known.build == null) {
      CompletableFuture<Build> build = new CompletableFuture<>();
      known.build = build;
      Thread.ofPlatform()
          .daemon()
          .name("kbuild")
          .start(() -> {
            try {
              build.complete(Build.read(snapshot));
            } catch (RuntimeException | Error e) {
              build.completeExceptionally(e);
            }
          });
    }
  }

  @Override
  public String revision() {
    return snapshot.revision();
  }

  @Override
  public boolean placed() {
    return placed;
  }

  /** The same revision, asked about for a series that is meant for it or not. */
  public IndexedBase placed(boolean isPlaced) {
    return new IndexedBase(snapshot, store, isPlaced, known);
  }

  @Override
  public List<String> mentioning(String name) {
    return known.mentions.computeIfAbsent(name, n -> paths(store.mentioning(n)));
  }

  @Override
  public List<String> defining(String name) {
    return known.definitions.computeIfAbsent(name, n -> paths(store.defining(n)));
  }

  private List<String> paths(int[] ordinals) {
    if (ordinals.length == 0) {
      return List.of();
    }
    Map<BlobId, List<String>> byBlob = byBlob();
    FactReader reader = store.reader();
    List<String> found = new ArrayList<>();
    for (int ordinal : ordinals) {
      found.addAll(byBlob.getOrDefault(reader.blobId(ordinal), List.of()));
    }
    return found.stream().sorted().toList();
  }

  private Map<BlobId, List<String>> byBlob() {
    Map<BlobId, List<String>> all = known.paths;
    if (all == null) {
      all = new HashMap<>();
      for (int i = 0; i < snapshot.size(); i++) {
        String path = snapshot.path(i);
        if (path.endsWith(".c") || path.endsWith(".h") || path.endsWith(".S")) {
          all.computeIfAbsent(snapshot.blob(i), b -> new ArrayList<>(1)).add(path);
        }
      }
      known.paths = all;
    }
    return all;
  }

  private int ordinal(String path) {
    int index = snapshot.indexOf(path);
    return index < 0 ? -1 : store.ordinal(snapshot.blob(index));
  }

  @Override
  public Optional<byte[]> read(String path) {
    int index = snapshot.indexOf(path);
    return index < 0 ? Optional.empty() : Optional.of(snapshot.read(snapshot.blob(index)));
  }

  @Override
  public List<String> below(String prefix) {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < snapshot.size(); i++) {
      String path = snapshot.path(i);
      if (path.startsWith(prefix) && (path.endsWith(".c") || path.endsWith(".h"))) {
        found.add(path);
      }
    }
    return found.stream().sorted().toList();
  }

  @Override
  public Optional<Declarations> declarations(String path) {
    int ordinal = ordinal(path);
    return ordinal < 0 ? Optional.empty() : Optional.of(store.reader().declarations(ordinal));
  }

  @Override
  public List<Body> bodies(String path) {
    int ordinal = ordinal(path);
    return ordinal < 0 ? List.of() : store.reader().bodies(ordinal);
  }

  private Build build() {
    readAhead();
    try {
      return Objects.requireNonNull(known.build).join();
    } catch (CompletionException e) {
      switch (e.getCause()) {
        case RuntimeException r -> throw r;
        case Error r -> throw r;
        case null, default -> throw e;
      }
    }
  }

  @Override
  public Condition presence(String path) {
    return build().kbuild().presence(path);
  }

  @Override
  public Condition modular(String path) {
    return build().kbuild().unit(path).map(KbuildModel.Unit::modular).orElse(Condition.NEVER);
  }

  @Override
  public Optional<KconfigSymbol> symbol(String name) {
    return build().kconfig().symbol(name);
  }

  @Override
  public List<KconfigSymbol.Select> selectors(String name) {
    Map<String, List<KconfigSymbol.Select>> by = known.selectors;
    if (by == null) {
      by = new TreeMap<>();
      for (KconfigSymbol s : build().kconfig().symbols().values()) {
        for (KconfigSymbol.Definition d : s.definitions()) {
          for (KconfigSymbol.Select selected : d.selects()) {
            by.computeIfAbsent(selected.symbol(), k -> new ArrayList<>())
                .add(new KconfigSymbol.Select(s.name(), selected.when()));
          }
        }
      }
      known.selectors = by;
    }
    return by.getOrDefault(name, List.of());
  }
}
