package org.ktrail.queries.simulate.source;

import java.util.List;
import org.ktrail.queries.simulate.c.Lexeme;

/** What the tokens of a declaration say of a function's parameters. */
final class Parameters {
  private Parameters() {}

  /** Whether what the parameter of a number points to is const. */
  static boolean isConstant(List<Lexeme> declaration, String function, int parameter) {
    int at = 0;
    while (at + 1 < declaration.size()
        && !(declaration.get(at).text().equals(function)
            && declaration.get(at + 1).text().equals("("))) {
      at++;
    }
    int depth = 0;
    int number = 0;
    boolean constant = false;
    for (int i = at + 1; i < declaration.size(); i++) {
      switch (declaration.get(i).text()) {
        case "(" -> depth++;
        case ")" -> {
          if (--depth == 0) {
            return false;
          }
        }
        case "," -> number += depth == 1 ? 1 : 0;
        case "const", "__const" -> constant |= number == parameter;
        case "*" -> {
          if (number == parameter) {
            return constant;
          }
        }
        default -> {}
      }
    }
    return false;
  }
}
