package org.ktrail.indexer.syntax;

import io.github.treesitter.jtreesitter.internal.TSNode;
import io.github.treesitter.jtreesitter.internal.TSTreeCursor;
import io.github.treesitter.jtreesitter.internal.TreeSitter;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Copies a native tree into a {@link FlatTree}: in one call where the library is ours, else with
 * the library's public cursor, at a dozen foreign calls a node.
 */
sealed interface Flattener extends AutoCloseable {
  /** Fills {@code into} with the {@code size} nodes of {@code tree}, whose root is {@code root}. */
  void flatten(MemorySegment tree, MemorySegment root, int size, FlatTree into);

  @Override
  default void close() {}

  /** The faster one that the loaded library allows. */
  static Flattener of(Natives natives) {
    return natives
        .symbols()
        .find("ktrail_flatten")
        .<Flattener>map(OneCall::new)
        .orElseGet(CursorWalk::new);
  }

  /** {@code ktrail_flatten} of our own library. */
  final class OneCall implements Flattener {
    private final MethodHandle function;
    private final NativeBuffer buffer = new NativeBuffer();

    OneCall(MemorySegment address) {
      FunctionDescriptor signature =
          FunctionDescriptor.of(
              ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT);
      function = Linker.nativeLinker().downcallHandle(address, signature);
    }

    @Override
    public void flatten(MemorySegment tree, MemorySegment root, int size, FlatTree into) {
      MemorySegment out = buffer.ofSize(5L * Integer.BYTES * size);
      int filled;
      try {
        filled = (int) function.invokeExact(tree, out, size);
      } catch (Throwable e) {
        throw new AssertionError("ktrail_flatten throws nothing", e);
      }
      if (filled != size) {
        throw new OutOfMemoryError("flattening a tree of " + size + " nodes gave " + filled);
      }
      into.resize(size);
      int[][] arrays = {into.kinds, into.starts, into.ends, into.nexts, into.parents};
      for (int i = 0; i < arrays.length; i++) {
        long offset = (long) i * size * Integer.BYTES;
        MemorySegment.copy(out, ValueLayout.JAVA_INT, offset, arrays[i], 0, size);
      }
      buffer.shrink();
    }

    @Override
    public void close() {
      buffer.close();
    }
  }

  /** The public cursor, with one reused node. */
  final class CursorWalk implements Flattener {
    @Override
    public void flatten(MemorySegment tree, MemorySegment root, int size, FlatTree into) {
      into.resize(size);
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment node = TSNode.allocate(arena);
        SegmentAllocator reuse = SegmentAllocator.prefixAllocator(node);
        MemorySegment cursor = TSTreeCursor.allocate(arena);
        TreeSitter.ts_tree_cursor_new(SegmentAllocator.prefixAllocator(cursor), root);
        try {
          walk(cursor, reuse, into);
        } finally {
          TreeSitter.ts_tree_cursor_delete(cursor);
        }
      }
    }

    private static void walk(MemorySegment cursor, SegmentAllocator reuse, FlatTree into) {
      int size = 0;
      int parent = -1;
      while (true) {
        int own = size++;
        fill(into, own, TreeSitter.ts_tree_cursor_current_node(reuse, cursor), cursor);
        into.parents[own] = parent;
        if (TreeSitter.ts_tree_cursor_goto_first_child(cursor)) {
          parent = own;
          continue;
        }
        into.nexts[own] = size;
        while (!TreeSitter.ts_tree_cursor_goto_next_sibling(cursor)) {
          if (!TreeSitter.ts_tree_cursor_goto_parent(cursor)) {
            return;
          }
          into.nexts[parent] = size;
          parent = into.parents[parent];
        }
      }
    }

    private static void fill(FlatTree into, int own, MemorySegment node, MemorySegment cursor) {
      into.kinds[own] =
          TreeSitter.ts_node_symbol(node) & 0xFFFF
              | TreeSitter.ts_tree_cursor_current_field_id(cursor) << 16
              | (TreeSitter.ts_node_is_named(node) ? FlatTree.NAMED : 0)
              | (TreeSitter.ts_node_has_error(node) ? FlatTree.HAS_ERROR : 0)
              | (TreeSitter.ts_node_is_missing(node) ? FlatTree.MISSING : 0)
              | (TreeSitter.ts_node_is_extra(node) ? FlatTree.EXTRA : 0);
      into.starts[own] = TreeSitter.ts_node_start_byte(node);
      into.ends[own] = TreeSitter.ts_node_end_byte(node);
    }
  }
}
