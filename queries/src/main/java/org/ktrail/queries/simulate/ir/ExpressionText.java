package org.ktrail.queries.simulate.ir;

import org.ktrail.queries.simulate.c.CType;
import org.ktrail.queries.simulate.c.Expression;

/** Expressions as they were written, nearly: without casts, and as macros expanded. */
public final class ExpressionText {
  private static final int LONGEST = 160;
  private final StringBuilder out = new StringBuilder();

  private ExpressionText() {}

  public static String of(Expression e) {
    ExpressionText text = new ExpressionText();
    text.write(e, false);
    return text.out.length() <= LONGEST
        ? text.out.toString()
        : text.out.substring(0, LONGEST) + "…";
  }

  private void write(Expression e, boolean inner) {
    if (out.length() > LONGEST) {
      return;
    }
    switch (e) {
      case Expression.Constant c -> out.append(number(c));
      case Expression.StringLiteral s -> {
        out.append('"');
        out.append(
            new String(s.bytes(), 0, s.bytes().length - 1, java.nio.charset.StandardCharsets.UTF_8)
                .replace("\n", "\\n"));
        out.append('"');
      }
      case Expression.Local l ->
          out.append(l.variable().name().isEmpty() ? "…" : l.variable().name());
      case Expression.Global g -> out.append(plain(g.name()));
      case Expression.FunctionName f -> out.append(plain(f.name()));
      case Expression.LabelAddress l -> out.append("&&").append(l.label());
      case Expression.Bits b -> {
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
      case Expression.Overflow o -> {
        two(o.left(), sign(o.operator()), o.right(), true);
        out.append(" overflows");
      }
      case Expression.Member m -> {
        if (m.of() instanceof Expression.Deref d) {
          write(d.pointer(), true);
          out.append("->");
        } else {
          write(m.of(), true);
          out.append('.');
        }
        out.append(m.member().name());
      }
      case Expression.Deref d -> {
        out.append('*');
        write(d.pointer(), true);
      }
      case Expression.AddressOf a -> {
        if (!(a.of().type() instanceof CType.Array)
            && !(a.of() instanceof Expression.FunctionName)) {
          out.append('&');
        }
        write(a.of(), true);
      }
      case Expression.Unary u -> {
        out.append(
            switch (u.operator()) {
              case NEGATE -> "-";
              case COMPLEMENT -> "~";
              case NOT -> "!";
            });
        write(u.of(), true);
      }
      case Expression.Binary b -> two(b.left(), sign(b.operator()), b.right(), inner);
      case Expression.Logical l -> two(l.left(), l.and() ? "&&" : "||", l.right(), inner);
      case Expression.Assign a -> two(a.target(), "=", a.value(), inner);
      case Expression.Update u -> {
        write(u.target(), true);
        out.append(" op= …");
      }
      case Expression.Comma c -> write(c.second(), inner);
      case Expression.Conditional c -> {
        write(c.condition(), true);
        out.append(" ? ");
        write(c.then(), true);
        out.append(" : ");
        write(c.otherwise(), true);
      }
      case Expression.Call c -> {
        write(c.callee(), true);
        out.append('(');
        for (int i = 0; i < c.arguments().size(); i++) {
          out.append(i > 0 ? ", " : "");
          write(c.arguments().get(i), false);
        }
        out.append(')');
      }
      case Expression.Cast c -> write(c.of(), inner);
      case Expression.Initialised i -> out.append("{…}");
      case Expression.StatementExpression s -> write(last(s), inner);
    }
  }

  /** The value of a statement expression; what made it is told elsewhere. */
  private static Expression last(Expression.StatementExpression s) {
    return !s.statements().isEmpty()
            && s.statements().getLast()
                instanceof org.ktrail.queries.simulate.c.Statement.Evaluate e
        ? e.expression()
        : new Expression.StringLiteral(new byte[] {0});
  }

  /** A name without the file that it is one's own of. */
  public static String plain(String symbol) {
    return symbol.substring(symbol.lastIndexOf(':') + 1);
  }

  private static String number(Expression.Constant c) {
    if (c.type() instanceof CType.Pointer && c.value() == 0) {
      return "NULL";
    }
    int bits = c.type().bits();
    long v = c.value() << 64 - bits;
    long value = c.type().isSigned() ? v >> 64 - bits : v >>> 64 - bits;
    return value > -4096 && value < 0x10000 ? Long.toString(value) : "0x" + Long.toHexString(value);
  }

  private void two(Expression left, String sign, Expression right, boolean inner) {
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

  private static String sign(Expression.Operator operator) {
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
