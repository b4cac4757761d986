package org.ktrail.queries.series.compare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ktrail.queries.series.change.Fact;

/** Functions that kept most of their body and not their name. */
final class Renames {
  /** Share of the runs of three tokens that both bodies must have (Dice). */
  private static final double LIKE = 0.6;

  /** Shorter bodies are alike by chance. */
  private static final int SHORTEST = 20;

  private record Match(String old, String now, double like) {}

  private final Map<String, String> names = new TreeMap<>();

  /**
   * @param lost functions that the newer state lacks
   * @param gained functions that the older state lacks
   */
  static Renames of(Collection<StatedFact> lost, Collection<StatedFact> gained) {
    Renames renames = new Renames();
    List<Match> matches = new ArrayList<>();
    for (StatedFact a : lost) {
      for (StatedFact b : gained) {
        double like = like(a, b);
        if (like >= LIKE) {
          matches.add(new Match(a.fact().name(), b.fact().name(), like));
        }
      }
    }
    matches.sort(
        Comparator.comparingDouble(Match::like)
            .reversed()
            .thenComparing(Match::old)
            .thenComparing(Match::now));
    Set<String> taken = new HashSet<>();
    for (Match match : matches) {
      if (!renames.names.containsKey(match.old()) && taken.add(match.now())) {
        renames.names.put(match.old(), match.now());
      }
    }
    return renames;
  }

  private static double like(StatedFact a, StatedFact b) {
    Map<String, Integer> one = shingles(a);
    Map<String, Integer> other = shingles(b);
    int all = 0;
    for (int n : one.values()) {
      all += n;
    }
    int shorter = all;
    int more = 0;
    for (int n : other.values()) {
      more += n;
    }
    shorter = Math.min(shorter, more);
    if (shorter < SHORTEST) {
      return 0;
    }
    int both = 0;
    for (Map.Entry<String, Integer> entry : one.entrySet()) {
      both += Math.min(entry.getValue(), other.getOrDefault(entry.getKey(), 0));
    }
    return 2.0 * both / (all + more);
  }

  private static Map<String, Integer> shingles(StatedFact item) {
    String[] tokens = item.body().split(" ");
    Map<String, Integer> shingles = new HashMap<>();
    for (int i = 0; i + 2 < tokens.length; i++) {
      shingles.merge(tokens[i] + " " + tokens[i + 1] + " " + tokens[i + 2], 1, Integer::sum);
    }
    return shingles;
  }

  /** The new name of an old function, or the name itself. */
  String now(String name) {
    return names.getOrDefault(name, name);
  }

  /** What an old fact is called with the new names: equal identities are the same thing. */
  String identity(Fact fact) {
    if (names.isEmpty()) {
      return fact.identity();
    }
    return switch (fact) {
      case Fact.Function f -> "function " + now(f.name());
      case Fact.Prototype p -> "prototype " + now(p.name());
      case Fact.Export e -> "export " + now(e.name());
      case Fact.Call c -> {
        boolean renamed = names.containsKey(c.caller()) || names.containsKey(c.name());
        yield renamed ? call(c).identity() : c.identity();
      }
      case Fact.Registration r ->
          new Fact.Registration(
                  r.record(),
                  r.member(),
                  now(r.name()),
                  r.holder(),
                  now(r.function()),
                  r.line(),
                  r.condition())
              .identity();
      case Fact.Mention m ->
          new Fact.Mention(now(m.function()), now(m.name()), m.line(), m.condition()).identity();
      case Fact.Macro m -> m.identity();
      case Fact.EnumConstant e -> e.identity();
      case Fact.Global g -> g.identity();
      case Fact.Typedef t -> t.identity();
      case Fact.Record r -> r.identity();
      case Fact.Member m -> m.identity();
    };
  }

  private Fact.Call call(Fact.Call c) {
    String name = c.shape() == Fact.Shape.NAME ? now(c.name()) : c.name();
    return new Fact.Call(
        now(c.caller()),
        name,
        c.shape(),
        c.record(),
        c.receiver(),
        c.arguments(),
        c.guarded(),
        c.line(),
        c.endLine(),
        c.condition());
  }
}
