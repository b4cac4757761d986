package org.ktrail.queries.lint.rules;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.queries.lint.Base;
import org.ktrail.queries.lint.FindingPlace;
import org.ktrail.queries.lint.Proof;
import org.ktrail.queries.lint.Rule;
import org.ktrail.queries.lint.Submission;
import org.ktrail.queries.series.change.Delta;
import org.ktrail.queries.series.change.Fact;
import org.ktrail.queries.series.change.FactChange;

/**
 * A helper that is removed together with its calls, out of functions that directories depend on
 * which the series does not touch: they lose what the helper did.
 */
public final class RemovedForOthers implements Rule {
  private static final int NAMED = 8;
  private static final int MOST_FUNCTIONS = 200;

  @Override
  public String name() {
    return "removed-for-others";
  }

  @Override
  public String summary() {
    return "a removed helper did something for users that the series does not touch";
  }

  @Override
  public void check(Submission submission, Report report) {
    Set<String> touched = new TreeSet<>();
    for (Delta delta : submission.deltas()) {
      delta.files().forEach(f -> touched.add(directory(f.file().path())));
    }
    for (Delta delta : submission.deltas()) {
      delta
          .lost(Fact.Function.class)
          .filter(f -> f.file().endsWith(".c"))
          .filter(f -> submission.gained(Fact.Function.class).noneMatch(g -> same(g.change(), f)))
          .forEach(f -> lost(submission.base(), delta, f, touched, report));
    }
  }

  private static boolean same(FactChange<Fact.Function> gained, FactChange<Fact.Function> lost) {
    return gained.fact().name().equals(lost.fact().name());
  }

  private static void lost(
      Base base,
      Delta delta,
      FactChange<Fact.Function> removed,
      Set<String> touched,
      Report report) {
    String name = removed.fact().name();
    List<String> callers =
        delta
            .lost(Fact.Call.class)
            .filter(c -> c.fact().name().equals(name) && c.file().equals(removed.file()))
            .map(c -> c.fact().caller())
            .distinct()
            .toList();
    Set<String> visible = visible(base, removed.file(), callers);
    Set<String> users = new TreeSet<>();
    List<Proof> proof = new ArrayList<>();
    for (String function : visible) {
      for (String path : base.mentioning(function)) {
        String directory = directory(path);
        if (path.endsWith(".c") && !touched.contains(directory) && users.add(directory)) {
          if (proof.size() < NAMED) {
            proof.add(new Proof(0, path, 0, "uses " + function));
          }
        }
      }
    }
    if (!users.isEmpty()) {
      report.add(
          FindingPlace.of(delta.step().number(), removed),
          name,
          "%s is removed; %s, which lose it, %s also used by %s"
              .formatted(
                  name,
                  String.join(", ", visible),
                  visible.size() == 1 ? "is" : "are",
                  String.join(", ", users.stream().limit(NAMED).toList())
                      + (users.size() > NAMED ? " …" : "")),
          proof);
    }
  }

  /** Functions of the file that others can call and that lead to these. */
  private static Set<String> visible(Base base, String file, List<String> callers) {
    Map<String, Set<String>> calledBy = new HashMap<>();
    Set<String> open = new HashSet<>();
    base.declarations(file)
        .ifPresent(d -> {
          List<Body> bodies = base.bodies(file);
          for (Declarations.Function f : d.functions()) {
            if (!f.isStatic()) {
              open.add(f.name());
            }
            if (f.body() >= 0 && f.body() < bodies.size()) {
              for (Body.CallSite site : bodies.get(f.body()).calls()) {
                if (site.callee() instanceof Expr.Name n) {
                  calledBy.computeIfAbsent(n.name(), k -> new TreeSet<>()).add(f.name());
                }
              }
            }
          }
        });
    Deque<String> left = new ArrayDeque<>(callers);
    Set<String> seen = new TreeSet<>(callers);
    Set<String> found = new TreeSet<>();
    while (!left.isEmpty() && seen.size() < MOST_FUNCTIONS) {
      String at = left.poll();
      if (open.contains(at)) {
        found.add(at);
      }
      for (String caller : calledBy.getOrDefault(at, Set.of())) {
        if (seen.add(caller)) {
          left.add(caller);
        }
      }
    }
    return found;
  }

  private static String directory(String path) {
    return path.substring(0, Math.max(path.lastIndexOf('/'), 0));
  }
}
