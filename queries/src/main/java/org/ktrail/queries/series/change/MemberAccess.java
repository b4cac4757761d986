package org.ktrail.queries.series.change;

import java.util.List;
import org.ktrail.indexer.condition.Condition;

/**
 * A body that names a member of a record whose type is known: {@code x->member}, {@code x.member}.
 *
 * @param function it stands in
 * @param record tag of the record
 * @param condition of the preprocessor at the line
 * @param declared whether a declaration of the member was found
 * @param within names before the parentheses it stands in, innermost first: a macro may leave its
 *     arguments out
 */
public record MemberAccess(
    String file,
    int line,
    String function,
    String record,
    String member,
    Condition condition,
    boolean declared,
    List<String> within) {
  public MemberAccess {
    within = List.copyOf(within);
  }
}
