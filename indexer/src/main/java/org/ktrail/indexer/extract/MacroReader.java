package org.ktrail.indexer.extract;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.Declarations.Macro;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.indexer.normalise.NormalisedSource;
import org.ktrail.indexer.syntax.FlatTree;
import org.ktrail.indexer.syntax.Parser;

/**
 * Reads the replacements of a blob's macros. All are put into one made-up text, a function each,
 * and parsed at once; what fails there is parsed again by itself, and scanned by token if that
 * fails too.
 */
final class MacroReader {
  private static final String HEAD = "void k(){";
  private static final String VALUE = "int k=";

  /** A replacement with more bytes is only scanned. */
  private static final int LONGEST = 1 << 18;

  private final TextVariants normaliser;
  private final Parser parser;
  private final FlatTree tree;
  private final Collector collector;
  private final NameTable names;
  private final BlobConditions conditions;
  private final Found found;

  MacroReader(
      TextVariants normaliser,
      Parser parser,
      FlatTree tree,
      Collector collector,
      NameTable names,
      BlobConditions conditions,
      Found found) {
    this.normaliser = normaliser;
    this.parser = parser;
    this.tree = tree;
    this.collector = collector;
    this.names = names;
    this.conditions = conditions;
    this.found = found;
  }

  /** A macro within the made-up text. */
  private record Part(int macro, MacroText.Form form, int start, int replacement, int end) {}

