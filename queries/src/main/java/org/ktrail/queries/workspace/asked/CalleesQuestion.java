package org.ktrail.queries.workspace.asked;

import java.util.Set;
import org.ktrail.queries.calls.Callees;
import org.ktrail.queries.calls.CalleesQuery;
import org.ktrail.queries.graph.EdgeKind;
import org.ktrail.queries.workspace.OpenRevision;

/**
 * What a function or macro calls.
 *
 * @param function as {@link AskedFunctions} reads it
 * @param depth calls in a row
 * @param top functions in a slot that are told at most
 * @param all whether all names that match a pattern are answered, however many
 */
public record CalleesQuestion(String function, Set<EdgeKind> kinds, int depth, int top, boolean all)
    implements Question<AskedAnswers<Callees>> {
  @Override
  public AskedAnswers<Callees> ask(OpenRevision opened, String label) {
    AskedFunctions asked = AskedFunctions.of(opened, function, label, all);
    return AskedAnswers.of(
        asked, nodes -> new CalleesQuery(opened.view(), kinds, top).of(nodes, depth));
  }
}
