package org.ktrail.queries.link.made;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.assembly.OperandSplitter;
import org.ktrail.indexer.assembly.StatementText;
import org.ktrail.indexer.facts.Declarations.AssemblerMacro;
import org.ktrail.indexer.facts.Declarations.AssemblerStatement;

/**
 * Expands uses of {@code .macro} as the GNU assembler does, as far as control flow needs it:
 * parameters with defaults, {@code \()}, conditional assembly where it compares numbers or words
 * (else all branches are kept), {@code .irp}; the body of a {@code .rept} is taken once. Output is
 * bounded: what grows beyond is given up.
 */
final class AssemblerExpander {
  private static final int DEPTH = 20;
  private static final int STATEMENTS = 20_000;
  private static final int EXPANSIONS = 2_000;

  /** A longer statement is no code. */
  private static final int LENGTH = 4_000;

  private static final Pattern PARAMETER =
      Pattern.compile("\\\\([A-Za-z_]\\w*)(?:\\\\\\(\\))?|\\\\\\(\\)|\\\\@");

  private static final Pattern COMPARED =
      Pattern.compile("\\(?\\s*([\\w-]+)\\s*(==|!=|<>|<=|>=|<|>)\\s*([\\w-]+)\\s*\\)?");

  /** What a word is where it stands. */
  interface Macros {
    @Nullable AssemblerMacro assembler(String word);

    /** What the preprocessor makes of a statement; null if its first word is no macro of C. */
    @Nullable List<StatementText> preprocessed(StatementText statement);
  }

  private final Macros macros;
  private final List<StatementText> out = new ArrayList<>();

  /** Macros that are being expanded: one that uses itself to count is expanded once. */
  private final Set<String> active = new HashSet<>();

  private int expansions;
  private boolean exhausted;

  AssemblerExpander(Macros macros) {
    this.macros = macros;
  }

  /** The statements with every use of a macro expanded; those beyond the bound are missing. */
  List<StatementText> expand(List<StatementText> statements) {
    begin();
    expand(statements, 0);
    return List.copyOf(out);
  }

  /** What one use of a macro stands for. */
  List<StatementText> expand(AssemblerMacro macro, StatementText use) {
    begin();
    active.add(macro.name());
    expand(body(macro, use), 1);
    return List.copyOf(out);
  }

  private void begin() {
    out.clear();
    active.clear();
    expansions = 0;
    exhausted = false;
  }

  private void expand(List<StatementText> in, int depth) {
    List<Boolean> kept = new ArrayList<>(); // of each open .if: whether a branch was surely taken
    List<Boolean> skipping = new ArrayList<>();
    for (int i = 0; i < in.size() && !exhausted; i++) {
      StatementText s = in.get(i);
      String word = s.word();
      if (word.startsWith(".if")) {
        @Nullable Boolean holds = holds(word, s.operands());
        kept.add(holds != null && holds);
        skipping.add(holds != null && !holds || !skipping.isEmpty() && skipping.getLast());
      } else if (word.equals(".else") || word.equals(".elseif")) {
        if (!kept.isEmpty()) {
          boolean around = skipping.size() > 1 && skipping.get(skipping.size() - 2);
          boolean taken = kept.removeLast();
          @Nullable Boolean holds = word.equals(".else") ? null : holds(word, s.operands());
          skipping.removeLast();
          skipping.add(around || taken || holds != null && !holds);
          kept.add(taken || holds != null && holds);
        }
      } else if (word.equals(".endif")) {
        if (!kept.isEmpty()) {
          kept.removeLast();
          skipping.removeLast();
        }
      } else if (skipping.isEmpty() || !skipping.getLast()) {
        i = statement(in, i, depth);
      }
    }
  }

  private int statement(List<StatementText> in, int i, int depth) {
    StatementText s = in.get(i);
    String word = s.word();
    if (word.equals(".irp") || word.equals(".irpc")) {
      return repeated(in, i, depth);
    }
    AssemblerMacro macro = depth < DEPTH ? macros.assembler(word) : null;
    if (macro != null) {
      exhausted |= ++expansions > EXPANSIONS;
      if (s.text().indexOf('"') >= 0) {
        // Strings that a macro is handed are instructions, wherever it puts them.
        out.add(s);
      }
      if (active.add(word)) {
        expand(body(macro, s), depth + 1);
        active.remove(word);
      }
      return i;
    }
    List<StatementText> preprocessed = depth < DEPTH ? macros.preprocessed(s) : null;
    if (preprocessed != null) {
      expand(preprocessed, depth + 1);
    } else if (out.size() < STATEMENTS) {
      out.add(s);
    } else {
      exhausted = true;
    }
    return i;
  }

