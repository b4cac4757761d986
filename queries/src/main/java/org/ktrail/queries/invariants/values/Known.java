package org.ktrail.queries.invariants.values;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.ktrail.queries.flow.Expression;

/**
 * What is known of values on a way through a function: the signs of places, of results of calls and
 * of tested expressions, by their text. Immutable. What a call may have changed in memory is
 * believed to be as it was: code that tests a flag twice means the same flag.
 */
public final class Known {
  public static final Known NOTHING = new Known(Map.of());
  private final Map<String, Sign> signs;

  private Known(Map<String, Sign> signs) {
    this.signs = signs;
  }

  public static String result(Expression.Call call) {
    return "#" + call.id();
  }

  public Known with(String place, Sign sign) {
    Map<String, Sign> more = new HashMap<>(signs);
    if (sign.isAny()) {
      more.remove(place);
    } else {
      more.put(place, sign);
    }
    return new Known(more);
  }

  public Known without(Predicate<String> gone) {
    if (signs.keySet().stream().noneMatch(gone)) {
      return this;
    }
    Map<String, Sign> rest = new HashMap<>(signs);
    rest.keySet().removeIf(gone);
    return new Known(rest);
  }

  /** After an assignment to a place: nothing is known of what mentions it. */
  public Known forget(String place) {
    return without(text -> mentions(text, place));
  }

  public Sign at(String place) {
    return signs.getOrDefault(place, Sign.ANY);
  }

  public Map<String, Sign> all() {
    return signs;
  }

  /** What holds on both ways. */
  public Known join(Known other) {
    Map<String, Sign> both = new HashMap<>();
    signs.forEach((place, sign) -> {
      Sign there = other.signs.get(place);
      Sign joined = there == null ? Sign.ANY : sign.or(there);
      if (!joined.isAny()) {
        both.put(place, joined);
      }
    });
    return new Known(both);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Known k && signs.equals(k.signs);
  }

  @Override
  public int hashCode() {
    return Objects.hash(signs);
  }

  /** Whether an expression's text has a place's in it, as whole words. */
  public static boolean mentions(String text, String place) {
    for (int at = text.indexOf(place); at >= 0; at = text.indexOf(place, at + 1)) {
      int end = at + place.length();
      boolean starts = at == 0 || !isWord(text.charAt(at - 1)) && !isSelector(text, at);
      if (starts && (end == text.length() || !isWord(text.charAt(end)))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSelector(String text, int at) {
    return text.charAt(at - 1) == '.' || at > 1 && text.startsWith("->", at - 2);
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }
}
