package org.ktrail.cli;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.ktrail.cli.clone.CloneCommand;
import org.ktrail.cli.cscope.CscopeCommand;
import org.ktrail.cli.diff.DiffCommand;
import org.ktrail.cli.doctor.DoctorCommand;
import org.ktrail.cli.grep.GrepCommand;
import org.ktrail.cli.history.LogCommand;
import org.ktrail.cli.history.TreeCommand;
import org.ktrail.cli.index.IndexCommand;
import org.ktrail.cli.invariants.InvariantsCommand;
import org.ktrail.cli.lint.LintCommand;
import org.ktrail.cli.lsp.LspCommand;
import org.ktrail.cli.manual.CompletionCommand;
import org.ktrail.cli.manual.HelpCommand;
import org.ktrail.cli.manual.ManCommand;
import org.ktrail.cli.mcp.McpCommand;
import org.ktrail.cli.navigate.CalleesCommand;
import org.ktrail.cli.navigate.CallersCommand;
import org.ktrail.cli.navigate.DefCommand;
import org.ktrail.cli.navigate.ExportCommand;
import org.ktrail.cli.navigate.OpsCommand;
import org.ktrail.cli.navigate.PathCommand;
import org.ktrail.cli.navigate.ReachCommand;
import org.ktrail.cli.navigate.RefsCommand;
import org.ktrail.cli.series.SeriesCommand;
import org.ktrail.cli.serve.ServeCommand;
import org.ktrail.cli.simulate.SimulateCommand;
import org.ktrail.cli.source.ConfigCommand;
import org.ktrail.cli.source.ReadsCommand;
import org.ktrail.cli.source.ShowCommand;
import org.ktrail.cli.source.StructCommand;
import org.ktrail.cli.source.WritesCommand;
import org.ktrail.cli.trace.TraceCommand;
import org.ktrail.cli.trial.TryCommand;
import org.ktrail.cli.web.WebPages;

/**
 * All commands of {@code ktrail}, in the order in which help lists them: the one place to add one.
 * Only the command that is run gets made, so that a start costs the same however many there are.
 */
public final class Commands {
  private Commands() {}

  /**
   * A command.
   *
   * @param name the word on the command line
   * @param summary one line for help
   * @param make makes the annotated command object
   */
  public record Entry(String name, String summary, Supplier<? extends Callable<Integer>> make) {}

  public static final List<Entry> ALL =
      List.of(
          new Entry("path", "How control gets from one function to another.", PathCommand::new),
          new Entry(
              "callers", "Who calls a function, and where it is registered.", CallersCommand::new),
          new Entry("callees", "What a function calls.", CalleesCommand::new),
          new Entry("reach", "Which entries of the kernel lead to a function.", ReachCommand::new),
          new Entry("def", "Where a name is defined.", DefCommand::new),
          new Entry("refs", "Every place that mentions a name.", RefsCommand::new),
          new Entry(
              "grep",
              "Lines that match an expression, as git finds them, with their functions.",
              GrepCommand::new),
          new Entry(
              "ops", "Who fills a table of operations, and who calls through it.", OpsCommand::new),
          new Entry("log", "Which commits changed a function.", LogCommand::new),
          new Entry(
              "tree",
              "What is in a directory, and which commit changed each entry last.",
              TreeCommand::new),
          new Entry("show", "The source of a name or a file.", ShowCommand::new),
          new Entry(
              "struct", "What a record consists of, and who uses its members.", StructCommand::new),
          new Entry("reads", "Who reads a member of a record.", ReadsCommand::new),
          new Entry("writes", "Who writes a member of a record.", WritesCommand::new),
          new Entry(
              "config",
              "What an option of Kconfig is, and what depends on it.",
              ConfigCommand::new),
          new Entry(
              "trace",
              "Whether the call traces of a message are as the source is.",
              TraceCommand::new),
          new Entry(
              "simulate", "Runs situations over the code of a revision.", SimulateCommand::new),
          new Entry("lint", "Judges posted patches and the series they make.", LintCommand::new),
          new Entry(
              "invariants",
              "Which rules about every path hold, at each revision or patch.",
              InvariantsCommand::new),
          new Entry(
              "diff",
              "What changed between two revisions, in symbols and calls.",
              DiffCommand::new),
          new Entry("export", "The whole graph of a revision as a table.", ExportCommand::new),
          new Entry(
              "series",
              "Posted patch series: their revisions, where they belong, what changed.",
              SeriesCommand::new),
          new Entry(
              "lsp",
              "A language server for editors, on standard input and output.",
              LspCommand::new),
          new Entry("cscope", "Stands in for cscope where an editor runs it.", CscopeCommand::new),
          new Entry(
              "index",
              "Builds what is missing of the index, for one or more revisions.",
              IndexCommand::new),
          new Entry("try", "Gets a kernel, and shows a path through it.", TryCommand::new),
          new Entry(
              "mcp",
              "Answers agents, by the Model Context Protocol.",
              () -> new McpCommand(Main::run)),
          new Entry("clone", "Copies a repository.", CloneCommand::new),
          new Entry(
              "serve",
              "Stays and answers, so that no further JVM has to start.",
              () -> new ServeCommand(Main::run, new WebPages(Main::run))),
          new Entry(
              "doctor",
              "Says what this installation consists of, what is wrong, and how to mend it.",
              DoctorCommand::new),
          new Entry("help", "What a command does, or all of them.", HelpCommand::new),
          new Entry("man", "Pages of the manual.", ManCommand::new),
          new Entry("completion", "What bash, zsh and fish complete by.", CompletionCommand::new));

  /** Those that tell of all others, so that all of them are made. */
  private static final Set<String> TELLING = Set.of("man", "completion");

  static boolean tellsOfAll(String name) {
    return TELLING.contains(name);
  }

  /** The command of this name. */
  static Optional<Entry> named(String name) {
    return ALL.stream().filter(entry -> entry.name().equals(name)).findFirst();
  }
}
