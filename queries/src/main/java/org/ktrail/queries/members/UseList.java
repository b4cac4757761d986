package org.ktrail.queries.members;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.ktrail.queries.graph.Place;

/** The uses of one member while they are found. */
final class UseList {
  private final String record;
  private final String member;
  final List<FieldUse> uses = new ArrayList<>();
  final List<FieldUse> unknown = new ArrayList<>();
  final Set<Place> declared = new TreeSet<>();
  int others;
  int unevaluated;

  UseList(String record, String member) {
    this.record = record;
    this.member = member;
  }

  FieldUses done() {
    return new FieldUses(
        record,
        member,
        List.copyOf(declared),
        ordered(uses),
        ordered(unknown),
        others,
        unevaluated);
  }

  private static List<FieldUse> ordered(List<FieldUse> uses) {
    return uses.stream().distinct().sorted(Comparator.comparing(FieldUse::place)).toList();
  }
}
