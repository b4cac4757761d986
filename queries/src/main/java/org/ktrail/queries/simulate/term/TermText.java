package org.ktrail.queries.simulate.term;

import java.util.function.Function;
import org.ktrail.queries.simulate.ir.Operation;

/** Terms as a reader of C writes them. */
public final class TermText {
  private static final int LONGEST = 120;

  private TermText() {}

  public static String of(Term t) {
    return of(t, k -> number(k));
  }

  /**
   * @param known how a number is shown: it may be an address or an error
   */
  public static String of(Term t, Function<Term.Known, String> known) {
    StringBuilder out = new StringBuilder();
    write(t, out, false, known);
    return out.toString();
  }

  /** Small numbers as they are, negative ones with their sign, masks and addresses in hex. */
  public static String number(Term.Known k) {
    long v = Terms.signed(k.bits(), k.value());
    return v > -4096 && v < 0x10000 ? Long.toString(v) : "0x" + Long.toHexString(k.value());
  }

  private static void write(
      Term t, StringBuilder out, boolean inner, Function<Term.Known, String> known) {
    if (out.length() > LONGEST) {
      out.append("…");
      return;
    }
    switch (t) {
      case Term.Known k -> out.append(known.apply(k));
      case Term.Symbol s -> out.append(s.name());
      case Term.Extend e -> write(e.of(), out, inner, known);
      case Term.Extract e -> {
        if (e.bits() == 1) {
          out.append("bit ").append(e.from()).append(" of ");
          write(e.of(), out, true, known);
        } else if (e.from() == 0) {
          write(e.of(), out, inner, known);
        } else {
          out.append("bits ").append(e.from()).append("…").append(e.from() + e.bits() - 1);
          out.append(" of ");
          write(e.of(), out, true, known);
        }
      }
      case Term.Concat c -> {
        write(c.high(), out, true, known);
        out.append(':');
        write(c.low(), out, true, known);
      }
      case Term.Binary b -> binary(b, out, inner, known);
    }
  }

  private static void binary(
      Term.Binary b, StringBuilder out, boolean inner, Function<Term.Known, String> known) {
    if (b.operation() == Operation.XOR && b.bits() == 1 && b.right().equals(Terms.TRUE)) {
      out.append("!(");
      write(b.left(), out, false, known);
      out.append(')');
      return;
    }
    if (inner) {
      out.append('(');
    }
    write(b.left(), out, true, known);
    out.append(' ').append(sign(b.operation())).append(' ');
    write(b.right(), out, true, known);
    if (inner) {
      out.append(')');
    }
  }

  private static String sign(Operation operation) {
    return switch (operation) {
      case ADD -> "+";
      case SUBTRACT -> "-";
      case MULTIPLY -> "*";
      case DIVIDE_SIGNED, DIVIDE_UNSIGNED -> "/";
      case REMAINDER_SIGNED, REMAINDER_UNSIGNED -> "%";
      case AND -> "&";
      case OR -> "|";
      case XOR -> "^";
      case SHIFT_LEFT -> "<<";
      case SHIFT_RIGHT_LOGICAL, SHIFT_RIGHT_ARITHMETIC -> ">>";
      case EQUAL -> "==";
      case UNEQUAL -> "!=";
      case LESS_SIGNED, LESS_UNSIGNED -> "<";
      case LESS_OR_EQUAL_SIGNED, LESS_OR_EQUAL_UNSIGNED -> "<=";
    };
  }
}
