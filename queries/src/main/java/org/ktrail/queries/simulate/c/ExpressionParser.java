package org.ktrail.queries.simulate.c;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ktrail.queries.simulate.c.TypedExpression.AddressOf;
import org.ktrail.queries.simulate.c.TypedExpression.Assign;
import org.ktrail.queries.simulate.c.TypedExpression.Constant;
import org.ktrail.queries.simulate.c.TypedExpression.Deref;
import org.ktrail.queries.simulate.c.TypedExpression.Operator;
import org.ktrail.queries.simulate.c.TypedExpression.Update;
import org.ktrail.queries.simulate.c.TypedExpression.Variable;

/** Reads expressions by precedence. */
final class ExpressionParser {
  private final Cursor in;
  private final BlockScope scope;
  private final TypeParser types;
  private final InitialiserParser initialisers;
  private final Builtins builtins;
  private final StatementParser statements;

  ExpressionParser(Cursor in, BlockScope scope, StatementParser statements) {
    this.in = in;
    this.scope = scope;
    this.statements = statements;
    this.types = new TypeParser(in, scope, this);
    this.initialisers = new InitialiserParser(in, this);
    this.builtins = new Builtins(in, scope, types, this);
  }

  TypeParser types() {
    return types;
  }

  InitialiserParser initialisers() {
    return initialisers;
  }

  /** The value of a constant expression. */
  long constant() {
    int line = in.line();
    return Arithmetic.constant(conditional())
        .orElseThrow(() -> new Unsupported("not a constant", line));
  }

  TypedExpression comma() {
    TypedExpression e = assignment();
    for (int n = 1; in.accept(","); n++) {
      bound(n);
      e = new TypedExpression.Comma(e, assignment());
    }
    return e;
  }

  private void bound(int operands) {
    if (operands > Cursor.LONGEST) {
      throw new Unsupported("too many operands in a row", in.line());
    }
  }

  TypedExpression assignment() {
    in.enter();
    TypedExpression read = assigned();
    in.leave();
    return read;
  }

  private TypedExpression assigned() {
    TypedExpression left = conditional();
    String op = in.peek().text();
    int line = in.line();
    if (op.equals("=")) {
      in.next();
      TypedExpression value = assignment();
      return new Assign(left, converted(left.type(), value, line));
    }
    if (op.length() >= 2 && op.endsWith("=") && ASSIGNED.contains(op)) {
      in.next();
      return update(left, operator(op.substring(0, op.length() - 1)), assignment(), false, line);
    }
    return left;
  }

  private static final List<String> ASSIGNED =
      List.of("+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<=", ">>=");

  /** A value as it is stored in a place of a type; records are copied as they are. */
  static TypedExpression converted(CType to, TypedExpression value, int line) {
    if (to.isComputed()) {
      TypedExpression e = Arithmetic.decay(value);
      if (!e.type().isComputed()) {
        throw e.type() instanceof RecordType
            ? new Unsupported("conversion of " + e.type() + " to a number", line)
            : Arithmetic.notComputed(e.type(), line);
      }
      return Arithmetic.cast(to, e);
    }
    if (to instanceof CType.Floating && !value.type().equals(to)) {
      throw new Unsupported("floating point", line);
    }
    return value;
  }

  private TypedExpression update(
      TypedExpression target, Operator op, TypedExpression by, boolean post, int line) {
    if (!target.type().isComputed()) {
      throw Arithmetic.notComputed(target.type(), line);
    }
    Variable old = new Variable("", target.type(), false);
    TypedExpression left = new TypedExpression.Local(old);
    if (target instanceof TypedExpression.Member m && m.member().isBitField()) {
      left = Arithmetic.promotedBits(left, m.member().width());
    }
    TypedExpression value = Arithmetic.binary(op, left, by, line);
    return new Update(target, old, Arithmetic.cast(target.type(), value), post);
  }

