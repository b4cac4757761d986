package org.ktrail.indexer.assembly;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a statement lets control go by name. */
final class BranchTargets {
  /**
   * A symbol, or one within macros that decorate it: {@code f}, {@code f@PLT}, {@code CFUNC(f)}.
   */
  private static final Pattern SYMBOL =
      Pattern.compile(
          "(?:[A-Za-z_]\\w*+\\s*+\\(\\s*+)*+([A-Za-z_][\\w.]*+)\\s*+(?:@\\w++)?+[\\s,\\w)!]*+");

  /** {@code ba,pt}, {@code bf/s}, {@code beq+}. */
  private static final Pattern HINT = Pattern.compile("^[,/+-]\\w*\\s*");

  /** Names of registers are as short; no routine of a kernel is. */
  private static final int SHORTEST = 4;

  /** A string; one that is not ended ends with the text. */
  private static final Pattern STRING =
      Pattern.compile("\"((?:[^\"\\\\]|(?s:\\\\.))*+)(?:\"|\\\\?\\z)");

  private BranchTargets() {}

  /**
   * The symbols that a statement branches to, or that instructions in the strings it hands to a
   * macro do ({@code ALTERNATIVE "call f", "call g", X}).
   */
  static List<String> of(StatementText statement) {
    if (statement.text().indexOf('"') >= 0 && !statement.word().startsWith(".")) {
      List<String> all = new ArrayList<>();
      Matcher m = STRING.matcher(statement.text());
      while (m.find()) {
        for (StatementText inner : AssemblerText.statements(m.group(1))) {
          add(inner, all);
        }
      }
      return all;
    }
    List<String> one = new ArrayList<>(1);
    add(statement, one);
    return one;
  }

  private static void add(StatementText s, List<String> into) {
    String word = s.word();
    if (!Mnemonics.isBranch(word)) {
      return;
    }
    List<String> operands = OperandSplitter.split(HINT.matcher(s.operands()).replaceFirst(""));
    // Conditions and link registers come before the symbol, but for x86, which has it alone: what
    // follows there is a further argument of a macro around the instruction.
    boolean alone = word.startsWith("call") || word.startsWith("jmp");
    for (int k = 0; k < operands.size(); k++) {
      String symbol = symbol(operands.get(alone ? k : operands.size() - 1 - k));
      if (!symbol.isEmpty()) {
        into.add(symbol);
        return;
      }
    }
  }

  private static String symbol(String operand) {
    Matcher m = SYMBOL.matcher(operand);
    return m.matches() && m.group(1).length() >= SHORTEST ? m.group(1) : "";
  }
}
