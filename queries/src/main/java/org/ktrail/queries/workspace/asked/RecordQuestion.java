package org.ktrail.queries.workspace.asked;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.ktrail.queries.calls.Registration;
import org.ktrail.queries.calls.Within;
import org.ktrail.queries.members.FieldSearch;
import org.ktrail.queries.members.FieldUses;
import org.ktrail.queries.members.RecordAnswer;
import org.ktrail.queries.members.RecordShapes;
import org.ktrail.queries.members.Records;
import org.ktrail.queries.operations.MemberReads;
import org.ktrail.queries.operations.Operations;
import org.ktrail.queries.operations.OperationsQuery;
import org.ktrail.queries.workspace.OpenRevision;

/**
 * What a record consists of, and who uses its members.
 *
 * @param text a tag or the name of a type, {@code struct} or {@code union} may stand before it
 * @param within where uses are looked for
 * @param most files that are looked at for uses; if more mention a member, none is
 */
public record RecordQuestion(String text, Within within, int most)
    implements Question<RecordAnswer> {
  @Override
  public RecordAnswer ask(OpenRevision opened, String label) {
    Records records = new Records(opened.definitions());
    String name = records.named(text);
    List<Records.Defined> defined = records.definitions(name);
    if (defined.isEmpty()) {
      throw NameLookup.unknown(opened, name, "no struct or union of this name", label);
    }
    RecordShapes shapes = new RecordShapes(opened::text);
    Set<String> members = records.members(name);
    Set<String> declaring = Records.paths(defined);
    FieldSearch search =
        new FieldSearch(
            opened.view(),
            opened.mentions(),
            opened.owners(),
            opened.types(),
            declaring,
            opened::text);
    int files = search.files(members, within::has);
    Optional<Map<String, FieldUses>> uses =
        files > most ? Optional.empty() : Optional.of(search.find(name, members, within::has));
    return new RecordAnswer(
        name,
        defined.stream()
            .filter(d -> opened.view().possible(d.condition()))
            .map(shapes::of)
            .toList(),
        files,
        uses,
        installed(opened, name));
  }

  private static Map<String, List<Registration>> installed(OpenRevision opened, String name) {
    Map<String, List<Registration>> found = new TreeMap<>();
    Operations operations = new OperationsQuery(opened.view(), MemberReads.NONE).of(name, "");
    operations
        .members()
        .forEach(
            m -> found.put(m.slot().substring(m.slot().lastIndexOf('.') + 1), m.registrations()));
    return found;
  }
}