  private static Operator operator(String text) {
    return switch (text) {
      case "+" -> Operator.ADD;
      case "-" -> Operator.SUBTRACT;
      case "*" -> Operator.MULTIPLY;
      case "/" -> Operator.DIVIDE;
      case "%" -> Operator.REMAINDER;
      case "&" -> Operator.AND;
      case "|" -> Operator.OR;
      case "^" -> Operator.XOR;
      case "<<" -> Operator.SHIFT_LEFT;
      case ">>" -> Operator.SHIFT_RIGHT;
      case "==" -> Operator.EQUAL;
      case "!=" -> Operator.UNEQUAL;
      case "<", ">" -> Operator.LESS;
      case "<=", ">=" -> Operator.LESS_OR_EQUAL;
      default -> throw new IllegalArgumentException(text);
    };
  }

  TypedExpression conditional() {
    in.enter();
    TypedExpression read = chosen();
    in.leave();
    return read;
  }

  private TypedExpression chosen() {
    TypedExpression condition = binary(0);
    int line = in.line();
    if (!in.accept("?")) {
      return condition;
    }
    if (in.accept(":")) {
      TypedExpression value = Arithmetic.promote(condition);
      if (!value.type().isComputed()) {
        throw Arithmetic.notComputed(value.type(), line);
      }
      Variable once = new Variable("", value.type(), false);
      TypedExpression kept = new TypedExpression.Local(once);
      TypedExpression chosen = chosen(kept, kept, conditional(), line);
      TypedStatement keep =
          new TypedStatement.Declare(
              line,
              once,
              false,
              List.of(new TypedStatement.Evaluate(line, new Assign(kept, value))),
              "");
      return new TypedExpression.StatementExpression(
          chosen.type(), List.of(keep, new TypedStatement.Evaluate(line, chosen)));
    }
    TypedExpression then = comma();
    in.expect(":");
    TypedExpression otherwise = conditional();
    Optional<Long> known = Arithmetic.constant(condition);
    TypedExpression both = chosen(condition, then, otherwise, line);
    if (known.isPresent() && both.type().isComputed()) {
      TypedExpression taken = known.get() != 0 ? then : otherwise;
      return Arithmetic.cast(both.type(), Arithmetic.promote(taken));
    }
    return both;
  }

  private static TypedExpression chosen(
      TypedExpression condition, TypedExpression a, TypedExpression b, int line) {
    TypedExpression test = Arithmetic.truth(condition, line);
    TypedExpression then = Arithmetic.promote(a);
    TypedExpression otherwise = Arithmetic.promote(b);
    if (then.type().isComputed() && otherwise.type().isComputed()) {
      CType type =
          then.type() instanceof CType.Pointer p && otherwise.type() instanceof CType.Pointer q
              ? common(p, isNull(then), q, isNull(otherwise))
              : isNull(then) && otherwise.type() instanceof CType.Pointer
                  ? otherwise.type()
                  : Arithmetic.common(then.type(), otherwise.type());
      return new TypedExpression.Conditional(
          type, test, Arithmetic.cast(type, then), Arithmetic.cast(type, otherwise));
    }
    CType type =
        then.type() instanceof CType.Void || otherwise.type() instanceof CType.Void
            ? CType.VOID
            : then.type();
    return new TypedExpression.Conditional(type, test, then, otherwise);
  }

  /**
   * Of a null pointer constant and a pointer that one; else void * if one is, and what both point
   * to is qualified as either says (C17 6.5.15).
   */
  private static CType common(CType.Pointer p, boolean pIsNull, CType.Pointer q, boolean qIsNull) {
    if (pIsNull || qIsNull) {
      return pIsNull ? q : p;
    }
    CType to = q.to() instanceof CType.Void ? q.to() : p.to();
    return new CType.Pointer(to.qualified(p.to().qualifiers() | q.to().qualifiers()));
  }

  /** A null pointer constant: 0, or that as {@code void *}. */
  private static boolean isNull(TypedExpression e) {
    return e instanceof Constant c
        && Arithmetic.value(c) == 0
        && (c.type().isInteger() || Compatibility.of(c.type(), CType.VOID_POINTER));
  }

