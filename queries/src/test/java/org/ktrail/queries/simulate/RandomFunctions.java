package org.ktrail.queries.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Writes C functions without undefined behaviour, of every construct that is executed. */
final class RandomFunctions {
  private static final List<String> TYPES =
      List.of("u8", "s8", "u16", "s16", "u32", "s32", "u64", "s64", "bool");

  private final Random random;
  private final StringBuilder out = new StringBuilder();
  private List<String> numbers = new ArrayList<>();
  private int fresh;

  RandomFunctions(long seed) {
    random = new Random(seed);
  }

  /** A function {@code long name(long a, long b)}. */
  String function(String name) {
    out.setLength(0);
    numbers = new ArrayList<>(List.of("a", "b"));
    fresh = 0;
    out.append("long ").append(name).append("(long a, long b)\n{\n");
    out.append("u32 v[8] = { 5, a, [6] = 3 };\n");
    out.append("struct point p = { a, b, 3 }, *q = &p;\n");
    out.append("struct flags f = { .b = a, .e = b };\n");
    out.append("union word w = { .w = b };\n");
    for (int i = 0; i < 3; i++) {
      declare();
    }
    block(3, 7);
    out.append("return ").append(expression(3)).append(";\n}\n");
    return out.toString();
  }

  private String pick(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }

  private void declare() {
    String name = "x" + fresh++;
    out.append(pick(TYPES)).append(' ').append(name).append(" = ").append(expression(2));
    out.append(";\n");
    numbers.add(name);
  }

  private void block(int depth, int statements) {
    int known = numbers.size();
    for (int i = 0; i < statements; i++) {
      statement(depth);
    }
    while (numbers.size() > known) {
      numbers.removeLast();
    }
  }

  private void statement(int depth) {
    switch (random.nextInt(depth > 0 ? 10 : 4)) {
      case 0 -> declare();
      case 1 -> out.append("note(").append(expression(2)).append(");\n");
      case 2, 3 -> {
        String op = pick(List.of("=", "+=", "-=", "^=", "|=", "&=", "*="));
        out.append(place()).append(' ').append(op).append(' ').append(expression(3)).append(";\n");
      }
      case 4, 5 -> {
        out.append("if (").append(expression(2)).append(") {\n");
        block(depth - 1, 2);
        if (random.nextBoolean()) {
          out.append("} else {\n");
          block(depth - 1, 2);
        }
        out.append("}\n");
      }
      case 6 -> {
        String i = "i" + fresh++;
        out.append("for (int ").append(i).append(" = 0; ").append(i).append(" < ");
        out.append(1 + random.nextInt(5)).append("; ").append(i).append("++) {\n");
        if (random.nextBoolean()) {
          out.append("if (").append(expression(1)).append(") ");
          out.append(random.nextBoolean() ? "continue;\n" : "break;\n");
        }
        block(depth - 1, 2);
        out.append("}\n");
      }
      case 7 -> {
        out.append("switch ((u32)(").append(expression(1)).append(") % 5) {\n");
        for (int c = 0; c < 4; c++) {
          out.append("case ").append(c).append(":\n");
          block(depth - 1, 1);
          out.append(random.nextInt(3) == 0 ? "" : "break;\n");
        }
        out.append("default:\nnote(5);\n}\n");
      }
      case 8 -> {
        String label = "l" + fresh++;
        out.append("if (").append(expression(1)).append(") goto ").append(label).append(";\n");
        int known = numbers.size();
        out.append("{\n");
        block(depth - 1, 1);
        out.append("}\n").append(label).append(": note(1);\n");
        while (numbers.size() > known) {
          numbers.removeLast();
        }
      }
      default -> {
        out.append("{\n");
        block(depth - 1, 2);
        out.append("}\n");
      }
    }
  }

  private String place() {
    return switch (random.nextInt(8)) {
      case 0 -> "v[(" + expression(1) + ") & 7]";
      case 1 -> "q->" + pick(List.of("x", "y", "z"));
      case 2 -> "f." + pick(List.of("a", "b", "d", "e"));
      case 3 -> "w.bytes[(" + expression(1) + ") & 3]";
      case 4 -> "w." + pick(List.of("w", "low", "high"));
      default -> "*&" + pick(numbers);
    };
  }

  /** Of type u64 or narrower; overflow of signed numbers wraps, as the kernel is compiled. */
  private String expression(int depth) {
    if (depth == 0) {
      return switch (random.nextInt(4)) {
        case 0 -> String.valueOf(random.nextInt(200) - 100);
        case 1 -> "0x" + Integer.toHexString(random.nextInt()) + pick(List.of("", "u", "ul"));
        case 2 -> pick(numbers);
        default -> place0();
      };
    }
    String a = expression(depth - 1);
    String b = expression(depth - 1);
    return switch (random.nextInt(13)) {
      case 0 -> "(" + a + " + " + b + ")";
      case 1 -> "(" + a + " - " + b + ")";
      case 2 -> "(" + a + " * " + b + ")";
      case 3 -> "((u64)" + a + " / ((u32)" + b + " | 1))";
      case 4 -> "((s64)(s32)" + a + " % ((s64)(u16)" + b + " + 1))";
      case 5 -> "(" + a + pick(List.of(" & ", " | ", " ^ ")) + b + ")";
      case 6 -> "((s64)" + a + " >> (" + b + " & 31))";
      case 7 -> "((u32)" + a + " << (" + b + " & 31))";
      case 8 -> "(" + a + pick(List.of(" < ", " <= ", " == ", " != ", " > ", " >= ")) + b + ")";
      case 9 -> "(" + a + pick(List.of(" && ", " || ")) + b + ")";
      case 10 -> "(" + a + " ? " + b + " : " + expression(depth - 1) + ")";
      case 11 -> "((" + pick(TYPES) + ")" + a + ")";
      default -> pick(List.of("-", "~", "!")) + "(" + a + ")";
    };
  }

  private String place0() {
    return pick(List.of("v[3]", "v[1]", "p.x", "q->y", "f.a", "f.c", "f.e", "w.low", "w.bytes[2]"));
  }
}
