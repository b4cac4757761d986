package org.ktrail.queries.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.ktrail.queries.flow.FlowBuilder.End;

/** Reads the statements of a body. */
final class StatementReader {
  /** Statements in statements; a machine's output is deeper, a person's never. */
  private static final int DEEPEST = 200;

  private final ParsedFile in;
  private final List<Flow.Variable> locals = new ArrayList<>();
  private final Deque<Integer> breaks = new ArrayDeque<>();
  private final Deque<Integer> continues = new ArrayDeque<>();
  private final Deque<Cases> switches = new ArrayDeque<>();
  private FlowBuilder graph = new FlowBuilder(1, 1);
  private ExpressionReader expressions;
  private boolean damaged;
  private int depth;

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
      case "compound_statement", "attributed_statement" -> statements(node);
      case "declaration" -> declaration(node);
      case "expression_statement" -> {
        int e = in.tree.firstNamed(node);
        if (e >= 0) {
          expressions.effect(e);
        }
      }
      case "if_statement" -> ifStatement(node);
      case "else_clause" -> statements(node);
      case "while_statement" -> whileStatement(node);
      case "do_statement" -> doStatement(node);
      case "for_statement" -> forStatement(node);
      case "switch_statement" -> switchStatement(node);
      case "case_statement" -> caseStatement(node);
      case "labeled_statement" -> labelled(node);
      case "goto_statement" -> gotoStatement(node);
      case "break_statement" -> leave(breaks, node);
      case "continue_statement" -> leave(continues, node);
      case "return_statement" -> {
        int value = in.tree.firstNamed(node);
        Expression of = value < 0 ? null : expressions.value(value);
        graph.add(new Event.Return(of), in.line(node));
        graph.jump(1);
      }
      case "preproc_if", "preproc_ifdef", "preproc_elif", "preproc_elifdef" -> conditional(node);
      case "preproc_else" -> statements(node);
      case "ERROR" -> unread(node, "not understood: " + shortened(node));
      case "type_definition",
          "struct_specifier",
          "union_specifier",
          "enum_specifier",
          "preproc_def",
          "preproc_function_def",
          "preproc_call",
          "preproc_include",
          "preproc_directive",
          "identifier",
          "comment" -> {}
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
      if (in.is(c, "storage_class_specifier")) {
        isStatic |= in.text(c).equals("static");
        if (in.text(c).equals("extern")) {
          return; // of the file, or of another one
        }
      }
      int declarator = c;
      int value = -1;
      switch (in.kind(c)) {
        case "init_declarator" -> {
          declarator = in.child(c, "declarator");
          value = in.child(c, "value");
        }
        case "identifier", "pointer_declarator", "array_declarator" -> {}
        case "ERROR" -> {
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
    int condition = in.child(node, "condition");
    ExpressionReader.Outcome outcome = expressions.condition(condition);
    graph.ends = outcome.yes();
    statement(in.child(node, "consequence"));
    List<End> after = graph.ends;
    graph.ends = outcome.no();
    statement(in.child(node, "alternative"));
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
    int condition = in.child(node, "condition");
    String macro = in.loopMacro(node);
    ExpressionReader.Outcome outcome =
        macro.isEmpty() ? expressions.condition(condition) : expressions.loop(macro, condition);
    graph.ends = outcome.yes();
    loop(out, head, in.child(node, "body"));
    graph.jump(head);
    graph.tie(outcome.no(), out);
    graph.ends = new ArrayList<>(List.of(new End(out, Edge.Kind.NEXT, "")));
  }

  private void doStatement(int node) {
    int head = graph.add(new Event.Join(), in.line(node));
    int test = graph.step(new Event.Join(), in.line(node));
    int out = graph.step(new Event.Join(), in.line(node));
    loop(out, test, in.child(node, "body"));
    graph.jump(test);
    graph.ends = new ArrayList<>(List.of(new End(test, Edge.Kind.NEXT, "")));
    int condition = in.child(node, "condition");
    if (condition >= 0) {
      ExpressionReader.Outcome outcome = expressions.condition(condition);
      graph.tie(outcome.yes(), head);
      graph.tie(outcome.no(), out);
    }
    graph.ends = new ArrayList<>(List.of(new End(out, Edge.Kind.NEXT, "")));
  }

  private void forStatement(int node) {
    int initializer = in.child(node, "initializer");
    if (initializer >= 0) {
      statement(initializer);
    }
    int head = graph.add(new Event.Join(), in.line(node));
    int next = graph.step(new Event.Join(), in.line(node));
    int out = graph.step(new Event.Join(), in.line(node));
    int condition = in.child(node, "condition");
    List<End> no = List.of();
    if (condition >= 0) {
      ExpressionReader.Outcome outcome = expressions.condition(condition);
      graph.ends = outcome.yes();
      no = outcome.no();
    }
    loop(out, next, in.child(node, "body"));
    graph.jump(next);
    graph.ends = new ArrayList<>(List.of(new End(next, Edge.Kind.NEXT, "")));
    int update = in.child(node, "update");
    if (update >= 0) {
      expressions.effect(update);
    }
    graph.jump(head);
    graph.tie(no, out);
    graph.ends = new ArrayList<>(List.of(new End(out, Edge.Kind.NEXT, "")));
  }

  private void switchStatement(int node) {
    Expression value = expressions.value(in.child(node, "condition"));
    int select = graph.add(new Event.Select(value), in.line(node));
    int out = graph.step(new Event.Join(), in.line(node));
    Cases cases = new Cases(select);
    switches.push(cases);
    breaks.push(out);
    graph.ends = new ArrayList<>();
    statement(in.child(node, "body"));
    breaks.pop();
    switches.pop();
    graph.jump(out);
    if (!cases.hasDefault) {
      graph.tie(List.of(new End(select, Edge.Kind.CASE, "default")), out);
    }
    graph.ends = new ArrayList<>(List.of(new End(out, Edge.Kind.NEXT, "")));
  }

  private void caseStatement(int node) {
    int value = in.child(node, "value");
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
    int label = in.child(node, "label");
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
    int label = in.child(node, "label");
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
    int condition = in.child(node, "condition");
    int name = in.child(node, "name");
    int alternative = in.child(node, "alternative");
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
