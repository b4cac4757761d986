package org.ktrail.queries.lint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.extract.body.BodyCache;
import org.ktrail.indexer.extract.body.BodyReader;
import org.ktrail.indexer.facts.body.Event;
import org.ktrail.indexer.facts.body.Flow;
import org.ktrail.indexer.facts.body.Step;
import org.ktrail.queries.code.RecordLookup;
import org.ktrail.queries.invariants.Breach;
import org.ktrail.queries.invariants.BreachKind;
import org.ktrail.queries.invariants.code.CodeState;
import org.ktrail.queries.invariants.rule.Checks;
import org.ktrail.queries.series.change.Delta;
import org.ktrail.queries.series.change.Fact;
import org.ktrail.queries.series.change.FactChange;

/**
 * What is found on the ways through the functions that a revision changes, as they are after its
 * last patch, and those that call them in the same file. Made when first asked for.
 */
public final class FlowFindings {
  /** What is said of a line by itself, so that it is right where the rest is not known. */
  private static final Set<String> LOCAL =
      Checks.KINDS.stream()
          .filter(BreachKind::certainAlone)
          .map(BreachKind::name)
          .collect(Collectors.toUnmodifiableSet());

  /** Files that are judged with what was read for the others; then all of it is forgotten. */
  private static final int AT_ONCE = 100;

  private final Base base;
  private final List<Delta> deltas;
  private final RecordLookup records;
  private final BodyCache cache;
  private @Nullable List<Found> found;
  private final boolean allNew;
  private final Predicate<String> wanted;

  /** Of sources that are judged as if they were new. */
  static FlowFindings ofNew(
      Base base,
      List<Delta> deltas,
      RecordLookup records,
      BodyCache cache,
      Predicate<String> wanted) {
    return new FlowFindings(base, deltas, records, cache, wanted, true);
  }

  /**
   * @param wanted rules that will be reported
   */
  FlowFindings(
      Base base,
      List<Delta> deltas,
      RecordLookup records,
      BodyCache cache,
      Predicate<String> wanted) {
    this(base, deltas, records, cache, wanted, false);
  }

  private FlowFindings(
      Base base,
      List<Delta> deltas,
      RecordLookup records,
      BodyCache cache,
      Predicate<String> wanted,
      boolean allNew) {
    this.wanted = wanted;
    this.allNew = allNew;
    this.cache = cache;
    this.base = base;
    this.deltas = List.copyOf(deltas);
    this.records = records;
  }

  /**
   * A breach in a function that the revision changes.
   *
   * @param certainty of the function's text
   * @param preExisting whether the function was so before the first patch
   */
  private record Found(
      Breach breach,
      FindingPlace place,
      List<Proof> proof,
      CodeState.Certainty certainty,
      boolean preExisting) {}

  /** In the order of places. */
  private List<Found> all() {
    List<Found> made = found;
    if (made == null) {
      made = find();
      found = made;
    }
    return made;
  }

  /**
   * Tells a rule's report what was found in its name.
   *
   * @param built whether a machine of a width builds a place
   */
  public void report(
      String rule, BiPredicate<FindingPlace, Breach.Width> built, Rule.Report report) {
    for (Found f : all()) {
      if (f.breach().rule().equals(rule)
          && !f.preExisting()
          && built.test(f.place(), f.breach().width())) {
        String message = f.breach().function() + ": " + f.breach().message();
        // Where the base is another revision, what callees do is assumed.
        if (f.certainty() == CodeState.Certainty.KNOWN && base.placed()) {
          report.add(f.place(), f.breach().subject(), message, f.proof());
        } else {
          report.add(FindingLevel.WARNING, f.place(), f.breach().subject(), message, f.proof());
        }
      }
    }
  }

