package org.ktrail.queries.lint.rules;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.ktrail.queries.lint.FindingPlace;
import org.ktrail.queries.lint.Occurrence;
import org.ktrail.queries.lint.Proof;
import org.ktrail.queries.lint.Rule;
import org.ktrail.queries.lint.Submission;
import org.ktrail.queries.lint.Submission.In;
import org.ktrail.queries.series.change.Fact;
import org.ktrail.queries.series.change.FactChange;

/** A name that a patch uses and only a later one of the series defines or declares. */
public final class UsedBeforeIntroduced implements Rule {
  @Override
  public String name() {
    return "used-before-introduced";
  }

  @Override
  public String summary() {
    return "a patch uses what a later patch introduces";
  }

  /** Where a name is introduced, and whether only its own file sees it. */
  private record Introduced(FindingPlace place, boolean own) {}

  @Override
  public void check(Submission submission, Report report) {
    Map<String, Introduced> introduced = introduced(submission);
    Set<String> told = new HashSet<>();
    Stream.<In<? extends FactChange<? extends Fact>>>concat(
            submission
                .brought(Fact.Call.class)
                .filter(c -> c.change().fact().shape() == Fact.Shape.NAME),
            submission.gained(Fact.Mention.class))
        .forEach(use -> {
          String name = use.change().fact().name();
          Introduced where = introduced.get(name);
          FindingPlace place = FindingPlace.of(use.patch(), use.change());
          if (where != null
              && where.place().patch() > use.patch()
              && (!where.own() || where.place().file().equals(place.file()))
              && !(submission.base().placed() && !submission.base().defining(name).isEmpty())
              && !submission.made().has(place.file(), name)
              && told.add(name)) {
            report.add(
                place,
                name,
                "%s is used here, but only patch %d introduces it"
                    .formatted(name, where.place().patch()),
                List.of(Proof.of(where.place(), "introduced here")));
          }
        });
  }

  private static Map<String, Introduced> introduced(Submission submission) {
    Map<String, Introduced> first = new HashMap<>();
    for (String name : submission.occurrences().names()) {
      for (Occurrence o : submission.occurrences().of(name)) {
        boolean declares =
            o.kind() == Occurrence.Kind.DEFINITION || o.kind() == Occurrence.Kind.PROTOTYPE;
        if (declares && !o.added()) {
          first.remove(name); // it was there before
          break;
        }
        if (declares) {
          first.putIfAbsent(name, new Introduced(o.place(), false));
        }
      }
    }
    Map<String, Introduced> kept = new HashMap<>();
    submission
        .gained(Fact.Function.class)
        .forEach(f -> keep(first, kept, f.change().fact(), f.change().fact().isStatic()));
    submission
        .gained(Fact.Macro.class)
        .forEach(f -> keep(first, kept, f.change().fact(), f.change().file().endsWith(".c")));
    submission
        .gained(Fact.EnumConstant.class)
        .forEach(f -> keep(first, kept, f.change().fact(), f.change().file().endsWith(".c")));
    submission
        .gained(Fact.Global.class)
        .forEach(f -> keep(first, kept, f.change().fact(), f.change().fact().isStatic()));
    return kept;
  }

  private static void keep(
      Map<String, Introduced> first, Map<String, Introduced> kept, Fact fact, boolean own) {
    Introduced where = first.get(fact.name());
    if (where != null) {
      boolean header = where.place().file().endsWith(".h");
      kept.putIfAbsent(fact.name(), new Introduced(where.place(), own && !header));
    }
  }
}
