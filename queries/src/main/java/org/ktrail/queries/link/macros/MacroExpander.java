package org.ktrail.queries.link.macros;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.facts.Declarations;

/**
 * Expands macro invocations as a C preprocessor does (C17 6.10.3, with GNU's {@code ,
 * ##__VA_ARGS__}), over definitions that a look-up gives. {@code __LINE__}, {@code __COUNTER__}
 * become 0; directives in arguments are not looked at. Output is bounded: what grows beyond {@link
 * #LIMIT} tokens is given up.
 */
public final class MacroExpander {
  /**
   * Tokens an expansion may have; the longest of Linux 6.12's file-scope macros stay below a tenth.
   */
  static final int LIMIT = 60_000;

  /** Tokens that are looked at for an expansion: a macro of nothing gives none, however often. */
  private static final int STEPS = 20 * LIMIT;

  /** Arguments within arguments. */
  private static final int DEEPEST = 200;

  /** Arguments longer than this are not pasted into names. */
  private static final int PASTED_TOKENS = 16;

  private final Function<String, Declarations.@Nullable Macro> lookUp;

  /** Whether bodies of functions are left as they are: macros in them are read as calls. */
  private final boolean keepBodies;

  /** Expands arguments before they are substituted; null for this one itself. */
  private final @Nullable MacroExpander ofArguments;

  /** Tells whether a macro pastes its parameter: such arguments are expanded however long. */
  private final BiPredicate<String, Integer> pasted;

  /** Tells whether a macro makes names of anything: its short arguments are expanded, too. */
  private final Predicate<String> makesNames;

  /** Tells which macros are expanded in arguments before these are substituted. */
  private final BiPredicate<String, Declarations.Macro> inArguments;

  /** How many arguments deep the text is that is being expanded. */
  private int depth;

  /**
   * Before a token that was found within its own replacement: it is no macro, wherever it gets (C17
   * 6.10.3.4).
   */
  private static final char PAINT = '\2';

  private final Map<String, Integer> active = new HashMap<>();
  private boolean painted;
  private int produced;
  private int steps;

  private MacroExpander(
      Function<String, Declarations.@Nullable Macro> lookUp,
      boolean keepBodies,
      @Nullable MacroExpander ofArguments,
      BiPredicate<String, Integer> pasted,
      Predicate<String> makesNames,
      BiPredicate<String, Declarations.Macro> inArguments) {
    this.makesNames = makesNames;
    this.lookUp = lookUp;
    this.keepBodies = keepBodies;
    this.ofArguments = ofArguments;
    this.pasted = pasted;
    this.inArguments = inArguments;
  }

  /** Expands everything. */
  public static MacroExpander of(Function<String, Declarations.@Nullable Macro> lookUp) {
    return new MacroExpander(lookUp, false, null, (macro, parameter) -> false, macro -> false, ALL);
  }

  /**
   * Expands what {@code lookUp} gives. Arguments that {@code pasted} tells of, and short ones of
   * macros that make names, are expanded by {@code all}: they get into names.
   */
  public static MacroExpander ofPasting(
      Function<String, Declarations.@Nullable Macro> lookUp,
      MacroExpander all,
      BiPredicate<String, Integer> pasted,
      Predicate<String> makesNames) {
    return new MacroExpander(lookUp, false, all, pasted, makesNames, ALL);
  }

  /** Expands declarations, but nothing within the braces of a function's body. */
  public static MacroExpander ofDeclarations(
      Function<String, Declarations.@Nullable Macro> lookUp) {
    return new MacroExpander(lookUp, true, null, (macro, parameter) -> false, macro -> false, ALL);
  }

  private static final BiPredicate<String, Declarations.Macro> ALL = (name, macro) -> true;

  /**
   * Expands declarations, in arguments only what {@code inArguments} admits: whole bodies that are
   * given as arguments are left as they are, too.
   */
  public static MacroExpander ofBodies(
      Function<String, Declarations.@Nullable Macro> lookUp,
      BiPredicate<String, Declarations.Macro> inArguments) {
    return new MacroExpander(
        lookUp, true, null, (macro, parameter) -> false, macro -> false, inArguments);
  }

  /** The tokens with every macro expanded, or null when the bound was reached. */
  public @Nullable List<String> expandAll(List<String> tokens) {
    active.clear();
    painted = false;
    produced = 0;
    steps = 0;
    depth = 0;
    List<String> out = expand(tokens);
    if (painted && out != null) {
      out.replaceAll(MacroExpander::withoutPaint);
    }
    return out;
  }

  private static String withoutPaint(String token) {
    return token.indexOf(PAINT) < 0 ? token : token.replace(String.valueOf(PAINT), "");
  }

