package org.ktrail.indexer.assembly;

import java.util.List;

/**
 * What an assembler text holds.
 *
 * @param routines in the order of their labels; their extents may overlap, since an inner label is
 *     a routine of its own
 * @param uses of what may be a macro, in order; those inside routines too
 * @param macros what {@code .macro} defines
 * @param data symbols that hold no code
 * @param loose branches outside of all routines
 */
public record AssemblerUnit(
    List<Routine> routines,
    List<StatementText> uses,
    List<Macro> macros,
    List<Data> data,
    List<Branch> loose) {

  /**
   * A label that other code can go to.
   *
   * @param local whether other files cannot see it
   * @param alias the routine that this is another name of, "" if none
   * @param label where it stands
   * @param endLine the last line of its code
   * @param branches what its code goes to by name, in order
   */
  public record Routine(
      String name,
      boolean local,
      boolean weak,
      String alias,
      StatementText label,
      int endLine,
      List<Branch> branches) {}

  public record Branch(String symbol, StatementText statement) {}

  /**
   * {@code .macro name parameters}.
   *
   * @param parameters as written, with default or qualifier: {@code x}, {@code y=0}, {@code z:req},
   *     {@code w:vararg}
   */
  public record Macro(
      String name,
      List<String> parameters,
      List<StatementText> body,
      StatementText head,
      int endLine) {}

  public record Data(String name, boolean local, StatementText label) {}
}
