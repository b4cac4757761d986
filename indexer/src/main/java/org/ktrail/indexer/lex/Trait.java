package org.ktrail.indexer.lex;

import java.util.Locale;

/**
 * What a table of words says of a word; a word may have several. {@code words.tsv} explains each.
 */
public enum Trait {
  KEYWORD,
  /** A word of a primitive type, or a qualifier of one. */
  PRIMITIVE,
  STORAGE,
  ANNOTATION,
  ANNOTATION_CALL,
  ATTRIBUTE,
  NOISE,
  TYPEOF,
  ALIGNOF,
  ASM,
  LOOP,
  TYPED_HEAD,
  RECORD_HEAD,
  OPENS_INITIALISER,
  CLOSES_INITIALISER,
  GROUP,
  TAGGED_GROUP;

  /** The bit that stands for it. */
  public int bit() {
    return 1 << ordinal();
  }

  static Trait of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
