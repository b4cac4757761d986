package org.ktrail.queries.link;

import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a macro does with its parameters, itself or through macros it uses: calls them as functions,
 * pastes them into other names, or may hand them on as functions. Read from the replacement's
 * tokens, names seen from one file. For one thread and one file.
 */
final class MacroTraits {
  /**
   * @param called parameters in the place of a callee
   * @param pasted parameters beside {@code ##}
   * @param text parameters that are there, but only as text: pasted, or made a string
   */
  record Traits(BitSet called, BitSet pasted, BitSet text) {
    static final Traits NONE = new Traits(new BitSet(), new BitSet(), new BitSet());
  }

  private final View view;
  private final Map<Callable, Traits> known = new IdentityHashMap<>();

  MacroTraits(View view) {
    this.view = view;
  }

  Traits of(Callable macro) {
    Traits traits = known.get(macro);
    if (traits == null) {
      known.put(macro, Traits.NONE);
      traits = macro.definition.functionLike() ? read(macro) : Traits.NONE;
      known.put(macro, traits);
    }
    return traits;
  }

  private Traits read(Callable macro) {
    List<String> parameters = macro.definition.parameters();
    if (parameters.isEmpty()) {
      return Traits.NONE;
    }
    BitSet called = new BitSet();
    BitSet pasted = new BitSet();
    BitSet text = new BitSet();
    BitSet evaluated = new BitSet();
    List<String> tokens = Tokens.ofReplacement(macro.definition);
    for (int i = 0; i < tokens.size(); i++) {
      String token = tokens.get(i);
      if (!Tokens.isIdentifier(token)) {
        continue;
      }
      int p = parameters.indexOf(token);
      boolean opens = i + 1 < tokens.size() && tokens.get(i + 1).equals("(");
      if (p >= 0) {
        if (isPaste(tokens, i - 1) && !(i >= 2 && tokens.get(i - 2).equals(","))
            || isPaste(tokens, i + 1)) {
          pasted.set(p);
          text.set(p);
        } else if (i > 0 && tokens.get(i - 1).equals("#")) {
          text.set(p);
        } else {
          evaluated.set(p);
          if (opens) {
            called.set(p);
          }
        }
      } else if (opens) {
        for (Callable inner : view.callables(token)) {
          if (inner.macro && inner != macro) {
            inherit(of(inner), tokens, i + 2, parameters, called, pasted);
          }
        }
      }
    }
    text.andNot(evaluated);
    return new Traits(called, pasted, text);
  }

  /**
   * Whether an argument is but text to what a name stands for, in every case. What is handed on to
   * another macro is not: it is expanded before.
   */
  boolean isText(List<Callable> callables, int index) {
    for (Callable c : callables) {
      int last = c.macro ? c.definition.parameters().size() - 1 : -1;
      int parameter = c.macro && c.definition.variadic() ? Math.min(index, last) : index;
      if (!c.macro || !of(c).text().get(Math.max(0, parameter))) {
        return false;
      }
    }
    return !callables.isEmpty();
  }

  private static boolean isPaste(List<String> tokens, int at) {
    return at >= 0 && at < tokens.size() && tokens.get(at).equals("##");
  }

  /**
   * Parameters that stand alone as an argument of an inner macro share what it does with that
   * argument.
   */
  private static void inherit(
      Traits inner,
      List<String> tokens,
      int start,
      List<String> parameters,
      BitSet called,
      BitSet pasted) {
    if (inner.called().isEmpty() && inner.pasted().isEmpty()) {
      return;
    }
    int depth = 1;
    int argument = 0;
    int argumentStart = start;
    for (int i = start; i < tokens.size() && depth > 0; i++) {
      String token = tokens.get(i);
      if (token.equals("(")) {
        depth++;
      } else if (token.equals(")")) {
        depth--;
      }
      if (depth == 0 || depth == 1 && token.equals(",")) {
        if (i == argumentStart + 1 && inner.called().get(argument)) {
          int p = parameters.indexOf(tokens.get(argumentStart));
          if (p >= 0) {
            called.set(p);
          }
        }
        if (inner.pasted().get(argument)) {
          // Also where it only takes part in what is pasted: CONCATENATE(f,
          // COUNT_ARGS(__VA_ARGS__)).
          for (int k = argumentStart; k < i; k++) {
            int p = parameters.indexOf(tokens.get(k));
            if (p >= 0) {
              pasted.set(p);
            }
          }
        }
        argument++;
        argumentStart = i + 1;
      }
    }
  }
}
