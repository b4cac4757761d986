package org.ktrail.queries.workspace.asked;

import java.util.Set;
import org.ktrail.queries.calls.Callers;
import org.ktrail.queries.calls.CallersQuery;
import org.ktrail.queries.calls.Within;
import org.ktrail.queries.graph.EdgeKind;
import org.ktrail.queries.workspace.OpenRevision;

/**
 * Who calls a function or macro, and where it is registered.
 *
 * @param function as {@link AskedFunctions} reads it
 * @param all whether all names that match a pattern are answered, however many
 */
public record CallersQuestion(String function, Set<EdgeKind> kinds, Within within, boolean all)
    implements Question<AskedAnswers<Callers>> {
  @Override
  public AskedAnswers<Callers> ask(OpenRevision opened, String label) {
    AskedFunctions asked = AskedFunctions.of(opened, function, label, all);
    return AskedAnswers.of(asked, new CallersQuery(opened.view(), kinds, within)::of);
  }
}
