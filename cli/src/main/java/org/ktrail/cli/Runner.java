package org.ktrail.cli;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.ktrail.cli.output.ExitCode;
import org.ktrail.cli.output.HasFormat;
import org.ktrail.cli.output.StandardOutput;
import org.ktrail.cli.session.Ktrail;
import org.ktrail.cli.session.RevisionOpener;
import org.ktrail.cli.session.WordOrder;
import org.ktrail.indexer.failure.Secrets;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.store.DamagedStoreException;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Parses the command line, runs the command, and turns what goes wrong into words and a code. */
final class Runner {
  private Runner() {}

  /**
   * @throws DamagedStoreException if the index was found damaged on the way; what was printed to
   *     {@code out} is then incomplete
   */
  static int run(
      String[] args,
      RevisionOpener opener,
      Presentation shown,
      OutputStream output,
      PrintWriter out,
      PrintWriter err) {
    try {
      for (String arg : args) {
        if (arg.indexOf('\0') >= 0) {
          throw new UserError(arg + ": a NUL in it, which no name has");
        }
      }
      Ktrail ktrail = new Ktrail(opener, output);
      AtomicReference<DamagedStoreException> damage = new AtomicReference<>();
      WordOrder words =
          WordOrder.of(List.of(args), word -> Commands.named(word).isPresent()).helping();
      int code =
          commandLine(ktrail, words.command(), shown, out, err, damage)
              .execute(words.arguments().toArray(String[]::new));
      if (damage.get() != null) {
        throw damage.get();
      }
      out.flush();
      return code;
    } catch (StandardOutput.BrokenPipe | UserError e) { // from the flush
      return failure(e, err);
    } catch (Error e) { // out of memory, a stack that ended, a library that does not load
      Optional<DamagedStoreException> damage = DamagedStoreException.in(e);
      if (damage.isPresent()) {
        throw damage.get();
      }
      return failure(e, err);
    }
  }

  private static CommandLine commandLine(
      Ktrail ktrail,
      Optional<String> command,
      Presentation shown,
      PrintWriter out,
      PrintWriter err,
      AtomicReference<DamagedStoreException> damage) {
    Locale.setDefault(Locale.ROOT); // same input, same bytes out
    CommandLine line = new CommandLine(ktrail);
    if (command.filter(Commands::tellsOfAll).isPresent()) {
      Commands.ALL.forEach(entry -> add(entry, line).usageMessage().header(entry.summary()));
    } else {
      command.flatMap(Commands::named).ifPresent(entry -> add(entry, line));
    }
    line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, _ -> commandList());
    line.setOut(out);
    line.setErr(err);
    line.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
    line.setUsageHelpWidth(Presentation.WIDEST_HELP);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionStrategy(result -> execute(ktrail, shown, result, err));
    line.setParameterExceptionHandler((e, _) -> usageError(e, err));
    line.setExecutionExceptionHandler((e, _, _) -> {
      damage.set(DamagedStoreException.in(e).orElse(null));
      return damage.get() == null ? failure(e, err) : ExitCode.ERROR;
    });
    return line;
  }

  private static CommandSpec add(Commands.Entry entry, CommandLine line) {
    CommandSpec spec = CommandSpec.forAnnotatedObject(entry.make().get());
    spec.mixinStandardHelpOptions(true);
    if (spec.usageMessage().description().length == 0) {
      spec.usageMessage().description(entry.summary());
    }
    addFormat(spec);
    line.addSubcommand(entry.name(), spec);
    return spec;
  }

  /** Gives a command, and those below it, the option for the form of its answer. */
  private static void addFormat(CommandSpec spec) {
    if (spec.userObject() instanceof HasFormat command) {
      spec.addOption(command.format().spec());
    }
    spec.subcommands().values().forEach(sub -> addFormat(sub.getCommandSpec()));
  }

  private static String commandList() {
    int width = Commands.ALL.stream().mapToInt(entry -> entry.name().length()).max().orElse(0);
    return Commands.ALL.stream()
        .map(entry -> "  %%-%ds  %%s%%n".formatted(width).formatted(entry.name(), entry.summary()))
        .collect(Collectors.joining("", "Commands:\n", ""));
  }

  private static int execute(
      Ktrail ktrail, Presentation shown, ParseResult result, PrintWriter err) {
    try {
      return shown.of(ktrail, result);
    } catch (StandardOutput.BrokenPipe | UserError e) { // while it printed help
      return failure(e, err);
    }
  }

  private static int usageError(ParameterException e, PrintWriter err) {
    CommandSpec spec = e.getCommandLine().getCommandSpec();
    String message = FailureText.firstLine(e);
    if (e instanceof CommandLine.UnmatchedArgumentException unmatched && spec.parent() == null) {
      String word = unmatched.getUnmatched().getFirst();
      message = word.startsWith("-") ? "no such option: " + word : "no such command: " + word;
    }
    message = message.lines().findFirst().orElse("");
    err.println(
        "ktrail: " + Secrets.masked(message) + " (see " + spec.qualifiedName() + " --help)");
    return ExitCode.ERROR;
  }

  private static int failure(Throwable e, PrintWriter err) {
    if (e instanceof StandardOutput.BrokenPipe) {
      return ExitCode.FOUND;
    }
    FailureText.print(e, err);
    return ExitCode.ERROR;
  }
}
