package org.ktrail.queries.workspace;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.SourceFacts;
import org.ktrail.indexer.facts.TypeRef;
import org.ktrail.indexer.snapshot.BlobId;
import org.ktrail.indexer.snapshot.Snapshot;
import org.ktrail.indexer.store.FactReader;
import org.ktrail.indexer.store.FactStore;
import org.ktrail.indexer.store.Language;
import org.ktrail.indexer.store.SourceKey;
import org.ktrail.queries.code.RecordLookup;

/**
 * Members of the records that a revision declares, out of its index. Where several records of one
 * tag have a member of the name, the first by the text of their blob's id counts: it is the same in
 * every run. Used by one thread.
 */
public final class StoredRecords implements RecordLookup, AutoCloseable {
  private final Workspace workspace;
  private final Snapshot snapshot;
  private final Map<String, List<Declarations>> declaring = new HashMap<>();
  private @Nullable FactStore store;
  private @Nullable FactReader reader;
  private @Nullable Set<SourceKey> sources;

  public StoredRecords(Workspace workspace, Snapshot snapshot) {
    this.workspace = workspace;
    this.snapshot = snapshot;
  }

  @Override
  public Optional<TypeRef> member(String tag, String member) {
    for (Declarations declarations : declaring.computeIfAbsent(tag, this::declaring)) {
      for (Declarations.Record record : declarations.records()) {
        if (record.tag().equals(tag)) {
          Optional<TypeRef> type = member(declarations, record, member, 0);
          if (type.isPresent()) {
            return type;
          }
        }
      }
    }
    return Optional.empty();
  }

  /** Facts of sources: those of blobs of the index are read from there. */
  public Function<byte[], SourceFacts> facts(Function<byte[], SourceFacts> extractor) {
    return bytes -> {
      int ordinal = opened().ordinal(new SourceKey(BlobId.ofContent(bytes), Language.C));
      if (ordinal < 0) {
        return extractor.apply(bytes);
      }
      FactReader from = Objects.requireNonNull(reader);
      return new SourceFacts(from.declarations(ordinal), from.bodies(ordinal), from.audit(ordinal));
    };
  }

  private static Optional<TypeRef> member(
      Declarations in, Declarations.Record record, String member, int depth) {
    for (Declarations.Field field : record.fields()) {
      if (field.name().equals(member)) {
        return Optional.of(field.type());
      }
      if (field.name().isEmpty() && field.type() instanceof TypeRef.Anonymous a && depth < 16) {
        Optional<TypeRef> nested = member(in, in.records().get(a.record()), member, depth + 1);
        if (nested.isPresent()) {
          return nested;
        }
      }
    }
    return Optional.empty();
  }

  private FactStore opened() {
    FactStore known = store;
    if (known == null) {
      known = workspace.facts(snapshot);
      store = known;
      reader = known.reader();
    }
    return known;
  }

  private Set<SourceKey> sources() {
    Set<SourceKey> known = sources;
    if (known == null) {
      known = SourceKey.all(snapshot);
      sources = known;
    }
    return known;
  }

  private List<Declarations> declaring(String tag) {
    FactStore opened = opened();
    FactReader from = Objects.requireNonNull(reader);
    Set<SourceKey> here = sources();
    return Arrays.stream(opened.defining(tag))
        .boxed()
        .filter(o -> here.contains(from.source(o)))
        .sorted(Comparator.comparing(o -> from.source(o).blob().toString()))
        .map(from::declarations)
        .toList();
  }

  @Override
  public void close() {
    if (store != null) {
      store.close();
    }
  }
}
