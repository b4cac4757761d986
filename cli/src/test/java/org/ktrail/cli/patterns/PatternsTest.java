package org.ktrail.cli.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Patterns of the sources, held against texts made to keep them busy. */
class PatternsTest {
  private static final Path ROOT = Path.of(System.getProperty("user.dir")).resolveSibling(".");

  /** Characters of a text. */
  private static final int LENGTH = 600;

  /** Looks at a character: a loop that is bounded by a hundred may look so often. */
  private static final int LOOKS = 150;

  /** Patterns for files that come with ktrail, and for scenarios, which the user writes. */
  private static final List<String> OURS =
      List.of("MacroModels", "StoreModels", "ModelFile", "simulate/c/Lexemes", "Lexemes.TOKEN");

  /**
   * A loop over a group takes some hundred bytes of the stack each time, unless it is possessive.
   */
  private static final int STACK = 256 << 10;

  private static final int LONG = 4000;

  @Test
  void noPatternTakesMoreStackTheLongerATextIs() throws IOException, InterruptedException {
    List<WrittenPattern> loops =
        WrittenPattern.all(ROOT).stream()
            .filter(p -> OURS.stream().noneMatch(p.place()::contains))
            .filter(p -> GROUPS.matcher(p.pattern().pattern()).find())
            .toList();
    List<String> deep = new ArrayList<>();
    Thread thread =
        new Thread(
            null,
            () ->
                loops.forEach(p ->
                    deep(p).ifPresent(t -> deep.add(p.place() + "  " + p.pattern() + "  " + t))),
            "patterns",
            STACK);
    thread.start();
    thread.join();
    assertThat(loops).isNotEmpty();
    assertThat(deep).isEmpty();
  }

  private static final Pattern GROUPS = Pattern.compile("\\)(?:[*+]|\\{\\d+,\\})(?!\\+)");

  /** A text that ends the stack, in short. */
  private static Optional<String> deep(WrittenPattern p) {
    for (String text : new PumpedTexts(p.pattern()).texts(LONG)) {
      try {
        ask(p.pattern().matcher(text), p.use());
      } catch (StackOverflowError _) {
        return Optional.of(shown(text.substring(0, 30)));
      }
    }
    return Optional.empty();
  }

  @Test
  void noPatternTakesMoreThanLinearTime() throws IOException {
    List<String> slow =
        WrittenPattern.all(ROOT).stream()
            .filter(p -> OURS.stream().noneMatch(p.place()::contains))
            .flatMap(p -> slow(p).map(t -> p.place() + "  " + p.pattern() + "  " + t).stream())
            .toList();
    assertThat(slow).isEmpty();
  }

  /** A text that keeps it busy, in short. */
  private static Optional<String> slow(WrittenPattern p) {
    for (String text : new PumpedTexts(p.pattern()).texts(LENGTH)) {
      Matcher m = p.pattern().matcher(new CountedText(text, (long) LENGTH * LOOKS));
      try {
        ask(m, p.use());
      } catch (CountedText.TooMany _) {
        return Optional.of(shown(text.substring(0, 30)));
      }
    }
    return Optional.empty();
  }

  private static void ask(Matcher m, WrittenPattern.Use use) {
    switch (use) {
      case WHOLE -> m.matches();
      case BEGINNING -> m.lookingAt();
      case ANYWHERE -> {
        while (m.find()) {
          // on
        }
      }
    }
  }

  private static String shown(String text) {
    StringBuilder shown = new StringBuilder();
    text.chars().forEach(c -> shown.append(c < ' ' ? "\\x%02x".formatted(c) : (char) c + ""));
    return shown.toString();
  }
}
