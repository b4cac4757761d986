package org.ktrail.queries.mentions;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.ktrail.queries.mentions.Mention.Context;

/**
 * Finds the occurrences of one identifier in a text, token-exact, outside comments and literals.
 * Knows no grammar beyond tokens and never fails: an unterminated comment or literal ends with the
 * text, a character literal at the latest with its line (assembly and prose have lone quotes).
 */
public final class TokenScan {
  private static final Set<String> TAG_WORDS = Set.of("struct", "union", "enum");

  /** Words of statements that a name may follow. */
  private static final Set<String> NO_TYPES =
      Set.of("return", "case", "goto", "else", "do", "sizeof", "typeof", "defined", "include");

  private final byte[] text;
  private final byte[] identifier;
  private final List<Mention> found = new ArrayList<>();
  private int at;
  private int line = 1;
  private boolean lineStart = true;
  private boolean define;
  private boolean directive;
  private boolean lifetimes;
  private int previousStart;
  private int previousEnd;
  private int beforePreviousEnd;

  private TokenScan(byte[] text, byte[] identifier) {
    this.text = text;
    this.identifier = identifier;
  }

  /** Mentions in order of offset. */
  public static List<Mention> scan(byte[] text, String identifier, Syntax syntax) {
    byte[] name = identifier.getBytes(StandardCharsets.UTF_8);
    if (name.length == 0 || indexOf(text, name, 0) < 0) {
      return List.of();
    }
    TokenScan scan = new TokenScan(text, name);
    switch (syntax) {
      case C -> scan.c();
      case RUST -> {
        scan.lifetimes = true;
        scan.c();
      }
      case HASH -> scan.plain(true);
      case PLAIN -> scan.plain(false);
    }
    return List.copyOf(scan.found);
  }

  /** First occurrence of the bytes at or after {@code from}, −1 if none. */
  static int indexOf(byte[] text, byte[] part, int from) {
    byte first = part[0];
    for (int i = from, last = text.length - part.length; i <= last; i++) {
      if (text[i] == first && Arrays.equals(text, i, i + part.length, part, 0, part.length)) {
        return i;
      }
    }
    return -1;
  }

  static boolean isWord(byte b) {
    return b >= 'a' && b <= 'z'
        || b >= 'A' && b <= 'Z'
        || b >= '0' && b <= '9'
        || b == '_'
        || b < 0;
  }

  private void plain(boolean hashComments) {
    boolean comment = false;
    while (at < text.length) {
      byte b = text[at];
      if (b == '\n') {
        line++;
        comment = false;
        at++;
      } else if (hashComments && b == '#') {
        comment = true;
        at++;
      } else if (isWord(b)) {
        int start = at;
        endOfWord();
        if (!comment && isIdentifier(start, at)) {
          found.add(new Mention(start, line, Context.OTHER, VariableAccess.READ, false));
        }
      } else {
        at++;
      }
    }
  }

  private void c() {
    while (at < text.length) {
      byte b = text[at];
      switch (b) {
        case '\n' -> {
          line++;
          at++;
          lineStart = true;
          define = false;
          directive = false;
        }
        case '\\' -> splice();
        case ' ', '\t', '\r', '\f' -> at++;
        case '/' -> slash();
        case '"' -> literal((byte) '"');
        case '\'' -> {
          if (lifetimes && !isCharacter()) {
            token(at, at + 1);
          } else {
            literal((byte) '\'');
          }
        }
        case '#' -> {
          if (lineStart) {
            directive = true;
          }
          token(at, at + 1);
        }
        default -> {
          if (isWord(b)) {
            word();
          } else if (b == '-' && at + 1 < text.length && text[at + 1] == '>') {
            token(at, at + 2);
          } else {
            token(at, at + 1);
          }
        }
      }
    }
  }

  /** Whether the quote begins {@code 'c'} or {@code '\n'}, and no lifetime. */
  private boolean isCharacter() {
    return byteAt(at + 1) == '\\' || byteAt(at + 2) == '\'';
  }

  private void token(int start, int end) {
    beforePreviousEnd = previousEnd;
    previousStart = start;
    previousEnd = end;
    at = end;
    lineStart = false;
  }

  private void splice() {
    int next = at + 1;
    if (next < text.length && text[next] == '\r') {
      next++;
    }
    if (next < text.length && text[next] == '\n') {
      line++;
      at = next + 1;
    } else {
      token(at, at + 1);
    }
  }

