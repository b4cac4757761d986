package org.ktrail.queries.workspace.posted;

import java.util.List;
import java.util.function.Function;
import org.ktrail.indexer.patch.Patch;
import org.ktrail.indexer.snapshot.ChangedFiles;
import org.ktrail.indexer.snapshot.SourceRepository;
import org.ktrail.queries.workspace.Changes;

/**
 * A state of a series, made when it is asked for.
 *
 * @param patches that lead to it, in their order
 * @param files makes its files; says so with a {@link org.ktrail.indexer.failure.UserError} if
 *     there is no base for them
 */
public record PostedState(
    String label, List<Patch> patches, Function<SourceRepository, ChangedFiles> files) {
  public PostedState {
    patches = List.copyOf(patches);
  }

  /** As what a revision is opened with; which revision that would be is told by the mails. */
  public Changes changes() {
    return (repository, ignored) -> files.apply(repository);
  }
}
