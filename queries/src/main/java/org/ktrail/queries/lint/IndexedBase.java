package org.ktrail.queries.lint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
 * A snapshot whose blobs are indexed. Kbuild files are read when first asked for. Used by one
 * thread; the store is the caller's to close.
 */
public final class IndexedBase implements Base {
  private final Snapshot snapshot;
  private final FactStore store;
  private final boolean placed;
  private final Map<String, List<String>> mentions = new HashMap<>();
  private final Map<String, List<String>> definitions = new HashMap<>();
  private @Nullable Map<BlobId, List<String>> paths;
  private @Nullable Kconfig kconfig;
  private @Nullable KbuildModel kbuild;
  private @Nullable Map<String, List<KconfigSymbol.Select>> selectors;

  public IndexedBase(Snapshot snapshot, FactStore store, boolean placed) {
    this.snapshot = snapshot;
    this.store = store;
    this.placed = placed;
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
    IndexedBase other = new IndexedBase(snapshot, store, isPlaced);
    other.paths = paths;
    other.kconfig = kconfig;
    other.kbuild = kbuild;
    other.selectors = selectors;
    other.mentions.putAll(mentions);
    other.definitions.putAll(definitions);
    return other;
  }

  @Override
  public List<String> mentioning(String name) {
    return mentions.computeIfAbsent(name, n -> paths(store.mentioning(n)));
  }

  @Override
  public List<String> defining(String name) {
    return definitions.computeIfAbsent(name, n -> paths(store.defining(n)));
  }

  private List<String> paths(int[] ordinals) {
    if (ordinals.length == 0) {
      return List.of();
    }
    Map<BlobId, List<String>> known = byBlob();
    FactReader reader = store.reader();
    List<String> found = new ArrayList<>();
    for (int ordinal : ordinals) {
      found.addAll(known.getOrDefault(reader.blobId(ordinal), List.of()));
    }
    return found.stream().sorted().toList();
  }

  private Map<BlobId, List<String>> byBlob() {
    Map<BlobId, List<String>> known = paths;
    if (known == null) {
      known = new HashMap<>();
      for (int i = 0; i < snapshot.size(); i++) {
        String path = snapshot.path(i);
        if (path.endsWith(".c") || path.endsWith(".h") || path.endsWith(".S")) {
          known.computeIfAbsent(snapshot.blob(i), b -> new ArrayList<>(1)).add(path);
        }
      }
      paths = known;
    }
    return known;
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

  private Kconfig kconfig() {
    Kconfig read = kconfig;
    if (read == null) {
      read = Kconfig.read(snapshot);
      kconfig = read;
    }
    return read;
  }

  private KbuildModel kbuild() {
    KbuildModel read = kbuild;
    if (read == null) {
      read = KbuildModel.read(snapshot, kconfig());
      kbuild = read;
    }
    return read;
  }

  @Override
  public Condition presence(String path) {
    return kbuild().presence(path);
  }

  @Override
  public Condition modular(String path) {
    return kbuild().unit(path).map(KbuildModel.Unit::modular).orElse(Condition.NEVER);
  }

  @Override
  public Optional<KconfigSymbol> symbol(String name) {
    return kconfig().symbol(name);
  }

  @Override
  public List<KconfigSymbol.Select> selectors(String name) {
    Map<String, List<KconfigSymbol.Select>> by = selectors;
    if (by == null) {
      by = new TreeMap<>();
      for (KconfigSymbol s : kconfig().symbols().values()) {
        for (KconfigSymbol.Definition d : s.definitions()) {
          for (KconfigSymbol.Select selected : d.selects()) {
            by.computeIfAbsent(selected.symbol(), k -> new ArrayList<>())
                .add(new KconfigSymbol.Select(s.name(), selected.when()));
          }
        }
      }
      selectors = by;
    }
    return by.getOrDefault(name, List.of());
  }
}
