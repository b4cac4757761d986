package org.ktrail.indexer.facts;

import java.util.ArrayList;
import java.util.List;
import org.ktrail.indexer.facts.Declarations.Macro;

/**
 * The constant macros of a blob: object-like, their replacement without any identifier ({@code
 * #define REG_X 0x1234}). Register headers hold millions of them, which no call goes through; they
 * are kept in a part of their own, so that linking need not decode them. Names are written as what
 * differs from the name before.
 */
final class ConstantsCodec {
  private ConstantsCodec() {}

  /** A macro and its place among all macros of the blob. */
  record Placed(int place, Macro macro) {}

  /** Empty replacements are not constants: annotations are defined so. */
  static boolean isConstant(Macro m) {
    String text = m.replacement();
    if (m.functionLike()
        || m.body() >= 0
        || !m.parameters().isEmpty()
        || m.variadic()
        || text.isEmpty()
        || text.endsWith(",")) { // `#define X_ENABLED 1,` counts as an argument
      return false;
    }
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        do {
          i++;
        } while (i < text.length() && isWord(text.charAt(i)));
      } else if (isWord(c) || c == '"' || c == '\'') {
        return false;
      } else {
        i++;
      }
    }
    return true;
  }

  private static boolean isWord(char c) {
    return c >= '0' && c <= '9'
        || c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c == '_'
        || c == '.'
        || c == '$'
        || c > 127;
  }

  static int write(FactsOutput.Bytes out, List<Macro> macros) {
    int count = 0;
    int place = -1;
    String name = "";
    String text = "";
    int line = 0;
    for (int i = 0; i < macros.size(); i++) {
      Macro m = macros.get(i);
      if (!isConstant(m)) {
        continue;
      }
      count++;
      int common = common(name, m.name());
      boolean plain =
          i == place + 1 && m.endLine() == m.line() && m.line() == line + 1 && m.condition() == 0;
      boolean same = text.equals(m.replacement());
      out.number(common << 2 | (plain ? 1 : 0) | (same ? 2 : 0));
      FactsOutput.writeString(out, m.name().substring(common));
      if (!same) {
        FactsOutput.writeString(out, m.replacement());
      }
      if (!plain) {
        out.number(i - place);
        out.number((m.line() - line) << 1 ^ (m.line() - line) >> 31);
        out.number(m.endLine() - m.line());
        out.number(m.condition());
      }
      place = i;
      name = m.name();
      text = m.replacement();
      line = m.line();
    }
    return count;
  }

  private static int common(String a, String b) {
    int i = 0;
    int end = Math.min(a.length(), b.length());
    while (i < end && a.charAt(i) == b.charAt(i)) {
      i++;
    }
    return i;
  }

  static List<Placed> read(FactsInput in, int count) {
    List<Placed> constants = new ArrayList<>(count);
    int place = -1;
    String name = "";
    String text = "";
    int line = 0;
    for (int i = 0; i < count; i++) {
      int header = in.number();
      name = name.substring(0, header >>> 2) + in.inlineString(StringPool.NONE);
      if ((header & 2) == 0) {
        text = in.inlineString(StringPool.NONE);
      }
      boolean plain = (header & 1) != 0;
      place += plain ? 1 : in.number();
      line += plain ? 1 : in.signed();
      int lines = plain ? 0 : in.number();
      int condition = plain ? 0 : in.number();
      constants.add(
          new Placed(
              place,
              new Macro(name, false, List.of(), false, text, line, line + lines, condition, -1)));
    }
    return constants;
  }

  static List<Macro> merge(List<Macro> others, List<Placed> constants) {
    if (constants.isEmpty()) {
      return others;
    }
    List<Macro> merged = new ArrayList<>(others.size() + constants.size());
    int next = 0;
    for (Placed constant : constants) {
      while (merged.size() < constant.place()) {
        merged.add(others.get(next++));
      }
      merged.add(constant.macro());
    }
    merged.addAll(others.subList(next, others.size()));
    return List.copyOf(merged);
  }
}
