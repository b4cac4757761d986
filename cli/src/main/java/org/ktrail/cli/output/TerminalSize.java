package org.ktrail.cli.output;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.util.OptionalInt;

/** How wide the terminal of standard output is, asked of the kernel: no program is started. */
final class TerminalSize {
  /** The request for the size, by architecture where it is not the usual number. */
  private static final long LINUX = 0x5413;

  private static final long LINUX_OLD = 0x40087468; // powerpc, mips, sparc

  private static final long BSD = 0x40087468; // macOS too

  private TerminalSize() {}

  /** Columns; empty if it cannot be told. */
  static OptionalInt columns() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment size = arena.allocate(JAVA_SHORT, 4); // rows, columns, and both in pixels
      Linker linker = Linker.nativeLinker();
      var ioctl =
          linker.downcallHandle(
              linker.defaultLookup().find("ioctl").orElseThrow(),
              FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS),
              Linker.Option.firstVariadicArg(2));
      int failed = (int) ioctl.invokeExact(1, request(), size);
      int columns = size.getAtIndex(JAVA_SHORT, 1) & 0xffff;
      return failed == 0 && columns > 0 ? OptionalInt.of(columns) : OptionalInt.empty();
    } catch (Throwable e) { // no such function here; the width is a matter of looks
      return OptionalInt.empty();
    }
  }

  private static long request() {
    String machine = System.getProperty("os.arch");
    boolean linux = System.getProperty("os.name").equals("Linux");
    boolean old =
        machine.startsWith("ppc") || machine.startsWith("mips") || machine.startsWith("sparc");
    return linux ? old ? LINUX_OLD : LINUX : BSD;
  }
}