  private static final List<List<String>> LEVELS =
      List.of(
          List.of("||"),
          List.of("&&"),
          List.of("|"),
          List.of("^"),
          List.of("&"),
          List.of("==", "!="),
          List.of("<", ">", "<=", ">="),
          List.of("<<", ">>"),
          List.of("+", "-"),
          List.of("*", "/", "%"));

  private TypedExpression binary(int level) {
    if (level == LEVELS.size()) {
      return unary();
    }
    TypedExpression left = binary(level + 1);
    for (int n = 1; LEVELS.get(level).contains(in.peek().text()); n++) {
      bound(n);
      int line = in.line();
      String op = in.next().text();
      TypedExpression right = binary(level + 1);
      if (level < 2) {
        left = logical(level == 1, left, right, line);
      } else if (op.equals(">") || op.equals(">=")) {
        left = Arithmetic.binary(operator(op), right, left, line);
      } else {
        left = Arithmetic.binary(operator(op), left, right, line);
      }
    }
    return left;
  }

  private static TypedExpression logical(
      boolean and, TypedExpression a, TypedExpression b, int line) {
    Optional<Long> left = Arithmetic.constant(a);
    Optional<Long> right = Arithmetic.constant(b);
    if (left.isPresent() && (left.get() != 0) != and) {
      return new Constant(CType.INT, and ? 0 : 1);
    }
    if (left.isPresent() && right.isPresent()) {
      return new Constant(CType.INT, right.get() != 0 ? 1 : 0);
    }
    return new TypedExpression.Logical(and, Arithmetic.truth(a, line), Arithmetic.truth(b, line));
  }

  TypedExpression unary() {
    in.enter();
    TypedExpression read = operand();
    in.leave();
    return read;
  }

  private TypedExpression operand() {
    Lexeme token = in.peek();
    int line = token.line();
    switch (token.text()) {
      case "&&" -> {
        in.next();
        return new TypedExpression.LabelAddress(scope.label(in.next().text()));
      }
      case "&" -> {
        in.next();
        TypedExpression of = unary();
        return of instanceof Deref d
            ? Arithmetic.cast(new CType.Pointer(of.type()), d.pointer())
            : new AddressOf(new CType.Pointer(of.type()), of);
      }
      case "*" -> {
        in.next();
        return deref(unary(), line);
      }
      case "+" -> {
        in.next();
        return number(unary(), line);
      }
      case "-" -> {
        in.next();
        TypedExpression e = number(unary(), line);
        return e instanceof Constant c
            ? new Constant(c.type(), Arithmetic.fit(c.type(), -Arithmetic.value(c)))
            : new TypedExpression.Unary(e.type(), TypedExpression.UnaryOperator.NEGATE, e);
      }
      case "~" -> {
        in.next();
        TypedExpression e = number(unary(), line);
        return e instanceof Constant c
            ? new Constant(c.type(), Arithmetic.fit(c.type(), ~Arithmetic.value(c)))
            : new TypedExpression.Unary(e.type(), TypedExpression.UnaryOperator.COMPLEMENT, e);
      }
      case "!" -> {
        in.next();
        TypedExpression e = Arithmetic.truth(unary(), line);
        return e instanceof Constant c
            ? new Constant(CType.INT, Arithmetic.value(c) == 0 ? 1 : 0)
            : new TypedExpression.Unary(CType.INT, TypedExpression.UnaryOperator.NOT, e);
      }
      case "++", "--" -> {
        in.next();
        Operator op = token.text().equals("++") ? Operator.ADD : Operator.SUBTRACT;
        return update(unary(), op, new Constant(CType.INT, 1), false, line);
      }
      case "__extension__" -> {
        in.next();
        return unary();
      }
      case "sizeof", "_Alignof", "__alignof__", "__alignof" -> {
        in.next();
        return sizeOf(token.text().equals("sizeof"));
      }
      case "(" -> {
        if (types.startsType(in.peek(1))) {
          return cast();
        }
      }
      default -> {}
    }
    return postfix(primary());
  }

