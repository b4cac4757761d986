package org.ktrail.queries.calls;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.NodeKind;

/**
 * A system call as users of the kernel name it: {@code read} or {@code sys_read} for what its table
 * has, {@code __x64_sys_read} and its like. Reads all names once an answer: some tens of
 * milliseconds for a kernel, spent only where no function has the name itself.
 */
final class SyscallName {
  private SyscallName() {}

  /** The functions that are entered under this name, in order of path and line; empty if none. */
  static int[] entries(GraphView view, String name) {
    String call = name.startsWith("sys_") ? name.substring(4) : name;
    byte[] end = ("_sys_" + call).getBytes(StandardCharsets.UTF_8);
    Graph graph = view.graph();
    return IntStream.range(0, graph.orderedCount())
        .map(graph::ordered)
        .filter(node -> endsWith(graph.nameBytes(node), end))
        .filter(node -> isEntry(graph.kind(node), graph.name(node)))
        .filter(view::hasNode)
        .toArray();
  }

  private static boolean endsWith(byte[] name, byte[] end) {
    int from = name.length - end.length;
    return from > 2
        && name[0] == '_'
        && name[1] == '_'
        && Arrays.equals(name, from, name.length, end, 0, end.length);
  }

  /** Not what include/linux/syscalls.h makes behind the entry, nor entries of compatible ABIs. */
  private static boolean isEntry(NodeKind kind, String name) {
    boolean defined =
        switch (kind) {
          case FUNCTION, GENERATED, ASSEMBLY -> true;
          case MACRO, DECLARED, FILE_SCOPE -> false;
        };
    return defined
        && !name.startsWith("__do_")
        && !name.startsWith("__se_")
        && !name.contains("compat_sys_");
  }
}
