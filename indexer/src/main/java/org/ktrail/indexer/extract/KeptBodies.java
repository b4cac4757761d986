package org.ktrail.indexer.extract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.ToIntFunction;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Declarations.Function;
import org.ktrail.indexer.facts.Declarations.Global;
import org.ktrail.indexer.facts.Declarations.Macro;

/**
 * Leaves out the bodies that nothing points to any more, and numbers the others anew in the order
 * in which declarations are put to it.
 */
final class KeptBodies {
  private final List<Body> all;
  private final List<Body> kept = new ArrayList<>();
  private final int[] numbers;

  KeptBodies(List<Body> all) {
    this.all = all;
    numbers = new int[all.size()];
    Arrays.fill(numbers, -1);
  }

  List<Body> bodies() {
    return List.copyOf(kept);
  }

  List<Function> functions(List<Function> list) {
    return numbered(list, Function::body, Function::withBody);
  }

  List<Global> globals(List<Global> list) {
    return numbered(list, Global::body, Global::withBody);
  }

  List<Macro> macros(List<Macro> list) {
    return numbered(list, Macro::body, Macro::withBody);
  }

  private <T> List<T> numbered(
      List<T> list, ToIntFunction<T> body, BiFunction<T, Integer, T> withBody) {
    List<T> out = new ArrayList<>(list.size());
    for (T declaration : list) {
      int before = body.applyAsInt(declaration);
      int number = number(before);
      out.add(number == before ? declaration : withBody.apply(declaration, number));
    }
    return List.copyOf(out);
  }

  private int number(int body) {
    if (body >= 0 && numbers[body] < 0) {
      numbers[body] = kept.size();
      kept.add(all.get(body));
    }
    return body < 0 ? -1 : numbers[body];
  }
}
