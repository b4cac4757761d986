package org.ktrail.cli;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ktrail.cli.answer.OperationsAnswer;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.queries.calls.GraphView;
import org.ktrail.queries.names.NamePattern;
import org.ktrail.queries.operations.MemberReads;
import org.ktrail.queries.operations.Operations;
import org.ktrail.queries.operations.OperationsQuery;
import org.ktrail.queries.operations.RecordName;
import org.ktrail.queries.operations.ScannedMemberReads;
import org.ktrail.queries.workspace.OpenRevision;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ktrail ops STRUCT[.FIELD]}, {@code ktrail ops VARIABLE[.FIELD]}. */
@Command(
    name = "ops",
    description = {
      "What is put into the members of a record and what is called through them: registrations,"
          + " dispatches (direct, or copied and then called), flows from elsewhere; with a FIELD"
          + " also the lines that merely read a member of its name. Of a variable: the functions"
          + " that it puts into each member.",
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  ktrail ops file_operations.read_iter",
      "  ktrail ops \"struct super_operations\" --config .config",
      "  ktrail ops file_operations.read_iter --no-reads --format json",
      "  ktrail ops xfs_file_operations",
      "  ktrail ops 'xfs_*_operations.llseek'",
      "",
      "Exit codes: 0 found, 1 the record takes part in no indirect call, 2 error.",
    })
public final class OpsCommand implements Callable<Integer> {
  /** Members named to whom one was not known. */
  private static final int MEMBERS_NAMED = 40;

  @Spec private @Nullable CommandSpec spec;
  @Mixin private final RevisionOptions revision = new RevisionOptions();

  @Parameters(
      paramLabel = "NAME[.FIELD]",
      description =
          "Tag of a struct or union, typedef name of one without tag, or a variable; or a pattern"
              + " of such names.")
  private String operations = "";

  @Option(names = "--no-reads", description = "Do not look for mere reads.")
  private boolean noReads;

  @Mixin private final FormatOption format = new FormatOption();

  /** Nothing is an answer only for what exists. */
  private void check(OpenRevision opened, RecordName record, String member) {
    if (record.members().isEmpty()) {
      String problem = "no record of this name with members, and no variable with functions";
      throw EndArguments.unknown(opened, record.name(), problem, revision.label());
    }
    if (!member.isEmpty() && !record.members().contains(member)) {
      throw new UserError(
          record.name()
              + ": no member "
              + member
              + "; it has "
              + String.join(", ", record.members().stream().limit(MEMBERS_NAMED).toList())
              + (record.members().size() > MEMBERS_NAMED ? ", …" : ""));
    }
  }

  @Override
  public Integer call() {
    // A regular expression may have dots of its own.
    int dot = operations.indexOf('.', Math.max(0, operations.lastIndexOf('/')));
    String written = dot < 0 ? operations : operations.substring(0, dot);
    String member = dot < 0 ? "" : operations.substring(dot + 1).strip();
    if (written.isBlank() || dot >= 0 && member.isEmpty()) {
      throw new UserError(operations + ": name a STRUCT or a STRUCT.FIELD");
    }
    try (OpenRevision opened = revision.open()) {
      GraphView view = opened.view();
      MemberReads reads =
          noReads || member.isEmpty()
              ? MemberReads.NONE
              : new ScannedMemberReads(view, opened.mentions());
      OperationsQuery query = new OperationsQuery(view, reads);
      AskedAnswers<Operations> found =
          NamePattern.of(written)
              .map(pattern -> matching(query, pattern, member))
              .orElseGet(
                  () -> AskedAnswers.ofName(operations, named(opened, query, written, member)));
      PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
      out.print(
          switch (format.format()) {
            case TEXT -> found.text(each -> OperationsAnswer.text(operations, each));
            case JSON -> found.json("ktrail/ops/1", OperationsAnswer::json);
          });
      boolean nothing = found.answers().stream().allMatch(Operations::isEmpty);
      return nothing ? ExitCode.NOTHING_FOUND : ExitCode.FOUND;
    }
  }

  private static AskedAnswers<Operations> matching(
      OperationsQuery query, NamePattern pattern, String member) {
    return AskedAnswers.ofMatching(
        pattern.toString(),
        query.matching(pattern),
        Asked.ANSWERED,
        name ->
            Stream.of(query.of(name, member), query.ofVariable(name, member))
                .filter(each -> !each.isEmpty())
                .findFirst());
  }

  private Operations named(
      OpenRevision opened, OperationsQuery query, String written, String member) {
    RecordName record = RecordName.of(opened.definitions(), written);
    Operations found = query.of(record.name(), member);
    if (!found.members().isEmpty()) {
      return found;
    }
    Operations variable = query.ofVariable(written, member);
    if (variable.isEmpty()) {
      check(opened, record, member);
    }
    return variable;
  }
}