  /** The macros with their bodies, conditions numbered by the blob's table. */
  List<Macro> read(NormalisedSource source) {
    List<Macro> macros = source.macros();
    int[] bodies = new int[macros.size()];
    int[] renumbered = new int[source.conditionTable().size()];
    for (int i = 0; i < renumbered.length; i++) {
      renumbered[i] = conditions.id(source.conditionTable().get(i));
    }
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < bodies.length; i++) {
      Macro m = macros.get(i);
      int condition = renumbered[m.condition()];
      MacroText.Form form =
          m.replacement().length() > LONGEST ? MacroText.Form.UNBALANCED : MacroText.form(m);
      bodies[i] =
          switch (form) {
            case NOTHING, DEFINITIONS -> -1;
            case ALIAS -> alias(m, condition);
            case UNBALANCED -> scanned(m, condition);
            case STATEMENT, INITIALIZER, ELEMENTS -> {
              parts.add(append(text, i, form, m));
              yield -1;
            }
          };
    }
    if (!parts.isEmpty()) {
      parse(text.toByteArray(), parts, macros, bodies, renumbered);
    }
    List<Macro> out = new ArrayList<>(macros.size());
    for (int i = 0; i < bodies.length; i++) {
      Macro m = macros.get(i);
      int condition = renumbered[m.condition()];
      out.add(
          bodies[i] < 0 && condition == m.condition()
              ? m
              : new Macro(
                  m.name(),
                  m.functionLike(),
                  m.parameters(),
                  m.variadic(),
                  m.replacement(),
                  m.line(),
                  m.endLine(),
                  condition,
                  bodies[i]));
    }
    return out;
  }

  private int alias(Macro m, int condition) {
    String name = MacroText.name(m.replacement());
    boolean parameter = m.parameters().contains(name);
    return found.addBody(
        new Body(
            List.of(),
            List.of(),
            List.of(),
            List.of(new Body.Value(new Expr.Name(name), 0, m.line(), condition)),
            parameter ? List.of() : List.of(new Body.Mention(name, 0, m.line(), condition))));
  }

  private int scanned(Macro m, int condition) {
    byte[] text = MacroText.plain(m.replacement(), m.parameters()).getBytes(StandardCharsets.UTF_8);
    List<Body.CallSite> calls = new ArrayList<>();
    Scan.calls(
        text,
        0,
        text.length,
        (from, to, member) -> {
          int id = names.id(text, from, to);
          Expr callee =
              member ? new Expr.Member(Expr.OPAQUE, names.string(id), true) : names.expression(id);
          calls.add(
              new Body.CallSite(callee, List.of(), from, m.line(), condition, false, true, 0));
        });
    return calls.isEmpty()
        ? -1
        : found.addBody(new Body(List.of(), List.copyOf(calls), List.of(), List.of(), List.of()));
  }

  private static Part append(
      ByteArrayOutputStream text, int index, MacroText.Form form, Macro macro) {
    int start = text.size();
    text.writeBytes(HEAD.getBytes(StandardCharsets.UTF_8));
    if (form != MacroText.Form.STATEMENT) {
      text.writeBytes(VALUE.getBytes(StandardCharsets.UTF_8));
    }
    if (form == MacroText.Form.ELEMENTS) {
      text.write('{');
    }
    int replacement = text.size();
    text.writeBytes(
        MacroText.plain(macro.replacement(), macro.parameters()).getBytes(StandardCharsets.UTF_8));
    text.writeBytes(
        (form == MacroText.Form.ELEMENTS ? "};}" : ";}").getBytes(StandardCharsets.UTF_8));
    int end = text.size();
    text.write('\n');
    return new Part(index, form, start, replacement, end);
  }

  private void parse(
      byte[] text, List<Part> parts, List<Macro> macros, int[] bodies, int[] renumbered) {
    Map<Integer, Part> byStart = new HashMap<>();
    parts.forEach(p -> byStart.put(p.start(), p));
    ParsedText u = unit(text);
    FlatTree t = u.tree;
    for (int c = 1; c < t.size(); c = t.next(c)) {
      Part part = byStart.get(t.start(c));
      if (part != null
          && t.end(c) == part.end()
          && !t.hasError(c)
          && u.kind(c) == CSyntax.FUNCTION_DEFINITION) {
        read(u, c, part, macros, bodies, renumbered);
        byStart.remove(part.start());
      }
    }
    for (Part part : parts) {
      if (byStart.containsKey(part.start())) {
        alone(text, part, macros, bodies, renumbered);
      }
    }
  }

  private ParsedText unit(byte[] text) {
    NormalisedSource source = normaliser.normalise(text, 0);
    return new ParsedText(
        source, parser.parse(source.text(), tree), 0, names, conditions, new LineIndex());
  }

  private void alone(byte[] text, Part part, List<Macro> macros, int[] bodies, int[] renumbered) {
    byte[] own = java.util.Arrays.copyOfRange(text, part.start(), part.end());
    ParsedText u = unit(own);
    FlatTree t = u.tree;
    int function = t.size() > 1 ? 1 : 0;
    Part moved =
        new Part(part.macro(), part.form(), 0, part.replacement() - part.start(), own.length);
    if (u.kind(function) == CSyntax.FUNCTION_DEFINITION && t.end(function) == own.length) {
      read(u, function, moved, macros, bodies, renumbered);
    } else {
      Macro m = macros.get(part.macro());
      bodies[part.macro()] = scanned(m, renumbered[m.condition()]);
    }
  }

  private void read(
      ParsedText u, int function, Part part, List<Macro> macros, int[] bodies, int[] renumbered) {
    Macro m = macros.get(part.macro());
    int block = u.child(function, CSyntax.FIELD_BODY);
    if (block < 0) {
      return;
    }
    // What a replacement declares is made where it is used, not here.
    Found scratch = new Found();
    u.standFor(part.replacement(), m.line(), renumbered[m.condition()]);
    BodyFacts reader = new BodyFacts(collector, new TypeReader(scratch), scratch, u);
    Body body =
        part.form() == MacroText.Form.STATEMENT
            ? reader.replacement(u, block, m.parameters())
            : reader.initializerReplacement(u, block, m.parameters());
    if (!scratch.records.isEmpty()) {
      body = withRecords(body, scratch);
    }
    bodies[part.macro()] = body == Body.EMPTY ? -1 : found.addBody(body);
  }

  /** Anonymous records get numbers of the blob; tags are dropped, since they are made elsewhere. */
  private Body withRecords(Body body, Found scratch) {
    int[] numbers = new int[scratch.records.size()];
    Remap remap = new Remap(numbers);
    for (int i = 0; i < numbers.length; i++) {
      Declarations.Record r = scratch.records.get(i);
      numbers[i] =
          found.addRecord(
              new Declarations.Record(
                  r.kind(),
                  "",
                  r.fields().stream().map(remap::field).toList(),
                  r.line(),
                  r.condition()),
              -1 - found.records.size());
    }
    return new BodyMerge(remap).renumbered(body);
  }
}
