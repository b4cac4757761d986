package org.ktrail.queries.operations;

import java.util.List;
import org.ktrail.queries.calls.Call;
import org.ktrail.queries.calls.Registration;
import org.ktrail.queries.calls.SlotCopy;
import org.ktrail.queries.graph.Place;
import org.ktrail.queries.mentions.Reference;

/**
 * What is put into the members of a record and what is called through them.
 *
 * @param tables variables of the name asked for, each with the members that it fills
 */
public record Operations(List<Member> members, List<Table> tables) {

  /**
   * A variable that holds functions, as an initialiser or assignments fill it.
   *
   * @param file where it is filled; variables of one name in several files are apart
   * @param filled the functions in it, in order of place
   */
  public record Table(String variable, String file, List<Registration> filled) {}

  /**
   * One member. Records of one name that are declared at several places are apart.
   *
   * @param slot {@code T.m}
   * @param registrations functions put into it, in order of place
   * @param dispatches calls through it, in order of place; {@link Call#copied()} tells those that
   *     call a copy
   * @param inflows what else gets into it
   * @param reads lines that access a member of this name and are none of the above
   */
  public record Member(
      String slot,
      Place declared,
      List<Registration> registrations,
      List<Call> dispatches,
      List<Inflow> inflows,
      List<Reference> reads) {}

  /**
   * Content of another slot that is copied into the member.
   *
   * @param functions how many functions it can bring
   */
  public record Inflow(SlotCopy flow, int functions) {}

  public boolean isEmpty() {
    return tables.isEmpty()
        && members.stream()
            .allMatch(m ->
                m.registrations().isEmpty() && m.dispatches().isEmpty() && m.inflows().isEmpty());
  }
}
