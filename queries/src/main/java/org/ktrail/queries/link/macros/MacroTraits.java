package org.ktrail.queries.link.macros;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.facts.Declarations;

/**
 * What a macro does with its parameters, itself or through macros it uses: calls them as functions,
 * or makes names of them. Such a macro is <em>open</em>: whom it calls is not known before it is
 * used. Read from the replacement's tokens, names seen from one file. For one thread and one file.
 */
public final class MacroTraits {
  /**
   * @param called parameters in the place of a callee
   * @param naming parameters beside {@code ##}, and those that name a member on the way to a call
   * @param text parameters that are there, but only as text: pasted, or made a string
   * @param computed whether what is called is what another macro makes, {@code CAT(a, b)(x)}, or is
   *     selected by a type
   */
  public record Traits(BitSet called, BitSet naming, BitSet text, boolean computed) {
    static final Traits NONE = new Traits(new BitSet(), new BitSet(), new BitSet(), false);

    /** Stands for what must be asked from a file. */
    public static final Traits OPEN = new Traits(new BitSet(), new BitSet(), new BitSet(), true);

    public boolean open() {
      return computed || !called.isEmpty() || !naming.isEmpty();
    }
  }

  private final MacroLookup view;
  private final Map<Callable, Traits> known = new IdentityHashMap<>();

  public MacroTraits(MacroLookup view) {
    this.view = view;
  }

  public Traits of(Callable macro) {
    Traits traits = known.get(macro);
    if (traits == null) {
      traits = view.closed(macro);
      if (traits == Traits.OPEN) {
        known.put(macro, Traits.NONE);
        traits = read(macro, this);
      }
      known.put(macro, traits);
    }
    return traits;
  }

  /** What a macro's own replacement does, whatever the macros do that it uses. */
  static Traits own(Callable macro) {
    return read(macro, null);
  }

  /** Whether a macro has parameters to do something with. */
  static boolean isRead(Callable c) {
    return c.macro && c.definition.functionLike() && !c.definition.parameters().isEmpty();
  }

  /** Names that a macro's replacement uses as functions or macros. */
  static List<String> used(Callable macro) {
    List<String> tokens = PreprocessingTokens.of(macro.definition.replacement());
    List<String> used = new ArrayList<>();
    for (int i = 0; i + 1 < tokens.size(); i++) {
      if (tokens.get(i + 1).equals("(")
          && PreprocessingTokens.isIdentifier(tokens.get(i))
          && !macro.definition.parameters().contains(tokens.get(i))) {
        used.add(tokens.get(i));
      }
    }
    return used;
  }

  /**
   * @param inner tells of the macros used; null if they do not matter
   */
  private static Traits read(Callable macro, @Nullable MacroTraits inner) {
    if (!isRead(macro)) {
      return Traits.NONE;
    }
    List<String> parameters = macro.definition.parameters();
    Traits found = new Traits(new BitSet(), new BitSet(), new BitSet(), false);
    BitSet evaluated = new BitSet();
    boolean computed = false;
    // What is read once for all files need not be kept.
    List<String> tokens =
        inner == null
            ? PreprocessingTokens.of(macro.definition.replacement())
            : PreprocessingTokens.ofReplacement(macro.definition);
    for (int i = 0; i < tokens.size(); i++) {
      String token = tokens.get(i);
      if (!PreprocessingTokens.isIdentifier(token)) {
        continue;
      }
      int p = parameters.indexOf(token);
      boolean opens = is(tokens, i + 1, "(");
      if (p >= 0) {
        if (is(tokens, i - 1, "##") && !is(tokens, i - 2, ",") || is(tokens, i + 1, "##")) {
          found.naming().set(p);
          found.text().set(p);
        } else if (is(tokens, i - 1, "#")) {
          found.text().set(p);
        } else {
          evaluated.set(p);
          boolean member = isMember(tokens, i);
          if (member && leadsToCall(tokens, i)) {
            found.naming().set(p);
          } else if (!member && (opens || isCalledInParentheses(tokens, i))) {
            found.called().set(p);
          }
        }
      } else if (opens && token.equals("_Generic")) {
        computed |= isCalled(tokens, i + 1);
      } else if (opens && inner != null) {
        for (Callable used : inner.view.callables(token)) {
          if (used.macro && used != macro) {
            Traits of = inner.of(used);
            int end = inherit(of, used.definition, tokens, i + 2, parameters, found);
            computed |= of.computed() || !of.naming().isEmpty() && is(tokens, end, "(");
          }
        }
      }
    }
    found.text().andNot(evaluated);
    return new Traits(found.called(), found.naming(), found.text(), computed);
  }

