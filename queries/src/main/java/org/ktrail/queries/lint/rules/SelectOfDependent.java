package org.ktrail.queries.lint.rules;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.kbuild.KconfigSymbol;
import org.ktrail.queries.lint.FindingPlace;
import org.ktrail.queries.lint.Rule;
import org.ktrail.queries.lint.Satisfiable;
import org.ktrail.queries.lint.Submission;

/**
 * A symbol selects another one that depends on what the first does not have: it is turned on
 * without it, and Kconfig warns of unmet direct dependencies.
 */
public final class SelectOfDependent implements Rule {
  @Override
  public String name() {
    return "select-of-dependent";
  }

  @Override
  public boolean asksBuild() {
    return true;
  }

  @Override
  public String summary() {
    return "a symbol is selected without what it depends on";
  }

  @Override
  public void check(Submission submission, Report report) {
    Satisfiable satisfiable = new Satisfiable(submission.base());
    Set<String> told = new HashSet<>();
    for (KconfigLines.Entry entry : KconfigLines.added(submission)) {
      Matcher select = KconfigLines.SELECT.matcher(entry.text());
      if (!select.matches()) {
        continue;
      }
      Optional<KconfigSymbol> selected = submission.base().symbol(select.group(1));
      Optional<KconfigSymbol> selector = submission.base().symbol(entry.symbol());
      if (selected.isEmpty() || selector.isEmpty()) {
        continue;
      }
      Condition needs = selected.get().depends();
      Condition by =
          Condition.or(
              selector.get().definitions().stream()
                  .flatMap(d ->
                      d.selects().stream()
                          .filter(s -> s.symbol().equals(select.group(1)))
                          .map(s -> Condition.and(d.depends(), s.when())))
                  .toList());
      // As far as the two say it themselves: what else selects it is somebody else's to get right.
      Condition unmet =
          Condition.and(Condition.atom("CONFIG_" + entry.symbol()), by, Condition.not(needs));
      if (!needs.equals(Condition.ALWAYS) && told.add(entry.symbol() + " " + select.group(1))) {
        Optional<Map<String, Boolean>> model = satisfiable.model(unmet);
        if (model.isPresent()) {
          report.add(
              new FindingPlace(entry.patch(), entry.file(), entry.line()),
              select.group(1),
              "%s selects %s, which depends on %s: without it where %s"
                  .formatted(
                      entry.symbol(),
                      select.group(1),
                      needs,
                      model.get().entrySet().stream()
                          .map(e -> e.getKey() + (e.getValue() ? "=y" : "=n"))
                          .collect(Collectors.joining(", "))));
        }
      }
    }
  }
}
