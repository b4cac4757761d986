package org.ktrail.queries.graph;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Which slots are of a member, by the last part of its name: of a graph, where they stand by
 * record.
 */
final class MemberSlots {
  /** Hash of the last part, and below it the slot. */
  private final long[] sorted;

  private MemberSlots(long[] sorted) {
    this.sorted = sorted;
  }

  static MemberSlots of(Slots slots) {
    int[] own =
        IntStream.range(0, slots.count()).filter(s -> slots.kind(s) == SlotKind.FIELD).toArray();
    long[] sorted = new long[own.length];
    for (int i = 0; i < own.length; i++) {
      sorted[i] = (long) hash(slots.member(own[i])) << Integer.SIZE | own[i];
    }
    Arrays.sort(sorted);
    return new MemberSlots(sorted);
  }

  private static int hash(String member) {
    return member.substring(member.lastIndexOf('.') + 1).hashCode();
  }

  /** Ascending; slots of another member may be among them. */
  IntStream of(String member) {
    long hash = (long) hash(member) << Integer.SIZE;
    int at = Arrays.binarySearch(sorted, hash);
    return Arrays.stream(sorted, at < 0 ? -at - 1 : at, sorted.length)
        .takeWhile(pair -> pair >> Integer.SIZE == hash >> Integer.SIZE)
        .mapToInt(pair -> (int) pair);
  }
}
