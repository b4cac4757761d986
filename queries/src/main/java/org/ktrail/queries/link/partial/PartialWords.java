package org.ktrail.queries.link.partial;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ktrail.queries.link.base.LinkBase;
import org.ktrail.queries.link.base.LinkBase.Word;
import org.ktrail.queries.link.edges.Pending;
import org.ktrail.queries.link.edges.WordFlow;
import org.ktrail.queries.link.macros.Callable;

/**
 * Follows functions that are handed on as words ({@link WordFlow}) through files that are linked
 * anew, from there and from where the base says that they come. What they are handed on to in other
 * files stands in the base, unless a file now hands on what none did: that only a whole link
 * follows.
 */
final class PartialWords {
  /** Of a file that is linked anew: reads a function of it again. */
  interface Again {
    void read(int file, Callable function, BitSet parameters);
  }

  private final BitSet relinked;
  private final BitSet gone;

  /** Those that are handed on by files that are not linked anew, and by the others before. */
  private final Set<Word> kept = new HashSet<>();

  private final Set<Word> before = new HashSet<>();

  private final Map<Integer, Map<Integer, List<Callable>>> inRelinked = new HashMap<>();
  private boolean beyond;

  /**
   * @param here functions of the files that are linked anew
   */
  PartialWords(LinkBase base, BitSet relinked, BitSet gone, Map<Integer, List<Callable>> here) {
    this.relinked = relinked;
    this.gone = gone;
    for (Word w : base.words()) {
      (relinked.get(w.from()) || gone.get(w.from()) ? before : kept).add(w.received());
    }
    here.forEach((file, callables) -> {
      Map<Integer, List<Callable>> byName = new HashMap<>();
      for (Callable c : callables) {
        if (!c.macro && !c.parameters.isEmpty()) {
          byName.computeIfAbsent(LinkBase.hash(c.name), k -> new ArrayList<>()).add(c);
        }
      }
      inRelinked.put(file, byName);
    });
  }

  /**
   * @param found what the files that are linked anew hand on; more is added
   */
  void follow(Pending found, Again again) {
    Pending come = new Pending();
    for (Word w : kept) {
      for (Callable c :
          inRelinked.getOrDefault(w.file(), Map.of()).getOrDefault(w.name(), List.of())) {
        come.words.add(new Pending.Word(c, w.parameter(), -1));
      }
    }
    Map<Integer, Callable> functions = new HashMap<>();
    inRelinked
        .values()
        .forEach(
            byName -> byName.values().forEach(same -> same.forEach(c -> functions.put(c.node, c))));
    new WordFlow(List.of(found, come), c -> canonical(c, functions))
        .run((file, list, fresh) ->
            list.forEach(c -> again.read(file, c, Objects.requireNonNull(fresh.get(c)))));
    Set<Word> now = new HashSet<>();
    for (Pending.Word w : found.words) {
      Callable to = w.function();
      now.add(new Word(-1, to.file(), LinkBase.hash(to.name), w.parameter()));
    }
    now.removeIf(w -> relinked.get(w.file()));
    before.removeIf(w -> relinked.get(w.file()) || gone.get(w.file()));
    now.removeAll(kept);
    before.removeAll(kept);
    beyond = !now.equals(before);
  }

  private @Nullable Callable canonical(Callable c, Map<Integer, Callable> functions) {
    return relinked.get(c.file()) ? functions.get(c.node) : null;
  }

  /** Whether other files are handed words that were not handed before, or no more. */
  boolean isBeyond() {
    return beyond;
  }
}
