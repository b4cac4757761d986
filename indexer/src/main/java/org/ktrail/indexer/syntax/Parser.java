package org.ktrail.indexer.syntax;

import io.github.treesitter.jtreesitter.internal.TSNode;
import io.github.treesitter.jtreesitter.internal.TreeSitter;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;

/**
 * Parses C with tree-sitter. One parser serves one thread at a time; close it to give its native
 * memory back. Parsing never fails: what is no C becomes ERROR nodes.
 *
 * <p>Goes round jtreesitter's own Parser and Node, which take Strings and register a Cleaner for
 * each node: walking that way costs twice the parse.
 */
public final class Parser implements AutoCloseable {
  private final MemorySegment parser;
  private final Flattener flattener;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment node = TSNode.allocate(arena);
  private final NativeBuffer text = new NativeBuffer();

  Parser(Flattener flattener) {
    this.flattener = flattener;
    parser = TreeSitter.ts_parser_new();
    if (!TreeSitter.ts_parser_set_language(parser, Grammar.LANGUAGE)) {
      throw new IllegalStateException(
          "the parser's core refuses a grammar of ABI " + Grammar.abiVersion());
    }
  }

  /** A parser with the natives of this process. */
  public static Parser of() {
    return new Parser(Flattener.of(Natives.get()));
  }

  /** The tree of {@code source} in the arrays of {@code into}, which is returned. */
  public FlatTree parse(byte[] source, FlatTree into) {
    MemorySegment bytes = text.ofSize(source.length);
    MemorySegment.copy(source, 0, bytes, ValueLayout.JAVA_BYTE, 0, source.length);
    MemorySegment tree =
        TreeSitter.ts_parser_parse_string(parser, MemorySegment.NULL, bytes, source.length);
    if (tree.equals(MemorySegment.NULL)) {
      throw new IllegalStateException("the parser gave no tree for " + source.length + " bytes");
    }
    try {
      TreeSitter.ts_tree_root_node(SegmentAllocator.prefixAllocator(node), tree);
      flattener.flatten(tree, node, TreeSitter.ts_node_descendant_count(node), into);
    } finally {
      TreeSitter.ts_tree_delete(tree);
      text.shrink();
    }
    return into;
  }

  @Override
  public void close() {
    TreeSitter.ts_parser_delete(parser);
    flattener.close();
    text.close();
    arena.close();
  }
}
