package org.ktrail.queries.link.edges;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ktrail.queries.graph.IntList;
import org.ktrail.queries.link.macros.Callable;
import org.ktrail.queries.link.types.Shapes;

/**
 * Functions handed on at calls through slots. Whom they reach is known only when the slots' content
 * is, so the linker comes back to these at the end.
 */
public final class Pending {
  /** Rows of slot, argument, source, file, line, condition. */
  final IntList rows = new IntList();

  /**
   * A parameter that is a word and was handed a function.
   *
   * @param from the file that hands it
   */
  public record Word(Callable function, int parameter, int from) {}

  public final List<Word> words = new ArrayList<>();

  /** What words hold of functions of one shape: the slot of the word by that of the shape. */
  final Map<Integer, Shaped> shaped = new TreeMap<>();

  /**
   * @param shape as {@link Shapes} tells it
   */
  record Shaped(int word, String shape) {}

  void add(int slot, int argument, int source, int file, int line, int condition) {
    rows.add(slot);
    rows.add(argument);
    rows.add(source);
    rows.add(file);
    rows.add(line);
    rows.add(condition);
  }
}
