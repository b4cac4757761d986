package org.ktrail.queries.simulate.ir;

import org.ktrail.queries.simulate.c.CType;
import org.ktrail.queries.simulate.c.TypedExpression;

/** Expressions as they were written, nearly: without casts, and as macros expanded. */
public final class ExpressionText {
  private static final int LONGEST = 160;
  private final StringBuilder out = new StringBuilder();

  private ExpressionText() {}

  public static String of(TypedExpression e) {
    ExpressionText text = new ExpressionText();
    text.write(e, false);
    return text.out.length() <= LONGEST
        ? text.out.toString()
        : text.out.substring(0, LONGEST) + "…";
  }

  private void write(TypedExpression e, boolean inner) {
    if (out.length() > LONGEST) {
      return;
    }
    switch (e) {
      case TypedExpression.Constant c -> out.append(number(c));
      case TypedExpression.StringLiteral s -> {
        out.append('"');
        out.append(
            new String(s.bytes(), 0, s.bytes().length - 1, java.nio.charset.StandardCharsets.UTF_8)
                .replace("\n", "\\n"));
        out.append('"');
      }
      case TypedExpression.Local l ->
          out.append(l.variable().name().isEmpty() ? "…" : l.variable().name());
      case TypedExpression.Global g -> out.append(plain(g.name()));
      case TypedExpression.FunctionName f -> out.append(plain(f.name()));
      case TypedExpression.LabelAddress l -> out.append("&&").append(l.label());
      case TypedExpression.Bits b -> {
        out.append(
            switch (b.operation()) {
              case ONES -> "popcount(";
              case PARITY -> "parity(";
              case LEADING_ZEROS -> "clz(";
              case TRAILING_ZEROS -> "ctz(";
              case FIRST_ONE -> "ffs(";
              case SIGN_COPIES -> "clrsb(";
              case SWAP_BYTES -> "bswap(";
            });
        write(b.of(), false);
        out.append(')');
      }
      case TypedExpression.Overflow o -> {
        two(o.left(), sign(o.operator()), o.right(), true);
        out.append(" overflows");
      }
      case TypedExpression.Member m -> {
        if (m.of() instanceof TypedExpression.Deref d) {
          write(d.pointer(), true);
          out.append("->");
        } else {
          write(m.of(), true);
          out.append('.');
        }
        out.append(m.member().name());
      }
      case TypedExpression.Deref d -> {
        out.append('*');
        write(d.pointer(), true);
      }
      case TypedExpression.AddressOf a -> {
        if (!(a.of().type() instanceof CType.Array)
            && !(a.of() instanceof TypedExpression.FunctionName)) {
          out.append('&');
        }
        write(a.of(), true);
      }
      case TypedExpression.Unary u -> {
        out.append(
            switch (u.operator()) {
              case NEGATE -> "-";
              case COMPLEMENT -> "~";
              case NOT -> "!";
            });
        write(u.of(), true);
      }
      case TypedExpression.Binary b -> two(b.left(), sign(b.operator()), b.right(), inner);
      case TypedExpression.Logical l -> two(l.left(), l.and() ? "&&" : "||", l.right(), inner);
      case TypedExpression.Assign a -> two(a.target(), "=", a.value(), inner);
      case TypedExpression.Update u -> {
        write(u.target(), true);
        out.append(" op= …");
      }
      case TypedExpression.Comma c -> write(c.second(), inner);
      case TypedExpression.Conditional c -> {
        write(c.condition(), true);
        out.append(" ? ");
        write(c.then(), true);
        out.append(" : ");
        write(c.otherwise(), true);
      }
      case TypedExpression.Call c -> {
        write(c.callee(), true);
        out.append('(');
        for (int i = 0; i < c.arguments().size(); i++) {
          out.append(i > 0 ? ", " : "");
          write(c.arguments().get(i), false);
        }
        out.append(')');
      }
      case TypedExpression.Cast c -> write(c.of(), inner);
      case TypedExpression.Initialised i -> out.append("{…}");
      case TypedExpression.StatementExpression s -> write(last(s), inner);
    }
  }

  /** The value of a statement expression; what made it is told elsewhere. */
  private static TypedExpression last(TypedExpression.StatementExpression s) {
    return !s.statements().isEmpty()
            && s.statements().getLast()
                instanceof org.ktrail.queries.simulate.c.TypedStatement.Evaluate e
        ? e.expression()
        : new TypedExpression.StringLiteral(new byte[] {0});
  }

  /** A name without the file that it is one's own of. */
  public static String plain(String symbol) {
    return symbol.substring(symbol.lastIndexOf(':') + 1);
  }

  private static String number(TypedExpression.Constant c) {
    if (c.type() instanceof CType.Pointer && c.value() == 0) {
      return "NULL";
    }
    int bits = c.type().bits();
    long v = c.value() << 64 - bits;
    long value = c.type().isSigned() ? v >> 64 - bits : v >>> 64 - bits;
    return value > -4096 && value < 0x10000 ? Long.toString(value) : "0x" + Long.toHexString(value);
  }

  private void two(TypedExpression left, String sign, TypedExpression right, boolean inner) {
    if (inner) {
      out.append('(');
    }
    write(left, true);
    out.append(' ').append(sign).append(' ');
    write(right, true);
    if (inner) {
      out.append(')');
    }
  }

  private static String sign(TypedExpression.Operator operator) {
    return switch (operator) {
      case ADD -> "+";
      case SUBTRACT -> "-";
      case MULTIPLY -> "*";
      case DIVIDE -> "/";
      case REMAINDER -> "%";
      case AND -> "&";
      case OR -> "|";
      case XOR -> "^";
      case SHIFT_LEFT -> "<<";
      case SHIFT_RIGHT -> ">>";
      case EQUAL -> "==";
      case UNEQUAL -> "!=";
      case LESS -> "<";
      case LESS_OR_EQUAL -> "<=";
    };
  }
}
