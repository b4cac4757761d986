package org.ktrail.queries.trace;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a line can be in a listing. */
sealed interface ListingLine {
  /** Where its text begins, counted from 0; callees are to the right of callers. */
  int column();

  /**
   * A hop.
   *
   * @param marker what stands in front
   * @param arguments whether parentheses follow the name
   * @param alone nothing but a remark follows
   * @param targets what it leads to, as the text says
   * @param open arguments go on in the next line
   */
  record Hop(
      int column,
      Marker marker,
      TraceName name,
      boolean arguments,
      boolean alone,
      boolean open,
      Optional<CallText.Targets> targets,
      String remark)
      implements ListingLine {}

  /** Said to be left out. */
  record Gap(int column, Marker marker) implements ListingLine {}

  /**
   * Words.
   *
   * @param last a call that they end with
   */
  record Words(int column, Marker marker, Optional<TraceName> last, String text)
      implements ListingLine {}

  /** A line of a drawing without words. */
  record Drawing(int column) implements ListingLine {}

  static ListingLine of(String text) {
    Marker marker = Marker.of(text);
    if (marker == null) {
      return new Drawing(text.length());
    }
    int at = marker.end();
    String rest = text.substring(at);
    if (CallText.isGap(rest)) {
      return new Gap(at, marker);
    }
    CallText.Expression e = CallText.at(text, at);
    boolean word = e != null && e.name().kind() == TraceName.Kind.WORD;
    if (e == null || word && marker.kind() == Marker.Kind.BULLET) {
      return words(at, marker, rest);
    }
    String after = text.substring(e.end());
    String tail = after.strip();
    if (tail.startsWith("=>")) {
      CallText.Targets targets = CallText.targets(tail.substring(2));
      boolean leads = !targets.names().isEmpty() || targets.goesOn();
      return leads
          ? new Hop(
              at,
              marker,
              e.name(),
              e.arguments(),
              true,
              false,
              Optional.of(targets),
              targets.remark())
          : words(at, marker, rest);
    }
    boolean adjacent = after.isEmpty() || after.charAt(0) == ' ' || after.charAt(0) == ',';
    boolean alone = (adjacent && CallText.isRemark(after) || e.open()) && !isStatement(tail);
    boolean strong = marker.leadsToHop() && !marker.tight();
    boolean hop = alone || strong && adjacent && e.arguments() && !isStatement(tail);
    return hop
        ? new Hop(at, marker, e.name(), e.arguments(), alone, e.open(), Optional.empty(), tail)
        : words(at, marker, rest);
  }

  private static ListingLine words(int at, Marker marker, String rest) {
    return new Words(at, marker, CallText.lastOf(rest), rest);
  }

  private static boolean isStatement(String tail) {
    return tail.endsWith(";") || tail.endsWith("{") || tail.startsWith("=");
  }

  /** The hop, if it is one. */
  default @Nullable Hop hop() {
    return this instanceof Hop hop ? hop : null;
  }
}
