package org.ktrail.queries.mentions;

/** Which files say what is built, and which other files besides C and assembly name its symbols. */
public final class BuildFiles {
  /** What C and makefiles write before a symbol of Kconfig. */
  static final String SYMBOL = "CONFIG_";

  private BuildFiles() {}

  public static boolean isKconfig(String path) {
    return name(path).startsWith("Kconfig");
  }

  public static boolean isMakefile(String path) {
    String name = name(path);
    return name.startsWith("Makefile") || name.startsWith("Kbuild") || name.endsWith(".mk");
  }

  /** Device trees and Rust. */
  public static boolean isOtherSource(String path) {
    return path.endsWith(".dts")
        || path.endsWith(".dtsi")
        || path.endsWith(".dtso")
        || path.endsWith(".rs");
  }

  /** Any of these. */
  public static boolean isOther(String path) {
    return isKconfig(path) || isMakefile(path) || isOtherSource(path);
  }

  /**
   * The word by which a file names an identifier: Kconfig's symbols stand without {@code CONFIG_}.
   */
  public static String wordIn(String path, String identifier) {
    return isKconfig(path) && identifier.startsWith(SYMBOL)
        ? identifier.substring(SYMBOL.length())
        : identifier;
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
