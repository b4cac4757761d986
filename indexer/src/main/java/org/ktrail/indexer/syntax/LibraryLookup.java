package org.ktrail.indexer.syntax;

import io.github.treesitter.jtreesitter.NativeLibraryLookup;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;

/** Hands our library to jtreesitter, which finds this class as a service. */
public final class LibraryLookup implements NativeLibraryLookup {
  @Override
  public SymbolLookup get(Arena arena) {
    return Natives.get().symbols();
  }
}
