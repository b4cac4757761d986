package org.ktrail.queries.mentions;

/** Which comments and literals a text has. */
public enum Syntax {
  /** C, assembly run through the C preprocessor, device trees, linker scripts. */
  C,
  /** As C, but a single quote may begin a lifetime. */
  RUST,
  /**
   * Makefiles, Kconfig, scripts: comments run from {@code #} to the end of the line; literals are
   * read as text.
   */
  HASH,
  /** Everything is text. */
  PLAIN;

  public static Syntax of(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    String extension = dot < 0 ? "" : name.substring(dot + 1);
    return switch (extension) {
      case "c", "h", "S", "s", "inc", "dts", "dtsi", "dtso", "lds", "y", "l", "def" -> C;
      case "rs" -> RUST;
      case "sh", "py", "pl", "awk", "mk", "conf" -> HASH;
      default ->
          name.startsWith("Makefile") || name.startsWith("Kconfig") || name.startsWith("Kbuild")
              ? HASH
              : PLAIN;
    };
  }
}
