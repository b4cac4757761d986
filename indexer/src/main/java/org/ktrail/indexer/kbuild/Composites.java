package org.ktrail.indexer.kbuild;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes composite objects apart as {@code scripts/Makefile.lib} does: {@code foo.o} is made of
 * {@code foo-objs} and {@code foo-y}, and of {@code foo-m} in a module. One level, as there.
 */
final class Composites {
  private final MakeScope scope;
  private final MakeExpander expander;

  Composites(MakeScope scope, MakeExpander expander) {
    this.scope = scope;
    this.expander = expander;
  }

  List<MakeWord> parts(String variable, boolean module) {
    List<MakeWord> result = new ArrayList<>();
    for (MakeWord word : expander.value(variable)) {
      String stem =
          word.text().endsWith(".o") ? word.text().substring(0, word.text().length() - 2) : "";
      if (stem.isEmpty() || !isComposite(stem, module)) {
        result.add(word);
        continue;
      }
      add(result, word, stem + "-objs");
      add(result, word, stem + "-y");
      if (module) {
        add(result, word, stem + "-m");
      }
    }
    return result;
  }

  private boolean isComposite(String stem, boolean module) {
    return hasWords(stem + "-objs")
        || hasWords(stem + "-y")
        || hasWords(stem + "-")
        || (module && hasWords(stem + "-m"));
  }

  private boolean hasWords(String variable) {
    return scope.get(variable) != null && !expander.value(variable).isEmpty();
  }

  private void add(List<MakeWord> result, MakeWord whole, String variable) {
    for (MakeWord part : MakeWord.under(expander.value(variable), whole.when())) {
      if (part.text().endsWith(".o")) {
        result.add(part);
      }
    }
  }
}
