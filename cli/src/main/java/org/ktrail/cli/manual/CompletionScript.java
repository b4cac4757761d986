package org.ktrail.cli.manual;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.ktrail.queries.invariants.file.RuleFile;
import org.ktrail.queries.lint.rules.Rules;
import org.ktrail.queries.simulate.file.ShippedScenarios;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The script of a shell: what is particular to the shell, around one program for {@code sh} that
 * finds candidates for all of them. Its tables are made of the commands' specifications.
 */
final class CompletionScript {
  private CompletionScript() {}

  static String of(String shell, CommandSpec root) {
    String core =
        resource("complete.sh")
            .lines()
            .filter(line -> !line.startsWith("#"))
            .collect(Collectors.joining("\n", "", "\n"))
            .replace("@COMMANDS@", commands(root))
            .replace("@TABLE@", table(root));
    if (core.contains("'")) {
      throw new IllegalStateException("an apostrophe ends the program in every shell");
    }
    return resource("completion." + shell).replace("@CORE@", core);
  }

  private static String resource(String name) {
    try (InputStream in =
        Objects.requireNonNull(CompletionScript.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A line a command: its name, a tab, what it is for. */
  private static String commands(CommandSpec root) {
    return root.subcommands().entrySet().stream()
        .map(e -> e.getKey() + "\t" + plain(ManPage.summary(e.getValue().getCommandSpec())))
        .collect(Collectors.joining("\n"));
  }

  /** Without what a shell takes for its own between quotes. */
  private static String plain(String text) {
    return text.replaceAll("['\"\\\\$`]", "").strip();
  }

  /** A case a command, and one for each of those below it. */
  private static String table(CommandSpec root) {
    StringBuilder out = new StringBuilder();
    line("", root, out);
    root.subcommands()
        .forEach((name, command) -> {
          CommandSpec spec = command.getCommandSpec();
          line(name, spec, out);
          spec.subcommands()
              .forEach((word, below) -> line(name + " " + word, below.getCommandSpec(), out));
        });
    return out.toString();
  }

  private static void line(String command, CommandSpec spec, StringBuilder out) {
    List<String> options = new ArrayList<>();
    for (OptionSpec option : spec.options()) {
      if (!option.hidden()) {
        String kind = option.arity().max() > 0 ? ":" + kind(option) : "";
        for (String name : option.names()) {
          options.add(name + kind);
        }
      }
    }
    List<PositionalParamSpec> positional = spec.positionalParameters();
    String arguments =
        !spec.subcommands().isEmpty() && !command.isEmpty()
            ? "=" + String.join(",", spec.subcommands().keySet())
            : positional.isEmpty() ? "none" : kind(positional.getFirst());
    if (command.equals("help") || command.equals("man")) {
      arguments = "command";
    }
    out.append(
        "\"%s\") arguments=%s options=\"%s\" ;;\n"
            .formatted(command, arguments, String.join(" ", options)));
  }

  private static final Map<String, String> KINDS =
      Map.ofEntries(
          Map.entry("FUNCTION", "name"),
          Map.entry("FROM", "name"),
          Map.entry("TO", "name"),
          Map.entry("NAME[.FIELD]", "name"),
          Map.entry("STRUCT[.FIELD]", "name"),
          Map.entry("REV", "revision"),
          Map.entry("REV1", "revision"),
          Map.entry("REV2", "revision"),
          Map.entry("SOURCE", "source"),
          Map.entry("SOURCE... A B", "source"),
          Map.entry("INPUT", "file"),
          Map.entry("FILE", "file"),
          Map.entry("PATH", "file"),
          Map.entry("DIR", "file"),
          Map.entry("REPO", "file"));

  /** What an argument may be: by its values where they are few, else by what help calls it. */
  private static String kind(ArgSpec argument) {
    List<String> words = new ArrayList<>();
    if (argument.completionCandidates() != null) {
      argument.completionCandidates().forEach(w -> words.add(w.toLowerCase(Locale.ROOT)));
    }
    String label = argument.paramLabel();
    switch (label) {
      case "SCENARIO" -> words.addAll(ShippedScenarios.names());
      case "RULES" -> words.addAll(RuleFile.SHIPPED);
      case "RULE" -> Rules.ALL.forEach(entry -> words.add(entry.rule().name()));
      case "edges|symbols" -> {
        if (words.isEmpty()) {
          words.addAll(List.of(label.split("\\|")));
        }
      }
      default -> {}
    }
    if (!words.isEmpty()) {
      return "=" + String.join(",", words);
    }
    boolean plainName =
        label.equals("NAME")
            && argument instanceof PositionalParamSpec positional
            && positional.command().name().matches("def|refs|struct|show");
    return plainName ? "name" : KINDS.getOrDefault(label, "none");
  }
}
