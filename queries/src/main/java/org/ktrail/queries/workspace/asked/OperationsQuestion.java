package org.ktrail.queries.workspace.asked;

import java.util.stream.Stream;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.queries.calls.GraphView;
import org.ktrail.queries.names.NamePattern;
import org.ktrail.queries.operations.MemberReads;
import org.ktrail.queries.operations.Operations;
import org.ktrail.queries.operations.OperationsQuery;
import org.ktrail.queries.operations.RecordName;
import org.ktrail.queries.operations.ScannedMemberReads;
import org.ktrail.queries.workspace.OpenRevision;

/**
 * What is put into the members of a record, or by a variable, and what is called through them.
 *
 * @param text {@code NAME} or {@code NAME.MEMBER}, a pattern in place of the name too
 * @param reads whether lines are looked for that merely read the member
 */
public record OperationsQuestion(String text, boolean reads)
    implements Question<AskedAnswers<Operations>> {
  /** Members named to whom one was not known. */
  private static final int MEMBERS_NAMED = 40;

  /**
   * @throws UserError if it names no record, or no member behind its dot
   */
  public OperationsQuestion {
    int dot = dot(text);
    if ((dot < 0 ? text : text.substring(0, dot)).isBlank()
        || dot >= 0 && text.substring(dot + 1).isBlank()) {
      throw new UserError(text + ": name a STRUCT or a STRUCT.FIELD");
    }
  }

  /** A regular expression may have dots of its own. */
  private static int dot(String text) {
    return text.indexOf('.', Math.max(0, text.lastIndexOf('/')));
  }

  @Override
  public AskedAnswers<Operations> ask(OpenRevision opened, String label) {
    int dot = dot(text);
    String written = dot < 0 ? text : text.substring(0, dot);
    String member = dot < 0 ? "" : text.substring(dot + 1).strip();
    GraphView view = opened.view();
    MemberReads found =
        !reads || member.isEmpty()
            ? MemberReads.NONE
            : new ScannedMemberReads(view, opened.mentions());
    OperationsQuery query = new OperationsQuery(view, found);
    return NamePattern.of(written)
        .map(pattern -> matching(query, pattern, member))
        .orElseGet(() -> AskedAnswers.ofName(text, named(opened, query, written, member, label)));
  }

  private static AskedAnswers<Operations> matching(
      OperationsQuery query, NamePattern pattern, String member) {
    return AskedAnswers.ofMatching(
        pattern.toString(),
        query.matching(pattern),
        AskedFunctions.ANSWERED,
        name ->
            Stream.of(query.of(name, member), query.ofVariable(name, member))
                .filter(each -> !each.isEmpty())
                .findFirst());
  }

  private static Operations named(
      OpenRevision opened, OperationsQuery query, String written, String member, String label) {
    RecordName record = RecordName.of(opened.definitions(), written);
    Operations found = query.of(record.name(), member);
    if (!found.members().isEmpty()) {
      return found;
    }
    Operations variable = query.ofVariable(written, member);
    if (variable.isEmpty()) {
      check(opened, record, member, label);
    }
    return variable;
  }

  /** Nothing is an answer only for what exists. */
  private static void check(OpenRevision opened, RecordName record, String member, String label) {
    if (record.members().isEmpty()) {
      String problem = "no record of this name with members, and no variable with functions";
      throw NameLookup.unknown(opened, record.name(), problem, label);
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
}
