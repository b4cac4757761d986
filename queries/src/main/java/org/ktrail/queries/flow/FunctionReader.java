package org.ktrail.queries.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the head of a function, and has its body read. */
final class FunctionReader {
  private FunctionReader() {}

  static Optional<Flow> read(ParsedFile in, int node, String file) {
    int body = in.child(node, "body");
    int type = in.child(node, "type");
    int declarator = in.child(node, "declarator");
    int stars = 0;
    while (in.is(declarator, "pointer_declarator")) {
      stars++;
      declarator = in.child(declarator, "declarator");
    }
    int name = declarator < 0 ? -1 : in.child(declarator, "declarator");
    if (body < 0 || !in.is(declarator, "function_declarator") || !in.is(name, "identifier")) {
      return Optional.empty();
    }
    List<Flow.Variable> parameters = new ArrayList<>();
    int list = in.child(declarator, "parameters");
    for (int c = list < 0 ? -1 : in.tree.firstChild(list); c >= 0; c = in.tree.nextSibling(c)) {
      if (in.is(c, "parameter_declaration")) {
        parameters.add(variable(in, c, in.child(c, "declarator"), false, false));
      }
    }
    boolean isStatic = false;
    for (int c = in.tree.firstChild(node); c >= 0 && c < body; c = in.tree.nextSibling(c)) {
      isStatic |= in.is(c, "storage_class_specifier") && in.text(c).equals("static");
    }
    StatementReader reader = new StatementReader(in);
    List<Step> steps = reader.read(body);
    return Optional.of(
        new Flow(
            in.text(name),
            file,
            (type < 0 ? "int" : in.text(type)) + (stars == 0 ? "" : " " + "*".repeat(stars)),
            parameters,
            reader.locals(),
            steps,
            in.line(name),
            in.lineAt(in.tree.end(node) - 1),
            isStatic,
            reader.isDamaged() || in.tree.hasError(node)));
  }

  /** A declared variable; name "" if the declarator has none. */
  static Flow.Variable variable(
      ParsedFile in, int declaration, int declarator, boolean isStatic, boolean cleaned) {
    int type = in.child(declaration, "type");
    int stars = 0;
    boolean isArray = false;
    int at = declarator;
    while (at >= 0 && !in.is(at, "identifier")) {
      isArray |= in.is(at, "array_declarator");
      switch (in.kind(at)) {
        case "pointer_declarator",
            "array_declarator",
            "abstract_pointer_declarator",
            "abstract_array_declarator",
            "function_declarator" ->
            stars++;
        default -> {}
      }
      int inner = in.child(at, "declarator");
      at = inner >= 0 ? inner : in.tree.firstNamed(at);
    }
    String written = type < 0 ? "int" : in.text(type);
    int brace = written.indexOf('{');
    written = brace < 0 ? written : written.substring(0, brace).strip();
    return new Flow.Variable(
        at < 0 ? "" : in.text(at),
        stars == 0 ? written : written + " " + "*".repeat(stars),
        in.line(declarator < 0 ? declaration : declarator),
        isStatic,
        isArray,
        stars == 1 && !isArray ? in.space(declaration, declarator) : "",
        cleaned);
  }
}