  /** The text with every macro expanded, or null when the bound was reached. */
  @Nullable
  public String expand(String text) {
    List<String> out = expandAll(PreprocessingTokens.of(text));
    if (out == null) {
      return null;
    }
    StringBuilder joined = new StringBuilder();
    for (String token : out) {
      joined.append(token).append(' ');
    }
    return joined.toString();
  }

  /** What is left to expand: the input and, before what is left of it, replacements. */
  private final class Rest {
    private final ArrayDeque<Replacement> replacements = new ArrayDeque<>();
    private final List<String> input;
    private int at;

    Rest(List<String> input) {
      this.input = input;
    }

    /** The next token, null at the end; a macro whose replacement is left behind counts again. */
    @Nullable String next() {
      for (Replacement r = replacements.peekFirst(); r != null; r = replacements.peekFirst()) {
        if (r.at < r.tokens.size()) {
          return r.tokens.get(r.at++);
        }
        replacements.removeFirst();
        active.merge(r.name, -1, Integer::sum);
      }
      return at < input.size() ? input.get(at++) : null;
    }

    /** Whether a parenthesis is next. */
    boolean opens() {
      for (Replacement r : replacements) {
        if (r.at < r.tokens.size()) {
          return r.tokens.get(r.at).equals("(");
        }
      }
      return at < input.size() && input.get(at).equals("(");
    }

    void push(String name, @Nullable List<String> tokens) {
      if (tokens != null) {
        active.merge(name, 1, Integer::sum);
        replacements.addFirst(new Replacement(name, tokens));
      }
    }
  }

  /** The tokens that stand for a macro, which is no macro among them. */
  private static final class Replacement {
    private final String name;
    private final List<String> tokens;
    private int at;

    Replacement(String name, List<String> tokens) {
      this.name = name;
      this.tokens = tokens;
    }
  }

  private @Nullable List<String> expand(List<String> input) {
    if (depth > DEEPEST) {
      return null;
    }
    Rest rest = new Rest(input);
    List<String> out = new ArrayList<>(input.size() + 2);
    int body = 0;
    for (String token = rest.next(); token != null; token = rest.next()) {
      if (keepBodies
          && (body > 0 || token.equals("{") && !out.isEmpty() && out.getLast().equals(")"))) {
        body += token.equals("{") ? 1 : token.equals("}") ? -1 : 0;
        out.add(token);
      } else if (!PreprocessingTokens.isIdentifier(token)) {
        out.add(token);
      } else if (token.equals("__LINE__") || token.equals("__COUNTER__")) {
        out.add("0");
      } else if (!active.isEmpty() && active.getOrDefault(token, 0) > 0) {
        out.add(PAINT + token);
        painted = true;
      } else {
        Declarations.Macro macro = lookUp.apply(token);
        if (macro == null || depth > 0 && !inArguments.test(token, macro)) {
          out.add(token);
        } else if (!macro.functionLike()) {
          rest.push(token, substitute(macro, List.of()));
        } else if (rest.opens()) {
          List<List<String>> arguments = arguments(rest, macro);
          List<String> substituted = substitute(macro, arguments);
          if (substituted == null) {
            return null;
          }
          rest.push(token, substituted);
        } else {
          out.add(token);
        }
      }
      if (produced + out.size() > LIMIT || ++steps > STEPS) {
        return null;
      }
    }
    produced += out.size();
    return out;
  }

  private List<List<String>> arguments(Rest rest, Declarations.Macro macro) {
    int fixed = macro.parameters().size() - (macro.variadic() ? 1 : 0);
    List<List<String>> arguments = new ArrayList<>();
    List<String> current = new ArrayList<>();
    int depth = 0;
    for (String token = rest.next(); token != null; token = rest.next()) {
      if (token.equals("(") || token.equals("[") || token.equals("{")) {
        // Brackets and braces do not protect commas in C; only parentheses do.
        if (!token.equals("(")) {
          current.add(token);
          continue;
        }
        if (depth++ == 0) {
          continue;
        }
      } else if (token.equals(")") && --depth == 0) {
        break;
      } else if (token.equals(",")
          && depth == 1
          && !(macro.variadic() && arguments.size() >= fixed)) {
        arguments.add(current);
        current = new ArrayList<>();
        continue;
      }
      current.add(token);
    }
    arguments.add(current);
    return arguments;
  }

