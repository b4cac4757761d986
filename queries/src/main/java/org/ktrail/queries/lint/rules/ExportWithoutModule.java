package org.ktrail.queries.lint.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.queries.lint.FindingPlace;
import org.ktrail.queries.lint.Occurrence;
import org.ktrail.queries.lint.Proof;
import org.ktrail.queries.lint.Rule;
import org.ktrail.queries.lint.Submission;
import org.ktrail.queries.series.change.Fact;

/** A new export of what only the kernel proper uses. */
public final class ExportWithoutModule implements Rule {
  @Override
  public String name() {
    return "export-without-module";
  }

  @Override
  public boolean asksBuild() {
    return true;
  }

  @Override
  public String summary() {
    return "a new export has users, but none of them can be a module";
  }

  @Override
  public void check(Submission submission, Report report) {
    if (!submission.base().placed()) {
      return;
    }
    Set<String> told = new HashSet<>();
    submission
        .gained(Fact.Export.class)
        .forEach(in -> {
          String name = in.change().fact().name();
          String definer = in.change().file();
          if (!told.add(name) || !definer.endsWith(".c") || wasExported(submission, name)) {
            return;
          }
          Set<String> users = new TreeSet<>(submission.base().mentioning(name));
          for (Occurrence o : submission.occurrences().usesAtEnd(name)) {
            users.add(o.place().file());
          }
          users.removeIf(p -> p.equals(definer) || p.startsWith("tools/"));
          List<Proof> proof = new ArrayList<>();
          boolean used = false;
          for (String user : users) {
            if (user.endsWith(".h")) {
              boolean body =
                  submission.occurrences().usesAtEnd(name).stream()
                      .anyMatch(o -> o.place().file().equals(user));
              if (body || isUsedInBase(submission, user, name)) {
                return; // whoever includes it may be a module
              }
            } else {
              if (!submission.base().modular(user).equals(Condition.NEVER)) {
                return;
              }
              used = true;
              proof.add(new Proof(0, user, 0, "uses it, and is built in"));
            }
          }
          if (used && submission.base().modular(definer).equals(Condition.NEVER)) {
            report.add(
                FindingPlace.of(in.patch(), in.change()),
                name,
                "%s is exported, but what uses it is never built as a module".formatted(name),
                proof);
          }
        });
  }

  private static boolean isUsedInBase(Submission submission, String header, String name) {
    return submission.base().read(header).stream()
        .anyMatch(text -> HeaderUses.has(new String(text, UTF_8), name));
  }

  private static boolean wasExported(Submission submission, String name) {
    return submission.lost(Fact.Export.class).anyMatch(l -> l.change().fact().name().equals(name))
        || submission.base().defining(name).stream()
            .flatMap(p -> submission.base().declarations(p).stream())
            .flatMap(d -> d.invocations().stream())
            .anyMatch(i ->
                i.macro().startsWith("EXPORT_SYMBOL")
                    && !i.arguments().isEmpty()
                    && i.arguments().getFirst().equals(name));
  }
}
