package org.ktrail.queries.link.world;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.ktrail.queries.graph.IntList;
import org.ktrail.queries.link.macros.Callable;

/**
 * The definitions of one name, sorted by who can mean them. Of a name that thousands of files
 * define for themselves ({@code probe}, {@code DRV_NAME}) a file means its own one, so the others
 * need not be looked at from there. Only read, once made.
 */
final class NamedDefinitions {
  /** From so many definitions on it pays to sort them. */
  static final int MANY = 12;

  private final List<Callable> all;
  private final int size;

  /** Places in the list of what may be meant elsewhere. */
  private final int[] open;

  /** As {@link #open}, and the functions that a header could mean which their file includes. */
  private final int[] openToHeaders;

  /** What a file has for itself: the file in the upper half, the place in the list in the lower. */
  private final long[] own;

  /**
   * @param isOwn whether nothing includes a file, so that what is static there is its own
   */
  NamedDefinitions(List<Callable> all, IntPredicate isOwn) {
    this.all = all;
    size = all.size();
    IntList elsewhere = new IntList();
    IntList headers = new IntList();
    long[] here = new long[size];
    int n = 0;
    for (int i = 0; i < size; i++) {
      Callable c = all.get(i);
      boolean isOnlyHere = c.isStatic && isOwn.test(c.file());
      if (isOnlyHere) {
        here[n++] = (long) c.file() << 32 | i;
      } else {
        elsewhere.add(i);
      }
      if (!isOnlyHere || !c.macro) {
        headers.add(i);
      }
    }
    open = elsewhere.toArray();
    openToHeaders = headers.toArray();
    own = Arrays.copyOf(here, n);
    Arrays.sort(own);
  }

  /** Whether they are still all that the list has. */
  boolean isCurrent() {
    return size == all.size();
  }

  /** Those that a header can mean, in their order. */
  List<Callable> fromHeader() {
    return at(openToHeaders);
  }

  /**
   * Those that a source can mean, in their order.
   *
   * @param units the sources that include it
   */
  List<Callable> from(int source, int[] units) {
    IntList places = new IntList(2);
    addOwn(places, source);
    for (int unit : units) {
      if (unit != source) {
        addOwn(places, unit);
      }
    }
    if (places.isEmpty()) {
      return at(open);
    }
    for (int place : open) {
      places.add(place);
    }
    return at(Arrays.stream(places.toArray()).sorted().distinct().toArray());
  }

  private void addOwn(IntList places, int file) {
    int found = Arrays.binarySearch(own, (long) file << 32);
    for (int i = found < 0 ? -found - 1 : found; i < own.length && own[i] >> 32 == file; i++) {
      places.add((int) own[i]);
    }
  }

  private List<Callable> at(int[] places) {
    List<Callable> found = new ArrayList<>(places.length);
    for (int place : places) {
      found.add(all.get(place));
    }
    return found;
  }
}
