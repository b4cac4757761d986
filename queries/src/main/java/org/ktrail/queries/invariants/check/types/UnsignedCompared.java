package org.ktrail.queries.invariants.check.types;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.ktrail.queries.flow.Event;
import org.ktrail.queries.flow.Expression;
import org.ktrail.queries.flow.Step;
import org.ktrail.queries.invariants.Breach;
import org.ktrail.queries.invariants.check.Check;
import org.ktrail.queries.invariants.check.Subject;
import org.ktrail.queries.invariants.types.NumberTypes;

/** {@code u < 0} and {@code u >= 0} of what cannot be negative: never true, and always. */
public final class UnsignedCompared implements Check {
  @Override
  public void check(Subject s, Consumer<Breach> found) {
    Set<String> told = new HashSet<>();
    for (Step step : s.flow.steps()) {
      if (step.event() instanceof Event.Branch b
          && b.condition().bare() instanceof Expression.Binary c
          && c.operator().matches("<|>=")
          && isZero(s, c.right().text())
          && c.left() instanceof Expression place
          && place.isPlace()
          && NumberTypes.isUnsigned(s.types.of(place, s.flow))
          && told.add(c.text())) {
        String always = c.operator().equals("<") ? "never" : "always";
        found.accept(
            s.breach(
                "unsigned-compared",
                step.line(),
                place.text(),
                "%s is %s true: %s is %s"
                    .formatted(c.text(), always, place.text(), s.types.of(place, s.flow)),
                s.way(step.line(), c.text())));
      }
    }
  }

  /** Also a constant that the file defines so: {@code #define FIRST 0x00}. */
  private static boolean isZero(Subject s, String text) {
    if (!text.matches("[A-Z][A-Z0-9_]*")) {
      return text.matches("0([xX]0+)?[uUlL]*");
    }
    Pattern define =
        Pattern.compile(
            "(?m)^#define[ \\t]+" + text + "[ \\t]+\\(?0([xX]0+)?\\)?[ \\t]*(/[/*].*)?$");
    return s.code
        .files()
        .image(s.flow.file())
        .filter(image -> define.matcher(new String(image.text(), ISO_8859_1)).find())
        .isPresent();
  }
}
