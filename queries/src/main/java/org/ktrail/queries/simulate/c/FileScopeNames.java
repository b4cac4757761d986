package org.ktrail.queries.simulate.c;

import java.util.Optional;

/** What names of file scope mean where a function stands. */
public interface FileScopeNames {
  /** The type that a typedef name stands for. */
  Optional<CType> typedef(String name);

  /**
   * The struct or union of a tag.
   *
   * @return an incomplete one where no definition is seen, always the same for a tag
   */
  RecordType record(String tag, boolean union);

  /** The value of an enumerator. */
  Optional<TypedExpression.Constant> enumerator(String name);

  /** The type of an enumeration's tag; where its definition is not seen, unsigned, as most are. */
  CType enumeration(String tag);

  /** The type of a variable or function. */
  Optional<CType> object(String name);

  /**
   * What tells a variable or function of file scope from all others of the program: its name, with
   * the path before it where it is one file's own.
   */
  default String symbol(String name) {
    return name;
  }
}
