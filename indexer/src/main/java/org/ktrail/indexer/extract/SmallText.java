package org.ktrail.indexer.extract;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.indexer.facts.TypeRef;

/**
 * Reads the few words of C that the normaliser takes out of expressions: a type given as an
 * argument, the operand of {@code typeof}. What is more than a type name, a pointer to a function,
 * or a chain of members, is unknown.
 */
final class SmallText {
  /** More text than this is no simple operand. */
  private static final int LONGEST = 400;

  private final List<String> tokens;
  private int next;

  private SmallText(List<String> tokens) {
    this.tokens = tokens;
  }

  /** The text without comments, each run of blanks one blank, trimmed. */
  static String folded(byte[] text, int from, int to) {
    byte[] out = new byte[to - from];
    int n = 0;
    boolean blank = false;
    for (int i = from; i < to; i++) {
      byte b = text[i];
      if (b == '/' && i + 1 < to && text[i + 1] == '*') {
        i = Scan.afterComment(text, i, to) - 1;
        blank = true;
      } else if (b == '/' && i + 1 < to && text[i + 1] == '/') {
        i = Scan.lineEnd(text, i, to) - 1;
        blank = true;
      } else if (b <= ' ' && b >= 0 || b == '\\' && i + 1 < to && text[i + 1] == '\n') {
        blank = true;
      } else {
        if (blank && n > 0) {
          out[n++] = ' ';
        }
        blank = false;
        out[n++] = b;
      }
    }
    return new String(out, 0, n, StandardCharsets.UTF_8);
  }

  /** The type of {@code typeof(operand)}, wherever in the range the word starts. */
  static TypeRef typeOf(byte[] text, int from, int to) {
    int open = from;
    while (open < to && text[open] != '(') {
      open++;
    }
    int close = Scan.matching(text, open, text.length);
    if (open >= to || close < 0 || close - open > LONGEST) {
      return TypeRef.UNKNOWN;
    }
    String word = folded(text, from, open);
    if (!word.contains("typeof") && !word.contains("auto_type")) {
      return TypeRef.UNKNOWN;
    }
    SmallText operand = new SmallText(tokens(text, open + 1, close));
    TypeRef type = operand.wholeType(false);
    if (type != null) {
      return type;
    }
    operand.next = 0;
    Expr value = operand.wholeExpression();
    return value instanceof Expr.Opaque ? TypeRef.UNKNOWN : new TypeRef.TypeOf(value);
  }

  /**
   * A macro argument that is a type; null if it is none, or a single name, which may be anything.
   */
  static @Nullable TypeRef typeArgument(byte[] text, int from, int to) {
    return to - from > LONGEST ? null : new SmallText(tokens(text, from, to)).wholeType(false);
  }

  /** A type and the name it declares: {@code struct x *p}. */
  record Declared(TypeRef type, String name) {}

  /** A macro argument that declares a variable; null if it is none. */
  static @Nullable Declared declared(byte[] text, int from, int to) {
    if (to - from > LONGEST) {
      return null;
    }
    SmallText small = new SmallText(tokens(text, from, to));
    TypeRef type = small.type(true);
    String name = small.peek();
    return type != null && isName(name) && small.next + 1 == small.tokens.size()
        ? new Declared(type, name)
        : null;
  }

  private static List<String> tokens(byte[] text, int from, int to) {
    List<String> out = new ArrayList<>();
    int i = from;
    while (i < to) {
      int s = i;
      byte b = text[i];
      if (b == '/' && i + 1 < to && text[i + 1] == '*') {
        i = Scan.afterComment(text, i, to);
        continue;
      }
      if (b <= ' ' && b >= 0 || b == '\\') {
        i++;
        continue;
      }
      if (Scan.isName(b)) {
        while (i < to && Scan.isName(text[i])) {
          i++;
        }
      } else if (b == '-' && i + 1 < to && text[i + 1] == '>') {
        i += 2;
      } else {
        i++;
      }
      out.add(new String(text, s, i - s, StandardCharsets.UTF_8));
    }
    return out;
  }

  private String peek() {
    return next < tokens.size() ? tokens.get(next) : "";
  }

  private boolean accept(String token) {
    if (peek().equals(token)) {
      next++;
      return true;
    }
    return false;
  }

  private static boolean isName(String token) {
    return !token.isEmpty()
        && Scan.isName((byte) token.charAt(0))
        && !(token.charAt(0) >= '0' && token.charAt(0) <= '9');
  }

