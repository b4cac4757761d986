package org.ktrail.cli.manual;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ktrail.cli.output.VersionProvider;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The help of a command as a page of the manual, in the macros of man(7). What picocli has for this
 * writes AsciiDoc, which another program with a runtime of its own would have to turn into pages.
 */
final class ManPage {
  private final StringBuilder out = new StringBuilder();

  private ManPage() {}

  /** The commands that have a page, by the name of the page. */
  static Map<String, CommandSpec> all(CommandSpec root) {
    Map<String, CommandSpec> pages = new TreeMap<>();
    add(root.name(), root, pages);
    return pages;
  }

  private static void add(String name, CommandSpec spec, Map<String, CommandSpec> pages) {
    pages.put(name, spec);
    spec.subcommands()
        .forEach((word, below) -> add(name + "-" + word, below.getCommandSpec(), pages));
  }

  /**
   * @param pages names of all pages, to be pointed to
   */
  static String of(String name, CommandSpec spec, Collection<String> pages) {
    ManPage page = new ManPage();
    String version = "ktrail " + VersionProvider.version();
    page.line(
        ".TH \"%s\" 1 \"\" \"%s\" \"ktrail's manual\""
            .formatted(name.toUpperCase(Locale.ROOT), version));
    page.section("NAME");
    String about = String.join(" ", spec.usageMessage().description()).strip();
    page.text(name + " - " + firstSentence(summary(spec)));
    page.section("SYNOPSIS");
    page.text(synopsis(spec));
    page.section("DESCRIPTION");
    page.text(about);
    List<List<String>> footer = paragraphs(spec.usageMessage().footer());
    footer.stream().filter(p -> !isExamples(p) && !isCodes(p)).forEach(page::paragraph);
    page.positional(spec);
    page.commands(spec, name);
    page.options(spec);
    footer.stream().filter(ManPage::isExamples).forEach(p -> page.examples(p.subList(1, p.size())));
    footer.stream()
        .filter(ManPage::isCodes)
        .forEach(p -> {
          page.section("EXIT STATUS");
          page.paragraph(p);
        });
    page.section("SEE ALSO");
    page.text(
        pages.stream()
            .filter(other -> !other.equals(name))
            .map(other -> other + "(1)")
            .collect(Collectors.joining(", ")));
    return page.out.toString();
  }

  /** A line about a command. */
  static String summary(CommandSpec spec) {
    String[] line = spec.usageMessage().header();
    return String.join(" ", line.length > 0 ? line : spec.usageMessage().description());
  }

  private static String firstSentence(String text) {
    int end = text.indexOf(". ");
    String sentence = end < 0 ? text : text.substring(0, end);
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }

  private static String synopsis(CommandSpec spec) {
    Help help = new Help(spec, Help.defaultColorScheme(Ansi.OFF));
    return help.synopsis(0).replaceAll("\\s++", " ").strip();
  }

  private static List<List<String>> paragraphs(String[] lines) {
    List<List<String>> all = new ArrayList<>();
    List<String> one = new ArrayList<>();
    for (String line : lines) {
      if (!line.isBlank()) {
        one.add(line);
      } else if (!one.isEmpty()) {
        all.add(List.copyOf(one));
        one.clear();
      }
    }
    if (!one.isEmpty()) {
      all.add(List.copyOf(one));
    }
    return all;
  }

  private static boolean isExamples(List<String> paragraph) {
    return paragraph.getFirst().startsWith("Example");
  }

  private static boolean isCodes(List<String> paragraph) {
    return paragraph.getFirst().startsWith("Exit codes");
  }

  private void positional(CommandSpec spec) {
    List<PositionalParamSpec> shown =
        spec.positionalParameters().stream().filter(p -> !p.hidden()).toList();
    if (!shown.isEmpty()) {
      section("ARGUMENTS");
      shown.forEach(p -> item("\\fI" + escaped(p.paramLabel()) + "\\fR", p));
    }
  }

  private void commands(CommandSpec spec, String name) {
    if (!spec.subcommands().isEmpty()) {
      section("COMMANDS");
      spec.subcommands()
          .forEach((word, below) -> {
            line(".TP");
            line("\\fB" + escaped(name + "-" + word) + "\\fR(1)");
            text(firstSentence(summary(below.getCommandSpec())) + ".");
          });
    }
  }

  private void options(CommandSpec spec) {
    section("OPTIONS");
    for (OptionSpec option : spec.options()) {
      if (!option.hidden()) {
        String names =
            java.util.Arrays.stream(option.names())
                .map(n -> "\\fB" + escaped(n) + "\\fR")
                .collect(Collectors.joining(", "));
        boolean valued = option.arity().max() > 0;
        String between = option.longestName().equals("--color") ? "=" : " ";
        item(
            valued ? names + between + "\\fI" + escaped(option.paramLabel()) + "\\fR" : names,
            option);
      }
    }
  }

  private void examples(List<String> lines) {
    section("EXAMPLES");
    line(".nf");
    lines.forEach(l -> line(escaped(l.strip())));
    line(".fi");
  }

  private void item(String head, ArgSpec argument) {
    line(".TP");
    line(head);
    text(String.join(" ", argument.description()));
  }

  private void paragraph(List<String> lines) {
    line(".PP");
    text(String.join(" ", lines).strip());
  }

  private void section(String title) {
    line(".SH " + title);
  }

  private void text(String text) {
    String written = escaped(text);
    line(written.startsWith(".") || written.startsWith("'") ? "\\&" + written : written);
  }

  private void line(String line) {
    out.append(line).append('\n');
  }

  private static String escaped(String text) {
    return text.replace("%n", " ")
        .replace("%%", "%")
        .replace("\\", "\\e")
        .replace("-", "\\-")
        .replace("…", "...");
  }
}
