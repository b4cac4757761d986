package org.ktrail.queries.invariants.pairs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.ktrail.indexer.files.DataFile;

/** Pairs by the functions that make them. {@code pairs.tsv} has those of the kernel at large. */
public final class Pairs {
  /** What the table in the resources has. */
  public static final Pairs KERNEL = read();

  private final Map<String, ResourcePair> byName = new LinkedHashMap<>();
  private final Map<String, List<Use>> byFunction = new HashMap<>();
  private final Map<String, List<Use>> byMember = new HashMap<>();

  /** An operation with its pair. */
  public record Use(ResourcePair pair, ResourcePair.Operation operation) {}

  private Pairs(Collection<ResourcePair> pairs) {
    for (ResourcePair pair : pairs) {
      byName.put(pair.name(), pair);
      for (ResourcePair.Operation o : pair.operations()) {
        boolean assigns = o.name().startsWith("=");
        String at = assigns ? o.name().substring(o.name().lastIndexOf('.') + 1) : o.name();
        at = at.startsWith("=") ? at.substring(1) : at;
        (assigns ? byMember : byFunction)
            .computeIfAbsent(at, n -> new ArrayList<>())
            .add(new Use(pair, o));
      }
    }
  }

  public static Pairs of(Collection<ResourcePair> pairs) {
    return new Pairs(pairs);
  }

  /** In the order of the table. */
  public Collection<ResourcePair> all() {
    return List.copyOf(byName.values());
  }

  public List<Use> ofFunction(String name) {
    return byFunction.getOrDefault(name, List.of());
  }

  List<Use> ofMember(String member) {
    return byMember.getOrDefault(member, List.of());
  }

  private static Pairs read() {
    Map<String, List<ResourcePair.Operation>> operations = new LinkedHashMap<>();
    Map<String, ResourcePair.Kind> kinds = new HashMap<>();
    for (String[] row : DataFile.table(Pairs.class, "pairs.tsv", 7)) {
      kinds.putIfAbsent(row[0], ResourcePair.Kind.valueOf(row[1].toUpperCase(Locale.ROOT)));
      operations
          .computeIfAbsent(row[0], n -> new ArrayList<>())
          .add(
              new ResourcePair.Operation(
                  ResourcePair.Role.valueOf(row[2].toUpperCase(Locale.ROOT)),
                  row[3],
                  row[4],
                  row[5].startsWith("=") || row[5].startsWith("!")
                      ? ResourcePair.When.ALWAYS
                      : ResourcePair.When.valueOf(row[5].toUpperCase(Locale.ROOT)),
                  row[6].equals("-") ? 0 : Integer.parseInt(row[6]),
                  row[5].startsWith("=") || row[5].startsWith("!") ? row[5] : ""));
    }
    List<ResourcePair> pairs = new ArrayList<>();
    operations.forEach((name, all) ->
        pairs.add(new ResourcePair(name, Objects.requireNonNull(kinds.get(name)), all)));
    return new Pairs(pairs);
  }
}
