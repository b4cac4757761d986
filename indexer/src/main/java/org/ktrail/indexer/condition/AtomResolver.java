package org.ktrail.indexer.condition;

/** Tells the truth of opaque atoms, those that are neither {@code CONFIG_X} nor {@code ARCH=a}. */
@FunctionalInterface
public interface AtomResolver {
  AtomResolver UNKNOWN = atom -> Truth.UNKNOWN;

  /** {@link Truth#UNKNOWN} for an atom that this resolver knows nothing of. */
  Truth truth(String atom);

  /** Asks this one first, then the other. */
  default AtomResolver orElse(AtomResolver other) {
    return atom -> {
      Truth own = truth(atom);
      return own == Truth.UNKNOWN ? other.truth(atom) : own;
    };
  }
}
