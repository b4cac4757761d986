package org.ktrail.indexer.kbuild;

import java.util.List;
import org.ktrail.indexer.condition.Condition;

/**
 * Symbols of which one is on.
 *
 * @param members in the order of the file
 * @param defaults the member that is taken if nobody says, first match first; without one the first
 *     member
 */
public record KconfigChoice(
    List<String> members, List<KconfigSymbol.Default> defaults, Condition depends) {}
