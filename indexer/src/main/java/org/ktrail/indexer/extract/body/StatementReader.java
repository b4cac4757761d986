package org.ktrail.indexer.extract.body;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.ktrail.indexer.extract.CSyntax;
import org.ktrail.indexer.extract.body.FlowBuilder.End;
import org.ktrail.indexer.facts.body.Control;
import org.ktrail.indexer.facts.body.Edge;
import org.ktrail.indexer.facts.body.Event;
import org.ktrail.indexer.facts.body.Expression;
import org.ktrail.indexer.facts.body.Flow;
import org.ktrail.indexer.facts.body.Step;

/** Reads the statements of a body. */
final class StatementReader {
  /** Statements in statements; a machine's output is deeper, a person's never. */
  private static final int DEEPEST = 200;

  private final ParsedFile in;
  private final List<Flow.Variable> locals = new ArrayList<>();
  private final List<Control> controls = new ArrayList<>();
  private final Deque<Integer> breaks = new ArrayDeque<>();
  private final Deque<Integer> continues = new ArrayDeque<>();
  private final Deque<Cases> switches = new ArrayDeque<>();
  private FlowBuilder graph = new FlowBuilder(1, 1);
  private ExpressionReader expressions;
  private boolean damaged;
  private int depth;

  /** Statements in expressions around: what these control is a part of an expression. */
  private int expressionsAround;

  /** The cases of a {@code switch} so far. */
  private static final class Cases {
    final int select;
    boolean hasDefault;

    Cases(int select) {
      this.select = select;
    }
  }

  StatementReader(ParsedFile in) {
    this.in = in;
    this.expressions = new ExpressionReader(in, this, graph);
  }

  List<Flow.Variable> locals() {
    return locals;
  }

  List<Control> controls() {
    return controls;
  }

  boolean isDamaged() {
    return damaged;
  }

  List<Step> read(int body) {
    int last = in.lineAt(in.tree.end(body) - 1);
    graph = new FlowBuilder(in.line(body), last);
    expressions = new ExpressionReader(in, this, graph);
    statement(body);
    if (!graph.ends.isEmpty()) {
      int end = graph.add(new Event.Return(null), last);
      graph.jump(1);
      graph.place(end, last);
    }
    return graph.finish();
  }

  void unread(int node, String why) {
    damaged = true;
    graph.add(new Event.Unread(why), in.line(node));
  }

  /** A statement that is a part of an expression. */
  void inExpression(int node) {
    expressionsAround++;
    statement(node);
    expressionsAround--;
  }

  private void control(Control.Kind kind, int start, int headEnd, int controlled) {
    if (expressionsAround == 0 && controlled >= 0) {
      controls.add(
          new Control(kind, start, headEnd, in.tree.start(controlled), in.tree.end(controlled)));
    }
  }

  void statements(int node) {
    for (int c = in.tree.firstChild(node); c >= 0; c = in.tree.nextSibling(c)) {
      if (in.tree.isNamed(c) && !in.tree.isExtra(c)) {
        statement(c);
      }
    }
  }