  private @Nullable List<String> substitute(
      Declarations.Macro macro, List<List<String>> arguments) {
    List<String> body = options(macro, arguments);
    if (body == null) {
      return null;
    }
    if (!macro.functionLike() && !body.contains("##")) {
      return body;
    }
    List<String> out = new ArrayList<>(body.size() + 8);
    Map<Integer, List<String>> expanded = new HashMap<>();
    boolean placed = false;
    for (int i = 0; i < body.size(); i++) {
      String token = body.get(i);
      if (token.equals("#")
          && macro.functionLike()
          && i + 1 < body.size()
          && parameter(macro, body.get(i + 1)) >= 0) {
        out.add(stringised(argument(arguments, parameter(macro, body.get(++i)))));
        continue;
      }
      if (token.equals("##") && !out.isEmpty() && i + 1 < body.size()) {
        String next = body.get(++i);
        int p = parameter(macro, next);
        List<String> right =
            p >= 0 ? argument(arguments, p) : next.equals(PLACE_MARKER) ? List.of() : List.of(next);
        if (p >= 0 && MacroModels.isModel(macro)) {
          right = expanded(macro, p, arguments, expanded);
          if (right == null) {
            return null;
          }
        }
        boolean swallow =
            out.getLast().equals(",") && macro.variadic() && p == macro.parameters().size() - 1;
        if (swallow) {
          if (right.isEmpty()) {
            out.removeLast();
          } else {
            out.addAll(right);
          }
        } else if (!right.isEmpty()) {
          String left = out.removeLast();
          out.add(
              left.equals(PLACE_MARKER)
                  ? right.getFirst()
                  : withoutPaint(left + right.getFirst())); // another token
          out.addAll(right.subList(1, right.size()));
        }
        continue;
      }
      int p = macro.functionLike() ? parameter(macro, token) : -1;
      if (p < 0) {
        out.add(token);
      } else if (i + 1 < body.size() && body.get(i + 1).equals("##")) {
        List<String> raw = argument(arguments, p);
        if (raw.isEmpty()) {
          out.add(PLACE_MARKER);
          placed = true;
        } else {
          out.addAll(raw);
        }
      } else {
        List<String> value = expanded(macro, p, arguments, expanded);
        if (value == null) {
          return null;
        }
        out.addAll(value);
      }
    }
    if (placed || body.contains(PLACE_MARKER)) {
      out.removeIf(PLACE_MARKER::equals);
    }
    return out;
  }

  private static final String VA_OPT = "__VA_OPT__";

  /**
   * The replacement with {@code __VA_OPT__(x)} as x where there are variable arguments, else as
   * nothing (C23 6.10.5.1); null when the bound was reached.
   */
  private @Nullable List<String> options(Declarations.Macro macro, List<List<String>> arguments) {
    List<String> body = PreprocessingTokens.ofReplacement(macro);
    if (!macro.variadic() || !body.contains(VA_OPT)) {
      return body;
    }
    depth++;
    List<String> rest = expand(argument(arguments, macro.parameters().size() - 1));
    depth--;
    if (rest == null) {
      return null;
    }
    List<String> out = new ArrayList<>(body.size());
    for (int i = 0; i < body.size(); i++) {
      if (!body.get(i).equals(VA_OPT) || i + 1 == body.size() || !body.get(i + 1).equals("(")) {
        out.add(body.get(i));
        continue;
      }
      int close = closing(body, i + 1);
      List<String> option = rest.isEmpty() ? List.of() : body.subList(i + 2, close);
      if (!out.isEmpty() && out.getLast().equals("#")) {
        out.set(out.size() - 1, stringised(option));
      } else if (option.isEmpty()) {
        out.add(PLACE_MARKER);
      } else {
        out.addAll(option);
      }
      i = close;
    }
    return out;
  }

  /** Index of the parenthesis that closes one, or of the end. */
  private static int closing(List<String> tokens, int open) {
    int nested = 0;
    for (int i = open; i < tokens.size(); i++) {
      nested += tokens.get(i).equals("(") ? 1 : tokens.get(i).equals(")") ? -1 : 0;
      if (nested == 0) {
        return i;
      }
    }
    return tokens.size();
  }

  /** An argument with its macros expanded; null when the bound was reached. */
  private @Nullable List<String> expanded(
      Declarations.Macro macro,
      int parameter,
      List<List<String>> arguments,
      Map<Integer, List<String>> known) {
    List<String> value = known.get(parameter);
    if (value == null) {
      List<String> raw = argument(arguments, parameter);
      boolean whole =
          ofArguments != null
              && (pasted.test(macro.name(), parameter)
                  || raw.size() <= PASTED_TOKENS && makesNames.test(macro.name()));
      depth++;
      if (whole) {
        MacroExpander other = java.util.Objects.requireNonNull(ofArguments);
        value = other.expand(raw);
        painted |= other.painted;
      } else {
        value = expand(raw);
      }
      depth--;
      if (value != null) {
        known.put(parameter, value);
      }
    }
    return value;
  }

  /** Stands for an empty argument beside {@code ##} until the paste is done. */
  private static final String PLACE_MARKER = "\1";

  private static List<String> argument(List<List<String>> arguments, int index) {
    return index < arguments.size() ? arguments.get(index) : List.of();
  }

  private static int parameter(Declarations.Macro macro, String token) {
    return !PreprocessingTokens.isIdentifier(token) ? -1 : macro.parameters().indexOf(token);
  }

  private static String stringised(List<String> tokens) {
    return "\"" + String.join(" ", tokens).replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
