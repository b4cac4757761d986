package org.ktrail.indexer.extract;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.ktrail.indexer.normalise.NormalisedSource.Blanked;
import org.ktrail.indexer.normalise.NormalisedSource.Reason;

/** What the annotations of one declaration say, read where the normaliser blanked them. */
final class DeclarationAttributes {
  private static final Map<String, String> MEANINGS = meanings();
  private static final Set<String> SCALARS = new HashSet<>(lines("scalars.txt"));
  private static final Set<String> CONSTANTS = new HashSet<>(lines("constants.txt"));

  boolean weak;
  boolean isStatic;
  boolean inline;
  String alias = "";

  /** As {@link org.ktrail.indexer.facts.Body.Local#cleanup} has it. */
  String cleanup = "";

  private static Map<String, String> meanings() {
    Map<String, String> map = new HashMap<>();
    for (String line : lines("annotations.tsv")) {
      int tab = line.indexOf('\t');
      map.put(line.substring(0, tab), line.substring(tab + 1));
    }
    return map;
  }

  /** The lines of a table beside this class, without its comments. */
  static List<String> lines(String resource) {
    try (InputStream in =
            Objects.requireNonNull(DeclarationAttributes.class.getResourceAsStream(resource));
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All words that are known here. */
  static Stream<String> knownWords() {
    return Stream.of(MEANINGS.keySet(), SCALARS, CONSTANTS)
        .flatMap(Set::stream)
        .flatMap(words -> Arrays.stream(words.split(" ")));
  }

  /** Whether no pointer fits in a type of this name. */
  static boolean isScalar(String type) {
    return SCALARS.contains(type);
  }

  /** Whether a macro of this name makes a number of numbers. */
  static boolean isConstantMaker(String macro) {
    return CONSTANTS.contains(macro);
  }

  /** Reads the annotations that start in a range of the blob. */
  DeclarationAttributes read(ParsedText u, int from, int to) {
    weak = false;
    isStatic = false;
    inline = false;
    alias = "";
    cleanup = "";
    List<Blanked> blanked = u.source.blanked();
    for (int i = u.blankedFrom(from); i < blanked.size(); i++) {
      Blanked b = blanked.get(i);
      if (b.start() >= to) {
        break;
      }
      if (b.reason() == Reason.ANNOTATION && b.start() >= from) {
        words(u.original, b.start(), b.end());
      }
    }
    return this;
  }

  private void words(byte[] text, int from, int to) {
    int i = from;
    while (i < to) {
      if (text[i] == '"') {
        i = Scan.afterLiteral(text, i, to);
      } else if (text[i] == '/' && i + 1 < to && text[i + 1] == '*') {
        i = Scan.afterComment(text, i, to);
      } else if (!Scan.isName(text[i])) {
        i++;
      } else {
        int s = i;
        while (i < to && Scan.isName(text[i])) {
          i++;
        }
        String meaning = MEANINGS.get(new String(text, s, i - s, StandardCharsets.UTF_8));
        if (meaning != null) {
          note(meaning, text, i, to);
        }
      }
    }
  }

  private void note(String meaning, byte[] text, int after, int to) {
    switch (meaning) {
      case "weak" -> weak = true;
      case "static" -> isStatic = true;
      case "inline" -> inline = true;
      case "alias" -> alias = argument(text, after, to);
      case "free" -> cleanup = "free:" + argument(text, after, to);
      case "cleanup" -> cleanup = "fn:" + argument(text, after, to);
      default -> {}
    }
  }

  private static String argument(byte[] text, int after, int to) {
    int open = Scan.skipBlanks(text, after, to);
    int close = open < to && text[open] == '(' ? Scan.matching(text, open, to) : -1;
    return close < 0 ? "" : SmallText.folded(text, open + 1, close).replace("\"", "");
  }
}