  void statement(int node) {
    if (node < 0) {
      return;
    }
    if (++depth > DEEPEST) {
      unread(node, "nested too deep");
      depth--;
      return;
    }
    switch (in.kind(node)) {
      case CSyntax.COMPOUND_STATEMENT, CSyntax.ATTRIBUTED_STATEMENT -> statements(node);
      case CSyntax.DECLARATION -> declaration(node);
      case CSyntax.EXPRESSION_STATEMENT -> {
        int e = in.tree.firstNamed(node);
        if (e >= 0) {
          expressions.effect(e);
        }
      }
      case CSyntax.IF_STATEMENT -> ifStatement(node);
      case CSyntax.ELSE_CLAUSE -> statements(node);
      case CSyntax.WHILE_STATEMENT -> whileStatement(node);
      case CSyntax.DO_STATEMENT -> doStatement(node);
      case CSyntax.FOR_STATEMENT -> forStatement(node);
      case CSyntax.SWITCH_STATEMENT -> switchStatement(node);
      case CSyntax.CASE_STATEMENT -> caseStatement(node);
      case CSyntax.LABELED_STATEMENT -> labelled(node);
      case CSyntax.GOTO_STATEMENT -> gotoStatement(node);
      case CSyntax.BREAK_STATEMENT -> leave(breaks, node);
      case CSyntax.CONTINUE_STATEMENT -> leave(continues, node);
      case CSyntax.RETURN_STATEMENT -> {
        int value = in.tree.firstNamed(node);
        Expression of = value < 0 ? null : expressions.value(value);
        graph.add(new Event.Return(of), in.line(node));
        graph.jump(1);
      }
      case CSyntax.PREPROC_IF,
          CSyntax.PREPROC_IFDEF,
          CSyntax.PREPROC_ELIF,
          CSyntax.PREPROC_ELIFDEF ->
          conditional(node);
      case CSyntax.PREPROC_ELSE -> statements(node);
      case CSyntax.ERROR -> unread(node, "not understood: " + shortened(node));
      case CSyntax.TYPE_DEFINITION,
          CSyntax.STRUCT_SPECIFIER,
          CSyntax.UNION_SPECIFIER,
          CSyntax.ENUM_SPECIFIER,
          CSyntax.PREPROC_DEF,
          CSyntax.PREPROC_FUNCTION_DEF,
          CSyntax.PREPROC_CALL,
          CSyntax.PREPROC_INCLUDE,
          CSyntax.PREPROC_DIRECTIVE,
          CSyntax.IDENTIFIER,
          CSyntax.COMMENT -> {}
      default -> expressions.effect(node);
    }
    depth--;
  }

  private String shortened(int node) {
    String text = in.text(node);
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }

  private void declaration(int node) {
    boolean isStatic = false;
    boolean cleaned = in.isCleaned(node);
    for (int c = in.tree.firstChild(node); c >= 0; c = in.tree.nextSibling(c)) {
      if (in.is(c, CSyntax.STORAGE_CLASS_SPECIFIER)) {
        isStatic |= in.text(c).equals("static");
        if (in.text(c).equals("extern")) {
          return; // of the file, or of another one
        }
      }
      int declarator = c;
      int value = -1;
      switch (in.kind(c)) {
        case CSyntax.INIT_DECLARATOR -> {
          declarator = in.child(c, CSyntax.FIELD_DECLARATOR);
          value = in.child(c, CSyntax.FIELD_VALUE);
        }
        case CSyntax.IDENTIFIER, CSyntax.POINTER_DECLARATOR, CSyntax.ARRAY_DECLARATOR -> {}
        case CSyntax.ERROR -> {
          unread(c, "not understood: " + shortened(c));
          continue;
        }
        default -> {
          continue;
        }
      }
      Flow.Variable v = FunctionReader.variable(in, node, declarator, isStatic, cleaned);
      locals.add(v);
      if (value >= 0 && !isStatic) {
        expressions.assign(new Expression.Name(v.name()), "=", value, in.line(declarator), true);
      }
    }
  }

  private void ifStatement(int node) {
    int condition = in.child(node, CSyntax.FIELD_CONDITION);
    ExpressionReader.Outcome outcome = expressions.condition(condition);
    int start = in.tree.start(node);
    int headEnd = condition < 0 ? start : in.tree.end(condition);
    int consequence = in.child(node, CSyntax.FIELD_CONSEQUENCE);
    int alternative = in.child(node, CSyntax.FIELD_ALTERNATIVE);
    graph.ends = outcome.yes();
    control(Control.Kind.BODY, start, headEnd, consequence);
    statement(consequence);
    List<End> after = graph.ends;
    graph.ends = outcome.no();
    control(Control.Kind.ELSE, start, headEnd, alternative);
    statement(alternative);
    graph.ends = FlowBuilder.union(after, graph.ends);
  }

  private void loop(int out, int again, int body) {
    breaks.push(out);
    continues.push(again);
    statement(body);
    breaks.pop();
    continues.pop();
  }

