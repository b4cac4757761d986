package org.ktrail.indexer.extract.body;

import java.util.ArrayList;
import java.util.List;
import org.ktrail.indexer.extract.CSyntax;
import org.ktrail.indexer.extract.body.FlowBuilder.End;
import org.ktrail.indexer.facts.body.Edge;
import org.ktrail.indexer.facts.body.Event;
import org.ktrail.indexer.facts.body.Expression;

/** Reads expressions: their side effects go to the graph, in order; what is left is a value. */
final class ExpressionReader {
  private static final int DEEPEST = 300;
  private static final Expression ONE = new Expression.Literal("1");
  private static final Expression ZERO = new Expression.Literal("0");

  private final ParsedFile in;
  private final StatementReader body;
  private final FlowBuilder graph;
  private int calls;
  private int depth;

  /** Where control is after a condition. */
  record Outcome(List<End> yes, List<End> no) {}

  ExpressionReader(ParsedFile in, StatementReader body, FlowBuilder graph) {
    this.in = in;
    this.body = body;
    this.graph = graph;
  }

  /** An expression whose value nobody takes. */
  void effect(int node) {
    if (++depth > DEEPEST) {
      body.unread(node, "nested too deep");
    } else {
      readEffect(node);
    }
    depth--;
  }

  private void readEffect(int node) {
    switch (in.kind(node)) {
      case CSyntax.CALL_EXPRESSION -> call(node, true);
      case CSyntax.PARENTHESIZED_EXPRESSION -> {
        int inner = in.tree.firstNamed(node);
        if (inner >= 0) {
          if (in.is(inner, CSyntax.COMPOUND_STATEMENT)) {
            body.inExpression(inner);
          } else {
            effect(inner);
          }
        }
      }
      case CSyntax.COMMA_EXPRESSION -> {
        effect(in.child(node, CSyntax.FIELD_LEFT));
        effect(in.child(node, CSyntax.FIELD_RIGHT));
      }
      case CSyntax.CAST_EXPRESSION -> {
        // (void)f() says that its result is not wanted.
        value(in.child(node, CSyntax.FIELD_VALUE));
      }
      default -> value(node);
    }
  }

  Expression value(int node) {
    if (node < 0) {
      return new Expression.Other("");
    }
    if (++depth > DEEPEST) {
      depth--;
      body.unread(node, "nested too deep");
      return other(node);
    }
    Expression read = read(node);
    depth--;
    return read;
  }

