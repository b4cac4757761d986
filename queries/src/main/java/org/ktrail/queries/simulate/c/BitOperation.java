package org.ktrail.queries.simulate.c;

/** What gcc's builtins make of the bits of a number. */
public enum BitOperation {
  /** Ones ({@code popcount}). */
  ONES,
  /** Whether ones are odd in number. */
  PARITY,
  /** Zeros ahead of the highest one; all bits, of 0. */
  LEADING_ZEROS,
  /** Zeros behind the lowest one; all bits, of 0. */
  TRAILING_ZEROS,
  /** The place of the lowest one, from 1; 0 of 0 ({@code ffs}). */
  FIRST_ONE,
  /** Bits behind the sign that are like it ({@code clrsb}). */
  SIGN_COPIES,
  /** Bytes in the other order. */
  SWAP_BYTES;

  /** Of a number of so many bits; only those count. */
  public long of(int bits, long value) {
    long unsigned = value << 64 - bits >>> 64 - bits;
    long signed = value << 64 - bits >> 64 - bits;
    return switch (this) {
      case ONES -> Long.bitCount(unsigned);
      case PARITY -> Long.bitCount(unsigned) & 1;
      case LEADING_ZEROS -> Long.numberOfLeadingZeros(unsigned) - (64 - bits);
      case TRAILING_ZEROS -> unsigned == 0 ? bits : Long.numberOfTrailingZeros(unsigned);
      case FIRST_ONE -> unsigned == 0 ? 0 : Long.numberOfTrailingZeros(unsigned) + 1;
      case SIGN_COPIES ->
          Long.numberOfLeadingZeros(signed < 0 ? ~signed : signed) - (64 - bits) - 1;
      case SWAP_BYTES -> Long.reverseBytes(unsigned) >>> 64 - bits;
    };
  }
}
