package org.ktrail.queries.workspace.asked;

import java.util.Objects;
import java.util.Set;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.queries.calls.Within;
import org.ktrail.queries.members.FieldSearch;
import org.ktrail.queries.members.FieldUses;
import org.ktrail.queries.members.Records;
import org.ktrail.queries.workspace.OpenRevision;

/**
 * Every use of a member of a record.
 *
 * @param text {@code STRUCT.FIELD}; of a record without a tag the name of its type, or the members
 *     that lead to it: {@code STRUCT.INNER.FIELD}
 */
public record FieldQuestion(String text, Within within) implements Question<FieldUses> {
  /** Members named to whom one was not known. */
  private static final int MEMBERS_NAMED = 40;

  /**
   * @throws UserError if it names no member
   */
  public FieldQuestion {
    int dot = text.lastIndexOf('.');
    if (dot <= 0 || text.substring(dot + 1).isBlank()) {
      throw new UserError(text + ": name a STRUCT.FIELD");
    }
  }

  @Override
  public FieldUses ask(OpenRevision opened, String label) {
    int dot = text.lastIndexOf('.');
    String member = text.substring(dot + 1).strip();
    Records records = new Records(opened.definitions());
    String record = records.named(text.substring(0, dot));
    Set<String> members = records.members(record);
    if (members.isEmpty()) {
      throw NameLookup.unknown(opened, record, "no struct or union of this name", label);
    }
    if (!members.contains(member)) {
      throw new UserError(
          record
              + ": no member "
              + member
              + "; it has "
              + String.join(", ", members.stream().limit(MEMBERS_NAMED).toList())
              + (members.size() > MEMBERS_NAMED ? ", …" : ""));
    }
    Set<String> declaring = Records.paths(records.definitions(record));
    FieldSearch search =
        new FieldSearch(
            opened.view(),
            opened.mentions(),
            opened.owners(),
            opened.types(),
            declaring,
            opened::text);
    return Objects.requireNonNull(search.find(record, Set.of(member), within::has).get(member));
  }
}
