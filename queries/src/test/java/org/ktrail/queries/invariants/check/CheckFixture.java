package org.ktrail.queries.invariants.check;

import java.util.ArrayList;
import java.util.List;
import org.ktrail.indexer.facts.body.Flow;
import org.ktrail.queries.code.RecordLookup;
import org.ktrail.queries.invariants.Breach;
import org.ktrail.queries.invariants.code.CodeFixture;
import org.ktrail.queries.invariants.pairs.LockSets;
import org.ktrail.queries.invariants.pairs.PairAnalysis;
import org.ktrail.queries.invariants.pairs.Pairs;
import org.ktrail.queries.invariants.types.PlaceTypes;

/** What one check alone finds in a file of a driver. */
public final class CheckFixture {
  private CheckFixture() {}

  /** Each breach as {@code function:line subject}. */
  public static List<String> breaches(Check check, String source) {
    List<Breach> found = new ArrayList<>();
    CodeFixture.of(source)
        .ask(code -> {
          PlaceTypes types = new PlaceTypes(RecordLookup.NONE);
          PairAnalysis analysis = new PairAnalysis(code, Pairs.KERNEL, types);
          for (Flow flow : code.file("drivers/dev/a.c")) {
            check.check(
                new Subject(
                    flow,
                    code,
                    analysis.facts(flow),
                    types,
                    () -> new LockSets(flow, analysis, code)),
                found::add);
          }
          return found;
        });
    return found.stream()
        .map(b -> "%s:%d %s".formatted(b.function(), b.line(), b.subject()))
        .toList();
  }
}
