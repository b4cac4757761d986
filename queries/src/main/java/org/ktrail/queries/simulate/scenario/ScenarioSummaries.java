package org.ktrail.queries.simulate.scenario;

import java.util.List;
import java.util.Optional;
import org.ktrail.queries.simulate.c.CType;
import org.ktrail.queries.simulate.c.NotWhole;
import org.ktrail.queries.simulate.c.RecordType;
import org.ktrail.queries.simulate.c.TranslationUnit;
import org.ktrail.queries.simulate.source.SnapshotCode;

/**
 * The summaries of a scenario, and whether they can stand for what the revision has.
 *
 * @param paths of the files that the scenario's C sees
 */
record ScenarioSummaries(
    List<Scenario.Summary> all, TranslationUnit unit, SnapshotCode code, List<String> paths) {

  /** What is taken for true when a function is called. */
  Optional<String> assumption(String function) {
    return all.stream()
        .filter(s -> s.function().equals(function))
        .findFirst()
        .map(s -> s.function() + "() as summarised: " + s.why());
  }

  /**
   * What the scenario says that it does cannot be told here, and nothing may be made up instead.
   *
   * @throws NotWhole if there is one of the function that takes or gives other kinds of values than
   *     the function does here, where it is called as that
   */
  void check(String function, CType.Function own) {
    if (all.stream().anyMatch(s -> s.function().equals(function))
        && code.type(paths, function).orElse(own) instanceof CType.Function here) {
      difference(own, here)
          .ifPresent(why -> {
            throw new NotWhole("its summary " + why, 0);
          });
    }
  }

  private static Optional<String> difference(CType.Function summary, CType.Function here) {
    int takes = summary.parameters().size();
    int takesHere = here.parameters().size();
    // One that looks at the first arguments only may leave out the rest.
    if (takes > takesHere && !here.variadic()) {
      return Optional.of("takes %d arguments, and here it takes %d".formatted(takes, takesHere));
    }
    for (int i = 0; i < Math.min(takes, takesHere); i++) {
      String kind = kind(summary.parameters().get(i));
      String kindHere = kind(here.parameters().get(i));
      if (!kind.equals(kindHere)) {
        return Optional.of(
            "takes %s as argument %d, and here it takes %s".formatted(kind, i + 1, kindHere));
      }
    }
    String gives = kind(summary.result());
    String givesHere = kind(here.result());
    return gives.equals(givesHere)
        ? Optional.empty()
        : Optional.of("gives %s, and here it gives %s".formatted(gives, givesHere));
  }

  private static String kind(CType type) {
    return switch (type) {
      case CType.Void v -> "nothing";
      case CType.Int i -> "a number";
      case CType.Bool b -> "a number";
      case CType.Wide w -> "a number";
      case CType.Floating f -> "a floating number";
      case CType.Pointer p -> "a pointer";
      case CType.Array a -> "a pointer";
      case CType.VariableArray a -> "a pointer";
      case CType.Function f -> "a pointer";
      case RecordType r -> r.title();
    };
  }
}
