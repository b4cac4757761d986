package org.ktrail.indexer.extract.body;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ktrail.indexer.extract.CSyntax;
import org.ktrail.indexer.facts.body.Flow;
import org.ktrail.indexer.facts.body.Step;

/** Reads the head of a function, and has its body read. */
final class FunctionReader {
  private FunctionReader() {}

  static Optional<Flow> read(ParsedFile in, int node, String file) {
    int body = in.child(node, CSyntax.FIELD_BODY);
    int type = in.child(node, CSyntax.FIELD_TYPE);
    int declarator = in.child(node, CSyntax.FIELD_DECLARATOR);
    int stars = 0;
    while (in.is(declarator, CSyntax.POINTER_DECLARATOR)) {
      stars++;
      declarator = in.child(declarator, CSyntax.FIELD_DECLARATOR);
    }
    int name = declarator < 0 ? -1 : in.child(declarator, CSyntax.FIELD_DECLARATOR);
    if (body < 0
        || !in.is(declarator, CSyntax.FUNCTION_DECLARATOR)
        || !in.is(name, CSyntax.IDENTIFIER)) {
      return Optional.empty();
    }
    List<Flow.Variable> parameters = new ArrayList<>();
    int list = in.child(declarator, CSyntax.FIELD_PARAMETERS);
    for (int c = list < 0 ? -1 : in.tree.firstChild(list); c >= 0; c = in.tree.nextSibling(c)) {
      if (in.is(c, CSyntax.PARAMETER_DECLARATION)) {
        parameters.add(variable(in, c, in.child(c, CSyntax.FIELD_DECLARATOR), false, false));
      }
    }
    boolean isStatic = false;
    for (int c = in.tree.firstChild(node); c >= 0 && c < body; c = in.tree.nextSibling(c)) {
      isStatic |= in.is(c, CSyntax.STORAGE_CLASS_SPECIFIER) && in.text(c).equals("static");
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
            reader.controls(),
            in.line(name),
            in.lineAt(in.tree.end(node) - 1),
            in.tree.start(name),
            in.tree.end(node),
            isStatic,
            reader.isDamaged() || in.tree.hasError(node)));
  }

  /** A declared variable; name "" if the declarator has none. */
  static Flow.Variable variable(
      ParsedFile in, int declaration, int declarator, boolean isStatic, boolean cleaned) {
    int type = in.child(declaration, CSyntax.FIELD_TYPE);
    int stars = 0;
    boolean isArray = false;
    int at = declarator;
    while (at >= 0 && !in.is(at, CSyntax.IDENTIFIER)) {
      isArray |= in.is(at, CSyntax.ARRAY_DECLARATOR);
      switch (in.kind(at)) {
        case CSyntax.POINTER_DECLARATOR,
            CSyntax.ARRAY_DECLARATOR,
            CSyntax.ABSTRACT_POINTER_DECLARATOR,
            CSyntax.ABSTRACT_ARRAY_DECLARATOR,
            CSyntax.FUNCTION_DECLARATOR ->
            stars++;
        default -> {}
      }
      int inner = in.child(at, CSyntax.FIELD_DECLARATOR);
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