  private Expression read(int node) {
    return switch (in.kind(node)) {
      case CSyntax.IDENTIFIER,
          CSyntax.FIELD_IDENTIFIER,
          CSyntax.TRUE,
          CSyntax.FALSE,
          CSyntax.NULL,
          CSyntax.TYPE_IDENTIFIER ->
          new Expression.Name(in.text(node));
      case CSyntax.NUMBER_LITERAL,
          CSyntax.CHAR_LITERAL,
          CSyntax.STRING_LITERAL,
          CSyntax.CONCATENATED_STRING ->
          new Expression.Literal(in.text(node));
      case CSyntax.PARENTHESIZED_EXPRESSION, CSyntax.EXTENSION_EXPRESSION -> parenthesized(node);
      case CSyntax.FIELD_EXPRESSION, CSyntax.SUBSCRIPT_EXPRESSION -> {
        Expression place = place(node);
        graph.add(new Event.Read(place), in.line(node));
        yield place;
      }
      case CSyntax.POINTER_EXPRESSION -> pointer(node);
      case CSyntax.CALL_EXPRESSION -> call(node, false);
      case CSyntax.CAST_EXPRESSION ->
          new Expression.Cast(
              in.text(in.child(node, CSyntax.FIELD_TYPE)),
              value(in.child(node, CSyntax.FIELD_VALUE)));
      case CSyntax.CONDITIONAL_EXPRESSION -> choice(node);
      case CSyntax.ASSIGNMENT_EXPRESSION -> {
        int left = in.child(node, CSyntax.FIELD_LEFT);
        int right = in.child(node, CSyntax.FIELD_RIGHT);
        String operator = in.text(in.child(node, CSyntax.FIELD_OPERATOR));
        yield assign(place(left), operator, right, in.line(node), false);
      }
      case CSyntax.UPDATE_EXPRESSION -> {
        Expression place = place(in.child(node, CSyntax.FIELD_ARGUMENT));
        String operator = in.text(in.child(node, CSyntax.FIELD_OPERATOR));
        graph.add(new Event.Assign(place, operator, ONE, false), in.line(node));
        yield place;
      }
      case CSyntax.UNARY_EXPRESSION ->
          new Expression.Unary(
              in.text(in.child(node, CSyntax.FIELD_OPERATOR)),
              value(in.child(node, CSyntax.FIELD_ARGUMENT)));
      case CSyntax.BINARY_EXPRESSION -> binary(node);
      case CSyntax.COMMA_EXPRESSION -> {
        effect(in.child(node, CSyntax.FIELD_LEFT));
        yield value(in.child(node, CSyntax.FIELD_RIGHT));
      }
      case CSyntax.COMPOUND_LITERAL_EXPRESSION -> value(in.child(node, CSyntax.FIELD_VALUE));
      case CSyntax.INITIALIZER_LIST -> initialiser(node);
      case CSyntax.COMPOUND_STATEMENT -> {
        body.inExpression(node);
        yield other(node);
      }
      case CSyntax.ERROR -> {
        body.unread(node, "an expression is not understood");
        yield other(node);
      }
      default -> other(node);
    };
  }

  private Expression other(int node) {
    return new Expression.Other(in.text(node));
  }

  private Expression parenthesized(int node) {
    int inner = in.tree.firstNamed(node);
    if (inner < 0) {
      return other(node);
    }
    if (!in.is(inner, CSyntax.COMPOUND_STATEMENT)) {
      return value(inner);
    }
    int last = -1;
    for (int c = in.tree.firstChild(inner); c >= 0; c = in.tree.nextSibling(c)) {
      if (in.tree.isNamed(c) && !in.tree.isExtra(c)) {
        if (last >= 0) {
          body.inExpression(last);
        }
        last = c;
      }
    }
    if (last >= 0 && in.is(last, CSyntax.EXPRESSION_STATEMENT) && in.tree.firstNamed(last) >= 0) {
      return value(in.tree.firstNamed(last));
    }
    body.inExpression(last);
    return other(node);
  }

  /** A place that is written or whose address is taken: only what leads to it is read. */
  private Expression place(int node) {
    if (++depth > DEEPEST) {
      depth--;
      body.unread(node, "nested too deep");
      return other(node);
    }
    Expression read = readPlace(node);
    depth--;
    return read;
  }

  private Expression readPlace(int node) {
    return switch (in.kind(node)) {
      case CSyntax.FIELD_EXPRESSION -> {
        int operator = in.child(node, CSyntax.FIELD_OPERATOR);
        boolean arrow = operator >= 0 && in.text(operator).equals("->");
        int base = in.child(node, CSyntax.FIELD_ARGUMENT);
        // o.a.b is one place; o->a.b reads nothing on its way either.
        Expression of = arrow ? value(base) : place(base);
        yield new Expression.Member(of, in.text(in.child(node, CSyntax.FIELD_FIELD)), arrow);
      }
      case CSyntax.SUBSCRIPT_EXPRESSION -> {
        Expression of = place(in.child(node, CSyntax.FIELD_ARGUMENT));
        yield new Expression.Index(of, value(in.child(node, CSyntax.FIELD_INDEX)));
      }
      case CSyntax.PARENTHESIZED_EXPRESSION -> {
        int inner = in.tree.firstNamed(node);
        yield inner >= 0 && !in.is(inner, CSyntax.COMPOUND_STATEMENT) ? place(inner) : value(node);
      }
      case CSyntax.POINTER_EXPRESSION ->
          in.text(in.child(node, CSyntax.FIELD_OPERATOR)).equals("*")
              ? new Expression.Deref(value(in.child(node, CSyntax.FIELD_ARGUMENT)))
              : value(node);
      case CSyntax.CAST_EXPRESSION ->
          new Expression.Cast(
              in.text(in.child(node, CSyntax.FIELD_TYPE)),
              place(in.child(node, CSyntax.FIELD_VALUE)));
      default -> value(node);
    };
  }

