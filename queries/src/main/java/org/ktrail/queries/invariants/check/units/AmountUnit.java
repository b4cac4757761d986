package org.ktrail.queries.invariants.check.units;

import java.util.Locale;

/** What an amount counts. A frame's number counts pages, too, but is an address. */
enum AmountUnit {
  BYTES("bytes"),
  SECTORS("sectors"),
  BLOCKS("blocks"),
  PAGES("pages"),
  PFN("pages"),
  NONE("");

  /** Amounts of one size have one: they may be added. */
  final String size;

  AmountUnit(String size) {
    this.size = size;
  }

  static AmountUnit of(String word) {
    return word.equals("-") ? NONE : valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** Whether both are known, and not of one size. */
  boolean differs(AmountUnit other) {
    return this != NONE && other != NONE && !size.equals(other.size);
  }
}
