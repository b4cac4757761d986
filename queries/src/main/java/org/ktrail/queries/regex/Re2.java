package org.ktrail.queries.regex;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;

/** Writes an expression in RE2's syntax, and has it compiled. */
final class Re2 {
  /** RE2's bound of an interval, those around it multiplied. */
  private static final int LARGEST_INTERVAL = 1_000;

  /**
   * Other forms of Cyrillic letters, whose cases lead to letters that do not lead back: RE2/J 1.8
   * walks from case to case until it is where it began, which of these is never.
   */
  private static final CharSet ENDLESS = CharSet.of(0x1c80, 0x1c88);

  private final String written;
  private final StringBuilder out = new StringBuilder();

  private Re2(String written) {
    this.written = written;
  }

  /**
   * @param longest whether of the matches that begin first the longest is meant, as POSIX has it
   */
  static Pattern compile(String written, Node node, boolean longest) {
    Re2 re2 = new Re2(written);
    re2.write(node, 1);
    try {
      return Pattern.compile(re2.out.toString(), longest ? Pattern.LONGEST_MATCH : 0);
    } catch (PatternSyntaxException e) {
      throw PatternError.refused(written, "this expression (" + e.getDescription() + ")");
    }
  }

  private void write(Node node, int times) {
    switch (node) {
      case Node.Chars chars -> write(chars);
      case Node.Place place -> out.append(syntax(place));
      case Node.Choice(List<Node> of) -> {
        out.append("(?:");
        for (int i = 0; i < of.size(); i++) {
          out.append(i == 0 ? "" : "|");
          write(of.get(i), times);
        }
        out.append(')');
      }
      case Node.Sequence(List<Node> parts) -> words(parts).forEach(part -> write(part, times));
      case Node.Repeat repeat -> write(repeat, times);
    }
  }

  private void write(Node.Repeat repeat, int times) {
    int bound = Math.max(1, Math.max(repeat.least(), repeat.most()));
    if ((long) times * bound > LARGEST_INTERVAL) {
      throw PatternError.refused(written, "to repeat more than " + LARGEST_INTERVAL + " times");
    }
    out.append("(?:");
    write(repeat.of(), times * bound);
    out.append(')');
    if (repeat.most() == Node.UNBOUNDED && repeat.least() < 2) {
      out.append(repeat.least() == 0 ? '*' : '+');
    } else {
      out.append('{').append(repeat.least());
      if (repeat.most() != repeat.least()) {
        out.append(',').append(repeat.most() == Node.UNBOUNDED ? "" : repeat.most());
      }
      out.append('}');
    }
    out.append(repeat.lazy() ? "?" : "");
  }

  private void write(Node.Chars chars) {
    if (chars.set().isEmpty()) {
      out.append(chars.negated() ? "(?s:.)" : "[^\\x{0}-\\x{10ffff}]");
      return;
    }
    CharSet unfolded = chars.folding() ? chars.set().and(ENDLESS) : CharSet.NONE;
    if (unfolded.isEmpty()) {
      write(chars.set(), chars.negated(), chars.folding());
    } else if (chars.negated()) {
      write(chars.set().or(chars.set().otherCases()), true, false);
    } else {
      out.append("(?:");
      write(unfolded, false, false);
      CharSet rest = chars.set().and(ENDLESS.complement());
      if (!rest.isEmpty()) {
        out.append('|');
        write(rest, false, true);
      }
      out.append(')');
    }
  }

  private void write(CharSet set, boolean negated, boolean folding) {
    out.append(folding ? "(?i:" : "");
    int single = negated ? -1 : set.single();
    if (single >= 0 && single < 0x80 && Character.isLetterOrDigit(single)) {
      out.append((char) single);
    } else {
      out.append(negated ? "[^" : "[").append(set.ranges()).append(']');
    }
    out.append(folding ? ")" : "");
  }

  private static String syntax(Node.Place place) {
    return switch (place) {
      case LINE_START -> "^";
      case LINE_END -> "$";
      case NO_WORD_EDGE -> "\\B";
      case WORD_EDGE, WORD_START, WORD_END -> "\\b";
    };
  }

  /** Has the start and the end of a word be an edge beside which a letter stands. */
  private List<Node> words(List<Node> parts) {
    List<Node> now = new ArrayList<>(parts);
    for (int i = 0; i < now.size(); i++) {
      if (now.get(i) == Node.Place.WORD_START) {
        Node rest = WordEdges.beginning(Node.sequence(now.subList(i + 1, now.size())));
        now = new ArrayList<>(now.subList(0, i));
        now.add(Node.Place.WORD_EDGE);
        now.add(known(rest, "\\<"));
        break; // what follows is looked at when it is written
      }
    }
    for (int i = now.size() - 1; i >= 0; i--) {
      if (now.get(i) == Node.Place.WORD_END) {
        Node before = WordEdges.ending(Node.sequence(now.subList(0, i)));
        List<Node> after = new ArrayList<>(now.subList(i + 1, now.size()));
        now = new ArrayList<>(List.of(known(before, "\\>"), Node.Place.WORD_EDGE));
        now.addAll(after);
        break;
      }
    }
    return now;
  }

  private Node known(@org.jspecify.annotations.Nullable Node node, String what) {
    if (node == null) {
      throw PatternError.refused(
          written, what + " beside something that may be empty (\\b is, and mostly means it)");
    }
    return node;
  }
}
