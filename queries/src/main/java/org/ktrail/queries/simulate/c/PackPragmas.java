package org.ktrail.queries.simulate.c;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code #pragma pack} says at a place: most bytes that a member is aligned to, 0 if any. */
public final class PackPragmas {
  private static final Pattern PACK =
      Pattern.compile("#\\s*+pragma\\s++pack\\s*+\\(([^)]*+)\\).*+", Pattern.DOTALL);

  private final Deque<Long> pushed = new ArrayDeque<>();
  private long most;

  /** Whether a token is such a directive. */
  static boolean isOne(Lexeme token) {
    return token.text().charAt(0) == '#' && PACK.matcher(token.text()).matches();
  }

  long most() {
    return most;
  }

  /** What says the same as all directives so far; empty if nothing is said. */
  public Optional<Lexeme> directive(int line) {
    return most == 0
        ? Optional.empty()
        : Optional.of(new Lexeme("#pragma pack(" + most + ")", line));
  }

  /**
   * Passes a directive.
   *
   * @throws Unsupported if it names no number
   */
  public void apply(Lexeme directive) {
    Matcher m = PACK.matcher(directive.text());
    if (!m.matches()) {
      return;
    }
    boolean pops = false;
    long given = -1;
    for (String word : m.group(1).split(",")) {
      String w = word.strip();
      if (w.equals("push")) {
        pushed.push(most);
      } else if (w.equals("pop")) {
        pops = true;
      } else if (!w.isEmpty() && Character.isDigit(w.charAt(0))) {
        try {
          given = Long.decode(w);
        } catch (NumberFormatException e) {
          throw new Unsupported(directive.text().strip(), directive.line());
        }
      }
    }
    if (pops && !pushed.isEmpty()) {
      most = pushed.pop();
    }
    if (given >= 0) {
      most = given;
    } else if (m.group(1).isBlank()) {
      most = 0;
    }
  }
}
