package org.ktrail.indexer.syntax;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Native memory that is used again and again and grows as needed. Not zeroed, as an arena's would
 * be: it is filled at once anyway.
 */
final class NativeBuffer implements AutoCloseable {
  private static final MethodHandle MALLOC =
      handle("malloc", FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.JAVA_LONG));
  private static final MethodHandle FREE =
      handle("free", FunctionDescriptor.ofVoid(ValueLayout.ADDRESS));

  /** What one huge file needed, above this many bytes, is given back by {@link #shrink}. */
  private static final long KEEP = 32L << 20;

  private static final long LEAST = 1 << 16;

  private MemorySegment memory = MemorySegment.NULL;
  private Arena arena = Arena.ofShared();

  /** At least this many bytes; their content is anything. */
  MemorySegment ofSize(long bytes) {
    if (memory.byteSize() < bytes || memory.equals(MemorySegment.NULL)) {
      release();
      memory = allocate(Math.max(LEAST, bytes + bytes / 4));
    }
    return memory;
  }

  /** Gives the memory back if it is uncommonly much. */
  void shrink() {
    if (memory.byteSize() > KEEP) {
      release();
    }
  }

  @Override
  public void close() {
    arena.close();
  }

  private void release() {
    if (!memory.equals(MemorySegment.NULL)) {
      arena.close();
      arena = Arena.ofShared();
      memory = MemorySegment.NULL;
    }
  }

  private MemorySegment allocate(long bytes) {
    try {
      MemorySegment allocated = (MemorySegment) MALLOC.invokeExact(bytes);
      if (allocated.equals(MemorySegment.NULL)) {
        throw new OutOfMemoryError("no native memory for " + bytes + " bytes");
      }
      return allocated.reinterpret(bytes, arena, NativeBuffer::free);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError("malloc throws nothing", e);
    }
  }

  private static void free(MemorySegment allocated) {
    try {
      FREE.invokeExact(allocated);
    } catch (Throwable e) {
      throw new AssertionError("free throws nothing", e);
    }
  }

  private static MethodHandle handle(String name, FunctionDescriptor signature) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), signature);
  }
}
