package org.ktrail.cli.invariants;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.ktrail.indexer.extract.SourceExtractor;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.queries.flow.Event;
import org.ktrail.queries.flow.Flow;
import org.ktrail.queries.flow.FlowReader;
import org.ktrail.queries.flow.Step;
import org.ktrail.queries.invariants.Breach;
import org.ktrail.queries.invariants.code.CodeState;
import org.ktrail.queries.invariants.pairs.ResourcePair;
import org.ktrail.queries.invariants.rule.Checker;
import org.ktrail.queries.invariants.rule.Instances;
import org.ktrail.queries.invariants.rule.Invariant;
import org.ktrail.queries.invariants.rule.InvariantVerdict;
import org.ktrail.queries.invariants.rule.RuleScope;
import org.ktrail.queries.lint.Base;
import org.ktrail.queries.lint.SeriesFiles;
import org.ktrail.queries.lint.SeriesRecords;
import org.ktrail.queries.lint.Submission;
import org.ktrail.queries.series.change.Delta;
import org.ktrail.queries.series.change.Fact;
import org.ktrail.queries.series.change.FactChange;
import org.ktrail.queries.series.change.Image;
import org.ktrail.queries.simulate.scenario.Result;
import org.ktrail.queries.simulate.scenario.Scenario;

/** Makes what rules are asked about: functions of a revision, or those that a series changes. */
final class RuleScopes {
  /** Beyond this a rule about a revision has to be told where to look. */
  private static final int MOST_FILES = 600;

  private final SourceExtractor extractor;
  private final FlowReader reader;
  private final List<String> within;

  /**
   * @param within paths to look in, empty for all
   */
  RuleScopes(SourceExtractor extractor, FlowReader reader, List<String> within) {
    this.extractor = extractor;
    this.reader = reader;
    this.within = List.copyOf(within);
  }

  /** Verdicts of all rules on a revision. */
  List<InvariantVerdict> of(
      Base base,
      List<RuleFile.Rule> rules,
      Optional<RuleScope.Paths> paths,
      Function<Scenario, Result> scenarios) {
    SeriesRecords records = new SeriesRecords(base, List.of(), extractor::extract);
    SeriesFiles files = SeriesFiles.of(base);
    CodeState code = new CodeState(files, reader);
    List<InvariantVerdict> verdicts = new ArrayList<>();
    for (RuleFile.Rule rule : rules) {
      List<Flow> flows = new ArrayList<>();
      List<RuleScope.Instance> instances = new ArrayList<>();
      for (String path : files(base, rule.invariant())) {
        flows.addAll(code.file(path));
        if (rule.invariant() instanceof Invariant.SetsMember) {
          base.declarations(path).ifPresent(d -> instances.addAll(Instances.of(d, path)));
        }
      }
      RuleScope scope =
          new RuleScope(code, records, flows, b -> false, instances, paths, Optional.of(scenarios));
      verdicts.add(new Checker(scope).check(rule.invariant(), rule::allows));
    }
    return verdicts;
  }

