package org.ktrail.queries.link.includes;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.facts.Declarations.Invocation;

/**
 * Headers that the build makes of tables of system calls: {@code <asm/syscalls_64.h>} has a macro
 * invocation for each row of {@code syscall_64.tbl} (scripts/syscalltbl.sh). No header is in the
 * tree, so the table stands in its place.
 */
public final class SyscallHeaders {
  private static final Pattern HEADER = Pattern.compile("asm/syscall(?:s|_table)(?:_(\\w+))?\\.h");

  /** ABIs of which a header has one, by its name's end; all its other rows are shared. */
  private static final Set<String> EXCLUSIVE =
      Set.of("32", "64", "x32", "i386", "n32", "n64", "o32", "spu");

  private SyscallHeaders() {}

  /** What a header's name ends with, "" if nothing; null if it is none of a table. */
  public static @Nullable String abi(String include) {
    Matcher m = HEADER.matcher(include);
    return m.matches() ? m.group(1) == null ? "" : m.group(1) : null;
  }

  public static boolean isTable(String path) {
    return path.endsWith(".tbl");
  }

  /** Names that the table of a header may have, the likeliest first. */
  public static List<String> tables(String abi) {
    return abi.isEmpty()
        ? List.of("syscall.tbl")
        : List.of("syscall_" + abi + ".tbl", "syscall.tbl", "syscall_64.tbl");
  }

  /**
   * The table among those of the same architecture, else the generic one.
   *
   * @param all tables of one name
   */
  static List<Integer> of(List<Integer> all, IntFunction<String> path, String architecture) {
    List<Integer> own = new ArrayList<>();
    List<Integer> generic = new ArrayList<>();
    for (int f : all) {
      String its = IncludeSearch.architecture(path.apply(f));
      if (!its.isEmpty() && its.equals(architecture)) {
        own.add(f);
      } else if (path.apply(f).startsWith("scripts/")) {
        generic.add(f);
      }
    }
    return own.isEmpty() ? generic : own;
  }

  /** Whether a row is in the header of this ABI. */
  public static boolean has(Invocation row, String abi, List<String> otherArchitectures) {
    String its = row.prefix();
    boolean foreign = EXCLUSIVE.contains(its) && !its.equals(abi) && !abi.isEmpty();
    boolean i386 = its.equals("i386") && abi.equals("32");
    return (!foreign || i386) && !otherArchitectures.contains(its);
  }
}
