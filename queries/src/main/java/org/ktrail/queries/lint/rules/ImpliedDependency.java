package org.ktrail.queries.lint.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.queries.lint.FindingPlace;
import org.ktrail.queries.lint.Rule;
import org.ktrail.queries.lint.Satisfiable;
import org.ktrail.queries.lint.Submission;

/** A symbol depends on another one on which what it depends on besides depends already. */
public final class ImpliedDependency implements Rule {
  @Override
  public String name() {
    return "implied-dependency";
  }

  @Override
  public boolean asksBuild() {
    return true;
  }

  @Override
  public String summary() {
    return "a dependency is implied by another one beside it";
  }

  @Override
  public void check(Submission submission, Report report) {
    Map<String, List<KconfigLines.Entry>> bySymbol = new HashMap<>();
    for (KconfigLines.Entry entry : KconfigLines.added(submission)) {
      if (KconfigLines.DEPENDS.matcher(entry.text()).matches()) {
        bySymbol.computeIfAbsent(entry.symbol(), s -> new ArrayList<>()).add(entry);
      }
    }
    Satisfiable satisfiable = new Satisfiable(submission.base());
    bySymbol.forEach((symbol, entries) -> {
      Map<String, KconfigLines.Entry> terms = new HashMap<>();
      entries.forEach(e -> {
        String of = e.text().strip().substring("depends on".length()).strip();
        if (of.matches("[A-Z0-9_]++(?: *+&& *+[A-Z0-9_]++)*+")) {
          for (String term : of.split("&&")) {
            terms.put(term.strip(), e);
          }
        }
      });
      Set<String> told = new HashSet<>();
      terms.forEach((implied, entry) ->
          terms.keySet().stream()
              .filter(other -> !other.equals(implied) && !told.contains(other))
              .filter(other ->
                  submission.base().symbol(other).isPresent()
                      && submission.base().symbol(implied).isPresent())
              .filter(other ->
                  !satisfiable.test(
                      Condition.and(
                          Condition.atom("CONFIG_" + other),
                          Condition.not(Condition.atom("CONFIG_" + implied)))))
              .sorted()
              .findFirst()
              .ifPresent(other -> {
                told.add(implied);
                report.add(
                    new FindingPlace(entry.patch(), entry.file(), entry.line()),
                    symbol + " " + implied,
                    "%s need not depend on %s, on which %s depends"
                        .formatted(symbol, implied, other));
              }));
    });
  }
}