  private void whileStatement(int node) {
    int head = graph.add(new Event.Join(), in.line(node));
    int out = graph.step(new Event.Join(), in.line(node));
    int condition = in.child(node, CSyntax.FIELD_CONDITION);
    String macro = in.loopMacro(node);
    ExpressionReader.Outcome outcome =
        macro.isEmpty() ? expressions.condition(condition) : expressions.loop(macro, condition);
    int start = in.tree.start(node);
    int headEnd = condition < 0 ? start : in.tree.end(condition);
    int body = in.child(node, CSyntax.FIELD_BODY);
    if (macro.isEmpty()) {
      control(Control.Kind.TEST, start, headEnd, condition);
    }
    if (macro.isEmpty() || in.is(body, CSyntax.COMPOUND_STATEMENT)) {
      control(Control.Kind.BODY, start, headEnd, body);
    }
    graph.ends = outcome.yes();
    loop(out, head, body);
    graph.jump(head);
    graph.tie(outcome.no(), out);
    graph.ends = new ArrayList<>(List.of(new End(out, Edge.Kind.NEXT, "")));
  }

  private void doStatement(int node) {
    int head = graph.add(new Event.Join(), in.line(node));
    int test = graph.step(new Event.Join(), in.line(node));
    int out = graph.step(new Event.Join(), in.line(node));
    loop(out, test, in.child(node, CSyntax.FIELD_BODY));
    graph.jump(test);
    graph.ends = new ArrayList<>(List.of(new End(test, Edge.Kind.NEXT, "")));
    int condition = in.child(node, CSyntax.FIELD_CONDITION);
    if (condition >= 0) {
      control(Control.Kind.TEST, keyword(node, condition), in.tree.end(condition), condition);
      ExpressionReader.Outcome outcome = expressions.condition(condition);
      graph.tie(outcome.yes(), head);
      graph.tie(outcome.no(), out);
    }
    graph.ends = new ArrayList<>(List.of(new End(out, Edge.Kind.NEXT, "")));
  }

  /** Where the word before a node begins. */
  private int keyword(int parent, int node) {
    int last = node;
    for (int c = in.tree.firstChild(parent); c >= 0 && c < node; c = in.tree.nextSibling(c)) {
      last = in.tree.isExtra(c) ? last : c;
    }
    return in.tree.start(last);
  }

  private void forStatement(int node) {
    int body = in.child(node, CSyntax.FIELD_BODY);
    int start = in.tree.start(node);
    int headEnd = in.headEnd(node, body);
    int open = in.tree.nextSibling(in.tree.firstChild(node));
    if (expressionsAround == 0 && open >= 0) {
      controls.add(new Control(Control.Kind.TEST, start, headEnd, in.tree.start(open), headEnd));
    }
    control(Control.Kind.BODY, start, headEnd, body);
    int initializer = in.child(node, CSyntax.FIELD_INITIALIZER);
    if (initializer >= 0) {
      statement(initializer);
    }
    int head = graph.add(new Event.Join(), in.line(node));
    int next = graph.step(new Event.Join(), in.line(node));
    int out = graph.step(new Event.Join(), in.line(node));
    int condition = in.child(node, CSyntax.FIELD_CONDITION);
    List<End> no = List.of();
    if (condition >= 0) {
      ExpressionReader.Outcome outcome = expressions.condition(condition);
      graph.ends = outcome.yes();
      no = outcome.no();
    }
    loop(out, next, body);
    graph.jump(next);
    graph.ends = new ArrayList<>(List.of(new End(next, Edge.Kind.NEXT, "")));
    int update = in.child(node, CSyntax.FIELD_UPDATE);
    if (update >= 0) {
      expressions.effect(update);
    }
    graph.jump(head);
    graph.tie(no, out);
    graph.ends = new ArrayList<>(List.of(new End(out, Edge.Kind.NEXT, "")));
  }