  /**
   * @param lone whether a single name counts as a type
   */
  private @Nullable TypeRef wholeType(boolean lone) {
    TypeRef type = type(lone);
    return type != null && next == tokens.size() ? type : null;
  }

  private @Nullable TypeRef type(boolean lone) {
    skipQualifiers();
    TypeRef base;
    boolean plainName = false;
    switch (peek()) {
      case "struct", "union", "enum" -> {
        TypeRef.Tag kind =
            switch (tokens.get(next++)) {
              case "struct" -> TypeRef.Tag.STRUCT;
              case "union" -> TypeRef.Tag.UNION;
              default -> TypeRef.Tag.ENUM;
            };
        skipQualifiers();
        if (!isName(peek())) {
          return null;
        }
        base = new TypeRef.Tagged(kind, tokens.get(next++));
      }
      default -> {
        StringBuilder words = new StringBuilder();
        while (Scan.isPrimitive(peek())) {
          words.append(words.isEmpty() ? "" : " ").append(tokens.get(next++));
          skipQualifiers();
        }
        if (words.isEmpty()) {
          if (!isName(peek())) {
            return null;
          }
          plainName = true;
          words.append(tokens.get(next++));
        }
        base = new TypeRef.Named(words.toString());
      }
    }
    skipQualifiers();
    int stars = 0;
    while (accept("*")) {
      base = new TypeRef.Pointer(base);
      stars++;
      skipQualifiers();
    }
    TypeRef function = functionPointer(base);
    if (function != null) {
      return function;
    }
    return plainName && stars == 0 && !lone ? null : base;
  }

  /** A pointer to a function with this result, {@code (*)(…)}; null if there is none. */
  private @Nullable TypeRef functionPointer(TypeRef result) {
    int mark = next;
    if (accept("(") && accept("*") && accept(")") && accept("(")) {
      int open = 1;
      for (; open > 0 && next < tokens.size(); next++) {
        open += peek().equals("(") ? 1 : peek().equals(")") ? -1 : 0;
      }
      if (open == 0) {
        return new TypeRef.Pointer(new TypeRef.Function(result, List.of()));
      }
    }
    next = mark;
    return null;
  }

  private void skipQualifiers() {
    while (Scan.isQualifier(peek())) {
      next++;
    }
  }

  private Expr wholeExpression() {
    Expr e = unary(0);
    return next == tokens.size() ? e : Expr.OPAQUE;
  }

  private Expr unary(int depth) {
    if (depth > 50) {
      next = tokens.size() + 1;
      return Expr.OPAQUE;
    }
    if (accept("*")) {
      return wrap(unary(depth + 1), true);
    }
    if (accept("&")) {
      return wrap(unary(depth + 1), false);
    }
    if (peek().equals("(")) {
      int mark = next++;
      TypeRef type = type(false);
      if (type != null && accept(")")) {
        Expr of = peek().equals("0") ? nothing() : unary(depth + 1);
        return postfix(new Expr.Cast(type, of));
      }
      next = mark + 1;
      Expr inner = unary(depth + 1);
      if (!accept(")")) {
        next = tokens.size() + 1;
        return Expr.OPAQUE;
      }
      return postfix(inner);
    }
    if (isName(peek())) {
      return postfix(new Expr.Name(tokens.get(next++)));
    }
    next = tokens.size() + 1;
    return Expr.OPAQUE;
  }

  private Expr nothing() {
    next++;
    return Expr.OPAQUE;
  }

  private static Expr wrap(Expr of, boolean deref) {
    return of instanceof Expr.Opaque ? of : deref ? new Expr.Deref(of) : new Expr.AddressOf(of);
  }

  private Expr postfix(Expr start) {
    Expr e = start;
    while (true) {
      boolean arrow = accept("->");
      if (arrow || accept(".")) {
        if (!isName(peek())) {
          next = tokens.size() + 1;
          return Expr.OPAQUE;
        }
        e = new Expr.Member(e, tokens.get(next++), arrow);
      } else if (accept("[")) {
        for (int open = 1; open > 0 && next < tokens.size(); next++) {
          open += peek().equals("[") ? 1 : peek().equals("]") ? -1 : 0;
        }
        e = new Expr.Index(e, Expr.OPAQUE);
      } else {
        return e;
      }
    }
  }
}
