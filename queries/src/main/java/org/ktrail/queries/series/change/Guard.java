package org.ktrail.queries.series.change;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ktrail.indexer.facts.Expr;

/**
 * Whether a function asks, before a call through a member, if there is something to call: whether
 * the member, or the pointer to the record that has it, stands in a test before the call. Reads
 * tokens, not control flow: a test whose answer is thrown away counts too.
 */
final class Guard {
  private static final int LONGEST = 1 << 16;

  private Guard() {}

  /**
   * @param text a character a byte
   * @param start first byte of the body
   * @param at where the call names its member
   */
  static boolean asked(String text, int start, int at, Expr.Member callee) {
    if (start < 0 || at > text.length() || at <= start) {
      return false;
    }
    String before = text.substring(Math.max(start, at - LONGEST), at);
    return read(before, callee.field()) || tested(before, callee.base());
  }

  /** Whether a member of this name is read without being called or gone through. */
  private static boolean read(String before, String member) {
    Matcher found =
        Pattern.compile("(?:->|\\.)\\s*" + Pattern.quote(member) + "\\b(?!\\s*(?:\\(|->|\\.))")
            .matcher(before);
    return found.find();
  }

  private static boolean tested(String before, Expr base) {
    return switch (base) {
      case Expr.Member m ->
          read(before, m.field()) || m.base() instanceof Expr.Member inner && tested(before, inner);
      case Expr.Name n ->
          Pattern.compile(
                  "(?:!\\s*|\\bif\\s*\\(\\s*|&&\\s*|\\|\\|\\s*|\\(\\s*)"
                      + Pattern.quote(n.name())
                      + "\\b\\s*(?:\\)|&&|\\|\\||\\?|==|!=)")
              .matcher(before)
              .find();
      case Expr.Deref d -> tested(before, d.of());
      case Expr.Cast c -> tested(before, c.of());
      default -> false;
    };
  }
}
