package org.ktrail.queries.workspace.posted;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.queries.series.History;
import org.ktrail.queries.series.Revision;

/**
 * Which history of a source is meant, where it has several.
 *
 * @param wanted its number in the list of them, or some of its title; null if nothing was said
 */
public record HistoryChoice(@Nullable String wanted) {
  /**
   * The history meant: the one asked for, the only one, or the only one with that revision.
   *
   * @throws UserError if none or several fit
   */
  public History of(List<History> histories, @Nullable String label) {
    List<History> fitting = wanted == null ? histories : named(histories, wanted);
    if (fitting.size() > 1 && label != null) {
      List<History> having = fitting.stream().filter(h -> h.find(label).isPresent()).toList();
      if (having.isEmpty()) {
        throw new UserError(
            label + ": no history here has this revision; see `ktrail series list`");
      }
      List<History> exactly = having.stream().filter(h -> h.hasLabel(label)).toList();
      fitting = exactly.size() == 1 ? exactly : having;
    }
    if (fitting.size() == 1) {
      return fitting.getFirst();
    }
    String names =
        (fitting.isEmpty() ? histories : fitting)
            .stream()
                .limit(5)
                .map(h -> histories.indexOf(h) + 1 + " (" + h.title() + ")")
                .collect(Collectors.joining(", "));
    throw new UserError(
        (wanted == null ? "the source has " + fitting.size() + " histories" : wanted)
            + (fitting.isEmpty() ? ": no such history" : wanted == null ? "" : ": names several")
            + "; choose one with --history: "
            + names);
  }

  /**
   * The revisions meant: of a label that one, of {@code --history} all of it, else all there are.
   *
   * @throws UserError if none fit, or several do
   */
  public List<Revision> revisions(List<History> histories, @Nullable String label) {
    if (histories.isEmpty()) {
      return List.of();
    }
    if (label != null) {
      return List.of(revision(of(histories, label), label));
    }
    return wanted != null
        ? of(histories, null).revisions()
        : histories.stream().flatMap(h -> h.revisions().stream()).toList();
  }

  private static List<History> named(List<History> histories, String wanted) {
    if (wanted.matches("\\d{1,6}")) {
      int number = Integer.parseInt(wanted);
      return number >= 1 && number <= histories.size()
          ? List.of(histories.get(number - 1))
          : List.of();
    }
    String text = wanted.toLowerCase(Locale.ROOT);
    return histories.stream()
        .filter(h ->
            h.title().toLowerCase(Locale.ROOT).contains(text)
                || h.revisions().stream()
                    .anyMatch(r -> r.title().toLowerCase(Locale.ROOT).contains(text)))
        .toList();
  }

  /**
   * The revision that a label names.
   *
   * @throws UserError if there is none
   */
  public static Revision revision(History history, String label) {
    return history
        .find(label)
        .orElseThrow(() ->
            new UserError(
                label
                    + ": no such revision of \""
                    + history.title()
                    + "\"; it has "
                    + history.revisions().stream()
                        .map(Revision::label)
                        .collect(Collectors.joining(", "))));
  }
}
