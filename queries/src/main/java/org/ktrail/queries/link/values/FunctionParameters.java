package org.ktrail.queries.link.values;

import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.indexer.facts.TypeRef;
import org.ktrail.queries.graph.GraphBuilder;
import org.ktrail.queries.link.macros.Callable;
import org.ktrail.queries.link.world.FileView;
import org.ktrail.queries.link.world.MacroBodies;
import org.ktrail.queries.link.world.World;

/** Which parameters take functions, and their slots. For one thread and one file. */
public final class FunctionParameters {
  private final World world;
  private final FileView view;
  private final MacroBodies macros;
  private final GraphBuilder builder;
  private final Map<Callable, BitSet> ofMacros = new IdentityHashMap<>();

  public FunctionParameters(World world, FileView view, MacroBodies macros, GraphBuilder builder) {
    this.world = world;
    this.view = view;
    this.macros = macros;
    this.builder = builder;
  }

  public int slot(Callable callee, int parameter) {
    return builder.parameterSlot(callee.node, parameter, name(callee, parameter));
  }

  private static String name(Callable callee, int parameter) {
    if (callee.macro) {
      List<String> names = callee.definition.parameters();
      return names.get(Math.min(parameter, names.size() - 1));
    }
    return callee.parameters.get(parameter).name();
  }

  /**
   * Whether a callee's parameter takes functions: by its type; for a macro, by what becomes of it.
   *
   * @param source node that is handed, or an encoded slot
   */
  public boolean takesFunction(Callable callee, int parameter, int source) {
    if (callee.macro) {
      return ofMacro(callee).get(parameter);
    }
    if (parameter >= callee.parameters.size()) {
      return false;
    }
    return takesFunction(callee, parameter) || source >= 0 && isWord(callee, parameter);
  }

  /** Whether a function's parameter is of a type that holds functions. */
  public boolean takesFunction(Callable function, int parameter) {
    return world.mayHoldFunction(type(function, parameter));
  }

  /** Whether a function's parameter is {@code void *} or {@code unsigned long}. */
  public static boolean isWord(Callable function, int parameter) {
    return World.isWord(type(function, parameter));
  }

  private static TypeRef type(Callable function, int parameter) {
    return function.parameters.get(parameter).type();
  }

  /** Parameters of a macro that are stored, or handed on as functions. */
  private BitSet ofMacro(Callable macro) {
    BitSet known = ofMacros.get(macro);
    if (known != null) {
      return known;
    }
    BitSet found = new BitSet();
    ofMacros.put(macro, found);
    Body body = macros.body(macro);
    for (Body.CallSite site : body.calls()) {
      if (site.callee() instanceof Expr.Name n) {
        handedOn(macro, n.name(), site.arguments(), found);
      }
    }
    for (Body.Assignment a : body.assignments()) {
      int p = a.value() instanceof Expr.Name n ? macro.parameter(n.name()) : -1;
      if (p >= 0
          && a.target() instanceof Expr.Member m
          && world.functionMembers.contains(m.field())) {
        found.set(p);
      }
    }
    return found;
  }

  private void handedOn(Callable macro, String callee, List<Expr> arguments, BitSet found) {
    for (int i = 0; i < arguments.size(); i++) {
      int p = arguments.get(i) instanceof Expr.Name a ? macro.parameter(a.name()) : -1;
      if (p >= 0 && !found.get(p)) {
        for (Callable c : view.callables(callee)) {
          if (c != macro && takesFunction(c, i, 0)) {
            found.set(p);
          }
        }
      }
    }
  }
}
