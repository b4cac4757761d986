package org.ktrail.queries.invariants;

/**
 * A sort of breach, as the class says that finds it. Rules, rule files and lists of checks are made
 * of it.
 *
 * @param name words joined by hyphens; its page is {@code docs/rules/NAME.md}
 * @param summary a phrase that says what is wrong
 * @param weight what such a breach deserves if it is always true
 * @param certainAlone whether it is told by the function alone, so that it is believed where lines
 *     of the function are only assumed
 * @param onSomeWidth whether it is wrong only where registers have some width
 */
public record BreachKind(
    String name, String summary, Weight weight, boolean certainAlone, boolean onSomeWidth) {
  /** How much is wrong. */
  public enum Weight {
    /** It does not build, link or run. */
    FAULT,
    /** A reviewer sends it back. */
    CHANGE,
    /** It is worth a look. */
    NOTE
  }

  public static BreachKind fault(String name, String summary) {
    return new BreachKind(name, summary, Weight.FAULT, false, false);
  }

  public static BreachKind change(String name, String summary) {
    return new BreachKind(name, summary, Weight.CHANGE, false, false);
  }

  public static BreachKind note(String name, String summary) {
    return new BreachKind(name, summary, Weight.NOTE, false, false);
  }

  /** This kind, told by a function alone. */
  public BreachKind toldByFunctionAlone() {
    return new BreachKind(name, summary, weight, true, onSomeWidth);
  }

  /** This kind, wrong only where registers have some width. */
  public BreachKind whereRegistersHaveSomeWidth() {
    return new BreachKind(name, summary, weight, certainAlone, true);
  }
}