  private Expression pointer(int node) {
    int argument = in.child(node, CSyntax.FIELD_ARGUMENT);
    if (in.text(in.child(node, CSyntax.FIELD_OPERATOR)).equals("&")) {
      return new Expression.AddressOf(place(argument));
    }
    Expression place = new Expression.Deref(value(argument));
    graph.add(new Event.Read(place), in.line(node));
    return place;
  }

  private Expression binary(int node) {
    int operator = in.child(node, CSyntax.FIELD_OPERATOR);
    String text = operator < 0 ? "?" : in.text(operator);
    if (text.equals("&&") || text.equals("||")) {
      Outcome outcome = condition(node);
      graph.ends = FlowBuilder.union(outcome.yes(), outcome.no());
      return other(node);
    }
    Expression left = value(in.child(node, CSyntax.FIELD_LEFT));
    return new Expression.Binary(text, left, value(in.child(node, CSyntax.FIELD_RIGHT)));
  }

  private Expression choice(int node) {
    int test = in.child(node, CSyntax.FIELD_CONDITION);
    Outcome outcome = condition(test);
    graph.ends = outcome.yes();
    int yes = in.child(node, CSyntax.FIELD_CONSEQUENCE);
    Expression a = yes < 0 ? other(test) : value(yes);
    List<End> after = graph.ends;
    graph.ends = outcome.no();
    Expression b = value(in.child(node, CSyntax.FIELD_ALTERNATIVE));
    graph.ends = FlowBuilder.union(after, graph.ends);
    return new Expression.Choice(other(test), a, b);
  }

  private Expression initialiser(int node) {
    List<Expression.Initialiser.Element> elements = new ArrayList<>();
    for (int c = in.tree.firstChild(node); c >= 0; c = in.tree.nextSibling(c)) {
      if (!in.tree.isNamed(c) || in.tree.isExtra(c)) {
        continue;
      }
      if (in.is(c, CSyntax.INITIALIZER_PAIR)) {
        int designator = in.child(c, CSyntax.FIELD_DESIGNATOR);
        elements.add(
            new Expression.Initialiser.Element(
                designator < 0 ? "" : in.text(designator),
                value(in.child(c, CSyntax.FIELD_VALUE))));
      } else {
        elements.add(new Expression.Initialiser.Element("", value(c)));
      }
    }
    return new Expression.Initialiser(elements);
  }

  /** Gives a place the value of a node; a truth value that takes control flow, on each way. */
  Expression assign(Expression target, String operator, int node, int line, boolean declares) {
    int inner = node;
    while (in.is(inner, CSyntax.PARENTHESIZED_EXPRESSION) && in.tree.firstNamed(inner) >= 0) {
      inner = in.tree.firstNamed(inner);
    }
    int op = in.is(inner, CSyntax.BINARY_EXPRESSION) ? in.child(inner, CSyntax.FIELD_OPERATOR) : -1;
    boolean splits =
        operator.equals("=") && op >= 0 && (in.text(op).equals("&&") || in.text(op).equals("||"));
    if (splits) {
      Outcome outcome = condition(inner);
      graph.ends = outcome.yes();
      graph.add(new Event.Assign(target, "=", ONE, declares), line);
      List<End> after = graph.ends;
      graph.ends = outcome.no();
      graph.add(new Event.Assign(target, "=", ZERO, declares), line);
      graph.ends = FlowBuilder.union(after, graph.ends);
      return target;
    }
    if (operator.equals("=") && in.is(inner, CSyntax.CONDITIONAL_EXPRESSION)) {
      return assignChoice(target, inner, line, declares);
    }
    Expression value = value(node);
    graph.add(new Event.Assign(target, operator, value, declares), line);
    return target;
  }

