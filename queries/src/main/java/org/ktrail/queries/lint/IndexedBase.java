package org.ktrail.queries.lint;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.kbuild.KbuildModel;
import org.ktrail.indexer.kbuild.Kconfig;
import org.ktrail.indexer.kbuild.KconfigSymbol;
import org.ktrail.indexer.kbuild.Programs;
import org.ktrail.indexer.parallel.Parallel;
import org.ktrail.indexer.snapshot.ChangedFiles;
import org.ktrail.indexer.snapshot.ChangedTree;
import org.ktrail.indexer.snapshot.Snapshot;
import org.ktrail.indexer.snapshot.SourceTree;
import org.ktrail.indexer.store.FactReader;
import org.ktrail.indexer.store.FactStore;
import org.ktrail.indexer.store.Language;
import org.ktrail.indexer.store.SourceKey;

/**
 * A snapshot whose blobs are indexed. Kbuild files are read once, when first asked for or {@link
 * #readAhead ahead}. Used by one thread; the store is the caller's to close.
 */
public final class IndexedBase implements Base {
  /** What a makefile runs, or has Kbuild run, beyond its lists of objects. */
  private static final Pattern COMMAND =
      Pattern.compile(
          "if_changed|\\$\\((?:LD|AR|CC|OBJCOPY)\\)"
              + "|(?m)^(?:hostprogs|userprogs|extra|always|targets)\\b");

  private final Snapshot snapshot;
  private final FactStore store;
  private final boolean placed;
  private final Known known;
  private final Built built;

  /** Files whose declarations are kept; a large header has a few hundred kilobytes of them. */
  private static final int MOST_DECLARATIONS = 200;

  /** What was read of a revision, whatever series are held against it. */
  private static final class Known {
    public final Map<String, List<String>> mentions = new HashMap<>();
    final Map<String, List<String>> definitions = new HashMap<>();
    @Nullable Map<SourceKey, List<String>> paths;
    @Nullable Set<String> ends;
    final Map<String, List<Declarations.Macro>> macros = new HashMap<>();

    /** Of files asked last: rules ask for the macros of the same headers again and again. */
    final Map<String, Optional<Declarations>> declarations =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Optional<Declarations>> eldest) {
            return size() > MOST_DECLARATIONS;
          }
        };
  }

  /** The Kbuild files of one state of the sources. */
  private static final class Built {
    final SourceTree sources;
    @Nullable CompletableFuture<Build> build;
    @Nullable Map<String, List<KconfigSymbol.Select>> selectors;

    Built(SourceTree sources) {
      this.sources = sources;
    }
  }

  /** What the Kbuild files of a revision say. */
  private record Build(Kconfig kconfig, KbuildModel kbuild) {
    static Build read(SourceTree sources) {
      Kconfig kconfig = Kconfig.read(sources);
      return new Build(kconfig, KbuildModel.read(sources, kconfig));
    }
  }

  public IndexedBase(Snapshot snapshot, FactStore store, boolean placed) {
    this(snapshot, store, placed, new Known());
  }

  private IndexedBase(Snapshot snapshot, FactStore store, boolean placed, Known known) {
    this(snapshot, store, placed, known, new Built(snapshot));
  }

  private IndexedBase(
      Snapshot snapshot, FactStore store, boolean placed, Known known, Built built) {
    this.snapshot = snapshot;
    this.store = store;
    this.placed = placed;
    this.known = known;
    this.built = built;
  }

  /** Begins to read the Kbuild files, which takes seconds, beside what the caller does next. */
  public void readAhead() {
    if (built.build == null) {
      built.build = Parallel.ahead("kbuild", () -> Build.read(built.sources));
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
    return new IndexedBase(snapshot, store, isPlaced, known, built);
  }

  /**
   * The same revision, of which files are built as a series leaves it: its own Kconfig files and
   * makefiles count. All else is what the revision has.
   */
  public IndexedBase builtAs(ChangedFiles changed) {
    return changed.files().keySet().stream().anyMatch(IndexedBase::isOfKbuild)
        ? new IndexedBase(snapshot, store, placed, known, new Built(new ChangedTree(changed)))
        : this;
  }

  private static boolean isOfKbuild(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.startsWith("Makefile") || name.startsWith("Kbuild") || name.startsWith("Kconfig");
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
    Map<SourceKey, List<String>> bySource = bySource();
    FactReader reader = store.reader();
    List<String> found = new ArrayList<>();
    for (int ordinal : ordinals) {
      found.addAll(bySource.getOrDefault(reader.source(ordinal), List.of()));
    }
    return found.stream().sorted().toList();
  }

  private Map<SourceKey, List<String>> bySource() {
    Map<SourceKey, List<String>> known = this.known.paths;
    if (known == null) {
      Map<SourceKey, List<String>> all = new HashMap<>();
      for (int i = 0; i < snapshot.size(); i++) {
        String path = snapshot.path(i);
        SourceKey.of(snapshot, i)
            .filter(source -> source.language() != Language.SYSCALL_TABLE)
            .ifPresent(source -> all.computeIfAbsent(source, s -> new ArrayList<>(1)).add(path));
      }
      this.known.paths = all;
      return all;
    }
    return known;
  }

  private int ordinal(String path) {
    int index = snapshot.indexOf(path);
    return index < 0 ? -1 : SourceKey.of(snapshot, index).map(store::ordinal).orElse(-1);
  }

  @Override
  public Optional<byte[]> read(String path) {
    int index = snapshot.indexOf(path);
    return index < 0 ? Optional.empty() : Optional.of(snapshot.read(snapshot.blob(index)));
  }

  @Override
  public List<Declarations.Macro> macros(String name) {
    return known.macros.computeIfAbsent(name, n -> Base.super.macros(n));
  }

  @Override
  public boolean hasPath(String end) {
    Set<String> ends = known.ends;
    if (ends == null) {
      ends = new HashSet<>();
      for (int i = 0; i < snapshot.size(); i++) {
        String path = snapshot.path(i);
        ends.add(path);
        for (int at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
          ends.add(path.substring(at + 1));
        }
      }
      known.ends = ends;
    }
    return ends.contains(end);
  }

  @Override
  public boolean isBuilt(String path) {
    KbuildModel kbuild = build().kbuild();
    return kbuild.units().isEmpty()
        || kbuild
            .unit(path)
            .filter(u -> u.program().equals(Programs.KERNEL) || linksItself(u.program()))
            .isPresent();
  }

  /** Whether the makefile of a directory has commands of its own that may link what it lists. */
  private boolean linksItself(String directory) {
    return Stream.of("/Makefile", "/Kbuild")
        .map(name -> directory + name)
        .filter(built.sources.paths()::contains)
        .map(path -> new String(built.sources.read(path), ISO_8859_1))
        .anyMatch(text -> COMMAND.matcher(text).find());
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
    return known.declarations.computeIfAbsent(
        path,
        p -> {
          int ordinal = ordinal(p);
          return ordinal < 0 ? Optional.empty() : Optional.of(store.reader().declarations(ordinal));
        });
  }

  @Override
  public List<Body> bodies(String path) {
    int ordinal = ordinal(path);
    return ordinal < 0 ? List.of() : store.reader().bodies(ordinal);
  }

  private Build build() {
    readAhead();
    try {
      return Objects.requireNonNull(built.build).join();
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
    Map<String, List<KconfigSymbol.Select>> by = built.selectors;
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
      built.selectors = by;
    }
    return by.getOrDefault(name, List.of());
  }
}
