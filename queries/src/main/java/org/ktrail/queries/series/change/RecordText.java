package org.ktrail.queries.series.change;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ktrail.queries.code.CodeText;

/**
 * Whether the text of a source can give a record a member. Declarations do not tell it: macros make
 * members too. Says no only where nothing between the braces could make one of the name.
 */
public final class RecordText {
  private static final int LONGEST = 400_000;

  /** A line that is a macro's name, or a record without a name: its members are not to be seen. */
  private static final Pattern OPAQUE =
      Pattern.compile(
          "^[ \\t]*+(?:[A-Z][A-Z0-9_]*+[ \\t]*+(?:\\([^()]*+\\)["
              + " \\t]*+)?+;?|(?:struct|union)\\s++\\w++\\s*+;)[ \\t\\r]*+$",
          Pattern.MULTILINE);

  private RecordText() {}

  /** What a text says of a member. */
  public enum Answer {
    /** It does not define the record. */
    NO_RECORD,
    /** It defines it, and nothing in it can have this name. */
    LACKS,
    /** It has the member, or what may make it. */
    MAY_HAVE
  }

  /**
   * @param text of a C source
   * @param tag of a struct or union
   */
  public static Answer ask(String text, String tag, String member) {
    String code = CodeText.of(text);
    Matcher head =
        Pattern.compile("\\b(?:struct|union)\\s+" + Pattern.quote(tag) + "\\b").matcher(code);
    Pattern name = Pattern.compile("\\b" + Pattern.quote(member) + "\\b");
    boolean defined = false;
    while (head.find()) {
      int open = head.end();
      while (open < code.length() && (Character.isWhitespace(code.charAt(open)))) {
        open++;
      }
      if (open == code.length() || code.charAt(open) != '{') {
        continue;
      }
      defined = true;
      String body = code.substring(open, close(code, open));
      if (name.matcher(body).find() || OPAQUE.matcher(body).find()) {
        return Answer.MAY_HAVE;
      }
    }
    return defined ? Answer.LACKS : Answer.NO_RECORD;
  }

  private static int close(String code, int open) {
    int depth = 0;
    int last = Math.min(code.length(), open + LONGEST);
    for (int at = open; at < last; at++) {
      char c = code.charAt(at);
      if (c == '{') {
        depth++;
      } else if (c == '}' && --depth == 0) {
        return at;
      }
    }
    return last;
  }
}
