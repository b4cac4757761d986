package org.ktrail.indexer.condition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A presence condition: the boolean formula under which a fact exists in a build.
 *
 * <p>Written form: {@code 1} (always), {@code 0} (never), {@code CONFIG_X} (built in or modular),
 * {@code CONFIG_X=m}, {@code ARCH=x86}, opaque atoms for every other preprocessor expression (for
 * instance {@code defined(FOO)} or {@code BITS_PER_LONG==64}, without blanks), {@code !}, {@code
 * &&}, {@code ||} and parentheses. Instances come simplified from the static factories: constants
 * folded, nested conjunctions flattened, duplicates removed, order of first mention kept. A
 * condition never knows the value of an atom; {@link Configuration} does.
 */
public sealed interface Condition {
  Condition ALWAYS = new Constant(true);
  Condition NEVER = new Constant(false);

  /**
   * Prefix of the atom {@code PROGRAM=tools/perf}: holds in the build of that program, never in a
   * kernel's.
   */
  String PROGRAM = "PROGRAM=";

  record Constant(boolean value) implements Condition {
    @Override
    public String toString() {
      return value ? "1" : "0";
    }
  }

  /** An atom, by its written form. */
  record Atom(String name) implements Condition {
    public Atom {
      Objects.requireNonNull(name);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  record Not(Condition of) implements Condition {
    @Override
    public String toString() {
      return of instanceof Atom ? "!" + of : "!(" + of + ")";
    }
  }

  /** All of at least two terms. */
  record And(List<Condition> terms) implements Condition {
    @Override
    public String toString() {
      return String.join(
          " && ", terms.stream().map(t -> t instanceof Or ? "(" + t + ")" : t.toString()).toList());
    }
  }

  /** Any of at least two terms. */
  record Or(List<Condition> terms) implements Condition {
    @Override
    public String toString() {
      return String.join(" || ", terms.stream().map(Object::toString).toList());
    }
  }

  static Condition atom(String name) {
    return new Atom(name);
  }

  static Condition not(Condition of) {
    return switch (of) {
      case Constant c -> c.value() ? NEVER : ALWAYS;
      case Not n -> n.of();
      case Atom a -> new Not(a);
      case And a -> new Not(a);
      case Or o -> new Not(o);
    };
  }

  static Condition and(Condition... terms) {
    return and(Arrays.asList(terms));
  }

  static Condition and(List<Condition> terms) {
    List<Condition> flat = new ArrayList<>(terms.size() + 2);
    for (Condition term : terms) {
      if (term instanceof And a) {
        a.terms().forEach(t -> addDistinct(flat, t, ALWAYS));
      } else {
        addDistinct(flat, term, ALWAYS);
      }
    }
    return switch (flat.size()) {
      case 0 -> ALWAYS;
      case 1 -> flat.getFirst();
      default -> flat.contains(NEVER) || hasOpposites(flat) ? NEVER : new And(List.copyOf(flat));
    };
  }

  static Condition or(Condition... terms) {
    return or(Arrays.asList(terms));
  }

  static Condition or(List<Condition> terms) {
    List<Condition> flat = new ArrayList<>(terms.size() + 2);
    for (Condition term : terms) {
      if (term instanceof Or o) {
        o.terms().forEach(t -> addDistinct(flat, t, NEVER));
      } else {
        addDistinct(flat, term, NEVER);
      }
    }
    return switch (flat.size()) {
      case 0 -> NEVER;
      case 1 -> flat.getFirst();
      default -> flat.contains(ALWAYS) || hasOpposites(flat) ? ALWAYS : new Or(List.copyOf(flat));
    };
  }

  private static void addDistinct(List<Condition> flat, Condition term, Condition neutral) {
    if (!term.equals(neutral) && !flat.contains(term)) {
      flat.add(term);
    }
  }

  /** Whether some term is the negation of another one. */
  private static boolean hasOpposites(List<Condition> terms) {
    for (Condition term : terms) {
      if (term instanceof Not n && terms.contains(n.of())) {
        return true;
      }
    }
    return false;
  }
}
