package org.ktrail.queries.simulate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ktrail.queries.simulate.c.Lexeme;
import org.ktrail.queries.simulate.c.Lexemes;

/** Expands function-like macros in tokens, as far as tests need it: no pasting. */
final class TestMacros {
  private record Macro(List<String> parameters, boolean variadic, List<Lexeme> body) {}

  private final Map<String, Macro> macros = new HashMap<>();

  TestMacros(Iterable<String> directives) {
    for (String d : directives) {
      List<Lexeme> tokens = Lexemes.of(d.substring("#define ".length()));
      String name = tokens.getFirst().text();
      if (!d.contains(name + "(")) {
        continue;
      }
      List<String> parameters = new ArrayList<>();
      boolean variadic = false;
      int i = 2;
      for (; !tokens.get(i).text().equals(")"); i++) {
        if (tokens.get(i).text().equals("...")) {
          variadic = true;
          parameters.add("__VA_ARGS__");
        } else if (!tokens.get(i).text().equals(",")) {
          parameters.add(tokens.get(i).text());
        }
      }
      macros.put(name, new Macro(parameters, variadic, tokens.subList(i + 1, tokens.size())));
    }
  }

  List<Lexeme> expand(List<Lexeme> tokens) {
    return expand(tokens, Set.of());
  }

  private List<Lexeme> expand(List<Lexeme> tokens, Set<String> hidden) {
    List<Lexeme> out = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      Lexeme t = tokens.get(i);
      Macro m = hidden.contains(t.text()) ? null : macros.get(t.text());
      if (m == null || i + 1 >= tokens.size() || !tokens.get(i + 1).text().equals("(")) {
        out.add(t);
        continue;
      }
      List<List<Lexeme>> arguments = new ArrayList<>(List.of(new ArrayList<>()));
      int depth = 0;
      for (i += 1; ; i++) {
        String text = tokens.get(i).text();
        depth += "([{".contains(text) ? 1 : ")]}".contains(text) ? -1 : 0;
        if (depth == 0) {
          break;
        }
        boolean more = !m.variadic || arguments.size() < m.parameters.size();
        if (depth == 1 && text.equals(",") && more) {
          arguments.add(new ArrayList<>());
        } else if (depth > 1 || !text.equals("(")) {
          arguments.getLast().add(tokens.get(i));
        }
      }
      Set<String> inner = new HashSet<>(hidden);
      inner.add(t.text());
      out.addAll(expand(substituted(m, arguments, hidden, t.line()), inner));
    }
    return out;
  }

  private List<Lexeme> substituted(
      Macro m, List<List<Lexeme>> arguments, Set<String> hidden, int line) {
    List<Lexeme> out = new ArrayList<>();
    for (int i = 0; i < m.body.size(); i++) {
      String text = m.body.get(i).text();
      if (text.equals("#")) {
        int p = m.parameters.indexOf(m.body.get(++i).text());
        StringBuilder all = new StringBuilder();
        arguments.get(p).forEach(a -> all.append(all.isEmpty() ? "" : " ").append(a.text()));
        out.add(new Lexeme('"' + all.toString().replace("\"", "\\\"") + '"', line));
        continue;
      }
      int p = m.parameters.indexOf(text);
      if (p < 0) {
        out.add(new Lexeme(text, line));
      } else if (p < arguments.size()) {
        out.addAll(expand(arguments.get(p), hidden));
      }
    }
    return out;
  }
}
