package org.ktrail.queries.link.edges;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.ktrail.queries.link.macros.Callable;

/**
 * Follows functions that were handed on as {@code void *} or {@code unsigned long}. Most words hold
 * no function, so the bodies are read again only of those whose parameters were seen to.
 */
public final class WordFlow {
  /** Functions a word is handed through; what is handed further is left. */
  private static final int ROUNDS = 4;

  /** Reads functions of a file again: what their parameters that are words are handed on to. */
  public interface Reader {
    void read(int file, List<Callable> functions, Map<Callable, BitSet> parameters);
  }

  private final List<Pending> pending;
  private final UnaryOperator<@Nullable Callable> canonical;

  /**
   * @param canonical the one that stands for all of a function's variants; null for one that is not
   *     followed
   */
  public WordFlow(List<Pending> pending, UnaryOperator<@Nullable Callable> canonical) {
    this.pending = pending;
    this.canonical = canonical;
  }

  public void run(Reader reader) {
    Map<Callable, BitSet> done = new HashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      Map<Callable, BitSet> fresh = new HashMap<>();
      TreeMap<Integer, TreeMap<Integer, Callable>> byFile = new TreeMap<>();
      for (Pending p : pending) {
        for (Pending.Word word : new ArrayList<>(p.words)) {
          Callable c = canonical.apply(word.function());
          int parameter = word.parameter();
          if (c != null && !done.computeIfAbsent(c, k -> new BitSet()).get(parameter)) {
            done.get(c).set(parameter);
            fresh.computeIfAbsent(c, k -> new BitSet()).set(parameter);
            byFile.computeIfAbsent(c.file(), k -> new TreeMap<>()).put(c.node, c);
          }
        }
      }
      if (fresh.isEmpty()) {
        return;
      }
      byFile.forEach((file, list) -> reader.read(file, List.copyOf(list.values()), fresh));
    }
  }
}
