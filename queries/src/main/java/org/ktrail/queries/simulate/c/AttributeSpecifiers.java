package org.ktrail.queries.simulate.c;

/** What {@code __attribute__} and {@code _Alignas} say of what is being declared. */
final class AttributeSpecifiers {
  /** What was met; {@code aligned} in bytes, 0 if nothing was said. */
  record Said(String cleanup, boolean packed, long aligned) {
    static final Said NOTHING = new Said("", false, 0);
  }

  /** What {@code aligned} without a number means on x86-64. */
  private static final long MOST_ALIGNED = 16;

  private final Cursor in;
  private final TypeParser types;
  private final ExpressionParser expressions;
  private Said said = Said.NOTHING;

  AttributeSpecifiers(Cursor in, TypeParser types, ExpressionParser expressions) {
    this.in = in;
    this.types = types;
    this.expressions = expressions;
  }

  static boolean isOne(String token) {
    return token.equals("__attribute__") || token.equals("__attribute") || token.equals("_Alignas");
  }

  Said said() {
    return said;
  }

  /** From now on this counts as met. */
  void set(Said as) {
    said = as;
  }

  void pass() {
    while (isOne(in.peek().text())) {
      attribute();
    }
  }

  private void attribute() {
    if (in.next().text().equals("_Alignas")) {
      in.expect("(");
      aligned(types.startsType() ? types.typeName().alignment() : expressions.constant());
      in.expect(")");
      return;
    }
    int start = in.at;
    in.skipBrackets();
    int end = in.at;
    for (in.at = start; in.at < end; ) {
      Lexeme token = in.next();
      switch (token.text()) {
        case "cleanup", "__cleanup__" ->
            said = new Said(in.peek(1).text(), said.packed(), said.aligned());
        case "packed", "__packed__" -> said = new Said(said.cleanup(), true, said.aligned());
        case "aligned", "__aligned__" -> {
          if (in.accept("(")) {
            aligned(expressions.constant());
          } else {
            aligned(MOST_ALIGNED);
          }
        }
        case "vector_size", "__vector_size__" -> throw new Unsupported("a vector", token.line());
        case "mode", "__mode__" ->
            throw new Unsupported("a type of mode " + in.peek(1).text(), token.line());
        default -> {}
      }
    }
    in.at = end;
  }

  private void aligned(long bytes) {
    long known = TypeParser.bounded(bytes, in.line());
    said = new Said(said.cleanup(), said.packed(), Math.max(said.aligned(), known));
  }
}
