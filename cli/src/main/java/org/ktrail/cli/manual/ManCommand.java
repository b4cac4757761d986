package org.ktrail.cli.manual;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ktrail.cli.output.ExitCode;
import org.ktrail.indexer.failure.UserError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ktrail man [COMMAND]}. */
@Command(
    name = "man",
    description = "Prints a page of the manual as man reads it, or writes all of them.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Pages are named as git's are: ktrail(1), ktrail-callers(1), ktrail-series-diff(1) …, and",
      "git-ktrail(1), which is what `git ktrail --help` shows.",
      "",
      "Examples:",
      "  ktrail man callers | man -l -",
      "  ktrail man --write ~/.local/share/man/man1",
      "",
      "Exit codes: 0 printed or written, 2 error (there is no such command).",
    })
public final class ManCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "COMMAND",
      arity = "0..*",
      description = "The command, such as callers, or series diff (default: ktrail itself).")
  private List<String> words = List.of();

  @Option(
      names = "--write",
      paramLabel = "DIR",
      description = "Write all pages into this directory, a file each.")
  private @Nullable Path directory;

  @Override
  public Integer call() {
    CommandSpec self = Objects.requireNonNull(spec);
    Map<String, CommandSpec> pages = ManPage.all(self.root());
    Path into = directory;
    if (into != null) {
      write(pages, into);
      return ExitCode.FOUND;
    }
    String name =
        String.join(
            "-", words.isEmpty() ? List.of("ktrail") : List.of("ktrail", String.join("-", words)));
    CommandSpec page = pages.get(name);
    if (page == null) {
      throw new UserError(String.join(" ", words) + ": no such command (see ktrail help)");
    }
    self.commandLine().getOut().print(ManPage.of(name, page, pages.keySet()));
    return ExitCode.FOUND;
  }

  private static void write(Map<String, CommandSpec> pages, Path into) {
    try {
      Files.createDirectories(into);
      for (Map.Entry<String, CommandSpec> page : pages.entrySet()) {
        String text = ManPage.of(page.getKey(), page.getValue(), pages.keySet());
        Files.writeString(into.resolve(page.getKey() + ".1"), text, UTF_8);
      }
      Files.writeString(into.resolve("git-ktrail.1"), ".so man1/ktrail.1\n", UTF_8);
    } catch (IOException e) {
      throw new UserError(into + ": cannot be written: " + e.getMessage(), e);
    }
  }
}