  private Expression assignChoice(Expression target, int node, int line, boolean declares) {
    int test = in.child(node, CSyntax.FIELD_CONDITION);
    int yes = in.child(node, CSyntax.FIELD_CONSEQUENCE);
    if (yes < 0) { // a ?: b
      Expression value = choice(node);
      graph.add(new Event.Assign(target, "=", value, declares), line);
      return target;
    }
    Outcome outcome = condition(test);
    graph.ends = outcome.yes();
    assign(target, "=", yes, line, declares);
    List<End> after = graph.ends;
    graph.ends = outcome.no();
    assign(target, "=", in.child(node, CSyntax.FIELD_ALTERNATIVE), line, declares);
    graph.ends = FlowBuilder.union(after, graph.ends);
    return target;
  }

  private Expression call(int node, boolean dropped) {
    int function = in.child(node, CSyntax.FIELD_FUNCTION);
    int list = in.child(node, CSyntax.FIELD_ARGUMENTS);
    boolean named = in.is(function, CSyntax.IDENTIFIER);
    String name = named ? in.text(function) : "";
    Idioms.Kind idiom = Idioms.of(name);
    int first = list < 0 ? -1 : in.tree.firstNamed(list);
    if (idiom == Idioms.Kind.CONSTANT) {
      return new Expression.Literal(in.text(node));
    }
    if (idiom == Idioms.Kind.STOP_IF && first >= 0) {
      graph.ends = condition(first).no();
      return new Expression.Other(name);
    }
    if (idiom == Idioms.Kind.VALUE && first >= 0) {
      Expression value = value(first);
      if (dropped
          && value instanceof Expression.Unary not
          && not.operator().equals("!")
          && not.of() instanceof Expression.Call) {
        // WARN_ON(!held(x)) says that it is held; WARN_ON(held(x)), that it is not.
        Expression.Call warns =
            new Expression.Call(calls++, new Expression.Name(name), List.of(value), in.line(node));
        graph.add(new Event.Call(warns, true), in.line(node));
      }
      return value;
    }
    Expression callee = named ? new Expression.Name(name) : value(function);
    List<Expression> arguments = new ArrayList<>();
    for (int c = list < 0 ? -1 : in.tree.firstChild(list); c >= 0; c = in.tree.nextSibling(c)) {
      if (in.tree.isNamed(c) && !in.tree.isExtra(c)) {
        arguments.add(value(c));
      }
    }
    int field = function < 0 ? -1 : in.child(function, CSyntax.FIELD_FIELD);
    int line = in.line(field >= 0 ? field : node);
    Expression.Call call = new Expression.Call(calls++, callee, arguments, line);
    graph.add(new Event.Call(call, dropped), line);
    if (idiom == Idioms.Kind.STOP) {
      graph.ends = new ArrayList<>();
    }
    return call;
  }

  /**
   * What a macro that heads a loop does before each round: it is handed its arguments, some of
   * which it sets, and goes on or not.
   */
  Outcome loop(String macro, int arguments) {
    List<Expression> handed = new ArrayList<>();
    int inner = arguments < 0 ? -1 : in.tree.firstNamed(arguments);
    if (inner >= 0) {
      list(inner, handed);
    }
    int line = in.line(arguments < 0 ? inner : arguments);
    Expression.Call call = new Expression.Call(calls++, new Expression.Name(macro), handed, line);
    graph.add(new Event.Call(call, false), line);
    int step = graph.add(new Event.Branch(call), line);
    return new Outcome(
        new ArrayList<>(List.of(new End(step, Edge.Kind.TRUE, ""))),
        new ArrayList<>(List.of(new End(step, Edge.Kind.FALSE, ""))));
  }

