package org.ktrail.queries.names;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;
import org.ktrail.indexer.failure.UserError;

/**
 * A pattern of names: {@code xfs_*_notify*} with the shell's wildcards, which match whole names, or
 * {@code /^xfs_.*_fn$/}, a regular expression that is found anywhere in a name. Both run on an
 * automaton, in time linear in the name, whatever the pattern.
 */
public final class NamePattern {
  private static final int MAX_LENGTH = 200;

  private final String text;
  private final String prefix;
  private final Pattern pattern;
  private final boolean whole;

  private NamePattern(String text, String prefix, Pattern pattern, boolean whole) {
    this.text = text;
    this.prefix = prefix;
    this.pattern = pattern;
    this.whole = whole;
  }

  /**
   * The pattern that is written, empty if the word is a plain name.
   *
   * @throws UserError if it is meant as one and cannot be read
   */
  public static Optional<NamePattern> of(String text) {
    boolean regular = text.length() > 2 && text.startsWith("/") && text.endsWith("/");
    if (!regular && wildcard(text) < 0) {
      return Optional.empty();
    }
    if (text.length() > MAX_LENGTH) {
      throw new UserError(
          text.substring(0, 40)
              + "…: a pattern of names has at most "
              + MAX_LENGTH
              + " characters");
    }
    if (!regular) {
      String prefix = text.substring(0, wildcard(text));
      return Optional.of(new NamePattern(text, prefix, compiled(text, glob(text)), true));
    }
    String expression = text.substring(1, text.length() - 1);
    return Optional.of(
        new NamePattern(text, prefix(expression), compiled(text, expression), false));
  }

  private static Pattern compiled(String text, String expression) {
    try {
      return Pattern.compile(expression);
    } catch (PatternSyntaxException e) {
      throw new UserError(text + ": not a pattern of names: " + e.getDescription(), e);
    }
  }

  /** First of the characters that no identifier has and that stand for others, −1 if none. */
  private static int wildcard(String text) {
    for (int i = 0; i < text.length(); i++) {
      if ("*?[".indexOf(text.charAt(i)) >= 0) {
        return i;
      }
    }
    return -1;
  }

  private static String glob(String text) {
    StringBuilder expression = new StringBuilder();
    boolean set = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean opens = i > 0 && text.charAt(i - 1) == '[';
      switch (c) {
        case '*' -> expression.append(set ? "*" : ".*");
        case '?' -> expression.append(set ? "?" : ".");
        case '!' -> expression.append(opens ? "^" : "!");
        case '[', ']', '-' -> expression.append(c);
        default -> expression.append(Pattern.quote(String.valueOf(c)));
      }
      set = c == '[' || set && c != ']';
    }
    return expression.toString();
  }

  /** What every match of {@code ^abc…} begins with; "" if that is not plain. */
  private static String prefix(String expression) {
    if (!expression.startsWith("^") || expression.contains("|")) {
      return "";
    }
    int end = 1;
    while (end < expression.length()
        && (Character.isLetterOrDigit(expression.charAt(end)) || expression.charAt(end) == '_')) {
      end++;
    }
    // What repeats the last letter may want none of it.
    boolean repeats = end < expression.length() && "*?{".indexOf(expression.charAt(end)) >= 0;
    return expression.substring(1, Math.max(1, repeats ? end - 1 : end));
  }

  /** What every name that matches begins with, "" if nothing is known. */
  public String prefix() {
    return prefix;
  }

  public boolean matches(String name) {
    return name.startsWith(prefix)
        && (whole ? pattern.matches(name) : pattern.matcher(name).find());
  }

  @Override
  public String toString() {
    return text;
  }
}
