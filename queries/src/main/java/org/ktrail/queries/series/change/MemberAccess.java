package org.ktrail.queries.series.change;

import org.ktrail.indexer.condition.Condition;

/**
 * A body that names a member of a record whose type is known: {@code x->member}, {@code x.member}.
 *
 * @param function it stands in
 * @param record tag of the record
 * @param condition of the preprocessor at the line
 */
public record MemberAccess(
    String file, int line, String function, String record, String member, Condition condition) {}
