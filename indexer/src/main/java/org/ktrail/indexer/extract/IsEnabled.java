package org.ktrail.indexer.extract;

import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.syntax.FlatTree;

/**
 * What an expression says of the configuration when it is known to be true, or false: {@code
 * IS_ENABLED(CONFIG_X)} and its like (include/linux/kconfig.h), joined by {@code !}, {@code &&} and
 * {@code ||}. A constant that is not so says that the place is never reached: {@code if (0)}. What
 * else stands there says nothing.
 */
final class IsEnabled {
  private static final int DEPTH = 40;

  private ParsedText u;
  private FlatTree t;
  private int enabled;
  private int builtin;
  private int module;
  private int reachable;

  @SuppressWarnings("NullAway.Init")
  IsEnabled() {}

  void begin(ParsedText unit) {
    u = unit;
    t = unit.tree;
    enabled = u.names.id("IS_ENABLED");
    builtin = u.names.id("IS_BUILTIN");
    module = u.names.id("IS_MODULE");
    reachable = u.names.id("IS_REACHABLE");
  }

  /** Number, in the blob's table, of the condition; 0 if it says nothing. */
  int implied(int node, boolean truth) {
    return node < 0 ? 0 : implied(node, truth, 0);
  }

  private int implied(int node, boolean truth, int depth) {
    if (depth > DEPTH || node < 0) {
      return 0;
    }
    switch (u.kind(node)) {
      case CSyntax.PARENTHESIZED_EXPRESSION -> {
        return implied(t.firstNamed(node), truth, depth + 1);
      }
      case CSyntax.UNARY_EXPRESSION -> {
        return u.startsWith(node, '!')
            ? implied(u.child(node, CSyntax.FIELD_ARGUMENT), !truth, depth + 1)
            : 0;
      }
      case CSyntax.BINARY_EXPRESSION -> {
        int o = u.child(node, CSyntax.FIELD_OPERATOR);
        boolean and = o >= 0 && u.startsWith(o, '&');
        if (o < 0 || u.end(o) - u.start(o) != 2 || !(and || u.startsWith(o, '|'))) {
          return 0;
        }
        int a = implied(u.child(node, CSyntax.FIELD_LEFT), truth, depth + 1);
        int b = implied(u.child(node, CSyntax.FIELD_RIGHT), truth, depth + 1);
        if (and == truth) {
          return u.conditions.and(a, b);
        }
        return a == 0 || b == 0
            ? 0
            : u.conditions.id(Condition.or(u.conditions.get(a), u.conditions.get(b)));
      }
      case CSyntax.CALL_EXPRESSION -> {
        return call(node, truth, depth);
      }
      case CSyntax.NUMBER_LITERAL -> {
        return constant(!isZero(node), truth);
      }
      case CSyntax.TRUE -> {
        return constant(true, truth);
      }
      case CSyntax.FALSE -> {
        return constant(false, truth);
      }
      default -> {
        return 0;
      }
    }
  }

  private int constant(boolean value, boolean truth) {
    return value == truth ? 0 : u.conditions.id(Condition.NEVER);
  }

  /** {@code 0}, {@code 0UL}, {@code 0x0}; what is no integer counts as another number. */
  private boolean isZero(int node) {
    int at = u.start(node);
    int end = u.end(node);
    if (end - at > 1 && (u.text[at + 1] == 'x' || u.text[at + 1] == 'X')) {
      at += 2;
    }
    int digits = at;
    while (at < end && u.text[at] == '0') {
      at++;
    }
    boolean zero = at > digits;
    for (; at < end; at++) {
      zero &= "uUlL".indexOf(u.text[at]) >= 0;
    }
    return zero;
  }

  private int call(int node, boolean truth, int depth) {
    int function = u.child(node, CSyntax.FIELD_FUNCTION);
    int arguments = u.child(node, CSyntax.FIELD_ARGUMENTS);
    int argument = arguments < 0 ? -1 : t.firstNamed(arguments);
    if (argument < 0 || u.kind(function) != CSyntax.IDENTIFIER) {
      return 0;
    }
    int length = u.end(function) - u.start(function);
    if (length == 6 || length == 8) {
      // likely(…), unlikely(…): any name of that length that only passes its argument on.
      String name = u.string(function);
      return name.equals("likely") || name.equals("unlikely")
          ? implied(argument, truth, depth + 1)
          : 0;
    }
    if (length < 9 || length > 12 || u.kind(argument) != CSyntax.IDENTIFIER) {
      return 0;
    }
    int id = u.id(function);
    if (id != enabled && id != builtin && id != module && id != reachable) {
      return 0;
    }
    String option = u.string(argument);
    Condition on = Condition.atom(option);
    Condition asModule = Condition.atom(option + "=m");
    if (id == enabled) {
      return u.conditions.id(truth ? on : Condition.not(on));
    }
    if (id == builtin) {
      Condition in = Condition.and(on, Condition.not(asModule));
      return u.conditions.id(truth ? in : Condition.not(in));
    }
    if (id == module) {
      return u.conditions.id(truth ? asModule : Condition.not(asModule));
    }
    // A built-in caller does not reach a module, so that the opposite says nothing.
    return truth ? u.conditions.id(on) : 0;
  }
}
