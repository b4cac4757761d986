package org.ktrail.cli.patterns;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts that would make a pattern backtrack: what it begins with, then something again and again,
 * then what it does not go on with. What a loop of a pattern takes is made of the characters and
 * words that stand in it, and of one for each class of characters.
 */
final class PumpedTexts {
  private static final Pattern WORD = Pattern.compile("(?<!\\\\)[A-Za-z_][A-Za-z_ -]+|://");
  private static final String KINDS = "aZ0_ \t\n.,:;-+*/<>()[]{}=\"'\\@#%&|~^\u0001\u00e9";

  private final String regex;

  PumpedTexts(Pattern pattern) {
    this.regex = pattern.pattern();
  }

  /** Texts of about {@code length} characters. */
  List<String> texts(int length) {
    Set<String> units = units();
    List<String> singles = units.stream().filter(u -> u.length() == 1).toList();
    List<String> pumps = new ArrayList<>(units);
    for (String a : singles) {
      for (String b : relevant(singles)) {
        if (!a.equals(b)) {
          pumps.add(a + b);
        }
      }
    }
    units.stream()
        .filter(u -> u.length() > 1)
        .forEach(word -> relevant(singles).forEach(c -> pumps.add(word + c)));
    List<String> all = new ArrayList<>();
    for (String pump : pumps) {
      String much = pump.repeat(length / pump.length());
      all.add(much + "\u0001");
      all.add("x" + much + "\n\u0001");
    }
    for (String prefix : Beginnings.of(regex)) {
      for (String pump : pumps) {
        if (pump.length() == 1 || units.contains(pump)) {
          String much = prefix + pump.repeat(length / pump.length());
          all.add(much + "\u0001");
          all.add(much + "\n\u0001");
        }
      }
    }
    return all;
  }

  /** The characters of which pairs are tried: those that the pattern itself names. */
  private List<String> relevant(List<String> singles) {
    return singles.stream().filter(s -> regex.contains(s)).toList();
  }

  private Set<String> units() {
    Set<String> units = new LinkedHashSet<>();
    for (char c : KINDS.toCharArray()) {
      units.add(String.valueOf(c));
    }
    for (char c : regex.toCharArray()) {
      units.add(String.valueOf(c));
    }
    Matcher words = WORD.matcher(regex);
    while (words.find()) {
      units.add(words.group());
    }
    return units;
  }
}
