package org.ktrail.queries.workspace.compared;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.queries.series.History;
import org.ktrail.queries.series.compare.RevisionDifference;
import org.ktrail.queries.series.place.PostedSeries;
import org.ktrail.queries.workspace.Workspace;
import org.ktrail.queries.workspace.posted.HistoryChoice;

/** Says what changed from one revision to another: of the repository, or of a posted series. */
public final class RevisionComparisons {
  /** What the base of a revision is called. */
  private static final String BASE = "base";

  private final Supplier<Workspace> workspaces;
  private final GraphQuestions questions;

  /**
   * @param workspaces makes one for each revision that is opened
   * @param questions what is asked beside what differs
   */
  public RevisionComparisons(Supplier<Workspace> workspaces, GraphQuestions questions) {
    this.workspaces = workspaces;
    this.questions = questions;
  }

  /**
   * From one revision of the repository to another.
   *
   * @param wanted the paths that are looked at
   */
  public RevisionDifference between(String from, String to, Predicate<String> wanted) {
    try (Workspace workspace = workspaces.get();
        ComparedStates states = new ComparedStates(workspace)) {
      ComparedStates.Read old = states.revision(from);
      ComparedStates.Read now = states.after(from, to, wanted);
      return compare(states, old, now);
    }
  }

  /**
   * From one revision of a series to another.
   *
   * @param from label of a revision, or {@code base} for the base of the other one; so is
   * @param to the newer one
   * @param base where to place both, "" to find that by the mails
   * @throws UserError if there is no such revision
   */
  public RevisionDifference between(History history, String from, String to, String base) {
    try (Workspace workspace = workspaces.get();
        ComparedStates states = new ComparedStates(workspace)) {
      Optional<ComparedStates.Read> old = read(states, history, from, base);
      Optional<ComparedStates.Read> now = read(states, history, to, base);
      ComparedStates.Read a = old.orElseGet(() -> baseOf(states, now.orElseThrow()));
      ComparedStates.Read b = now.orElseGet(() -> baseOf(states, old.orElseThrow()));
      return compare(states, a, b);
    }
  }

  private RevisionDifference compare(
      ComparedStates states, ComparedStates.Read old, ComparedStates.Read now) {
    try (GraphQuestions.Answers answers = questions.of(old, now, workspaces)) {
      return Comparer.compare(old, now, states.callers(now), answers);
    }
  }

  private static Optional<ComparedStates.Read> read(
      ComparedStates states, History history, String label, String base) {
    if (label.equals(BASE)) {
      return Optional.empty();
    }
    PostedSeries posted = PostedSeries.of(HistoryChoice.revision(history, label));
    return Optional.of(states.revision(posted, base));
  }

  private static ComparedStates.Read baseOf(ComparedStates states, ComparedStates.Read other) {
    return other.tree().map(tree -> states.base(tree.base())).orElseGet(ComparedStates::nothing);
  }
}
