package org.ktrail.queries.regex;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.ktrail.indexer.trigram.Grams;

/** Strings that a line has to hold for an expression to match. */
final class PatternNeeds {
  /** Copies of what is repeated that are written out. */
  private static final int WRITTEN = 8;

  private final boolean utf8;

  PatternNeeds(boolean utf8) {
    this.utf8 = utf8;
  }

  /** The trigrams of the text in which such a line can be. */
  Grams grams(Node node) {
    return switch (node) {
      case Node.Chars _ -> Grams.EVERY;
      case Node.Place _ -> Grams.EVERY;
      case Node.Choice(List<Node> of) -> Grams.some(of.stream().map(this::grams).toList());
      case Node.Repeat r -> r.least() > 0 ? grams(r.of()) : Grams.EVERY;
      case Node.Sequence(List<Node> parts) -> {
        List<Grams> all = new ArrayList<>();
        runs(parts, false).forEach(run -> all.add(Grams.of(run)));
        parts.forEach(part -> all.add(grams(part)));
        yield Grams.each(all);
      }
    };
  }

  /**
   * Strings of which a line holds one: by these lines are looked for. Empty if any line may match.
   */
  List<byte[]> strings(Node node) {
    return switch (node) {
      case Node.Chars _ -> best(List.of(runs(List.of(node), true)));
      case Node.Place _ -> List.of();
      case Node.Choice(List<Node> of) -> {
        List<byte[]> all = new ArrayList<>();
        for (Node each : of) {
          List<byte[]> strings = strings(each);
          if (strings.isEmpty() || all.size() + strings.size() > WRITTEN) {
            yield List.of();
          }
          all.addAll(strings);
        }
        yield all;
      }
      case Node.Repeat r -> r.least() > 0 ? strings(r.of()) : List.of();
      case Node.Sequence(List<Node> parts) -> {
        List<List<byte[]>> found = new ArrayList<>();
        runs(parts, true).forEach(run -> found.add(List.of(run)));
        for (Node part : parts) {
          if (!(part instanceof Node.Chars)) {
            found.add(strings(part));
          }
        }
        yield best(found);
      }
    };
  }

  /** Those that are looked for with the fewest stops: whose shortest is longest. */
  private static List<byte[]> best(List<List<byte[]>> found) {
    List<byte[]> best = List.of();
    int length = 0;
    for (List<byte[]> strings : found) {
      int shortest = strings.stream().mapToInt(s -> s.length).min().orElse(0);
      if (shortest > length || shortest == length && strings.size() < best.size()) {
        best = strings;
        length = shortest;
      }
    }
    return best;
  }

  /**
   * The strings that characters in a row make.
   *
   * @param exact without those of which another form, of other bytes, matches as well
   */
  private List<byte[]> runs(List<Node> parts, boolean exact) {
    List<byte[]> runs = new ArrayList<>();
    StringBuilder run = new StringBuilder();
    collect(parts, exact, run, runs);
    end(run, runs);
    return runs;
  }

  private void collect(List<Node> parts, boolean exact, StringBuilder run, List<byte[]> runs) {
    for (Node part : parts) {
      switch (part) {
        case Node.Place _ -> {}
        case Node.Sequence(List<Node> inner) -> collect(inner, exact, run, runs);
        case Node.Chars chars -> character(chars, exact, run, runs);
        case Node.Repeat(Node.Chars chars, int least, int most, boolean _) when least > 0 -> {
          for (int i = 0; i < Math.min(least, WRITTEN); i++) {
            character(chars, exact, run, runs);
          }
          if (most != least || least > WRITTEN) {
            end(run, runs);
          }
        }
        default -> end(run, runs);
      }
    }
  }

  private void character(Node.Chars chars, boolean exact, StringBuilder run, List<byte[]> runs) {
    int c = letter(chars, exact);
    boolean other = chars.folding() && (c >= 0x80 || exact && (c == 'k' || c == 's'));
    if (c < 0 || c == '\n' || other || c >= 0x80 && !utf8) {
      end(run, runs);
    } else {
      run.appendCodePoint(c);
    }
  }

  /** The character, or the small letter where both cases of one are meant; −1 for others. */
  private static int letter(Node.Chars chars, boolean exact) {
    if (chars.negated()) {
      return -1;
    }
    int single = chars.set().single();
    if (single >= 0) {
      return chars.folding() && single < 0x80 ? Character.toLowerCase(single) : single;
    }
    for (int c = 'a'; c <= 'z'; c++) {
      if (chars.set().has(c)) {
        CharSet cases = CharSet.of("" + (char) c + (char) (c - 32));
        CharSet more = exact ? cases : cases.or(CharSet.of("\u017f"));
        String ranges = chars.set().ranges();
        return ranges.equals(cases.ranges()) || c == 's' && ranges.equals(more.ranges()) ? c : -1;
      }
    }
    return -1;
  }

  private static void end(StringBuilder run, List<byte[]> runs) {
    if (!run.isEmpty()) {
      runs.add(run.toString().getBytes(StandardCharsets.UTF_8));
      run.setLength(0);
    }
  }
}
