package org.ktrail.queries.series.compare;

import java.util.Locale;
import org.ktrail.queries.series.change.Fact;

/** Under which heading a difference is told. */
public enum Sort {
  /** Functions, prototypes, exports, macros, constants, variables, types, members. */
  SYMBOLS,
  /** Calls of a function or macro by its name. */
  CALLS,
  /** Calls through a member or another pointer. */
  DISPATCHES,
  /** Names put into members. */
  REGISTRATIONS,
  /** Constants, variables and functions named in a body, not called there. */
  USES;

  public static Sort of(Fact fact) {
    return switch (fact) {
      case Fact.Call c -> c.shape() == Fact.Shape.NAME ? CALLS : DISPATCHES;
      case Fact.Registration r -> REGISTRATIONS;
      case Fact.Mention m -> USES;
      case Fact.Function f -> SYMBOLS;
      case Fact.Prototype p -> SYMBOLS;
      case Fact.Export e -> SYMBOLS;
      case Fact.Macro m -> SYMBOLS;
      case Fact.EnumConstant e -> SYMBOLS;
      case Fact.Global g -> SYMBOLS;
      case Fact.Typedef t -> SYMBOLS;
      case Fact.Record r -> SYMBOLS;
      case Fact.Member m -> SYMBOLS;
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
