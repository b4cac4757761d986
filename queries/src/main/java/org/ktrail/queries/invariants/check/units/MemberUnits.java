package org.ktrail.queries.invariants.check.units;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ktrail.queries.flow.Event;
import org.ktrail.queries.flow.Expression;
import org.ktrail.queries.flow.Flow;
import org.ktrail.queries.flow.Step;
import org.ktrail.queries.invariants.code.CodeState;
import org.ktrail.queries.invariants.types.PlaceTypes;

/**
 * Units of members whose type does not say: by what functions of the subsystem add them to, compare
 * them with and set them to. Only what is certain there votes, and nearly all have to agree.
 */
public final class MemberUnits {
  private static final int MOST_FILES = 8;
  private static final int FEWEST = 3;
  private static final double MOST = 0.9;

  private final CodeState code;
  private final PlaceTypes types;
  private final Map<String, AmountUnit> known = new HashMap<>();

  public MemberUnits(CodeState code, PlaceTypes types) {
    this.code = code;
    this.types = types;
  }

  AmountUnit of(String record, String member, Flow near) {
    String key = CodeState.subsystem(near.file()) + " " + record + "." + member;
    AmountUnit unit = known.get(key);
    if (unit == null) {
      known.put(key, AmountUnit.NONE); // while it is looked for: votes are by types alone
      unit = vote(record, member, near);
      known.put(key, unit);
    }
    return unit;
  }

  private AmountUnit vote(String record, String member, Flow near) {
    String subsystem = CodeState.subsystem(near.file());
    List<String> paths =
        code.files().mentioning(member).stream()
            .filter(p -> p.startsWith(subsystem) && !p.equals(near.file()))
            .limit(MOST_FILES)
            .toList();
    Map<AmountUnit, Integer> votes = new EnumMap<>(AmountUnit.class);
    for (String path : paths) {
      for (Flow flow : code.file(path)) {
        Units units = new Units(flow, types, Optional.empty());
        for (Step step : flow.steps()) {
          for (Expression e : Units.all(step)) {
            if (e instanceof Expression.Binary b && Units.needSame(b.operator())) {
              count(b.left(), b.right(), record, member, flow, units, votes);
              count(b.right(), b.left(), record, member, flow, units, votes);
            }
          }
          if (step.event() instanceof Event.Assign a && a.operator().equals("=")) {
            count(a.target(), a.value(), record, member, flow, units, votes);
            count(a.value(), a.target(), record, member, flow, units, votes);
          }
        }
      }
    }
    int all = votes.values().stream().mapToInt(i -> i).sum();
    for (Map.Entry<AmountUnit, Integer> e : votes.entrySet()) {
      if (e.getValue() >= FEWEST && e.getValue() >= MOST * all) {
        return e.getKey();
      }
    }
    return AmountUnit.NONE;
  }

  private void count(
      Expression place,
      Expression other,
      String record,
      String member,
      Flow flow,
      Units units,
      Map<AmountUnit, Integer> votes) {
    if (place.bare() instanceof Expression.Member m
        && m.field().equals(member)
        && PlaceTypes.tag(types.of(m.base(), flow)).equals(record)) {
      AmountUnit unit = units.of(other);
      if (unit != AmountUnit.NONE) {
        votes.merge(unit == AmountUnit.PFN ? AmountUnit.PAGES : unit, 1, Integer::sum);
      }
    }
  }
}
