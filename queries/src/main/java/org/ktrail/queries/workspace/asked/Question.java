package org.ktrail.queries.workspace.asked;

import org.ktrail.queries.workspace.OpenRevision;

/**
 * Something that is asked of a revision: a record of what is wanted, which knows how it is
 * answered. Its answer is made of records, too, and holds nothing of the revision that has to stay
 * open.
 *
 * @param <A> the answer
 */
public sealed interface Question<A>
    permits PathQuestion,
        CallersQuestion,
        CallerTreeQuestion,
        CalleesQuestion,
        ReachQuestion,
        DefinitionQuestion,
        ReferenceQuestion,
        OperationsQuestion,
        FieldQuestion,
        RecordQuestion,
        ConfigQuestion,
        SourceQuestion {
  /**
   * The answer.
   *
   * @param opened stays open; of the thread that asks
   * @param label what the user calls the revision, for messages
   * @throws org.ktrail.indexer.failure.UserError if it asks for what is not there
   */
  A ask(OpenRevision opened, String label);
}