  private List<Found> find() {
    Map<String, Set<String>> changed = changed();
    List<Found> all = new ArrayList<>();
    LineOrigins origins = new LineOrigins(deltas);
    List<String> paths = List.copyOf(changed.keySet());
    try (BodyReader reader = new BodyReader(cache)) {
      for (int first = 0; first < paths.size(); first += AT_ONCE) {
        SeriesFiles after = SeriesFiles.after(base, deltas, deltas.getLast().step().number());
        Checks checks = new Checks(new CodeState(after, reader), records, wanted);
        Checks before =
            new Checks(new CodeState(SeriesFiles.after(base, deltas, 0), reader), records, wanted);
        for (String path : paths.subList(first, Math.min(first + AT_ONCE, paths.size()))) {
          file(path, changed.getOrDefault(path, Set.of()), checks, before, origins, all);
        }
      }
    }
    return all;
  }

  private void file(
      String path,
      Set<String> names,
      Checks checks,
      Checks before,
      LineOrigins origins,
      List<Found> all) {
    List<Breach> breaches = new ArrayList<>();
    Map<String, CodeState.Certainty> certain = new TreeMap<>();
    for (Flow flow : affected(checks.code().file(path), names)) {
      certain.put(flow.name(), checks.code().certainty(flow));
      breaches.addAll(checks.check(flow));
    }
    Set<String> old = new HashSet<>();
    if (!breaches.isEmpty() && !allNew) {
      for (Flow flow : before.code().file(path)) {
        if (breaches.stream().anyMatch(b -> b.function().equals(flow.name()))) {
          before.check(flow).forEach(b -> old.add(key(b)));
        }
      }
    }
    for (Breach b : breaches) {
      CodeState.Certainty certainty =
          certain.getOrDefault(b.function(), CodeState.Certainty.UNKNOWN);
      if (certainty != CodeState.Certainty.UNKNOWN || LOCAL.contains(b.rule())) {
        int patch = patch(origins, b);
        boolean known = old.contains(key(b));
        if (patch > 0 || !known) {
          all.add(new Found(b, place(origins, b, patch), proof(origins, b), certainty, known));
        }
      }
    }
  }

  private static FindingPlace place(LineOrigins origins, Breach b, int patch) {
    return patch > 0
        ? new FindingPlace(patch, b.file(), origins.lineAfter(patch, b.file(), b.line()))
        : new FindingPlace(origins.last(b.file()), b.file(), b.line());
  }

  private static List<Proof> proof(LineOrigins origins, Breach b) {
    return b.proof().stream()
        .map(w -> new Proof(origins.patchOf(w.file(), w.line()), w.file(), w.line(), w.text()))
        .toList();
  }

  private static String key(Breach b) {
    return b.rule() + " " + b.function() + " " + b.subject();
  }

  /** Functions by file that some patch brings or alters. */
  private Map<String, Set<String>> changed() {
    Map<String, Set<String>> changed = new TreeMap<>();
    for (Delta delta : deltas) {
      for (Delta.FileDelta file : delta.files()) {
        for (FactChange<?> c : file.changes()) {
          if (!(c instanceof FactChange.Lost<?>) && c.fact() instanceof Fact.Function f) {
            changed.computeIfAbsent(c.file(), p -> new TreeSet<>()).add(f.name());
          }
        }
      }
    }
    return changed;
  }

  /** The changed functions, and those of the file that call them. */
  private static List<Flow> affected(List<Flow> flows, Set<String> names) {
    List<Flow> all = new ArrayList<>();
    for (Flow flow : flows) {
      boolean calls = false;
      for (Step s : flow.calls()) {
        calls |= names.contains(((Event.Call) s.event()).call().name());
      }
      if (calls || names.contains(flow.name())) {
        all.add(flow);
      }
    }
    return all;
  }

  /** The last patch that brought a line of it; 0 if none did. */
  private static int patch(LineOrigins origins, Breach b) {
    int patch = origins.patchOf(b.file(), b.line());
    for (Breach.Way w : b.proof()) {
      patch = Math.max(patch, origins.patchOf(w.file(), w.line()));
    }
    return patch;
  }
}
