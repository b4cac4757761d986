package org.ktrail.indexer.extract;

import java.util.ArrayList;
import java.util.List;

/**
 * What stands at file scope, told by brackets alone: for blobs where the parser lost its way, so
 * that each part can be parsed by itself.
 */
final class Items {
  private Items() {}

  /**
   * One declaration or function.
   *
   * @param nameStart first byte of the name before the last parenthesis of the head, −1 if none
   * @param bodyStart the brace of a function's body, −1 for what is none
   */
  record Item(int start, int end, int nameStart, int nameEnd, int bodyStart) {
    boolean isFunction() {
      return bodyStart >= 0;
    }
  }

  static List<Item> of(byte[] text) {
    List<Item> items = new ArrayList<>();
    int i = 0;
    while (i < text.length) {
      i = Scan.skipBlanks(text, i, text.length);
      if (i < text.length) {
        Item item = one(text, i);
        items.add(item);
        i = Math.max(i + 1, item.end());
      }
    }
    return items;
  }

  private static Item one(byte[] text, int start) {
    int wordStart = -1;
    int wordEnd = -1;
    int nameStart = -1;
    int nameEnd = -1;
    boolean afterParenthesis = false;
    boolean initialised = false;
    int i = start;
    while (i < text.length) {
      byte b = text[i];
      if (Scan.isName(b)) {
        wordStart = i;
        while (i < text.length && Scan.isName(text[i])) {
          i++;
        }
        wordEnd = i;
        afterParenthesis = false;
        continue;
      }
      switch (b) {
        case ';' -> {
          return new Item(start, i + 1, nameStart, nameEnd, -1);
        }
        case '(', '[' -> {
          int close = Scan.matching(text, i, text.length);
          if (b == '(' && wordStart >= 0) {
            nameStart = wordStart;
            nameEnd = wordEnd;
          }
          afterParenthesis = b == '(';
          i = close < 0 ? i + 1 : close + 1;
        }
        case '{' -> {
          int close = Scan.matching(text, i, text.length);
          int end = close < 0 ? text.length : close + 1;
          int after = Scan.skipBlanks(text, end, text.length);
          boolean ended = after < text.length && text[after] == ';';
          if (afterParenthesis && !initialised && !ended) {
            return new Item(start, end, nameStart, nameEnd, i);
          }
          i = end;
          afterParenthesis = false;
        }
        case '"', '\'' -> i = Scan.afterLiteral(text, i, text.length);
        case '=' -> {
          initialised = true;
          i++;
        }
        case '}', ')', ']' -> {
          // One too many: what follows starts afresh.
          return new Item(start, i + 1, nameStart, nameEnd, -1);
        }
        default -> i++;
      }
    }
    return new Item(start, text.length, nameStart, nameEnd, -1);
  }
}
