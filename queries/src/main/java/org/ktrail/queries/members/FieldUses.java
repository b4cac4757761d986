package org.ktrail.queries.members;

import java.util.List;
import org.ktrail.queries.graph.Place;

/**
 * Every use of a member.
 *
 * @param record as the graph names it
 * @param declared where records of this name declare it; more than one where several have the name
 * @param uses places of which the type is known, in their order
 * @param unknown places that use a member of this name of what has no known type
 * @param others places that use a member of this name of another record
 * @param unevaluated places that only ask for its size or type
 */
public record FieldUses(
    String record,
    String member,
    List<Place> declared,
    List<FieldUse> uses,
    List<FieldUse> unknown,
    int others,
    int unevaluated) {}