  private void slash() {
    if (at + 1 < text.length && text[at + 1] == '*') {
      at += 2;
      while (at < text.length
          && !(text[at] == '*' && at + 1 < text.length && text[at + 1] == '/')) {
        if (text[at++] == '\n') {
          line++;
        }
      }
      at = Math.min(text.length, at + 2);
    } else if (at + 1 < text.length && text[at + 1] == '/') {
      while (at < text.length && text[at] != '\n') {
        if (text[at] == '\\' && at + 1 < text.length && text[at + 1] == '\n') {
          line++;
          at++;
        }
        at++;
      }
    } else {
      token(at, at + 1);
    }
  }

  private void literal(byte quote) {
    int start = at++;
    while (at < text.length && text[at] != quote && text[at] != '\n') {
      if (text[at] == '\\' && at + 1 < text.length) {
        at++;
        if (text[at] == '\n') {
          line++;
        }
      }
      at++;
    }
    token(start, at < text.length && text[at] == quote ? at + 1 : at);
  }

  private void word() {
    int start = at;
    endOfWord();
    int end = at;
    if (isIdentifier(start, end)) {
      found.add(
          new Mention(start, line, context(end), VariableAccess.of(text, start, end), define));
    }
    if (directive && previousEnd > 0 && text[previousStart] == '#' && is(start, end, "define")) {
      define = true;
    }
    token(start, end);
  }

  private void endOfWord() {
    while (at < text.length && isWord(text[at])) {
      at++;
    }
  }

  private boolean isIdentifier(int start, int end) {
    return Arrays.equals(text, start, end, identifier, 0, identifier.length);
  }

  private boolean is(int start, int end, String word) {
    if (end - start != word.length()) {
      return false;
    }
    for (int i = start; i < end; i++) {
      if (text[i] != word.charAt(i - start)) {
        return false;
      }
    }
    return true;
  }

  private Context context(int end) {
    if (previousEnd > previousStart) {
      if (define && is(previousStart, previousEnd, "define")) {
        return Context.DEFINE;
      }
      if (text[previousStart] == '-' && previousEnd - previousStart == 2) {
        return member(end);
      }
      if (text[previousStart] == '.') {
        byte before = beforePreviousEnd > 0 ? text[beforePreviousEnd - 1] : (byte) ',';
        return before == ',' || before == '{' || before == '\\' ? Context.DESIGNATOR : member(end);
      }
      for (String tag : TAG_WORDS) {
        if (is(previousStart, previousEnd, tag)) {
          return Context.TAG;
        }
      }
    }
    if (byteAt(afterBlanks(end)) == '(') {
      return Context.CALL;
    }
    return isDeclarator(end) ? Context.DECLARED : Context.OTHER;
  }

  /** Whether {@code type name}, or {@code type *name} by its blanks, ends here. */
  private boolean isDeclarator(int end) {
    if (previousEnd <= previousStart || ";=,)[:".indexOf((char) byteAt(afterBlanks(end))) < 0) {
      return false;
    }
    if (isWord(text[previousStart])) {
      return isType(previousStart, previousEnd);
    }
    int name = wordStart(end);
    if (text[previousStart] != '*' || isBlank(name - 1) || beforePreviousEnd == 0) {
      return false;
    }
    int before = previousStart;
    while (before > 0 && (text[before - 1] == '*' || isBlank(before - 1))) {
      before--;
    }
    return before > 0
        && before < previousStart
        && isWord(text[before - 1])
        && isType(wordStart(before), before);
  }

  private boolean isType(int start, int end) {
    return !(text[start] >= '0' && text[start] <= '9')
        && NO_TYPES.stream().noneMatch(word -> is(start, end, word));
  }

  private int wordStart(int end) {
    int start = end;
    while (start > 0 && isWord(text[start - 1])) {
      start--;
    }
    return start;
  }

  private boolean isBlank(int offset) {
    return text[offset] == ' ' || text[offset] == '\t' || text[offset] == '\n';
  }

  private Context member(int end) {
    int next = afterBlanks(end);
    return byteAt(next) == '=' && byteAt(next + 1) != '=' ? Context.MEMBER_WRITE : Context.MEMBER;
  }

  private int afterBlanks(int from) {
    int next = from;
    while (byteAt(next) == ' ' || byteAt(next) == '\t') {
      next++;
    }
    return next;
  }

  private byte byteAt(int offset) {
    return offset < text.length ? text[offset] : 0;
  }
}
