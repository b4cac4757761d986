package org.ktrail.queries.lint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.TypeRef;
import org.ktrail.queries.series.change.Delta;
import org.ktrail.queries.series.change.Fact;

/** When members of records are there: as patches leave them, else as the base has them. */
public final class RecordMembers {
  private static final int DEEPEST = 8;
  private final Submission submission;
  private final Map<Asked, List<Declared>> known = new HashMap<>();

  /** By path, in the order of the patches. */
  private final Map<String, List<Touch>> touches = new HashMap<>();

  /** The first patch that touches a path. */
  private final Map<String, Integer> first = new HashMap<>();

  /** Paths that some patch leaves a record of this tag in. */
  private final Map<String, Set<String>> definers = new HashMap<>();

  public RecordMembers(Submission submission) {
    this.submission = submission;
    for (Delta delta : submission.deltas()) {
      int patch = delta.step().number();
      for (Delta.FileDelta file : delta.files()) {
        String path = file.file().path();
        first.putIfAbsent(path, patch);
        first.putIfAbsent(file.file().oldPath(), patch);
        touches.computeIfAbsent(path, p -> new ArrayList<>()).add(new Touch(patch, file));
        for (Fact fact : file.after()) {
          if (fact instanceof Fact.Record r) {
            String tag = r.name().substring(r.name().lastIndexOf(' ') + 1);
            definers.computeIfAbsent(tag, t -> new TreeSet<>()).add(path);
          }
        }
      }
    }
  }

  /** What a patch does to a file. */
  private record Touch(int patch, Delta.FileDelta file) {}

  /**
   * A declaration of a member.
   *
   * @param place patch 0 if it is the base's
   */
  public record Declared(FindingPlace place, Condition condition) {}

  /**
   * All declarations of a member in the one file that defines its record; empty if there is no such
   * file, or several, as where each architecture has its own.
   */
  public List<Declared> of(int patch, String record, String member) {
    return known.computeIfAbsent(new Asked(patch, record, member), this::find);
  }

  private record Asked(int patch, String record, String member) {}

  private List<Declared> find(Asked asked) {
    int patch = asked.patch();
    String record = asked.record();
    String member = asked.member();
    TreeMap<String, List<Declared>> byFile = new TreeMap<>();
    for (String path : definers.getOrDefault(record, Set.of())) {
      Optional<Touch> last =
          touches.getOrDefault(path, List.of()).stream()
              .takeWhile(t -> t.patch <= patch)
              .reduce((one, next) -> next);
      last.filter(t -> t.file.after().stream().anyMatch(f -> isRecord(f, record)))
          .ifPresent(t -> byFile.put(path, declared(t.patch, t.file, record, member)));
    }
    for (String path : submission.base().defining(record)) {
      if (first.getOrDefault(path, Integer.MAX_VALUE) > patch && !path.startsWith("tools/")) {
        ofBase(path, record, member).ifPresent(list -> byFile.put(path, list));
      }
    }
    return byFile.size() == 1 ? byFile.firstEntry().getValue() : List.of();
  }

  private static boolean isRecord(Fact fact, String tag) {
    return fact instanceof Fact.Record r && r.name().endsWith(" " + tag);
  }

  private List<Declared> declared(int patch, Delta.FileDelta file, String record, String member) {
    List<Declared> found = new ArrayList<>();
    for (Fact fact : file.after()) {
      if (fact instanceof Fact.Member m && m.record().equals(record) && m.name().equals(member)) {
        String path = file.file().path();
        found.add(
            new Declared(new FindingPlace(by(patch, path, m), path, m.line()), m.condition()));
      }
    }
    return found;
  }

  /** The patch that brought a member, 0 if none did. */
  private int by(int last, String path, Fact.Member member) {
    return submission
        .gained(Fact.Member.class)
        .filter(in -> in.patch() <= last && in.change().file().equals(path))
        .filter(in -> in.change().fact().identity().equals(member.identity()))
        .mapToInt(in -> in.patch())
        .findFirst()
        .orElse(0);
  }

  private Optional<List<Declared>> ofBase(String path, String record, String member) {
    Optional<Declarations> declarations = submission.base().declarations(path);
    if (declarations.isEmpty()) {
      return Optional.empty();
    }
    Declarations d = declarations.get();
    List<Declared> found = new ArrayList<>();
    boolean defined = false;
    for (Declarations.Record r : d.records()) {
      if (r.tag().equals(record)) {
        defined = true;
        collect(d, r.fields(), path, member, found, 0);
      }
    }
    return defined ? Optional.of(found) : Optional.empty();
  }

  private static void collect(
      Declarations d,
      List<Declarations.Field> fields,
      String path,
      String member,
      List<Declared> into,
      int depth) {
    for (Declarations.Field f : fields) {
      if (f.name().equals(member)) {
        into.add(
            new Declared(new FindingPlace(0, path, f.line()), d.conditions().get(f.condition())));
      } else if (f.name().isEmpty() && f.type() instanceof TypeRef.Anonymous a && depth < DEEPEST) {
        collect(d, d.records().get(a.record()).fields(), path, member, into, depth + 1);
      }
    }
  }
}
