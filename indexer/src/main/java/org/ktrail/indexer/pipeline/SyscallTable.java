package org.ktrail.indexer.pipeline;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.Declarations.Invocation;
import org.ktrail.indexer.facts.SourceFacts;

/**
 * Facts of a table of system calls ({@code .tbl}): for each row the macro invocation that
 * scripts/syscalltbl.sh makes of it, its ABI as the prefix. Rows are {@code number abi name entry
 * compat-entry noreturn}, {@code -} for what is left out; without an entry it is the call that is
 * not implemented.
 */
final class SyscallTable {
  private SyscallTable() {}

  static SourceFacts extract(byte[] blob) {
    List<Invocation> rows = new ArrayList<>();
    int line = 0;
    for (String text : new String(blob, StandardCharsets.ISO_8859_1).split("\n")) {
      line++;
      String[] cells = text.strip().split("\\s+");
      if (cells.length < 3 || !cells[0].chars().allMatch(Character::isDigit)) {
        continue;
      }
      rows.add(row(cells, line));
    }
    List<Condition> always = List.of(Condition.ALWAYS);
    Declarations d =
        new Declarations(
            always, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
            List.of(), rows, List.of());
    return new SourceFacts(d, List.of(), SourceFacts.Audit.NONE);
  }

  private static Invocation row(String[] cells, int line) {
    String number = cells[0];
    String entry = cells.length > 3 ? cells[3] : "sys_ni_syscall";
    String compat = cells.length > 4 && !cells[4].equals("-") ? cells[4] : "";
    boolean noReturn = cells.length > 5 && cells[5].equals("noreturn");
    String macro =
        compat.isEmpty()
            ? noReturn ? "__SYSCALL_NORETURN" : "__SYSCALL"
            : noReturn ? "__SYSCALL_COMPAT_NORETURN" : "__SYSCALL_WITH_COMPAT";
    List<String> arguments =
        compat.isEmpty() ? List.of(number, entry) : List.of(number, entry, compat);
    return new Invocation(cells[1], macro, arguments, "", line, 0);
  }
}
