package org.ktrail.queries.simulate.term;

import org.ktrail.queries.simulate.ir.Operation;

/**
 * A number of a fixed width, at most 64 bits. Made by {@link Terms}, which folds what is known;
 * equal to one that is built alike.
 */
public sealed interface Term {
  int bits();

  /**
   * @param value only the lowest {@code bits} count, and those above are 0
   */
  record Known(int bits, long value) implements Term {
    @Override
    public String toString() {
      return TermText.number(this);
    }
  }

  /** A number that is not known; equal to one of the same name. */
  record Symbol(int bits, String name) implements Term {
    @Override
    public String toString() {
      return name;
    }
  }

  /** Parts may be shared by many terms, so that their hash is kept and compared first. */
  abstract sealed class Node implements Term {
    private final int bits;
    private final int hash;

    Node(int bits, int hash) {
      this.bits = bits;
      this.hash = hash * 31 + bits;
    }

    @Override
    public int bits() {
      return bits;
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(Object other) {
      return this == other
          || other instanceof Node n && n.hash == hash && n.bits == bits && isLike(n);
    }

    abstract boolean isLike(Node other);

    @Override
    public String toString() {
      return TermText.of(this);
    }
  }

  final class Binary extends Node {
    private final Operation operation;
    private final Term left;
    private final Term right;

    Binary(int bits, Operation operation, Term left, Term right) {
      super(bits, (left.hashCode() * 31 + right.hashCode()) * 31 + operation.ordinal());
      this.operation = operation;
      this.left = left;
      this.right = right;
    }

    public Operation operation() {
      return operation;
    }

    public Term left() {
      return left;
    }

    public Term right() {
      return right;
    }

    @Override
    boolean isLike(Node other) {
      return other instanceof Binary b
          && operation == b.operation
          && left.equals(b.left)
          && right.equals(b.right);
    }
  }

  /** The bits from {@code from} on. */
  final class Extract extends Node {
    private final int from;
    private final Term of;

    Extract(int bits, int from, Term of) {
      super(bits, (of.hashCode() * 31 + from) * 31 + 101);
      this.from = from;
      this.of = of;
    }

    public int from() {
      return from;
    }

    public Term of() {
      return of;
    }

    @Override
    boolean isLike(Node other) {
      return other instanceof Extract e && from == e.from && of.equals(e.of);
    }
  }

  final class Extend extends Node {
    private final boolean signed;
    private final Term of;

    Extend(int bits, boolean signed, Term of) {
      super(bits, of.hashCode() * 31 + (signed ? 103 : 107));
      this.signed = signed;
      this.of = of;
    }

    public boolean signed() {
      return signed;
    }

    public Term of() {
      return of;
    }

    @Override
    boolean isLike(Node other) {
      return other instanceof Extend e && signed == e.signed && of.equals(e.of);
    }
  }

  final class Concat extends Node {
    private final Term high;
    private final Term low;

    Concat(int bits, Term high, Term low) {
      super(bits, (high.hashCode() * 31 + low.hashCode()) * 31 + 109);
      this.high = high;
      this.low = low;
    }

    public Term high() {
      return high;
    }

    public Term low() {
      return low;
    }

    @Override
    boolean isLike(Node other) {
      return other instanceof Concat c && high.equals(c.high) && low.equals(c.low);
    }
  }

  default boolean isKnown() {
    return this instanceof Known;
  }
}
