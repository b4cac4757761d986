package org.ktrail.indexer.facts;

import java.util.List;

/**
 * The shape of a C expression as far as it matters for who calls whom: names, member accesses,
 * pointers, calls, casts and initialisers. Arithmetic, literals and comparisons are {@link Opaque};
 * calls inside them are still call sites of the body.
 */
public sealed interface Expr {
  Expr OPAQUE = new Opaque();

  /**
   * A variable, parameter, function, enumerator or object-like macro: what it is, the linked view
   * knows.
   */
  record Name(String name) implements Expr {}

  /** {@code base.field} or {@code base->field}. */
  record Member(Expr base, String field, boolean arrow) implements Expr {}

  /** {@code base[…]}; {@code index} is OPAQUE unless it is a plain name or call. */
  record Index(Expr base, Expr index) implements Expr {}

  /** {@code *of}. */
  record Deref(Expr of) implements Expr {}

  /** {@code &of}. */
  record AddressOf(Expr of) implements Expr {}

  /**
   * The value that call site {@code site} of the same body (index in {@link Body#calls()}) returns.
   */
  public record Result(int site) implements Expr {}

  /** {@code (type) of}. */
  record Cast(TypeRef type, Expr of) implements Expr {}

  /**
   * One of several values: {@code c ? a : b}. Of a comma or statement expression only the last
   * value is kept.
   */
  record Choice(List<Expr> options) implements Expr {}

  /**
   * {@code _Generic(control, type: value, …)}: the compiler chooses a value by the type of {@code
   * control}, which is not evaluated. Opaque values are left out.
   */
  record Selection(Expr control, List<Association> associations) implements Expr {
    public List<Expr> values() {
      return associations.stream().map(Association::value).toList();
    }
  }

  /**
   * A value of a selection.
   *
   * @param type {@link TypeRef.Unknown} for {@code default}
   */
  record Association(TypeRef type, Expr value) {}

  /**
   * {@code {…}}, or {@code (type){…}} when {@code type} is not {@link TypeRef.Unknown}. Opaque
   * items are left out.
   */
  record Init(TypeRef type, List<Item> items) implements Expr {}

  /** A type given as an argument of a macro: {@code container_of(p, struct x, m)}. */
  record TypeArgument(TypeRef type) implements Expr {}

  /** A string literal; only kept where it is an argument (without quotes, at most 64 bytes). */
  record Text(String value) implements Expr {}

  record Opaque() implements Expr {}

  /**
   * One element of an initialiser.
   *
   * @param position its place among the positional elements, counted from 0, or −1 if designated
   * @param designators field names ({@code "name"}) and array subscripts ({@code "["} + text +
   *     {@code "]"}), outermost first
   * @param line line of the element
   */
  record Item(int position, List<String> designators, Expr value, int line, int condition) {}
}
