package org.ktrail.cli;

import org.ktrail.cli.output.Format;
import org.ktrail.cli.output.HasFormat;
import org.ktrail.cli.output.LineWidth;
import org.ktrail.cli.output.PaintedText;
import org.ktrail.cli.output.Screen;
import org.ktrail.cli.session.Ktrail;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/**
 * How an answer is shown: on a terminal with its width, behind a pager, in colours; elsewhere none
 * of it, unless colours are asked for. Commands that give no answers, but work or talk to a
 * program, are left alone.
 *
 * @param painted what paints text on its way out
 */
record Presentation(Screen screen, PaintedText painted) {

  /** Runs a command whose words are read. */
  int of(Ktrail ktrail, ParseResult words) {
    CommandLine.IExecutionStrategy run = new CommandLine.RunLast();
    ParseResult last = words;
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    boolean help = last.isUsageHelpRequested();
    boolean answers = last.commandSpec().userObject() instanceof HasFormat;
    if (!help && !answers) {
      return run.execute(words);
    }
    boolean text =
        !help
            && last.commandSpec().userObject() instanceof HasFormat command
            && command.format().chosen() == Format.TEXT;
    if (text && ktrail.isPainted(screen.isTerminal())) {
      painted.paint();
    }
    if (!screen.isTerminal()) {
      return run.execute(words);
    }
    if (ktrail.isPaged()) {
      ktrail.defaults().pager().ifPresent(screen::page);
    }
    int columns = screen.columns();
    for (ParseResult each = words;
        each != null;
        each = each.hasSubcommand() ? each.subcommand() : null) {
      each.commandSpec().usageMessage().width(Math.clamp(columns, NARROWEST_HELP, WIDEST_HELP));
    }
    return LineWidth.within(columns, () -> run.execute(words));
  }

  /** Its examples are written for no less, and picocli takes no less than 55. */
  private static final int NARROWEST_HELP = 60;

  static final int WIDEST_HELP = 96;
}
