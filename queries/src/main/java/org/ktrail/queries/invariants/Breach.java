package org.ktrail.queries.invariants;

import java.util.Comparator;
import java.util.List;

/**
 * A place where an invariant does not hold.
 *
 * @param rule name of the kind of rule, words joined by hyphens
 * @param function that it is in
 * @param line of the file, from 1
 * @param subject what it is about: the resource, the place, the callee
 * @param message one sentence without a full stop
 * @param proof the way that leads to it
 * @param width of the machines on which it is so
 */
public record Breach(
    String rule,
    String file,
    String function,
    int line,
    String subject,
    String message,
    List<Way> proof,
    Width width) {
  /** By place, then by what it says. */
  public static final Comparator<Breach> ORDER =
      Comparator.comparing(Breach::file)
          .thenComparingInt(Breach::line)
          .thenComparing(Breach::rule)
          .thenComparing(Breach::subject)
          .thenComparing(Breach::message);

  public Breach {
    proof = List.copyOf(proof);
  }

  /** On all machines. */
  public Breach(
      String rule,
      String file,
      String function,
      int line,
      String subject,
      String message,
      List<Way> proof) {
    this(rule, file, function, line, subject, message, proof, Width.ANY);
  }

  /** The same, on machines of a width alone. */
  public Breach on(Width only) {
    return new Breach(rule, file, function, line, subject, message, proof, only);
  }

  /** How many bits a {@code long} has, and an address. */
  public enum Width {
    /** However many. */
    ANY,
    BITS_32,
    BITS_64
  }

  /** A step of a proof. */
  public record Way(String file, int line, String text) {}
}
