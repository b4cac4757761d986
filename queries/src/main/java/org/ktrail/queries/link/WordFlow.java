package org.ktrail.queries.link;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ktrail.queries.graph.IntList;

/**
 * Follows functions that were handed on as {@code void *} or {@code unsigned long}. Most words hold
 * no function, so the bodies are read again only of those whose parameters were seen to.
 */
final class WordFlow {
  /** Functions a word is handed through; what is handed further is left. */
  private static final int ROUNDS = 4;

  /** Reads a body of a file again. */
  interface Reader {
    void read(int file, List<Callable> functions, Map<Callable, BitSet> parameters);
  }

  private final List<Pending> pending;
  private final Map<Integer, Callable> functions;

  WordFlow(List<Pending> pending, Map<Integer, Callable> functions) {
    this.pending = pending;
    this.functions = functions;
  }

  void run(Reader reader) {
    Map<Callable, BitSet> done = new HashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      Map<Callable, BitSet> fresh = new HashMap<>();
      TreeMap<Integer, TreeMap<Integer, Callable>> byFile = new TreeMap<>();
      for (Pending p : pending) {
        IntList words = p.words;
        for (int i = 0; i < words.size(); i += 2) {
          Callable c = functions.get(words.get(i));
          int parameter = words.get(i + 1);
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
