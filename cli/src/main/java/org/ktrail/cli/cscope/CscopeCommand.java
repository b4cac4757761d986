package org.ktrail.cli.cscope;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ktrail.cli.output.ExitCode;
import org.ktrail.cli.session.Ktrail;
import org.ktrail.cli.session.TerminalProgress;
import org.ktrail.cli.session.Workspaces;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.queries.workspace.OpenRevision;
import org.ktrail.queries.workspace.Workspace;
import org.ktrail.queries.workspace.edited.OpenBuffers;
import org.ktrail.queries.workspace.edited.WorkTreeRevision;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ktrail cscope -dl}. */
@Command(
    name = "cscope",
    description = {
      "Stands in for cscope where an editor runs it: the same questions on standard input, the"
          + " same lines in answer. Who calls and what is called go through tables of operations"
          + " and callbacks, too.",
      "It answers from the commit that is checked out with the work tree over it. cscope's options"
          + " are taken; those about its database mean nothing here.",
    },
    customSynopsis = {
      "ktrail cscope -dl [-f FILE] [-P PREFIX] [-C]",
      "ktrail cscope -d -L -NUMBER PATTERN",
    },
    footer = {
      "",
      "Questions: 0 symbol, 1 definition, 2 called by this, 3 calling this, 4 text, 6 egrep",
      "pattern, 7 file, 8 including this file, 9 assignments. -f FILE names any file in the",
      "repository or in its .git; -C, unless a directory follows, ignores case.",
      "",
      "Examples:",
      "  printf '3kill_dax\\nq\\n' | ktrail cscope -dl",
      "  ktrail -C linux cscope -d -L -3 kill_dax",
      "docs/editors.md says what vim is told.",
      "",
      "Exit codes: 0 answered, as cscope has it also where nothing was found, 2 error.",
    })
public final class CscopeCommand implements Callable<Integer> {
  @ParentCommand private @Nullable Ktrail ktrail;
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "WORD", arity = "0..*", hidden = true)
  private List<String> words = List.of();

  @Override
  public Integer call() {
    CommandSpec self = Objects.requireNonNull(spec);
    PrintWriter out = self.commandLine().getOut();
    CscopeWords asked = CscopeWords.of(words);
    if (asked.help()) {
      self.commandLine().usage(out);
      return ExitCode.FOUND;
    }
    if (asked.single().isEmpty() && !asked.lines()) {
      throw new UserError(
          "cscope: ktrail has no screen of its own; ask with -l, or with -L and a number");
    }
    PrintWriter err = self.commandLine().getErr();
    try (Workspace workspace = Workspaces.at(directory(asked), new TerminalProgress(err));
        WorkTreeRevision revision = new WorkTreeRevision(workspace)) {
      if (asked.single().isPresent()) {
        CscopeWords.Single question = asked.single().get();
        answer(revision, asked, question.number(), question.pattern(), asked.anyCase())
            .forEach(line -> out.println(asked.prefix() + line));
        return ExitCode.FOUND;
      }
      serve(revision, asked, out);
      return ExitCode.FOUND;
    }
  }

  /** A client says where it is by -C, by its database, or by where it runs it. */
  private Path directory(CscopeWords asked) {
    Ktrail above = Objects.requireNonNull(ktrail);
    Optional<Path> database =
        above.repository().isPresent()
            ? Optional.empty()
            : asked.database().map(Path::toAbsolutePath);
    return asked
        .repository()
        .map(Path::of)
        .or(() -> database.flatMap(file -> Optional.ofNullable(file.getParent())))
        .map(path -> path.toAbsolutePath().normalize())
        .orElseGet(above::directory);
  }

  private static List<String> answer(
      WorkTreeRevision revision, CscopeWords asked, int number, String pattern, boolean anyCase) {
    OpenRevision opened = revision.at(new OpenBuffers(Map.of()), true);
    return new CscopeQuery(opened, anyCase)
        .ask(number, pattern).stream().map(CscopeLine::written).toList();
  }

  private void serve(WorkTreeRevision revision, CscopeWords asked, PrintWriter out) {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    boolean anyCase = asked.anyCase();
    try {
      while (true) {
        out.print(">> ");
        out.flush();
        String line = in.readLine();
        if (line == null || line.startsWith("q")) {
          return;
        }
        char what = line.isEmpty() ? ' ' : line.charAt(0);
        if (what >= '0' && what <= '9') {
          print(revision, asked, line, anyCase, out);
        } else if (what == 'c') {
          anyCase = !anyCase;
        } else if (what == 'P') {
          out.println(asked.prefix());
        } else if (what != 'r' && what != 'C' && what != ' ') { // always new, nothing is cached
          out.println("cscope: unknown command '" + line + "'");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void print(
      WorkTreeRevision revision, CscopeWords asked, String line, boolean anyCase, PrintWriter out) {
    List<String> found;
    try {
      found = answer(revision, asked, line.charAt(0) - '0', line.substring(1).strip(), anyCase);
    } catch (UserError e) {
      Objects.requireNonNull(spec).commandLine().getErr().println("ktrail: " + e.getMessage());
      found = List.of();
    }
    out.println("cscope: " + found.size() + " lines");
    found.forEach(each -> out.println(asked.prefix() + each));
  }
}
