package org.ktrail.queries.calls;

import java.util.BitSet;
import java.util.function.IntPredicate;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.IntList;

/**
 * Which files a build reads: what it compiles, and what that includes, where the conditions of the
 * includes hold. The functions of any other header are in no object of that build.
 */
final class BuiltFiles {
  private static final String ASM = "asm/";
  private static final String GENERIC = "include/asm-generic/";

  private final Graph graph;
  private final IntPredicate possible;
  private final BitSet files = new BitSet();
  private final IntList queue = new IntList();

  private BuiltFiles(Graph graph, IntPredicate possible) {
    this.graph = graph;
    this.possible = possible;
  }

  /**
   * @param possible whether a condition, by its number, can hold
   */
  static BitSet of(Graph graph, IntPredicate possible) {
    return new BuiltFiles(graph, possible).find();
  }

  private BitSet find() {
    int count = graph.fileCount();
    BitSet included = new BitSet(count);
    for (int file = 0; file < count; file++) {
      if (graph.isUnit(file)) {
        add(file);
      }
      for (int i = graph.includeStart(file); i < graph.includeEnd(file); i++) {
        included.set(graph.included(i));
      }
    }
    // A header that nothing includes may be named by a macro, a makefile or a generated file.
    for (int file = included.nextClearBit(0);
        file < count;
        file = included.nextClearBit(file + 1)) {
      if (!graph.isUnit(file) && graph.path(file).endsWith(".h")) {
        add(file);
      }
    }
    for (int head = 0; head < queue.size(); head++) {
      includes(queue.get(head));
    }
    return files;
  }

  private void add(int file) {
    if (!files.get(file) && possible.test(graph.fileCondition(file))) {
      files.set(file);
      queue.add(file);
    }
  }

  private void includes(int file) {
    for (int i = graph.includeStart(file); i < graph.includeEnd(file); i++) {
      int target = graph.included(i);
      if (!possible.test(graph.includeCondition(i))) {
        continue;
      }
      if (!files.get(target) && !standsIn(file, target)) {
        add(target);
      }
    }
  }

  /** Whether a generic header is found here for architectures that have none of their own. */
  private boolean standsIn(int file, int target) {
    String path = graph.path(target);
    if (!path.startsWith(GENERIC)) {
      return false;
    }
    String name = "/" + ASM + path.substring(GENERIC.length());
    for (int i = graph.includeStart(file); i < graph.includeEnd(file); i++) {
      int other = graph.included(i);
      if (possible.test(graph.fileCondition(other)) && graph.path(other).endsWith(name)) {
        return true;
      }
    }
    return false;
  }
}
