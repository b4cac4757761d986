package org.ktrail.cli;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.Locale;
import org.ktrail.indexer.failure.UserError;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Parses the command line, runs the command, and turns what goes wrong into words and a code. */
final class Runner {
  private Runner() {}

  static int run(
      String[] args,
      RevisionOpener opener,
      OutputStream output,
      PrintWriter out,
      PrintWriter err) {
    try {
      int code = commandLine(new Ktrail(opener, output), out, err).execute(args);
      out.flush();
      return code;
    } catch (StandardOutput.BrokenPipe _) {
      return ExitCode.FOUND;
    } catch (UserError e) { // from the flush
      return userError(e, err);
    }
  }

  private static CommandLine commandLine(Ktrail ktrail, PrintWriter out, PrintWriter err) {
    Locale.setDefault(Locale.ROOT); // same input, same bytes out
    CommandLine line = new CommandLine(ktrail);
    line.setOut(out);
    line.setErr(err);
    line.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
    line.setUsageHelpAutoWidth(false);
    line.setUsageHelpWidth(96);
    line.setAbbreviatedOptionsAllowed(false);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionStrategy(result -> execute(result, err));
    line.setParameterExceptionHandler((e, _) -> usageError(e, err));
    line.setExecutionExceptionHandler((e, _, _) -> failure(e, err));
    return line;
  }

  private static int execute(ParseResult result, PrintWriter err) {
    try {
      return new CommandLine.RunLast().execute(result);
    } catch (StandardOutput.BrokenPipe | UserError e) { // while it printed help
      return failure(e, err);
    }
  }

  private static int usageError(ParameterException e, PrintWriter err) {
    String name = e.getCommandLine().getCommandSpec().qualifiedName();
    err.println("ktrail: " + firstLine(e) + " (see " + name + " --help)");
    return ExitCode.ERROR;
  }

  private static int failure(Exception e, PrintWriter err) {
    return switch (e) {
      case StandardOutput.BrokenPipe _ -> ExitCode.FOUND;
      case UserError mistake -> userError(mistake, err);
      default -> bug(e, err);
    };
  }

  private static int userError(UserError e, PrintWriter err) {
    err.println("ktrail: " + firstLine(e));
    return ExitCode.ERROR;
  }

  private static int bug(Exception e, PrintWriter err) {
    err.println("ktrail: this is a bug; please report it with the lines below and the command");
    err.println("ktrail " + VersionProvider.version() + ", Java " + Runtime.version());
    e.printStackTrace(err);
    return ExitCode.ERROR;
  }

  private static String firstLine(Exception e) {
    String message = String.valueOf(e.getMessage());
    return message.lines().findFirst().orElse(message);
  }
}
