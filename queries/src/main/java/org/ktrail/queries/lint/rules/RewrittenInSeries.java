package org.ktrail.queries.lint.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.ktrail.queries.lint.FindingLevel;
import org.ktrail.queries.lint.FindingPlace;
import org.ktrail.queries.lint.NewState;
import org.ktrail.queries.lint.Proof;
import org.ktrail.queries.lint.Rule;
import org.ktrail.queries.lint.Submission;
import org.ktrail.queries.series.change.Delta;
import org.ktrail.queries.series.change.Fact;

/** A function that one patch adds and a later one of the same series rewrites or removes. */
public final class RewrittenInSeries implements Rule {
  /** Lines of a function that have to go before it is worth a word. */
  private static final int LINES = 4;

  @Override
  public String name() {
    return "rewritten-in-series";
  }

  @Override
  public String summary() {
    return "a patch removes or rewrites what an earlier patch of the series added";
  }

  @Override
  public void check(Submission submission, Report report) {
    Map<String, Set<String>> added = new HashMap<>();
    for (Delta delta : submission.deltas()) {
      int patch = delta.step().number();
      NewState before = NewState.after(submission, patch - 1);
      for (Delta.FileDelta file : delta.files()) {
        Map<String, Integer> gone = new TreeMap<>();
        Map<String, Fact.Function> functions = new HashMap<>();
        Set<String> own = added.getOrDefault(file.file().oldPath(), Set.of());
        file.file()
            .before()
            .ifPresent(image -> {
              List<String> lines = List.of(new String(image.text(), UTF_8).split("\n", -1));
              for (int line : file.file().removed().keySet()) {
                String text = line <= lines.size() ? lines.get(line - 1).strip() : "";
                if (text.length() > 3 && own.contains(text)) {
                  function(file.before(), line, functions)
                      .ifPresent(f -> gone.merge(f, 1, Integer::sum));
                }
              }
            });
        gone.forEach((name, lines) ->
            before.of(name).stream()
                .filter(h -> h.fact() instanceof Fact.Function && lines >= LINES)
                .findFirst()
                .ifPresent(h -> {
                  boolean removed =
                      delta.lost(Fact.Function.class).anyMatch(l -> l.fact().name().equals(name));
                  report.add(
                      removed ? FindingLevel.WARNING : FindingLevel.INFO,
                      new FindingPlace(
                          patch,
                          file.file().oldPath(),
                          Objects.requireNonNull(functions.get(name)).line()),
                      name,
                      "%s, which patch %d brings, %s"
                          .formatted(
                              name,
                              h.patch(),
                              removed
                                  ? "is removed again"
                                  : "loses " + lines + " of its lines again"),
                      List.of(Proof.of(h.place(), "added here")));
                }));
        add(file, added);
      }
    }
  }

  private static Optional<String> function(
      List<Fact> facts, int line, Map<String, Fact.Function> functions) {
    for (Fact fact : facts) {
      if (fact instanceof Fact.Function f && f.line() <= line && line <= f.endLine()) {
        functions.put(f.name(), f);
        return Optional.of(f.name());
      }
    }
    return Optional.empty();
  }

  private static void add(Delta.FileDelta file, Map<String, Set<String>> added) {
    file.file()
        .after()
        .ifPresent(image -> {
          List<String> lines = List.of(new String(image.text(), UTF_8).split("\n", -1));
          Set<String> texts = added.computeIfAbsent(file.file().newPath(), p -> new HashSet<>());
          for (int line : file.file().added().keySet()) {
            if (line <= lines.size()) {
              texts.add(lines.get(line - 1).strip());
            }
          }
        });
  }
}