  /** {@code .irp x, a, b} … {@code .endr}. */
  private int repeated(List<StatementText> in, int i, int depth) {
    int end = i + 1;
    for (int open = 1; end < in.size(); end++) {
      String word = in.get(end).word();
      open += word.equals(".irp") || word.equals(".irpc") || word.equals(".rept") ? 1 : 0;
      open -= word.equals(".endr") ? 1 : 0;
      if (open == 0) {
        break;
      }
    }
    List<String> parts = OperandSplitter.arguments(in.get(i).operands());
    List<StatementText> body = in.subList(Math.min(i + 1, in.size()), Math.min(end, in.size()));
    for (int k = 1; k < parts.size() && !exhausted; k++) {
      Map<String, String> one = Map.of(parts.getFirst(), parts.get(k));
      expand(body.stream().map(s -> substituted(s, one::get)).toList(), depth + 1);
    }
    return end;
  }

  private static List<StatementText> body(AssemblerMacro macro, StatementText use) {
    Map<String, String> arguments = arguments(macro, OperandSplitter.arguments(use.operands()));
    List<StatementText> body = new ArrayList<>(macro.body().size());
    for (AssemblerStatement s : macro.body()) {
      body.add(substituted(new StatementText(s.text(), use.line(), use.at()), arguments::get));
    }
    return body;
  }

  private static Map<String, String> arguments(AssemblerMacro macro, List<String> given) {
    Map<String, String> values = new HashMap<>();
    List<String> names = new ArrayList<>();
    for (String p : macro.parameters()) {
      int qualifier = p.indexOf(':');
      String plain = qualifier < 0 ? p : p.substring(0, qualifier);
      int sign = plain.indexOf('=');
      String name = sign < 0 ? plain : plain.substring(0, sign);
      names.add(name);
      values.put(name, sign < 0 ? "" : plain.substring(sign + 1));
    }
    int place = 0;
    for (int k = 0; k < given.size(); k++) {
      String argument = given.get(k);
      int sign = argument.indexOf('=');
      String name = sign > 0 ? argument.substring(0, sign) : "";
      if (names.contains(name)) {
        values.put(name, argument.substring(sign + 1));
        place = names.indexOf(name) + 1;
      } else if (place < names.size()) {
        boolean rest = macro.parameters().get(place).endsWith(":vararg");
        String value = rest ? String.join(", ", given.subList(k, given.size())) : argument;
        values.put(names.get(place++), unquoted(value));
        k = rest ? given.size() : k;
      }
    }
    return values;
  }

  /** A string hands its content over. */
  private static String unquoted(String value) {
    boolean whole =
        value.length() > 1 && value.startsWith("\"") && value.indexOf('"', 1) == value.length() - 1;
    return whole ? value.substring(1, value.length() - 1) : value;
  }

  private static StatementText substituted(
      StatementText s, Function<String, @Nullable String> values) {
    if (s.text().indexOf('\\') < 0 || s.text().length() > LENGTH) {
      return s;
    }
    Matcher m = PARAMETER.matcher(s.text());
    StringBuilder text = new StringBuilder();
    while (m.find()) {
      String name = m.group(1);
      String value = name == null ? m.group().equals("\\@") ? "0" : "" : values.apply(name);
      m.appendReplacement(text, Matcher.quoteReplacement(value == null ? m.group() : value));
    }
    m.appendTail(text);
    return new StatementText(text.toString().strip(), s.line(), s.at());
  }

  /** Null if it cannot be told here. */
  private static @Nullable Boolean holds(String word, String operands) {
    switch (word) {
      case ".ifb" -> {
        return operands.isBlank();
      }
      case ".ifnb" -> {
        return !operands.isBlank();
      }
      case ".ifc", ".ifnc" -> {
        List<String> two = OperandSplitter.split(operands);
        boolean same = two.size() == 2 && two.get(0).equals(two.get(1));
        return word.equals(".ifc") == same;
      }
      case ".if", ".elseif" -> {
        return compared(operands);
      }
      default -> {
        return null;
      }
    }
  }

  private static @Nullable Boolean compared(String text) {
    Integer alone = number(text.strip());
    if (alone != null) {
      return alone != 0;
    }
    Matcher m = COMPARED.matcher(text);
    if (!m.matches()) {
      return null;
    }
    String a = m.group(1);
    String b = m.group(3);
    Integer x = number(a);
    Integer y = number(b);
    if (x == null || y == null) {
      return a.equals(b) && m.group(2).equals("==") ? Boolean.TRUE : null;
    }
    return switch (m.group(2)) {
      case "==" -> x.equals(y);
      case "!=", "<>" -> !x.equals(y);
      case "<" -> x < y;
      case ">" -> x > y;
      case "<=" -> x <= y;
      default -> x >= y;
    };
  }

  private static @Nullable Integer number(String text) {
    try {
      return Integer.decode(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
