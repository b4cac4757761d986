package org.ktrail.queries.mentions;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;

/**
 * The identifier at a place of a text, outside comments and literals.
 *
 * @param chain what stands before it if it is a member: {@code a->b[i].}; "" if it is none
 */
public record NameAt(String name, Mention mention, String chain) {
  /** Bytes of the longest identifier that is looked at. */
  private static final int LONGEST = 500;

  /**
   * @param offset a byte of the identifier, or the one right behind it, where a cursor stands that
   *     has just written it
   */
  public static Optional<NameAt> of(byte[] text, int offset, Syntax syntax) {
    int start = Math.min(Math.max(offset, 0), text.length);
    int end = start;
    while (start > 0 && offset - start <= LONGEST && TokenScan.isWord(text[start - 1])) {
      start--;
    }
    while (end < text.length && end - offset <= LONGEST && TokenScan.isWord(text[end])) {
      end++;
    }
    if (start == end || text[start] >= '0' && text[start] <= '9') {
      return Optional.empty();
    }
    int first = start;
    String name = new String(text, start, end - start, UTF_8);
    return TokenScan.scan(text, name, syntax).stream()
        .filter(mention -> mention.offset() == first)
        .findFirst()
        .map(mention -> new NameAt(name, mention, VariableAccess.chain(text, mention)));
  }

  /** Whether it is a member by what stands around it: of an object, or of what is initialised. */
  public boolean isMember() {
    return switch (mention.context()) {
      case MEMBER, MEMBER_WRITE, DESIGNATOR -> true;
      case DEFINE, TAG, CALL, DECLARED, OTHER -> false;
    };
  }
}
