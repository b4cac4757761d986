package org.ktrail.queries.regex;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ktrail.indexer.trigram.Grams;

/**
 * What is looked for in lines, as {@code git grep} means it. Immutable; each thread asks a {@link
 * LineMatcher} of its own.
 */
public final class LinePattern {
  /** Characters of a pattern. */
  private static final int LONGEST = 10_000;

  /** How a pattern is written. */
  public enum Syntax {
    /** Extended regular expressions of POSIX, with GNU's additions. */
    EXTENDED,
    /** Perl's, as far as linear time allows. */
    PERL,
    /** A string. */
    FIXED
  }

  /**
   * How it is matched.
   *
   * @param ignoringCase letters count as their other cases
   * @param words only matches that no letter, digit or underscore stands beside
   * @param utf8 the locale has characters beyond ASCII
   */
  public record Manner(Syntax syntax, boolean ignoringCase, boolean words, boolean utf8) {}

  private final Manner manner;
  private final List<Pattern> patterns;

  /** Those for lines that {@link WideWords} writes; empty if it need not. */
  private final List<Pattern> wide;

  private final Grams grams;
  private final List<byte[]> strings;
  private final boolean plain;

  /** Whether one of the patterns is run by the C library. */
  private final boolean extended;

  private LinePattern(
      Manner manner,
      List<Pattern> patterns,
      List<Pattern> wide,
      Grams grams,
      List<byte[]> strings,
      boolean plain,
      boolean extended) {
    this.manner = manner;
    this.patterns = patterns;
    this.wide = wide;
    this.grams = grams;
    this.strings = strings;
    this.plain = plain;
    this.extended = extended;
  }

  /**
   * @param written each line of it is a pattern, of which one has to match
   * @throws org.ktrail.indexer.failure.UserError if it cannot be read, or is not supported
   */
  public static LinePattern of(String written, Manner manner) {
    if (written.length() > LONGEST) {
      throw PatternError.refused(written, "a pattern of more than " + LONGEST + " characters");
    }
    if (!manner.utf8() && written.chars().anyMatch(c -> c >= 0x80)) {
      throw PatternError.refused(
          written, "what is not ASCII in a locale that has nothing else (LC_ALL=C.UTF-8 has)");
    }
    PatternNeeds needs = new PatternNeeds(manner.utf8());
    List<Pattern> patterns = new ArrayList<>();
    List<Pattern> wide = new ArrayList<>();
    List<Node> nodes = new ArrayList<>();
    for (String line : written.split("\n", -1)) {
      Node node = read(line, manner);
      nodes.add(node);
      patterns.add(
          Re2.compile(
              line, node, manner.syntax() == Syntax.EXTENDED && manner.words() && !isString(line)));
    }
    if (manner.utf8()
        && !manner.words()
        && manner.syntax() == Syntax.EXTENDED
        && nodes.stream().anyMatch(WideWords::isAskedFor)) {
      nodes.forEach(node -> wide.add(Re2.compile(written, WideWords.expression(node), false)));
    }
    Node all = Node.choice(nodes);
    List<byte[]> strings = needs.strings(all);
    boolean plain =
        nodes.size() == 1
            && !manner.ignoringCase()
            && !manner.words()
            && (manner.syntax() == Syntax.FIXED || isString(written))
            && !written.isEmpty();
    boolean extended =
        manner.syntax() == Syntax.EXTENDED
            && Stream.of(written.split("\n", -1)).anyMatch(line -> !isString(line));
    return new LinePattern(
        manner,
        List.copyOf(patterns),
        List.copyOf(wide),
        needs.grams(all),
        strings,
        plain,
        extended);
  }

  private static Node read(String line, Manner manner) {
    boolean string = manner.syntax() == Syntax.FIXED || isString(line);
    Dialect dialect =
        new Dialect(string || manner.syntax() == Syntax.PERL, manner.utf8(), manner.ignoringCase());
    if (string) {
      return Node.sequence(line.codePoints().mapToObj(dialect::character).toList());
    }
    return manner.syntax() == Syntax.PERL
        ? PerlReader.read(line, dialect)
        : EreReader.read(line, dialect);
  }

  /** Whether nothing in it means anything but itself: git has it matched as a string. */
  private static boolean isString(String line) {
    return line.chars().noneMatch(c -> "$()*+.?[\\^{|".indexOf(c) >= 0);
  }

  /** What a text holds that has such a line. */
  public Grams grams() {
    return grams;
  }

  /** For one thread. */
  public LineMatcher matcher() {
    return new LineMatcher(
        matchers(patterns),
        matchers(wide),
        new LineText(manner.utf8()),
        StringSearch.of(strings, manner.ignoringCase() || hasCases()),
        plain,
        manner.words(),
        extended);
  }

  private static List<Matcher> matchers(List<Pattern> patterns) {
    return patterns.stream().map(pattern -> pattern.matcher("")).toList();
  }

  /** Whether letters may count as others in a part of it. */
  private boolean hasCases() {
    return manner.syntax() == Syntax.PERL || manner.syntax() == Syntax.EXTENDED && !plain;
  }
}
