package org.ktrail.queries.series.place;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.TypeRef;
import org.ktrail.indexer.snapshot.BlobId;
import org.ktrail.indexer.snapshot.Snapshot;
import org.ktrail.indexer.store.FactReader;
import org.ktrail.indexer.store.FactStore;
import org.ktrail.indexer.store.SourceKey;

/** What an indexed snapshot knows of a name. Used by one thread. */
public final class BaseNames {
  /** More than the head of any function. */
  private static final int HEAD = 2000;

  private static final int DEEPEST = 8;

  private final Snapshot snapshot;
  private final FactStore store;
  private final BitSet here = new BitSet();
  private final Map<String, Set<Integer>> counts = new HashMap<>();
  private final Map<String, Map<String, TypeRef>> types = new HashMap<>();
  private final Map<String, Boolean> mentioned = new HashMap<>();

  /**
   * @param store has the facts of the snapshot
   */
  public BaseNames(Snapshot snapshot, FactStore store) {
    this.snapshot = snapshot;
    this.store = store;
    for (int ordinal : store.ordinals(List.copyOf(SourceKey.all(snapshot)))) {
      if (ordinal >= 0) {
        here.set(ordinal);
      }
    }
  }

  /** Whether the identifier stands anywhere in the snapshot's sources. */
  boolean mentions(String name) {
    return mentioned.computeIfAbsent(
        name,
        n -> {
          for (int ordinal : store.mentioning(n)) {
            if (here.get(ordinal)) {
              return true;
            }
          }
          return false;
        });
  }

  /** Sources that define a name in any way, by path. */
  List<String> defining(String name) {
    return paths(store.defining(name));
  }

  /** Whether some macro has this name, or stands for something with this name in it. */
  boolean isInMacro(String name) {
    FactReader reader = store.reader();
    Pattern word = Pattern.compile("\\b" + Pattern.quote(name) + "\\b");
    return Arrays.stream(store.mentioning(name))
        .filter(here::get)
        .mapToObj(reader::declarations)
        .flatMap(d -> d.macros().stream())
        .anyMatch(m -> m.name().equals(name) || word.matcher(m.replacement()).find());
  }

  /** The type of a member of a record, by what the snapshot's headers declare. */
  Optional<TypeRef> member(String tag, String member) {
    Map<String, TypeRef> members = types.computeIfAbsent(tag, this::members);
    return Optional.ofNullable(members.get(member));
  }

  private Map<String, TypeRef> members(String tag) {
    Map<String, TypeRef> members = new HashMap<>();
    FactReader reader = store.reader();
    Arrays.stream(store.defining(tag))
        .filter(here::get)
        .mapToObj(reader::declarations)
        .forEach(d ->
            d.records().stream()
                .filter(r -> r.tag().equals(tag))
                .forEach(r -> collect(d, r.fields(), members, 0)));
    return members;
  }

  /** A member that records of one tag have with several types has none. */
  private static void collect(
      Declarations d, List<Declarations.Field> fields, Map<String, TypeRef> into, int depth) {
    for (Declarations.Field f : fields) {
      if (!f.name().isEmpty()) {
        into.merge(f.name(), f.type(), (a, b) -> a.equals(b) ? a : TypeRef.UNKNOWN);
      } else if (f.type() instanceof TypeRef.Anonymous a && depth < DEEPEST) {
        collect(d, d.records().get(a.record()).fields(), into, depth + 1);
      }
    }
  }

  private List<String> paths(int[] ordinals) {
    FactReader reader = store.reader();
    Set<SourceKey> wanted = new HashSet<>();
    Arrays.stream(ordinals).filter(here::get).forEach(o -> wanted.add(reader.source(o)));
    List<String> paths = new ArrayList<>();
    for (int i = 0; i < snapshot.size() && !wanted.isEmpty(); i++) {
      if (SourceKey.of(snapshot, i).filter(wanted::contains).isPresent()) {
        paths.add(snapshot.path(i));
      }
    }
    return paths;
  }

  /**
   * How many parameters the functions of this name have; empty if there is none, or if it is a
   * macro somewhere, or takes any number.
   */
  Set<Integer> parameterCounts(String function) {
    return counts.computeIfAbsent(function, this::read);
  }

  private Set<Integer> read(String name) {
    FactReader reader = store.reader();
    Set<Integer> found = new HashSet<>();
    for (int ordinal : store.defining(name)) {
      if (!here.get(ordinal)) {
        continue;
      }
      Declarations facts = reader.declarations(ordinal);
      boolean otherwise =
          facts.macros().stream().anyMatch(m -> m.name().equals(name))
              || facts.globals().stream().anyMatch(g -> g.name().equals(name))
              || facts.functions().stream()
                  .anyMatch(f -> f.name().equals(name) && !f.madeBy().macro().isEmpty());
      if (otherwise) {
        return Set.of();
      }
      for (Declarations.Function f : facts.functions()) {
        if (f.name().equals(name)) {
          if (isVariadic(reader.source(ordinal).blob(), f.line())) {
            return Set.of();
          }
          found.add(f.parameters().size());
        }
      }
      for (Declarations.Prototype p : facts.prototypes()) {
        if (p.name().equals(name)) {
          if (isVariadic(reader.source(ordinal).blob(), p.line())) {
            return Set.of();
          }
          found.add(p.parameters().size());
        }
      }
    }
    return found;
  }

  /** Facts do not tell it, so the head is looked at. */
  private boolean isVariadic(BlobId blob, int line) {
    String text = new String(snapshot.read(blob), StandardCharsets.ISO_8859_1);
    int at = 0;
    for (int i = 1; i < line && at >= 0; i++) {
      at = text.indexOf('\n', at) + 1;
    }
    String head = text.substring(at, Math.min(text.length(), at + HEAD));
    int end = 0;
    while (end < head.length() && head.charAt(end) != ';' && head.charAt(end) != '{') {
      end++;
    }
    return head.substring(0, end).contains("...");
  }
}
