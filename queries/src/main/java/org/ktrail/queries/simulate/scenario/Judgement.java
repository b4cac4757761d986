package org.ktrail.queries.simulate.scenario;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ktrail.queries.simulate.run.Invention;

/**
 * What the ways of a scenario say of what is expected. What decided a way and was made up never
 * makes a verdict that is definite: where it could be otherwise, the verdict has an "if".
 *
 * @param conditions what has to be so for the verdict, empty if it is definite; each a sentence
 *     without its end
 */
record Judgement(Result.Verdict verdict, List<String> conditions) {

  static Judgement of(List<String> expected, List<Way> ways) {
    boolean unknown = ways.isEmpty() || ways.stream().anyMatch(w -> w.value().isEmpty());
    if (expected.isEmpty()) {
      return unknown ? definite(Result.Verdict.UNKNOWN) : found(ways);
    }
    List<Way> wrong =
        ways.stream()
            .filter(w -> w.value().filter(v -> !expected.contains(v)).isPresent())
            .toList();
    Optional<Way> surest = wrong.stream().min(Comparator.comparingInt(w -> w.inventions().size()));
    if (surest.isPresent()) {
      // What was made up and is wrong whatever it gives, decided nothing.
      boolean whatever = wrong.size() == ways.size() && chosen(ways).isEmpty();
      Set<String> conditions = texts(surest.get().inventions());
      return whatever || conditions.isEmpty()
          ? definite(Result.Verdict.VIOLATED)
          : new Judgement(Result.Verdict.VIOLATED_IF, List.copyOf(conditions));
    }
    if (unknown) {
      return definite(Result.Verdict.UNKNOWN);
    }
    Set<String> conditions = chosen(ways);
    return conditions.isEmpty()
        ? definite(Result.Verdict.HOLDS)
        : new Judgement(Result.Verdict.HOLDS_IF, List.copyOf(conditions));
  }

  /**
   * Of a scenario that only asks: a value that comes of nothing but what was made up is one "if".
   */
  private static Judgement found(List<Way> ways) {
    Set<String> conditions = chosen(ways);
    ways.stream()
        .collect(Collectors.groupingBy(w -> w.value().orElseThrow()))
        .values()
        .forEach(same -> {
          if (same.stream().noneMatch(w -> w.inventions().isEmpty()) && same.size() < ways.size()) {
            same.forEach(w -> conditions.addAll(texts(w.inventions())));
          }
        });
    return conditions.isEmpty()
        ? definite(Result.Verdict.FOUND)
        : new Judgement(Result.Verdict.FOUND_IF, List.copyOf(conditions));
  }

  private static Judgement definite(Result.Verdict verdict) {
    return new Judgement(verdict, List.of());
  }

  /** What was taken on any way, so that no other way has what it could be instead. */
  private static Set<String> chosen(List<Way> ways) {
    return ways.stream()
        .flatMap(w -> w.inventions().stream())
        .filter(Invention::chosen)
        .map(Invention::text)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> texts(Set<Invention> inventions) {
    return inventions.stream().map(Invention::text).collect(Collectors.toCollection(TreeSet::new));
  }
}