  private static TypedExpression number(TypedExpression of, int line) {
    TypedExpression e = Arithmetic.promote(of);
    if (!e.type().isComputed()) {
      throw Arithmetic.notComputed(e.type(), line);
    }
    return e;
  }

  /** The size of a type, which may be known only when it is executed. */
  static TypedExpression sizeOf(CType type) {
    return type instanceof CType.VariableArray a
        ? new TypedExpression.Local(a.bytes())
        : new Constant(CType.ULONG, type.size());
  }

  private TypedExpression sizeOf(boolean size) {
    CType type;
    int line = in.line();
    int before = in.at;
    boolean named = in.is("(") && types.startsType(in.peek(1));
    if (named) {
      in.next();
      type = types.typeName();
      in.expect(")");
      named = !in.is("{"); // a compound literal
      in.at = named ? in.at : before;
    } else {
      type = CType.VOID;
    }
    if (!named) {
      TypedExpression of = unary();
      type = of.type();
      if (!size && of instanceof TypedExpression.Member) {
        throw new Unsupported("the alignment of a member", line);
      }
      if (!size
          && of instanceof TypedExpression.Local l
          && l.variable().alignment() > type.alignment()) {
        return new Constant(CType.ULONG, l.variable().alignment());
      }
    }
    if (type instanceof RecordType r && !r.isComplete()) {
      throw new Unsupported("the size of " + r.title() + " is not known", in.line());
    }
    return size ? withLengths(sizeOf(type), line) : new Constant(CType.ULONG, type.alignment());
  }

  /** An expression in which a type stood, whose size may have to be computed before. */
  private TypedExpression withLengths(TypedExpression e, int line) {
    List<TypedStatement> lengths = types.takeLengths();
    if (lengths.isEmpty()) {
      return e;
    }
    List<TypedStatement> all = new ArrayList<>(lengths);
    all.add(new TypedStatement.Evaluate(line, e));
    return new TypedExpression.StatementExpression(e.type(), List.copyOf(all));
  }

  private TypedExpression cast() {
    int line = in.line();
    in.next();
    CType type = types.typeName();
    in.expect(")");
    if (in.is("{")) {
      InitialiserParser.Read read = initialisers.read(type);
      Variable literal = new Variable("", read.type(), false);
      return postfix(
          new TypedExpression.Initialised(literal, initialisers.stores(literal, read, line)));
    }
    TypedExpression of = unary();
    if (type instanceof CType.Void) {
      return new TypedExpression.Cast(type, of);
    }
    CType bare = type.unqualified();
    return withLengths(converted(bare, of, line), line);
  }

  static TypedExpression deref(TypedExpression of, int line) {
    TypedExpression pointer = Arithmetic.decay(of);
    if (pointer.type() instanceof CType.Pointer p) {
      return p.to() instanceof CType.Function && pointer instanceof AddressOf a
          ? a.of()
          : new Deref(p.to(), pointer);
    }
    throw new Unsupported("what is no pointer is dereferenced", line);
  }

  private TypedExpression postfix(TypedExpression first) {
    TypedExpression e = first;
    for (int n = 1; ; n++) {
      bound(n);
      Lexeme token = in.peek();
      int line = token.line();
      switch (token.text()) {
        case "[" -> {
          in.next();
          TypedExpression index = comma();
          in.expect("]");
          e = deref(Arithmetic.binary(Operator.ADD, e, index, line), line);
        }
        case "." -> {
          in.next();
          e = member(e, in.next());
        }
        case "->" -> {
          in.next();
          e = member(deref(e, line), in.next());
        }
        case "++", "--" -> {
          in.next();
          Operator op = token.text().equals("++") ? Operator.ADD : Operator.SUBTRACT;
          e = update(e, op, new Constant(CType.INT, 1), true, line);
        }
        case "(" -> e = call(e, line);
        default -> {
          return e;
        }
      }
    }
  }