  private void switchStatement(int node) {
    int condition = in.child(node, CSyntax.FIELD_CONDITION);
    int body = in.child(node, CSyntax.FIELD_BODY);
    int start = in.tree.start(node);
    control(Control.Kind.BODY, start, condition < 0 ? start : in.tree.end(condition), body);
    Expression value = expressions.value(condition);
    int select = graph.add(new Event.Select(value), in.line(node));
    int out = graph.step(new Event.Join(), in.line(node));
    Cases cases = new Cases(select);
    switches.push(cases);
    breaks.push(out);
    graph.ends = new ArrayList<>();
    statement(body);
    breaks.pop();
    switches.pop();
    graph.jump(out);
    if (!cases.hasDefault) {
      graph.tie(List.of(new End(select, Edge.Kind.CASE, "default")), out);
    }
    graph.ends = new ArrayList<>(List.of(new End(out, Edge.Kind.NEXT, "")));
  }

  private void caseStatement(int node) {
    int value = in.child(node, CSyntax.FIELD_VALUE);
    if (!switches.isEmpty()) {
      Cases cases = switches.element();
      cases.hasDefault |= value < 0;
      graph.ends = new ArrayList<>(graph.ends);
      graph.ends.add(new End(cases.select, Edge.Kind.CASE, value < 0 ? "default" : in.text(value)));
    }
    graph.add(new Event.Join(), in.line(node));
    for (int c = in.tree.firstChild(node); c >= 0; c = in.tree.nextSibling(c)) {
      if (c != value && in.tree.isNamed(c) && !in.tree.isExtra(c)) {
        statement(c);
      }
    }
  }

  private void labelled(int node) {
    int label = in.child(node, CSyntax.FIELD_LABEL);
    int step = graph.label(in.text(label), in.line(node));
    graph.place(step, in.line(node));
    graph.jump(step);
    graph.ends = new ArrayList<>(List.of(new End(step, Edge.Kind.NEXT, "")));
    for (int c = in.tree.nextSibling(label); c >= 0; c = in.tree.nextSibling(c)) {
      if (in.tree.isNamed(c) && !in.tree.isExtra(c)) {
        statement(c);
      }
    }
  }

  private void gotoStatement(int node) {
    int label = in.child(node, CSyntax.FIELD_LABEL);
    if (label < 0) {
      unread(node, "a computed goto");
      graph.ends = new ArrayList<>();
      return;
    }
    graph.jump(graph.label(in.text(label), in.line(node)));
  }

  private void leave(Deque<Integer> to, int node) {
    Integer step = to.peek();
    if (step == null) {
      unread(node, "leaves no loop");
      return;
    }
    graph.jump(step);
  }

  /** {@code #if} around statements: either branch, the same one for the same words. */
  private void conditional(int node) {
    int condition = in.child(node, CSyntax.FIELD_CONDITION);
    int name = in.child(node, CSyntax.FIELD_NAME);
    int alternative = in.child(node, CSyntax.FIELD_ALTERNATIVE);
    int test = condition >= 0 ? condition : name;
    int first = in.tree.firstChild(node);
    boolean negated = first >= 0 && in.text(first).startsWith("#ifndef");
    String text = "#if " + (test < 0 ? "" : in.text(test));
    int branch = graph.add(new Event.Branch(new Expression.Other(text)), in.line(node));
    End yes = new End(branch, negated ? Edge.Kind.FALSE : Edge.Kind.TRUE, "");
    End no = new End(branch, negated ? Edge.Kind.TRUE : Edge.Kind.FALSE, "");
    graph.ends = new ArrayList<>(List.of(yes));
    for (int c = first; c >= 0; c = in.tree.nextSibling(c)) {
      if (in.tree.isNamed(c) && c != test && c != alternative && !in.tree.isExtra(c)) {
        statement(c);
      }
    }
    List<End> after = graph.ends;
    graph.ends = new ArrayList<>(List.of(no));
    if (alternative >= 0) {
      statement(alternative);
    }
    graph.ends = FlowBuilder.union(after, graph.ends);
  }
}
