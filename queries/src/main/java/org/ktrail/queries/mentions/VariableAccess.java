package org.ktrail.queries.mentions;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** What an expression does with a variable or a member, as far as the tokens around it tell. */
public enum VariableAccess {
  READ("read"),
  /** It, or a part of it, is assigned to, incremented or decremented. */
  WRITE("write"),
  ADDRESS_TAKEN("address taken");

  /** Bytes that are looked at before and behind: no expression of a kernel is longer. */
  private static final int REACH = 2_000;

  private final String text;

  VariableAccess(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }

  /**
   * @param start first byte of the name, {@code end} the byte behind it
   */
  static VariableAccess of(byte[] text, int start, int end) {
    int behind = postfix(text, end);
    if (is(text, behind, "->") || is(text, behind, "(")) {
      return READ;
    }
    if (writes(text, behind)) {
      return WRITE;
    }
    int root = root(text, start);
    int before = blanksBefore(text, root);
    if (endsWith(text, before, "++") || endsWith(text, before, "--")) {
      return WRITE;
    }
    boolean address =
        endsWith(text, before, "&") && !endsWith(text, before, "&&") && before == root;
    return address ? ADDRESS_TAKEN : READ;
  }

  /** What stands before a member: {@code a->b[i].}; "" if a mention is none. */
  public static String chain(byte[] text, Mention mention) {
    return switch (mention.context()) {
      case MEMBER, MEMBER_WRITE -> {
        int root = root(text, mention.offset());
        yield new String(text, root, mention.offset() - root, ISO_8859_1);
      }
      case DEFINE, DESIGNATOR, TAG, CALL, DECLARED, OTHER -> "";
    };
  }

  private static boolean writes(byte[] text, int at) {
    if (is(text, at, "++") || is(text, at, "--")) {
      return true;
    }
    if (is(text, at, "=")) {
      return !is(text, at, "==");
    }
    if (is(text, at, "<<=") || is(text, at, ">>=")) {
      return true;
    }
    return at < text.length && "+-*/%&|^".indexOf((char) text[at]) >= 0 && is(text, at + 1, "=");
  }

  /** Behind indices and members of the object itself: {@code [i].x}. */
  private static int postfix(byte[] text, int end) {
    int at = blanks(text, end);
    int stop = Math.min(text.length, end + REACH);
    while (at < stop) {
      if (text[at] == '[') {
        int depth = 0;
        do {
          depth += text[at] == '[' ? 1 : text[at] == ']' ? -1 : 0;
          at++;
        } while (at < stop && depth > 0);
      } else if (text[at] == '.') {
        at = blanks(text, at + 1);
        while (at < stop && TokenScan.isWord(text[at])) {
          at++;
        }
      } else {
        return at;
      }
      at = blanks(text, at);
    }
    return at;
  }

  /** First byte of {@code a->b[i].name} where {@code start} is that of the name. */
  private static int root(byte[] text, int start) {
    int stop = Math.max(0, start - REACH);
    int root = start;
    while (root > stop) {
      int before = blanksBefore(text, root);
      if (endsWith(text, before, "->")) {
        before -= 2;
      } else if (endsWith(text, before, ".")) {
        before--;
      } else {
        return root;
      }
      root = operand(text, blanksBefore(text, before), stop);
    }
    return root;
  }

  /** First byte of the operand that ends here: a word, behind it calls and indices. */
  private static int operand(byte[] text, int end, int stop) {
    int at = end;
    while (at > stop && (text[at - 1] == ')' || text[at - 1] == ']')) {
      int depth = 0;
      do {
        at--;
        depth +=
            ")]".indexOf((char) text[at]) >= 0 ? 1 : "([".indexOf((char) text[at]) >= 0 ? -1 : 0;
      } while (at > stop && depth > 0);
    }
    while (at > stop && TokenScan.isWord(text[at - 1])) {
      at--;
    }
    return at;
  }

  private static int blanks(byte[] text, int from) {
    int at = from;
    while (at < text.length && (text[at] == ' ' || text[at] == '\t' || text[at] == '\n')) {
      at++;
    }
    return at;
  }

  private static int blanksBefore(byte[] text, int end) {
    int at = end;
    while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\t' || text[at - 1] == '\n')) {
      at--;
    }
    return at;
  }

  private static boolean is(byte[] text, int at, String what) {
    return at >= 0
        && at + what.length() <= text.length
        && new String(text, at, what.length(), ISO_8859_1).equals(what);
  }

  private static boolean endsWith(byte[] text, int end, String what) {
    return is(text, end - what.length(), what);
  }
}
