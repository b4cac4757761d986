package org.ktrail.indexer.kbuild;

import java.util.List;
import java.util.Optional;
import org.ktrail.indexer.condition.Condition;

/**
 * A symbol that Kconfig files define.
 *
 * @param name without {@code CONFIG_}
 * @param type the widest of its definitions' types
 * @param definitions in the order of reading; architectures often define the same symbol
 */
public record KconfigSymbol(String name, Type type, List<Definition> definitions) {
  /** The type of a symbol. */
  public enum Type {
    /** No definition gives a type; it has no value. */
    UNKNOWN,
    BOOL,
    TRISTATE,
    INT,
    HEX,
    STRING
  }

  /**
   * One {@code config} entry.
   *
   * @param line from 1
   * @param prompt absent if a user cannot set it here
   * @param asked when a user can, of what it depends on left aside: {@code bool "…" if asked}
   * @param depends its own {@code depends on} with those of all that encloses it; {@code ARCH=a}
   *     where only one architecture reads the file
   * @param written the expressions that say what it depends on
   * @param selects symbols that it turns on
   * @param implies symbols that it turns on where they can be, unless a user says otherwise
   * @param defaults the values that it takes if nobody sets it, first match first
   */
  public record Definition(
      String path,
      int line,
      Optional<String> prompt,
      Condition asked,
      Condition depends,
      List<String> written,
      List<Select> selects,
      List<Select> implies,
      List<Default> defaults) {
    /**
     * When it may be {@code y}, if it is a tristate: {@code X || X=n} keeps it from being built in
     * where {@code X} is a module.
     */
    Condition dependsBuiltIn() {
      Condition all = Condition.ALWAYS;
      for (String expression : written) {
        all = Guards.and(all, KconfigExpression.builtIn(expression));
      }
      return Condition.and(depends, Guards.written(all));
    }
  }

  /** {@code select symbol if when}, and {@code imply}. */
  public record Select(String symbol, Condition when) {}

  /** {@code default value if when}; the value as written. */
  public record Default(String value, Condition when) {}

  /** When any of its definitions can be on. */
  public Condition depends() {
    return Condition.or(definitions.stream().map(Definition::depends).toList());
  }

  /** When any of its definitions can be built in, if it is a tristate. */
  public Condition dependsBuiltIn() {
    return Condition.or(definitions.stream().map(Definition::dependsBuiltIn).toList());
  }
}
