package org.ktrail.queries.workspace.asked;

import java.util.Set;
import org.ktrail.queries.calls.CallerTree;
import org.ktrail.queries.calls.CallerTreeQuery;
import org.ktrail.queries.calls.Within;
import org.ktrail.queries.graph.EdgeKind;
import org.ktrail.queries.workspace.OpenRevision;

/**
 * Who calls a function or macro, and who calls those.
 *
 * @param function as {@link AskedFunctions} reads it
 * @param depth calls in a row
 * @param places that are told at most, of all names together; {@link Integer#MAX_VALUE} for all
 */
public record CallerTreeQuestion(
    String function, Set<EdgeKind> kinds, Within within, int depth, int places)
    implements Question<AskedAnswers<CallerTree>> {
  @Override
  public AskedAnswers<CallerTree> ask(OpenRevision opened, String label) {
    AskedFunctions asked = AskedFunctions.of(opened, function, label, places == Integer.MAX_VALUE);
    int each = AskedAnswers.of(asked, nodes -> nodes).share(places);
    return AskedAnswers.of(
        asked, nodes -> new CallerTreeQuery(opened.view(), kinds, within).of(nodes, depth, each));
  }
}
