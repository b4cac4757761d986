package org.ktrail.cli.grep;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ktrail.cli.options.WithinOption;
import org.ktrail.cli.output.ExitCode;
import org.ktrail.cli.output.Format;
import org.ktrail.cli.output.FormatOption;
import org.ktrail.cli.output.Forms;
import org.ktrail.cli.output.HasFormat;
import org.ktrail.cli.session.Ktrail;
import org.ktrail.cli.session.Workspaces;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.queries.regex.LinePattern;
import org.ktrail.queries.workspace.Workspace;
import org.ktrail.queries.workspace.searched.GrepQuestion;
import org.ktrail.queries.workspace.searched.GrepQuestion.Wanted;
import org.ktrail.queries.workspace.searched.MatchedFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ktrail grep REGEX}. */
@Command(
    name = "grep",
    description = {
      "The lines of a revision's files, all of them, that match an extended regular expression,"
          + " with the function or macro around each: PATH:LINE:FUNCTION:TEXT. The lines are those"
          + " of `git grep -E`; with --no-function the output is, byte for byte, that of"
          + " `git grep -n -E`.",
      "The first question reads all files of the revision once and keeps which of them hold which"
          + " three bytes in a row; later ones read only files that can match.",
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  ktrail grep 'kill_dax\\(' --rev v6.12",
      "  ktrail grep -w -i todo --in drivers/dax",
      "  ktrail grep -P '\\bdax_\\w+\\(' --no-function --rev v6.1",
      "  ktrail grep -l MF_MEM_PRE_REMOVE",
      "",
      "Exit codes: 0 found, 1 nothing found, 2 error.",
    })
public final class GrepCommand implements Callable<Integer>, HasFormat {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "REGEX",
      description = "What to look for. Each line of it is a pattern, of which one has to match.")
  private String regex = "";

  @Option(
      names = "--rev",
      paramLabel = "REV",
      description =
          "The revision, in git's syntax (default: HEAD). With --no-function it stands before each"
              + " path, as git has it.")
  private @Nullable String revision;

  @Mixin private final WithinOption narrowed = new WithinOption();

  @Option(
      names = {"-i", "--ignore-case"},
      description = "Letters count as their other cases.")
  private boolean ignoringCase;

  @Option(
      names = {"-w", "--word-regexp"},
      description = "Only matches beside which no letter, digit or underscore stands.")
  private boolean words;

  @Option(
      names = {"-F", "--fixed-strings"},
      description = "REGEX is a string.")
  private boolean fixed;

  @Option(
      names = {"-P", "--perl-regexp"},
      description =
          "REGEX is one of Perl's, as far as it can be matched in linear time: back-references and"
              + " looking around are refused.")
  private boolean perl;

  @Option(
      names = {"-l", "--files-with-matches"},
      description = "Only the names of files.")
  private boolean files;

  @Option(
      names = {"-c", "--count"},
      description = "Only how many lines of each file.")
  private boolean counts;

  @Option(names = "--no-function", description = "Write what git writes, without functions.")
  private boolean withoutFunction;

  @Option(names = "--no-index", description = "Read all files, and neither make nor use an index.")
  private boolean withoutIndex;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Tell at most N lines, or files, and how many there are (default: all).")
  private int limit;

  private final FormatOption format = FormatOption.of();

  @Override
  public FormatOption format() {
    return format;
  }

  @Override
  public Integer call() {
    CommandSpec self = Objects.requireNonNull(spec);
    Ktrail ktrail = (Ktrail) self.root().userObject();
    GrepQuestion question = question(ktrail);
    PrintWriter err = self.commandLine().getErr();
    String asked = Objects.requireNonNullElse(revision, "HEAD");
    try (Workspace workspace = Workspaces.open(ktrail, asked, err)) {
      return format.chosen() == Format.TEXT
          ? text(question, workspace, asked, ktrail, err)
          : tree(question, workspace, asked, self.commandLine().getOut());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private GrepQuestion question(Ktrail ktrail) {
    if (fixed && perl) {
      throw new UserError("-F and -P: ask for one of them");
    }
    if (files && counts) {
      throw new UserError("-l and -c: ask for one of them");
    }
    if (limit < 0) {
      throw new UserError("--limit " + limit + ": 0 for all, or a number of lines");
    }
    LinePattern.Syntax syntax =
        fixed
            ? LinePattern.Syntax.FIXED
            : perl ? LinePattern.Syntax.PERL : LinePattern.Syntax.EXTENDED;
    // The locale decides about characters in git too.
    LinePattern.Manner manner =
        new LinePattern.Manner(syntax, ignoringCase, words, ktrail.isUtf8());
    LinePattern pattern = LinePattern.of(regex, manner);
    Wanted wanted = files ? Wanted.FILES : counts ? Wanted.COUNTS : Wanted.LINES;
    return new GrepQuestion(
        pattern, narrowed.within(), wanted, !withoutFunction && !files && !counts, !withoutIndex);
  }

  private int text(
      GrepQuestion question, Workspace workspace, String asked, Ktrail ktrail, PrintWriter err)
      throws IOException {
    String prefix = revision == null || !withoutFunction ? "" : revision + ":";
    GrepText text =
        new GrepText(
            new BufferedOutputStream(ktrail.output(), 1 << 16),
            prefix,
            question,
            workspace.repository().quotesPaths(),
            ktrail.isOnTerminal(),
            limit == 0 ? Long.MAX_VALUE : limit);
    boolean found = question.ask(workspace, asked, text::write);
    text.finish(err);
    return ExitCode.of(found);
  }

  private int tree(GrepQuestion question, Workspace workspace, String asked, PrintWriter out) {
    List<MatchedFile> all = new ArrayList<>();
    boolean found = question.ask(workspace, asked, all::add);
    GrepJson json = new GrepJson(regex, asked, question.wanted(), all);
    int most = limit == 0 ? Integer.MAX_VALUE : limit;
    Forms.of(() -> "", () -> json.tree(most)).write(format.chosen(), out);
    return ExitCode.of(found);
  }
}
