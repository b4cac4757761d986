package org.ktrail.queries.simulate.c;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parts of an object that an initialiser gives values, the last value of each. What is given
 * anew forgets what was given within it before, as gcc does.
 */
final class InitialisedParts {
  /** Where a value goes: the way from the whole, and the value. */
  record Item(Way way, TypedExpression value, int line) {}

  /** A place within an object. */
  sealed interface Way {
    record Whole() implements Way {}

    record Element(Way of, CType type, long index) implements Way {}

    record Of(Way of, RecordType.Member member) implements Way {}
  }

  private final Way way;
  private final boolean union;

  /** By index, or by a member's place. */
  private final Map<Object, InitialisedParts> parts = new LinkedHashMap<>();

  private Optional<Item> item = Optional.empty();

  InitialisedParts(Way way, boolean union) {
    this.way = way;
    this.union = union;
  }

  void forget() {
    parts.clear();
    item = Optional.empty();
  }

  /** All of it is this value. */
  void set(TypedExpression value, int line) {
    parts.clear();
    item = Optional.of(new Item(way, value, line));
  }

  InitialisedParts element(CType type, long index) {
    item = Optional.empty(); // a value of the whole is not kept beside one of a part
    return parts.computeIfAbsent(
        index, i -> new InitialisedParts(new Way.Element(way, type, index), isUnion(type)));
  }

  InitialisedParts member(RecordType.Member m) {
    item = Optional.empty();
    Object key = List.of(m.name(), m.offset(), m.bit());
    if (union && !parts.containsKey(key)) {
      parts.clear(); // one member of a union has a value
    }
    return parts.computeIfAbsent(
        key, k -> new InitialisedParts(new Way.Of(way, m), isUnion(m.type())));
  }

  private static boolean isUnion(CType type) {
    return type instanceof RecordType r && r.isUnion();
  }

  void collect(List<Item> into) {
    item.ifPresent(into::add);
    parts.values().forEach(p -> p.collect(into));
  }
}
