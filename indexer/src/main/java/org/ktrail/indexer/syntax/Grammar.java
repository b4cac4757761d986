package org.ktrail.indexer.syntax;

import io.github.treesitter.jtreesitter.internal.TreeSitter;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/**
 * Names of tree-sitter's C grammar as the small numbers that a {@link FlatTree} holds. The numbers
 * differ between versions of the grammar: look them up once, keep them in static finals.
 */
public final class Grammar {
  private Grammar() {}

  /** Symbol of a stretch that the grammar could not make sense of. */
  public static final int ERROR = 0xFFFF;

  static final MemorySegment LANGUAGE = load();

  /**
   * Symbol of a named node, as {@code function_definition}.
   *
   * @throws IllegalArgumentException if the grammar has no such node
   */
  public static int symbol(String name) {
    return symbol(name, true);
  }

  /**
   * Number of a field, as {@code declarator}; 0 is no field's.
   *
   * @throws IllegalArgumentException if the grammar has no such field
   */
  public static int field(String name) {
    try (Arena arena = Arena.ofConfined()) {
      int length = name.getBytes(StandardCharsets.UTF_8).length;
      int id = TreeSitter.ts_language_field_id_for_name(LANGUAGE, arena.allocateFrom(name), length);
      return found(id, name);
    }
  }

  /** Name of a symbol. */
  public static String symbolName(int symbol) {
    if (symbol == ERROR) {
      return "ERROR";
    }
    return TreeSitter.ts_language_symbol_name(LANGUAGE, (short) symbol).getString(0);
  }

  /** Version of the grammar's binary interface. */
  public static int abiVersion() {
    return TreeSitter.ts_language_abi_version(LANGUAGE);
  }

  private static int symbol(String name, boolean named) {
    try (Arena arena = Arena.ofConfined()) {
      int length = name.getBytes(StandardCharsets.UTF_8).length;
      int id =
          TreeSitter.ts_language_symbol_for_name(LANGUAGE, arena.allocateFrom(name), length, named);
      return found(id & 0xFFFF, name);
    }
  }

  private static int found(int id, String name) {
    if (id == 0) {
      throw new IllegalArgumentException("the C grammar has no " + name);
    }
    return id;
  }

  private static MemorySegment load() {
    MemorySegment address = Natives.get().symbols().findOrThrow("tree_sitter_c");
    try {
      return (MemorySegment)
          Linker.nativeLinker()
              .downcallHandle(address, FunctionDescriptor.of(ValueLayout.ADDRESS))
              .invokeExact();
    } catch (Throwable e) {
      throw new AssertionError("tree_sitter_c takes and throws nothing", e);
    }
  }
}