  private void list(int node, List<Expression> into) {
    if (in.is(node, CSyntax.COMMA_EXPRESSION)) {
      list(in.child(node, CSyntax.FIELD_LEFT), into);
      list(in.child(node, CSyntax.FIELD_RIGHT), into);
    } else {
      into.add(value(node));
    }
  }

  /** Evaluates a condition for its truth. */
  Outcome condition(int node) {
    if (++depth > DEEPEST) {
      depth--;
      body.unread(node, "nested too deep");
      return new Outcome(graph.ends, new ArrayList<>(graph.ends));
    }
    Outcome outcome = test(node);
    depth--;
    return outcome;
  }

  private Outcome test(int node) {
    if (node < 0) {
      return new Outcome(graph.ends, List.of());
    }
    switch (in.kind(node)) {
      case CSyntax.PARENTHESIZED_EXPRESSION -> {
        int inner = in.tree.firstNamed(node);
        if (inner >= 0 && !in.is(inner, CSyntax.COMPOUND_STATEMENT)) {
          return condition(inner);
        }
      }
      case CSyntax.COMMA_EXPRESSION -> {
        effect(in.child(node, CSyntax.FIELD_LEFT));
        return condition(in.child(node, CSyntax.FIELD_RIGHT));
      }
      case CSyntax.UNARY_EXPRESSION -> {
        if (in.text(in.child(node, CSyntax.FIELD_OPERATOR)).equals("!")) {
          Outcome outcome = condition(in.child(node, CSyntax.FIELD_ARGUMENT));
          return new Outcome(outcome.no(), outcome.yes());
        }
      }
      case CSyntax.BINARY_EXPRESSION -> {
        int operator = in.child(node, CSyntax.FIELD_OPERATOR);
        String text = operator < 0 ? "" : in.text(operator);
        if (text.equals("&&") || text.equals("||")) {
          return shortCircuit(node, text.equals("&&"));
        }
      }
      case CSyntax.CALL_EXPRESSION -> {
        int function = in.child(node, CSyntax.FIELD_FUNCTION);
        int list = in.child(node, CSyntax.FIELD_ARGUMENTS);
        int first = list < 0 ? -1 : in.tree.firstNamed(list);
        if (in.is(function, CSyntax.IDENTIFIER)
            && Idioms.of(in.text(function)) == Idioms.Kind.VALUE
            && first >= 0) {
          return condition(first);
        }
      }
      default -> {}
    }
    Expression value = value(node);
    if (isAlways(value, true)) {
      return new Outcome(graph.ends, List.of());
    }
    if (isAlways(value, false)) {
      return new Outcome(List.of(), graph.ends);
    }
    int step = graph.add(new Event.Branch(value), in.line(node));
    return new Outcome(
        new ArrayList<>(List.of(new End(step, Edge.Kind.TRUE, ""))),
        new ArrayList<>(List.of(new End(step, Edge.Kind.FALSE, ""))));
  }

  private static boolean isAlways(Expression value, boolean truth) {
    String text = value.text();
    return truth
        ? text.equals("1") || text.equals("true")
        : text.equals("0") || text.equals("false");
  }

  private Outcome shortCircuit(int node, boolean and) {
    Outcome left = condition(in.child(node, CSyntax.FIELD_LEFT));
    graph.ends = and ? left.yes() : left.no();
    Outcome right = condition(in.child(node, CSyntax.FIELD_RIGHT));
    return and
        ? new Outcome(right.yes(), FlowBuilder.union(left.no(), right.no()))
        : new Outcome(FlowBuilder.union(left.yes(), right.yes()), right.no());
  }
}
