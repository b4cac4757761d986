package org.ktrail.queries.workspace.posted;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.ktrail.queries.series.History;
import org.ktrail.queries.series.Revision;
import org.ktrail.queries.series.place.PostedSeries;
import org.ktrail.queries.workspace.Changes;

/** The files that revisions of several histories lead to, for commands that execute them. */
public final class SeriesStates {
  private final String base;
  private final boolean rewind;
  private final String source;
  private final List<History> histories;
  private final Consumer<String> notes;
  private final Map<History, SeriesTrees> trees = new HashMap<>();

  /**
   * @param base where to place revisions, "" to find that by the mails
   * @param rewind whether to take a later revision that the base has out of it first
   * @param source what the user calls where the mails are
   * @param notes told what does not fit, a line each
   */
  public SeriesStates(
      String base, boolean rewind, String source, List<History> histories, Consumer<String> notes) {
    this.base = base;
    this.rewind = rewind;
    this.source = source;
    this.histories = List.copyOf(histories);
    this.notes = notes;
  }

  /**
   * The files after the first patches of a revision, made when they are asked for; then a {@link
   * UserError} says if there is no base for them.
   */
  public Changes of(Revision revision, int patches) {
    return (repository, ignored) -> {
      History history =
          histories.stream()
              .filter(h -> h.revisions().contains(revision))
              .findFirst()
              .orElseThrow();
      return trees
          .computeIfAbsent(history, h -> new SeriesTrees(base, rewind, notes))
          .of(repository, source, history, PostedSeries.of(revision), patches);
    };
  }
}
