package org.ktrail.queries.simulate.c;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ktrail.queries.simulate.c.TypedExpression.Variable;
import org.ktrail.queries.simulate.c.TypedStatement.Block;
import org.ktrail.queries.simulate.c.TypedStatement.Evaluate;

/** Reads statements and the declarations within. */
final class StatementParser {
  private final Cursor in;
  private final BlockScope scope;
  private final ExpressionParser expressions;
  private final TypeParser types;

  StatementParser(Cursor in, BlockScope scope) {
    this.in = in;
    this.scope = scope;
    this.expressions = new ExpressionParser(in, scope, this);
    this.types = expressions.types();
  }

  ExpressionParser expressions() {
    return expressions;
  }

  /** One statement; a declaration gives several. */
  List<TypedStatement> statement() {
    List<TypedStatement> out = new ArrayList<>();
    statement(out);
    return out;
  }

  /** {@code {…}}, the cursor on the brace; a scope of its own. */
  Block block() {
    int line = in.line();
    in.expect("{");
    scope.open();
    List<TypedStatement> out = new ArrayList<>();
    while (!in.accept("}")) {
      statement(out);
    }
    scope.close();
    return new Block(line, List.copyOf(out));
  }

  TypedExpression statementExpression() {
    Block block = block();
    List<TypedStatement> all = block.statements();
    CType type =
        !all.isEmpty() && all.getLast() instanceof Evaluate e
            ? Arithmetic.decay(e.expression()).type().unqualified()
            : CType.VOID;
    return new TypedExpression.StatementExpression(type, all);
  }

  private TypedStatement one() {
    List<TypedStatement> out = new ArrayList<>();
    int line = in.line();
    statement(out);
    while (!out.isEmpty()
        && (out.getLast() instanceof TypedStatement.Label
            || out.getLast() instanceof TypedStatement.Case
            || out.getLast() instanceof TypedStatement.Default)) {
      statement(out); // what a label stands before
    }
    return out.size() == 1 ? out.getFirst() : new Block(line, List.copyOf(out));
  }

  private void statement(List<TypedStatement> out) {
    in.enter();
    read(out);
    in.leave();
  }

  private void read(List<TypedStatement> out) {
    Lexeme token = in.peek();
    int line = token.line();
    switch (token.text()) {
      case "{" -> out.add(block());
      case ";" -> in.next();
      case "if" -> {
        in.next();
        TypedExpression condition = condition();
        TypedStatement then = one();
        Optional<TypedStatement> otherwise =
            in.accept("else") ? Optional.of(one()) : Optional.empty();
        out.add(new TypedStatement.If(line, condition, then, otherwise));
      }
      case "while" -> {
        in.next();
        TypedExpression condition = condition();
        out.add(
            new TypedStatement.Loop(
                line, Optional.empty(), Optional.of(condition), Optional.empty(), one(), true));
      }
      case "do" -> {
        in.next();
        TypedStatement body = one();
        in.expect("while");
        TypedExpression condition = condition();
        in.expect(";");
        out.add(
            new TypedStatement.Loop(
                line, Optional.empty(), Optional.of(condition), Optional.empty(), body, false));
      }
      case "for" -> out.add(forLoop());
      case "switch" -> {
        in.next();
        TypedExpression on = Arithmetic.promote(condition());
        out.add(new TypedStatement.Switch(line, on, one()));
      }
      case "case" -> {
        in.next();
        long low = expressions.constant();
        long high = in.accept("...") ? expressions.constant() : low;
        in.expect(":");
        out.add(new TypedStatement.Case(line, low, high));
      }
      case "default" -> {
        in.next();
        in.expect(":");
        out.add(new TypedStatement.Default(line));
      }
      case "goto" -> {
        in.next();
        if (in.accept("*")) {
          out.add(new TypedStatement.ComputedGoto(line, Arithmetic.decay(expressions.comma())));
        } else {
          out.add(new TypedStatement.Goto(line, scope.label(in.next().text())));
        }
        in.expect(";");
      }
      case "break" -> {
        in.next();
        in.expect(";");
        out.add(new TypedStatement.Break(line));
      }
      case "continue" -> {
        in.next();
        in.expect(";");
        out.add(new TypedStatement.Continue(line));
      }
      case "return" -> {
        in.next();
        Optional<TypedExpression> value =
            in.is(";") ? Optional.empty() : Optional.of(expressions.comma());
        in.expect(";");
        out.add(new TypedStatement.Return(line, value));
      }
      case "asm", "__asm__", "__asm" -> assembly(out);
      case "_Static_assert", "static_assert" -> {
        in.next();
        in.skipBrackets();
        in.accept(";");
      }
      case "__label__" -> {
        in.next();
        while (!in.accept(";")) {
          Lexeme label = in.next();
          if (label.isName()) {
            scope.addLabel(label.text());
          }
        }
      }
      default -> {
        if (PackPragmas.isOne(token)) {
          types.packing().apply(in.next());
        } else if (token.isName() && in.peek(1).text().equals(":")) {
          in.next();
          in.next();
          types.attributes();
          out.add(new TypedStatement.Label(line, scope.label(token.text())));
        } else if (isFallThrough()) {
          while (!in.accept(";")) {
            in.next();
          }
        } else if (types.startsType()) {
          declaration(out);
        } else {
          TypedExpression e = expressions.comma();
          in.expect(";");
          out.add(new Evaluate(line, e));
        }
      }
    }
  }

