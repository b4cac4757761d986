package org.ktrail.queries.lint;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.SourceFacts;
import org.ktrail.indexer.facts.TypeRef;
import org.ktrail.queries.code.RecordLookup;
import org.ktrail.queries.code.TypeText;
import org.ktrail.queries.series.change.SeriesStep;
import org.ktrail.queries.series.change.TouchedFile;

/** Members of the records that patches touch or add, then of those that the base has. */
public final class SeriesRecords implements RecordLookup {
  private static final int DEEPEST = 8;
  private static final int MOST_DEFINERS = 4;
  private final Base base;
  private final Map<String, Optional<TypeRef>> own = new HashMap<>();
  private final Map<String, Map<String, TypeRef>> known = new HashMap<>();
  private final Map<String, String> definers = new HashMap<>();
  private final Set<String> ambiguous = new HashSet<>();

  public SeriesRecords(Base base, List<SeriesStep> steps, Function<byte[], SourceFacts> extractor) {
    this.base = base;
    for (SeriesStep step : steps) {
      for (TouchedFile file : step.files()) {
        boolean source = file.newPath().endsWith(".h") || file.newPath().endsWith(".c");
        if (source && file.after().isPresent()) {
          Declarations d = extractor.apply(file.after().get().text()).declarations();
          for (Declarations.Record r : d.records()) {
            Map<String, TypeRef> members = new HashMap<>();
            collect(d, r.fields(), members, 0);
            String first = definers.putIfAbsent(r.tag(), file.newPath());
            if (first != null && !first.equals(file.newPath())) {
              ambiguous.add(r.tag()); // two records of one name: which one is meant, includes tell
            }
            members.forEach((m, type) -> own.put(r.tag() + "." + m, Optional.of(type)));
          }
        }
      }
    }
  }

  @Override
  public Optional<TypeRef> member(String tag, String member) {
    if (ambiguous.contains(tag)) {
      return Optional.empty();
    }
    Optional<TypeRef> here = own.getOrDefault(tag + "." + member, Optional.empty());
    return here.isPresent() || tag.isEmpty()
        ? here
        : Optional.ofNullable(known.computeIfAbsent(tag, this::ofBase).get(member));
  }

  private Map<String, TypeRef> ofBase(String tag) {
    Map<String, TypeRef> members = new HashMap<>();
    Set<String> differing = new HashSet<>();
    List<String> paths =
        base.defining(tag).stream()
            .filter(p -> p.endsWith(".h") && !p.startsWith("tools/"))
            .toList();
    if (paths.size() > MOST_DEFINERS) {
      return members; // each architecture has one of its own
    }
    paths.forEach(path ->
        base.declarations(path)
            .ifPresent(d ->
                d.records().stream()
                    .filter(r -> r.tag().equals(tag))
                    .forEach(r -> {
                      Map<String, TypeRef> here = new HashMap<>();
                      collect(d, r.fields(), here, 0);
                      here.forEach((m, type) -> {
                        TypeRef other = members.putIfAbsent(m, type);
                        if (other != null && !TypeText.of(other).equals(TypeText.of(type))) {
                          differing.add(m);
                        }
                      });
                    })));
    members.keySet().removeAll(differing);
    return members;
  }

  private static void collect(
      Declarations d, List<Declarations.Field> fields, Map<String, TypeRef> into, int depth) {
    for (Declarations.Field f : fields) {
      if (!f.name().isEmpty()) {
        into.putIfAbsent(f.name(), f.type());
      } else if (f.type() instanceof TypeRef.Anonymous a && depth < DEEPEST) {
        collect(d, d.records().get(a.record()).fields(), into, depth + 1);
      }
    }
  }
}
