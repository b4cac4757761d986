package org.ktrail.queries.lint.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ktrail.queries.lint.IntroducedOperations;
import org.ktrail.queries.lint.IntroducedOperations.Operation;
import org.ktrail.queries.lint.Occurrence;
import org.ktrail.queries.lint.Submission;

/**
 * Finds an order of patches in which callers of operations come before their implementers, and
 * nothing is used before it is introduced. A patch that both introduces and implements is cut in
 * two.
 */
final class PatchOrder {
  /** Later part of patch {@code k} is node {@code k + SPLIT}. */
  private static final int SPLIT = 10_000;

  private final Map<Integer, Set<Integer>> before = new TreeMap<>();

  private PatchOrder() {}

  static Optional<String> propose(Submission submission, List<Operation> inverted) {
    PatchOrder order = new PatchOrder();
    submission.deltas().forEach(d -> order.before.put(d.step().number(), new TreeSet<>()));
    Map<Integer, Set<String>> cut = new HashMap<>();
    for (Operation o : IntroducedOperations.of(submission)) {
      int dispatched = o.firstDispatch().map(Submission.In::patch).orElse(0);
      for (var r : o.registrations()) {
        boolean wrong = inverted.contains(o) && r.patch() < dispatched;
        int node = r.patch();
        if (wrong && needsCut(submission, o, r.patch(), dispatched)) {
          node = r.patch() + SPLIT;
          cut.computeIfAbsent(r.patch(), p -> new TreeSet<>()).add(o.name());
          order.before.computeIfAbsent(node, n -> new TreeSet<>()).add(r.patch());
        }
        if (dispatched > 0 && dispatched != r.patch()) {
          order.edge(dispatched, node);
        }
        order.edge(o.patch(), node);
      }
      if (dispatched > 0) {
        order.edge(o.patch(), dispatched);
      }
    }
    order.names(submission, cut.keySet());
    return order.sorted().map(nodes -> text(nodes, cut));
  }

  private static boolean needsCut(Submission s, Operation o, int patch, int dispatched) {
    return o.patch() == patch || dependsOn(s, dispatched, patch);
  }

  /** Whether a patch uses a name that another one introduces. */
  private static boolean dependsOn(Submission s, int user, int introducer) {
    for (String name : s.occurrences().names()) {
      boolean introduced = false;
      boolean used = false;
      for (Occurrence o : s.occurrences().of(name)) {
        introduced |=
            o.added() && o.place().patch() == introducer && o.kind() == Occurrence.Kind.DEFINITION;
        used |= o.added() && o.place().patch() == user && o.isUse();
      }
      if (introduced && used) {
        return true;
      }
    }
    return false;
  }

  private void edge(int from, int to) {
    if (from != to) {
      before.computeIfAbsent(to, n -> new TreeSet<>()).add(from);
    }
  }

  /** A definition comes before its uses; parts that were cut off are not looked into. */
  private void names(Submission s, Set<Integer> cut) {
    for (String name : s.occurrences().names()) {
      int introduced = Integer.MAX_VALUE;
      boolean known = false;
      for (Occurrence o : s.occurrences().of(name)) {
        known |= !o.added();
        if (o.added() && o.kind() == Occurrence.Kind.DEFINITION) {
          introduced = Math.min(introduced, o.place().patch());
        }
      }
      if (known || introduced == Integer.MAX_VALUE || cut.contains(introduced)) {
        continue;
      }
      for (Occurrence o : s.occurrences().of(name)) {
        int user = o.place().patch();
        if (o.isUse() && user > introduced && !reaches(user, introduced)) {
          edge(introduced, user);
        }
      }
    }
  }

  /** Whether the one must come before the other already. */
  private boolean reaches(int from, int to) {
    Set<Integer> seen = new TreeSet<>();
    List<Integer> open = new ArrayList<>(List.of(to));
    while (!open.isEmpty()) {
      int node = open.removeLast();
      if (node == from) {
        return true;
      }
      if (seen.add(node)) {
        open.addAll(before.getOrDefault(node, Set.of()));
      }
    }
    return false;
  }

  private Optional<List<Integer>> sorted() {
    List<Integer> order = new ArrayList<>();
    Set<Integer> left = new TreeSet<>((a, b) -> Integer.compare(rank(a), rank(b)));
    left.addAll(before.keySet());
    while (!left.isEmpty()) {
      Optional<Integer> next =
          left.stream()
              .filter(n -> order.containsAll(before.getOrDefault(n, Set.of())))
              .findFirst();
      if (next.isEmpty()) {
        return Optional.empty();
      }
      order.add(next.get());
      left.remove(next.get());
    }
    return Optional.of(order);
  }

  private static int rank(int node) {
    return node >= SPLIT ? (node - SPLIT) * 2 + 1 : node * 2;
  }

  private static String text(List<Integer> nodes, Map<Integer, Set<String>> cut) {
    List<String> words = new ArrayList<>();
    for (int node : nodes) {
      if (node >= SPLIT) {
        words.add(
            (node - SPLIT)
                + " (implements "
                + String.join(", ", cut.getOrDefault(node - SPLIT, Set.of()))
                + ")");
      } else {
        words.add(cut.containsKey(node) ? node + " (without its implementers)" : "" + node);
      }
    }
    return String.join(", ", words);
  }
}