  private boolean isFallThrough() {
    return AttributeSpecifiers.isOne(in.peek().text()) && in.peek(3).text().contains("fallthrough");
  }

  private TypedExpression condition() {
    in.expect("(");
    int line = in.line();
    TypedExpression e = expressions.comma();
    in.expect(")");
    return Arithmetic.truth(e, line);
  }

  private TypedStatement forLoop() {
    int line = in.line();
    in.next();
    in.expect("(");
    scope.open();
    List<TypedStatement> before = new ArrayList<>();
    if (types.startsType()) {
      declaration(before);
    } else if (!in.accept(";")) {
      before.add(new Evaluate(line, expressions.comma()));
      in.expect(";");
    }
    Optional<TypedExpression> condition =
        in.is(";")
            ? Optional.empty()
            : Optional.of(Arithmetic.truth(expressions.comma(), in.line()));
    in.expect(";");
    Optional<TypedExpression> step =
        in.is(")") ? Optional.empty() : Optional.of(expressions.comma());
    in.expect(")");
    TypedStatement body = one();
    scope.close();
    // The block ends the scope of what the loop declares: its cleanups run after the loop.
    return new Block(
        line,
        List.of(
            new Block(line, List.of()),
            new TypedStatement.Loop(
                line,
                Optional.of(new Block(line, List.copyOf(before))),
                condition,
                step,
                body,
                true)));
  }

