package org.ktrail.queries.series.compare;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ktrail.indexer.facts.body.Control;
import org.ktrail.indexer.facts.body.Flow;

/**
 * Which statements control a call: the {@code if}, loops and switches it stands in, outermost
 * first. What jumps out earlier is not among them.
 */
final class Controls {
  /** Of a function that could not be read. */
  static final Controls NONE = new Controls();

  private final Map<String, List<String>> byCall = new HashMap<>();

  private Controls() {}

  /**
   * Those of all calls of a function.
   *
   * @param text of the file, a character a byte
   * @param function as it was read of that text
   */
  static Controls of(String text, Flow function) {
    Controls all = new Controls();
    Map<Control, String> heads = new HashMap<>();
    List<ComparedTokens.Token> tokens =
        ComparedTokens.of(text, function.start(), function.end(), function.line());
    for (int i = 0; i + 1 < tokens.size(); i++) {
      ComparedTokens.Token token = tokens.get(i);
      if (token.isName() && tokens.get(i + 1).text().equals("(")) {
        all.byCall.computeIfAbsent(
            token.line() + " " + token.text(),
            call ->
                function.controls().stream()
                    .filter(c -> c.holds(token.start()))
                    .map(c -> heads.computeIfAbsent(c, h -> text(h, text)))
                    .toList());
      }
    }
    return all;
  }

  /** Of the first call of this name on this line, as {@code if (…)}, {@code while (…)}. */
  List<String> at(String name, int line) {
    return byCall.getOrDefault(line + " " + name, List.of());
  }

  private static String text(Control control, String text) {
    String head =
        new ControlHead(ComparedTokens.of(text, control.start(), control.headEnd(), 1)).text();
    return switch (control.kind()) {
      case BODY -> head;
      case ELSE -> "else of " + head;
      case TEST -> "the test of " + head;
    };
  }
}
