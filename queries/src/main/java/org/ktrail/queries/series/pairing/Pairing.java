package org.ktrail.queries.series.pairing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ktrail.indexer.patch.Patch;

/**
 * Which patches of two revisions belong together. Equal patch ids come first; what is left is
 * paired so that the sum of likenesses is the greatest; a patch that is left then and mostly stands
 * in a patch of the other revision is a part of that one.
 */
public final class Pairing {
  /** Less alike are not paired. Unrelated patches of one series reach 0.3, by common files. */
  private static final double LEAST = 0.35;

  /** Share of a patch's lines that another one must have for the patch to be a part of it. */
  private static final double PART = 0.5;

  private final List<Patch> before;
  private final List<Patch> after;
  private final PatchLikeness likeness;
  private final int[] now; // for each old patch its pair, or −1
  private final int[] old; // for each new patch its pair, or −1
  private final Map<Integer, List<Integer>> splitOff = new HashMap<>(); // old → more new ones
  private final Map<Integer, List<Integer>> mergedIn = new HashMap<>(); // new → more old ones

  private Pairing(List<Patch> before, List<Patch> after) {
    this.before = before;
    this.after = after;
    this.likeness = new PatchLikeness(before, after);
    this.now = filled(before.size());
    this.old = filled(after.size());
  }

  private static int[] filled(int size) {
    int[] array = new int[size];
    Arrays.fill(array, -1);
    return array;
  }

  /**
   * Every patch of both revisions, in one pair each; in the order of the newer revision, dropped
   * ones behind what stood before them.
   */
  public static List<PatchPair> of(List<Patch> before, List<Patch> after) {
    Pairing pairing = new Pairing(before, after);
    pairing.byId();
    pairing.byLikeness();
    pairing.parts();
    return pairing.pairs();
  }

  private void pair(int a, int b) {
    now[a] = b;
    old[b] = a;
  }

  private void byId() {
    Map<String, Deque<Integer>> ids = new HashMap<>();
    for (int i = 0; i < before.size(); i++) {
      if (!before.get(i).files().isEmpty()) {
        ids.computeIfAbsent(PatchId.of(before.get(i)), id -> new ArrayDeque<>()).add(i);
      }
    }
    for (int j = 0; j < after.size(); j++) {
      Deque<Integer> same = ids.get(PatchId.of(after.get(j)));
      if (same != null && !same.isEmpty()) {
        pair(same.remove(), j);
      }
    }
  }

  private void byLikeness() {
    int[] rows = free(now);
    int[] columns = free(old);
    double[][] worth = new double[rows.length][columns.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < columns.length; j++) {
        double like = likeness.of(rows[i], columns[j]);
        worth[i][j] = like < LEAST ? 0 : like;
      }
    }
    int[] assigned = new KuhnMunkres().assign(worth);
    for (int i = 0; i < rows.length; i++) {
      if (assigned[i] >= 0) {
        pair(rows[i], columns[assigned[i]]);
      }
    }
  }

  private static int[] free(int[] paired) {
    return IntStream.range(0, paired.length).filter(i -> paired[i] < 0).toArray();
  }

  private void parts() {
    for (int b : free(old)) {
      int whole = -1;
      double most = PART;
      for (int a = 0; a < before.size(); a++) {
        double share = now[a] < 0 ? 0 : share(likeness.after(b), rest(a));
        if (share > most) {
          most = share;
          whole = a;
        }
      }
      if (whole >= 0) {
        splitOff.computeIfAbsent(whole, k -> new ArrayList<>()).add(b);
      }
    }
    for (int a : free(now)) {
      int whole = -1;
      double most = PART;
      for (int b = 0; b < after.size(); b++) {
        double share = old[b] < 0 ? 0 : share(likeness.before(a), gained(b));
        if (share > most && !splitOff.containsKey(old[b])) {
          most = share;
          whole = b;
        }
      }
      if (whole >= 0) {
        mergedIn.computeIfAbsent(whole, k -> new ArrayList<>()).add(a);
      }
    }
  }

  /** What an old patch had and its pair has no more. */
  private ChangedLines rest(int a) {
    return likeness.before(a).without(likeness.after(now[a]));
  }

  /** What a new patch has and its pair had not. */
  private ChangedLines gained(int b) {
    return likeness.after(b).without(likeness.before(old[b]));
  }

  private static double share(ChangedLines part, ChangedLines whole) {
    double weight = part.weight();
    return weight == 0 ? 0 : part.common(whole).weight() / weight;
  }

  private List<PatchPair> pairs() {
    List<PatchPair> pairs = new ArrayList<>();
    boolean[] told = new boolean[after.size()];
    splitOff.values().forEach(parts -> parts.forEach(b -> told[b] = true));
    for (int b = 0; b < after.size(); b++) {
      if (old[b] >= 0) {
        pairs.add(pair(b));
      } else if (!told[b]) {
        pairs.add(new PatchPair(Fate.NEW, List.of(), List.of(b + 1), 0, List.of(), List.of()));
      }
    }
    pairs.sort(Comparator.comparing(p -> p.after().getFirst()));
    for (int a = 0; a < before.size(); a++) {
      int gone = a;
      if (now[a] < 0 && mergedIn.values().stream().noneMatch(m -> m.contains(gone))) {
        int place = 0;
        for (int i = 0; i < pairs.size(); i++) {
          List<Integer> places = pairs.get(i).before();
          if (!places.isEmpty() && places.getFirst() <= a) {
            place = i + 1;
          }
        }
        pairs.add(
            place, new PatchPair(Fate.DROPPED, List.of(a + 1), List.of(), 0, List.of(), List.of()));
      }
    }
    return pairs;
  }

  private PatchPair pair(int b) {
    int a = old[b];
    List<Integer> ins = places(a, mergedIn.getOrDefault(b, List.of()));
    List<Integer> outs = places(b, splitOff.getOrDefault(a, List.of()));
    Patch was = before.get(a);
    Patch is = after.get(b);
    List<String> remarks = new ArrayList<>();
    Fate fate;
    if (ins.size() > 1) {
      fate = Fate.MERGED;
    } else if (outs.size() > 1) {
      fate = Fate.SPLIT;
    } else if (Differences.sameChange(was, is)) {
      fate = Differences.sameMessage(was, is) ? Fate.UNCHANGED : Fate.REWORDED;
      if (!PatchId.of(was).equals(PatchId.of(is))) {
        remarks.add("on other context");
      }
    } else {
      fate = Fate.CHANGED;
    }
    remarks.addAll(Differences.remarks(was, is));
    boolean same = fate == Fate.UNCHANGED || fate == Fate.REWORDED;
    List<PatchPair.FileDifference> files =
        same
            ? List.of()
            : Differences.files(
                ins.stream().map(i -> before.get(i - 1)).toList(),
                outs.stream().map(i -> after.get(i - 1)).toList());
    if (!same && files.isEmpty()) {
      remarks.addFirst("the order of lines, or blank ones, alone");
    }
    return new PatchPair(fate, ins, outs, same ? 1 : likeness.of(a, b), files, remarks);
  }

  private static List<Integer> places(int one, List<Integer> more) {
    List<Integer> places = new ArrayList<>(more);
    places.add(one);
    Collections.sort(places);
    return places.stream().map(i -> i + 1).toList();
  }
}