  private void assembly(List<TypedStatement> out) {
    int line = in.line();
    StringBuilder text = new StringBuilder();
    in.next();
    while (!in.is("(")) {
      in.next();
    }
    int start = in.at;
    in.skipBrackets();
    int end = in.at;
    in.accept(";");
    int after = in.at;
    List<List<TypedStatement.Operand>> operands = List.of(new ArrayList<>(), new ArrayList<>());
    in.at = start + 1;
    while (in.at < end - 1 && in.peek().text().charAt(0) == '"') {
      text.append(in.next().text());
    }
    for (int section = 0; section < 2 && in.at < end - 1; section++) {
      in.accept(":");
      String constraint = "";
      while (in.at < end - 1 && !in.is(":")) {
        if (in.is("[")) {
          in.skipBrackets();
        } else if (in.is("(")) {
          in.next();
          Cursor.Place inside = in.place();
          int blocks = scope.depth();
          try {
            operands.get(section).add(new TypedStatement.Operand(constraint, expressions.comma()));
          } catch (Unsupported e) {
            scope.closeTo(blocks);
            in.back(new Cursor.Place(end - 1, inside.depth()));
            break;
          }
          in.expect(")");
        } else {
          constraint = in.next().text().replace("\"", "");
        }
      }
    }
    in.at = after;
    boolean empty = text.toString().replace("\"", "").isBlank();
    List<TypedStatement.Operand> outputs = operands.get(0);
    List<TypedStatement.Operand> unknown = new ArrayList<>(outputs);
    if (empty) { // it hides a value from the compiler, and leaves it as it is
      unknown.removeIf(o -> o.constraint().startsWith("+"));
      for (TypedStatement.Operand input : operands.get(1)) {
        int same = input.constraint().matches("\\d") ? Integer.parseInt(input.constraint()) : -1;
        if (same >= 0 && same < outputs.size()) {
          TypedStatement.Operand output = outputs.get(same);
          TypedExpression place = output.value();
          TypedExpression value = ExpressionParser.converted(place.type(), input.value(), line);
          unknown.remove(output);
          out.add(new Evaluate(line, new TypedExpression.Assign(place, value)));
        }
      }
    }
    out.add(
        new TypedStatement.Assembly(
            line, text.toString(), List.copyOf(unknown), List.copyOf(operands.get(1))));
  }

  /** A declaration in a block, its semicolon included. */
  private void declaration(List<TypedStatement> out) {
    TypeParser.Specifiers base = types.specifiers();
    if (in.accept(";")) {
      return;
    }
    do {
      int line = in.line();
      types.nextDeclarator(base);
      TypeParser.Declarator d = types.declarator(base.type(), false);
      List<TypedStatement> lengths = types.takeLengths();
      if (!(d.type() instanceof CType.Function)) {
        out.addAll(lengths);
      }
      declare(base, d, symbol(d.said().cleanup()), line, out);
    } while (in.accept(","));
    in.expect(";");
  }

  /** The function that an attribute names: a header may have one for each file on its own. */
  private String symbol(String function) {
    return !function.isEmpty()
            && scope.object(function).orElse(null) instanceof TypedExpression.FunctionName f
        ? f.name()
        : function;
  }

  private void declare(
      TypeParser.Specifiers base,
      TypeParser.Declarator d,
      String cleanup,
      int line,
      List<TypedStatement> out) {
    if (base.isTypedef()) {
      scope.add(d.name(), new BlockScope.Meaning.Typedef(d.type().aligned(d.said().aligned())));
      return;
    }
    if (base.isExtern() || d.type() instanceof CType.Function) {
      scope.add(d.name(), new BlockScope.Meaning.Outside(d.type()));
      return;
    }
    if (!in.is("=")) {
      Variable variable = new Variable(d.name(), d.type(), base.isStatic(), d.said().aligned());
      scope.add(d.name(), new BlockScope.Meaning.Local(variable));
      out.add(new TypedStatement.Declare(line, variable, base.isStatic(), List.of(), cleanup));
      return;
    }
    in.next();
    boolean sizeless = d.type() instanceof CType.Array a && a.count() < 0;
    Variable early = new Variable(d.name(), d.type(), base.isStatic(), d.said().aligned());
    scope.add(d.name(), new BlockScope.Meaning.Local(early));
    InitialiserParser.Read read = expressions.initialisers().read(d.type());
    Variable variable = early;
    if (sizeless) {
      variable = new Variable(d.name(), read.type(), base.isStatic(), d.said().aligned());
      scope.add(d.name(), new BlockScope.Meaning.Local(variable));
    }
    List<TypedStatement> stores = expressions.initialisers().stores(variable, read, line);
    out.add(
        new TypedStatement.Declare(
            line,
            variable,
            read.braces() || base.isStatic(),
            stores.subList(1, stores.size()),
            cleanup));
  }
}
