package org.ktrail.cli.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;

/**
 * The option {@code --format} of a command. It is made from the forms that the command has, so that
 * its help and its errors name those and no others.
 */
public final class FormatOption {
  private final List<Format> offered;
  private final Map<Format, String> glosses = new EnumMap<>(Format.class);
  private Format chosen;

  private FormatOption(List<Format> offered) {
    this.offered = offered;
    chosen = offered.getFirst();
  }

  /**
   * The forms that every answer has, and others: behind them, or in the order given where that
   * names some of them.
   */
  public static FormatOption of(Format... others) {
    List<Format> named = Arrays.asList(others);
    List<Format> offered = new ArrayList<>();
    if (!named.contains(Format.TEXT)) {
      offered.addAll(Format.everywhere());
    }
    offered.addAll(named);
    Format.everywhere().stream().filter(f -> !offered.contains(f)).forEach(offered::add);
    return new FormatOption(offered);
  }

  /** One form, which is written without a tree: too much is told for one. */
  public static FormatOption only(Format format) {
    return new FormatOption(List.of(format));
  }

  /** The same, where help says something of its own behind a form. */
  public FormatOption saying(Format format, String gloss) {
    glosses.put(format, gloss);
    return this;
  }

  public Format chosen() {
    return chosen;
  }

  /** For the specification of the command. */
  public OptionSpec spec() {
    return OptionSpec.builder("--format")
        .paramLabel("FORMAT")
        .type(Format.class)
        .description(description())
        .completionCandidates(offered.stream().map(Format::word).toList())
        .defaultValue(offered.getFirst().word())
        .converters(this::read)
        .setter(
            new ISetter() {
              @Override
              public <T> @Nullable T set(T value) {
                chosen = value instanceof Format format ? format : offered.getFirst();
                return null;
              }
            })
        .build();
  }

  private Format read(String word) {
    return offered.stream()
        .filter(f -> f.name().equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(() ->
            new TypeConversionException(
                "expected one of %s (case-insensitive) but was '%s'".formatted(offered, word)));
  }

  private String description() {
    if (offered.size() == 1) {
      return offered.getFirst().word() + ", the only one.";
    }
    List<String> words = offered.stream().map(f -> f.word() + gloss(f)).toList();
    int last = words.size() - 1;
    // A gloss has commas of its own: behind one, semicolons divide.
    boolean glossed = offered.subList(0, last).stream().anyMatch(f -> !gloss(f).isEmpty());
    return String.join(glossed ? "; " : ", ", words.subList(0, last))
        + (glossed ? "; or " : " or ")
        + words.get(last)
        + " (default: "
        + offered.getFirst().word()
        + ").";
  }

  private String gloss(Format format) {
    return glosses.getOrDefault(format, format.gloss());
  }
}
