package org.ktrail.indexer.syntax;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** Native memory without the zeroing that an arena insists on: it is filled at once anyway. */
final class Uninitialised {
  private Uninitialised() {}

  private static final MethodHandle MALLOC =
      handle("malloc", FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.JAVA_LONG));
  private static final MethodHandle FREE =
      handle("free", FunctionDescriptor.ofVoid(ValueLayout.ADDRESS));

  static MemorySegment allocate(long bytes, Arena arena) {
    try {
      MemorySegment memory = (MemorySegment) MALLOC.invokeExact(bytes);
      if (memory.equals(MemorySegment.NULL)) {
        throw new OutOfMemoryError("no native memory for " + bytes + " bytes");
      }
      return memory.reinterpret(bytes, arena, Uninitialised::free);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError("malloc throws nothing", e);
    }
  }

  private static void free(MemorySegment memory) {
    try {
      FREE.invokeExact(memory);
    } catch (Throwable e) {
      throw new AssertionError("free throws nothing", e);
    }
  }

  private static MethodHandle handle(String name, FunctionDescriptor signature) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), signature);
  }
}
