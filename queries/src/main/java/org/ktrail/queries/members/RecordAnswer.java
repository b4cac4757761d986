package org.ktrail.queries.members;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.queries.calls.Registration;
import org.ktrail.queries.graph.Place;

/**
 * A record: each of its definitions, and who uses its members.
 *
 * @param name as the graph names it
 * @param files that mention the name of a member: so many are looked at to find the uses
 * @param uses of each member by its name; empty if they were not looked for
 * @param installed functions that are put into each member, by its name
 */
public record RecordAnswer(
    String name,
    List<RecordShape> definitions,
    int files,
    Optional<Map<String, FieldUses>> uses,
    Map<String, List<Registration>> installed) {

  /**
   * A definition.
   *
   * @param kind {@code struct} or {@code union}
   */
  public record RecordShape(
      String kind, Place place, Condition condition, List<MemberShape> members) {}

  /**
   * A member.
   *
   * @param name "" of a record within that has none
   * @param text as it is declared
   * @param condition within the definition
   * @param inner members of a record that is defined in place
   */
  public record MemberShape(
      String name, String text, Place place, Condition condition, List<MemberShape> inner) {}
}