  private List<String> files(Base base, Invariant rule) {
    Set<String> names =
        switch (rule) {
          case Invariant.Paired p -> {
            Set<String> all = new TreeSet<>();
            for (ResourcePair pair : p.pairs()) {
              pair.operations().stream()
                  .filter(o -> o.role() == ResourcePair.Role.ACQUIRE)
                  .forEach(o -> all.add(o.name().replaceFirst("^=(.*\\.)?", "")));
            }
            yield all;
          }
          case Invariant.General g -> Set.of();
          case Invariant.NeverReach n -> null;
          case Invariant.EveryPath e -> null;
          case Invariant.Ordered o -> Set.of(o.call());
          case Invariant.WrittenOnlyBy w -> Set.of(w.member());
          case Invariant.UnderLock l -> Set.of(l.member());
          case Invariant.ResultUsed u -> new TreeSet<>(u.functions());
          case Invariant.SetsMember s -> Set.of(s.record());
          case Invariant.ScenarioYields y -> null;
        };
    if (names == null) {
      return List.of();
    }
    Set<String> paths = new TreeSet<>();
    if (names.isEmpty()) {
      if (within.isEmpty()) {
        throw new UserError(
            rule.name() + ": says nothing of where to look; name directories with --in");
      }
      within.forEach(p -> paths.addAll(base.below(p)));
    }
    for (String name : names) {
      base.mentioning(name).stream().filter(this::isWithin).forEach(paths::add);
    }
    paths.removeIf(p -> !p.endsWith(".c") && !p.endsWith(".h"));
    if (within.isEmpty() && paths.size() > MOST_FILES) {
      throw new UserError(
          "%s: concerns %d files; name directories with --in".formatted(rule.name(), paths.size()));
    }
    return List.copyOf(paths);
  }

  private boolean isWithin(String path) {
    return within.isEmpty() || within.stream().anyMatch(path::startsWith);
  }

  /** Verdicts of all rules on a revision of a series after some of its patches. */
  List<InvariantVerdict> of(
      Submission submission,
      int patch,
      List<RuleFile.Rule> rules,
      Function<Scenario, Result> scenarios) {
    SeriesRecords records =
        new SeriesRecords(
            submission.base(),
            submission.deltas().stream().map(Delta::step).toList(),
            extractor::extract);
    SeriesFiles files = SeriesFiles.after(submission, patch);
    CodeState code = new CodeState(files, reader);
    Set<String> changed = changed(submission);
    List<Flow> flows = new ArrayList<>();
    List<RuleScope.Instance> instances = new ArrayList<>();
    for (String path : files.touched()) {
      code.file(path).stream().filter(f -> concerns(f, changed)).forEach(flows::add);
      files
          .image(path)
          .map(Image::text)
          .ifPresent(
              t -> instances.addAll(Instances.of(extractor.extract(t).declarations(), path)));
    }
    Set<String> old = new HashSet<>();
    CodeState before = new CodeState(SeriesFiles.after(submission, 0), reader);
    List<Flow> originals = new ArrayList<>();
    for (String path : files.touched()) {
      before.file(path).stream().filter(f -> concerns(f, changed)).forEach(originals::add);
    }
    List<InvariantVerdict> verdicts = new ArrayList<>();
    for (RuleFile.Rule rule : rules) {
      Checker original =
          new Checker(
              new RuleScope(
                  before,
                  records,
                  originals,
                  b -> false,
                  List.of(),
                  Optional.empty(),
                  Optional.empty()));
      old.clear();
      if (original.check(rule.invariant(), rule::allows) instanceof InvariantVerdict.Violated v) {
        v.breaches().forEach(b -> old.add(key(b)));
      }
      RuleScope scope =
          new RuleScope(
              code,
              records,
              flows,
              b -> old.contains(key(b)),
              instances,
              Optional.empty(),
              Optional.of(scenarios));
      verdicts.add(new Checker(scope).check(rule.invariant(), rule::allows));
    }
    return verdicts;
  }

  private static String key(Breach b) {
    return b.rule() + " " + b.file() + " " + b.function() + " " + b.subject();
  }

  private static Set<String> changed(Submission submission) {
    Set<String> changed = new TreeSet<>();
    for (Delta delta : submission.deltas()) {
      for (Delta.FileDelta file : delta.files()) {
        for (FactChange<?> c : file.changes()) {
          if (c.fact() instanceof Fact.Function f) {
            changed.add(f.name());
          }
        }
      }
    }
    return changed;
  }

  private static boolean concerns(Flow flow, Set<String> changed) {
    if (changed.contains(flow.name())) {
      return true;
    }
    for (Step s : flow.calls()) {
      if (changed.contains(((Event.Call) s.event()).call().name())) {
        return true;
      }
    }
    return false;
  }
}
