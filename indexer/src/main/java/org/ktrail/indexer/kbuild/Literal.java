package org.ktrail.indexer.kbuild;

import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.condition.Condition;

/**
 * One symbol and the values that it may have, as bits.
 *
 * @param key {@code CONFIG_X}, or any other atom, which is only on or off
 * @param values a set of {@link #NO}, {@link #MODULE} and {@link #YES}
 */
record Literal(String key, int values) {
  static final int NO = 1;
  static final int MODULE = 2;
  static final int YES = 4;
  static final int ON = MODULE | YES;
  static final int ANY = NO | ON;

  /** Null if the condition is no literal. */
  static @Nullable Literal of(Condition condition) {
    if (condition instanceof Condition.Atom a) {
      return ofAtom(a.name());
    }
    if (condition instanceof Condition.Not n && n.of() instanceof Condition.Atom a) {
      Literal positive = ofAtom(a.name());
      return new Literal(positive.key, ANY & ~positive.values);
    }
    return null;
  }

  private static Literal ofAtom(String atom) {
    if (isValue(atom, "=m")) {
      return new Literal(atom.substring(0, atom.length() - 2), MODULE);
    }
    return isValue(atom, "=y")
        ? new Literal(atom.substring(0, atom.length() - 2), YES)
        : new Literal(atom, ON);
  }

  private static boolean isValue(String atom, String value) {
    return atom.endsWith(value) && atom.startsWith("CONFIG_");
  }

  /** {@code CONFIG_X} for {@code CONFIG_X=y}, else null. */
  static @Nullable String builtInSymbol(String atom) {
    return isValue(atom, "=y") ? atom.substring(0, atom.length() - 2) : null;
  }

  static Condition condition(String key, int values) {
    return switch (values) {
      case NO -> Condition.not(Condition.atom(key));
      case MODULE -> Condition.atom(key + "=m");
      case YES -> Condition.atom(key + "=y");
      case NO | MODULE -> Condition.not(Condition.atom(key + "=y"));
      case NO | YES -> Condition.not(Condition.atom(key + "=m"));
      case ANY -> Condition.ALWAYS;
      case ON -> Condition.atom(key);
      default -> Condition.NEVER;
    };
  }
}
