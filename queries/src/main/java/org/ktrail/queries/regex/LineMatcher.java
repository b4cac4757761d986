package org.ktrail.queries.regex;

import com.google.re2j.Matcher;
import java.util.List;

/** Finds the lines of a text that match. For one thread. */
public final class LineMatcher {
  private final List<Matcher> matchers;
  private final List<Matcher> wide;
  private final LineText decoder;
  private final StringSearch search;
  private final boolean plain;
  private final boolean words;
  private final boolean behindLast;

  /**
   * @param wide those for lines that {@link WideWords} writes; empty if it need not
   * @param behindLast whether what is behind the last end of a line is looked at where the line
   *     before it does not match, as git does with expressions of POSIX
   */
  LineMatcher(
      List<Matcher> matchers,
      List<Matcher> wide,
      LineText decoder,
      StringSearch search,
      boolean plain,
      boolean words,
      boolean behindLast) {
    this.matchers = matchers;
    this.wide = wide;
    this.decoder = decoder;
    this.search = search;
    this.plain = plain;
    this.words = words;
    this.behindLast = behindLast;
  }

  /** Is told of lines that match. */
  @FunctionalInterface
  public interface Found {
    /**
     * @param number from 1
     * @param from first byte
     * @param to behind the last one, without the end of the line
     * @return whether the next one is wanted
     */
    boolean line(int number, int from, int to);
  }

  /** Tells of each line that matches, in order. */
  public void find(byte[] text, Found found) {
    search.begin(text);
    int number = 1;
    int counted = 0; // up to here ends of lines are in the number
    boolean last = false;
    for (int at = 0; at < text.length; ) {
      int from = at;
      if (search.isAny()) {
        int place = search.next(at);
        if (place < 0) {
          return;
        }
        from = place;
        while (from > at && text[from - 1] != '\n') {
          from--;
        }
      }
      int to = from;
      while (to < text.length && text[to] != '\n') {
        to++;
      }
      last = matches(text, from, to);
      if (last) {
        for (; counted < from; counted++) {
          number += text[counted] == '\n' ? 1 : 0;
        }
        if (!found.line(number, from, to)) {
          return;
        }
      }
      at = to + 1;
    }
    if (behindLast && !last && endsLine(text) && matches(text, text.length, text.length)) {
      for (; counted < text.length; counted++) {
        number += text[counted] == '\n' ? 1 : 0;
      }
      found.line(number, text.length, text.length);
    }
  }

  private boolean endsLine(byte[] text) {
    return !search.isAny() && text.length > 0 && text[text.length - 1] == '\n';
  }

  private boolean matches(byte[] text, int from, int to) {
    if (plain) {
      return true; // the search found all of it
    }
    String line = decoder.of(text, from, to);
    boolean isWide = !wide.isEmpty() && WideWords.isWide(line);
    if (isWide) {
      line = WideWords.line(line);
    }
    for (Matcher matcher : isWide ? wide : matchers) {
      matcher.reset(line);
      if (words ? hasWord(matcher, line) : matcher.find()) {
        return true;
      }
    }
    return false;
  }

  /**
   * As git looks for words: where the first match is none, from behind the word in which it began.
   */
  private static boolean hasWord(Matcher matcher, String line) {
    int from = 0;
    while (matcher.find(from)) {
      int start = matcher.start();
      int end = matcher.end();
      boolean alone =
          (start == from || !isWord(line.charAt(start - 1)))
              && (end == line.length() || !isWord(line.charAt(end)));
      if (alone && end > start) {
        return true;
      }
      from = start + 1;
      while (from < line.length() && isWord(line.charAt(from - 1))) {
        from++;
      }
      if (from >= line.length()) {
        return false;
      }
    }
    return false;
  }

  private static boolean isWord(char c) {
    return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '_';
  }
}
