package org.ktrail.indexer.normalise;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.lex.Directive;
import org.ktrail.indexer.lex.Lexer;
import org.ktrail.indexer.lex.Tokens;

/** Reads {@code #define}, {@code #include} and the conditions of one blob. */
final class Directives {
  final List<Declarations.Macro> macros = new ArrayList<>();
  final List<Declarations.Include> includes = new ArrayList<>();
  final DirectiveConditions conditions;

  /** Whether there are tokens outside directives. */
  boolean code;

  private final Folded folded;
  private final byte[] in;
  private final RisingLines lines;

  Directives(byte[] in, Folded folded, boolean assembler) {
    conditions = new DirectiveConditions(assembler);
    this.in = in;
    this.folded = folded;
    this.lines = new RisingLines(in);
  }

  void read(Tokens t) {
    int guard = DirectiveConditions.guard(t, in, folded);
    for (int i = 0; i < t.count; i++) {
      if (t.kind[i] != Tokens.DIRECTIVE) {
        code = true;
        continue;
      }
      int word = t.word[i];
      switch (word) {
        case Directive.DEFINE -> define(t.start[i], t.end[i]);
        case Directive.INCLUDE -> include(text(t, i, in, folded), t.start[i]);
        default -> {
          if (Directive.conditional(word)) {
            boolean plain = word == Directive.ELSE || word == Directive.ENDIF;
            String expression = plain ? "" : text(t, i, in, folded);
            conditions.directive(word, expression, i == guard, t.end[i]);
          }
        }
      }
    }
  }

  /** What follows the name of a directive, folded. */
  static String text(Tokens t, int i, byte[] in, Folded folded) {
    int name = Directive.nameStart(in, t.start[i], t.end[i]);
    return folded.of(in, Directive.nameEnd(in, name, t.end[i]), t.end[i]);
  }

  private void include(String text, int at) {
    if (text.length() < 2) {
      return;
    }
    boolean system = text.charAt(0) == '<';
    int close = text.indexOf(system ? '>' : '"', 1);
    // A macro in place of a path is kept as written: there is nothing to look up.
    String path = close > 0 && (system || text.charAt(0) == '"') ? text.substring(1, close) : text;
    includes.add(new Declarations.Include(path, system, lines.at(at), conditions.current()));
  }

  private void define(int start, int end) {
    int name = Directive.nameStart(in, start, end) + "define".length();
    while (name < end && !Lexer.isName(in[name])) {
      name++;
    }
    int after = name;
    while (after < end && Lexer.isName(in[after])) {
      after++;
    }
    if (after == name) {
      return;
    }
    boolean functionLike = after < end && in[after] == '(';
    int body = after;
    List<String> parameters = List.of();
    boolean variadic = false;
    if (functionLike) {
      while (body < end && in[body] != ')') {
        body++;
      }
      parameters = new ArrayList<>();
      for (String p : folded.of(in, after + 1, body).split(",")) {
        String parameter = p.strip();
        if (parameter.endsWith("...")) {
          variadic = true;
          parameter = parameter.substring(0, parameter.length() - 3).strip();
          parameters.add(parameter.isEmpty() ? "__VA_ARGS__" : parameter);
        } else if (!parameter.isEmpty()) {
          parameters.add(parameter);
        }
      }
      body = Math.min(body + 1, end);
    }
    int line = lines.at(start);
    String replacement = folded.of(in, body, end);
    macros.add(
        new Declarations.Macro(
            new String(in, name, after - name, StandardCharsets.UTF_8),
            functionLike,
            List.copyOf(parameters),
            variadic,
            replacement,
            line,
            lines.at(end),
            conditions.current(),
            -1));
  }
}