  /**
   * Whether an argument is but text to what a name stands for, in every case. What is handed on to
   * another macro is not: it is expanded before.
   */
  public boolean isText(List<Callable> callables, int index) {
    for (Callable c : callables) {
      int last = c.macro ? c.definition.parameters().size() - 1 : -1;
      int parameter = c.macro && c.definition.variadic() ? Math.min(index, last) : index;
      if (!c.macro || !of(c).text().get(Math.max(0, parameter))) {
        return false;
      }
    }
    return !callables.isEmpty();
  }

  private static boolean is(List<String> tokens, int at, String token) {
    return at >= 0 && at < tokens.size() && tokens.get(at).equals(token);
  }

  private static boolean isMember(List<String> tokens, int at) {
    return is(tokens, at - 1, "->") || is(tokens, at - 1, ".");
  }

  /** Whether the chain of members that goes on here is called: {@code s->ops->o->f(x)}. */
  private static boolean leadsToCall(List<String> tokens, int member) {
    int i = member + 1;
    while (is(tokens, i, "->") || is(tokens, i, ".")) {
      i += 2;
    }
    while (is(tokens, i, ")")) {
      i++;
    }
    return is(tokens, i, "(");
  }

  /** Whether what ends with the bracket that closes this one is called. */
  private static boolean isCalled(List<String> tokens, int open) {
    int i = new ConstantTokens(tokens).closing(open, tokens.size()) + 1;
    while (is(tokens, i, ")")) {
      i++;
    }
    return is(tokens, i, "(");
  }

  /** {@code (f)(x)}, {@code (*f)(x)}; a cast looks the same. */
  private static boolean isCalledInParentheses(List<String> tokens, int at) {
    int before = is(tokens, at - 1, "*") ? at - 2 : at - 1;
    return is(tokens, before, "(")
        && is(tokens, at + 1, ")")
        && is(tokens, at + 2, "(")
        && !(before > 0
            && (PreprocessingTokens.isIdentifier(tokens.get(before - 1))
                || is(tokens, before - 1, ")")));
  }

  /**
   * Parameters that stand alone as an argument of an inner macro share what it does with that
   * argument.
   *
   * @return place after the inner macro's arguments
   */
  private static int inherit(
      Traits inner,
      Declarations.Macro macro,
      List<String> tokens,
      int start,
      List<String> parameters,
      Traits found) {
    int depth = 1;
    int argument = 0;
    int argumentStart = start;
    int rest = macro.variadic() ? macro.parameters().size() - 1 : Integer.MAX_VALUE;
    int i = start;
    for (; i < tokens.size() && depth > 0; i++) {
      String token = tokens.get(i);
      if (token.equals("(")) {
        depth++;
      } else if (token.equals(")")) {
        depth--;
      }
      if (depth == 0 || depth == 1 && token.equals(",")) {
        int to = Math.min(argument, rest);
        if (i == argumentStart + 1 && inner.called().get(to)) {
          int p = parameters.indexOf(tokens.get(argumentStart));
          if (p >= 0) {
            found.called().set(p);
          }
        }
        if (inner.naming().get(to)) {
          // Also where it only takes part in what is pasted: CONCATENATE(f,
          // COUNT_ARGS(__VA_ARGS__)).
          for (int k = argumentStart; k < i; k++) {
            int p = parameters.indexOf(tokens.get(k));
            if (p >= 0) {
              found.naming().set(p);
            }
          }
        }
        argument++;
        argumentStart = i + 1;
      }
    }
    return i;
  }
}
