package org.ktrail.queries.link;

import org.ktrail.queries.graph.Grade;
import org.ktrail.queries.graph.IntList;

/**
 * Functions handed on at calls through slots. Whom they reach is known only when the slots' content
 * is, so the linker comes back to these at the end.
 */
final class Pending {
  /** Rows of slot, argument, source, file, line, condition. */
  final IntList rows = new IntList();

  /** Pairs of function and parameter: parameters that are words and were handed a function. */
  final IntList words = new IntList();

  /**
   * Calls of a macro's own parameter: rows of macro, slot, grade, flags, line, condition, text.
   * They are calls only where some use hands a function: {@code (type)(x)} looks the same.
   */
  final IntList doubtful = new IntList();

  void doubt(int macro, int slot, Grade grade, int flags, int line, int condition, int text) {
    doubtful.add(macro);
    doubtful.add(slot);
    doubtful.add(grade.ordinal());
    doubtful.add(flags);
    doubtful.add(line);
    doubtful.add(condition);
    doubtful.add(text);
  }

  void add(int slot, int argument, int source, int file, int line, int condition) {
    rows.add(slot);
    rows.add(argument);
    rows.add(source);
    rows.add(file);
    rows.add(line);
    rows.add(condition);
  }
}