  static TypedExpression member(TypedExpression of, Lexeme name) {
    if (of.type() instanceof RecordType r) {
      return r.member(name.text())
          .<TypedExpression>map(m -> new TypedExpression.Member(of, m.qualified(r.qualifiers())))
          .orElseThrow(
              () -> new Unsupported(r.title() + " has no member " + name.text(), name.line()));
    }
    throw new Unsupported("a member " + name.text() + " of what is no record", name.line());
  }

  private TypedExpression call(TypedExpression callee, int line) {
    in.expect("(");
    List<TypedExpression> arguments = new ArrayList<>();
    while (!in.accept(")")) {
      arguments.add(assignment());
      in.accept(",");
    }
    CType.Function type =
        callee.type() instanceof CType.Function f
            ? f
            : callee.type() instanceof CType.Pointer p && p.to() instanceof CType.Function f
                ? f
                : null;
    if (type == null) {
      throw new Unsupported("what is called is no function", line);
    }
    for (int i = 0; i < arguments.size(); i++) {
      TypedExpression a = arguments.get(i);
      arguments.set(
          i,
          i < type.parameters().size()
              ? converted(type.parameters().get(i), a, line)
              : Arithmetic.promote(a));
    }
    VariableArguments.noFloats(arguments, line);
    TypedExpression to =
        callee instanceof Deref d && d.type() instanceof CType.Function ? d.pointer() : callee;
    return new TypedExpression.Call(type.result().unqualified(), to, List.copyOf(arguments), line);
  }

  private TypedExpression primary() {
    Lexeme token = in.next();
    String t = token.text();
    if (t.equals("(")) {
      if (in.is("{")) {
        TypedExpression block = statements.statementExpression();
        in.expect(")");
        return block;
      }
      TypedExpression e = comma();
      in.expect(")");
      return e;
    }
    if (token.isNumber()) {
      return WrittenLiterals.number(token);
    }
    if (isString(token, in.peek())) {
      return string(token);
    }
    if (t.charAt(0) == '\'') {
      return WrittenLiterals.character("", token);
    }
    if (WrittenLiterals.isPrefix(t) && in.peek().text().charAt(0) == '\'') {
      return WrittenLiterals.character(t, in.next());
    }
    if (!token.isName()) {
      throw new Unsupported("unexpected " + t, token.line());
    }
    Optional<TypedExpression> builtin = builtins.read(token);
    if (builtin.isPresent()) {
      return builtin.get();
    }
    Optional<TypedExpression> known = scope.object(t);
    if (known.isPresent()) {
      return known.get();
    }
    if (in.is("(")) { // as C had it before 1999; a missing declaration
      return new TypedExpression.FunctionName(new CType.Function(CType.INT, List.of(), true), t);
    }
    // Something from elsewhere that is not known: as wide as most things are.
    scope.missing(t, token.line());
    return new TypedExpression.Global(CType.LONG, t);
  }

  /** Whether a string begins with a token, which may be its prefix. */
  static boolean isString(Lexeme token, Lexeme next) {
    return token.text().charAt(0) == '"'
        || WrittenLiterals.isPrefix(token.text()) && next.text().charAt(0) == '"';
  }

  /** Whether the cursor is on a string. */
  boolean isString() {
    return isString(in.peek(), in.peek(1));
  }

  /** Adjacent literals are one, of the kind that any of them has. */
  TypedExpression.StringLiteral string(Lexeme first) {
    List<Lexeme> parts = new ArrayList<>();
    String prefix = "";
    for (Lexeme token = first; ; token = in.next()) {
      if (token.text().charAt(0) != '"') {
        prefix = token.text();
        parts.add(in.next());
      } else {
        parts.add(token);
      }
      if (!isString()) {
        break;
      }
    }
    CType.Int type = WrittenLiterals.character(prefix);
    java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
    for (Lexeme part : parts) {
      out.writeBytes(WrittenLiterals.bytes(part.text(), type, part.line()));
    }
    out.writeBytes(new byte[type.bits() / 8]);
    return new TypedExpression.StringLiteral(out.toByteArray(), type);
  }
}
