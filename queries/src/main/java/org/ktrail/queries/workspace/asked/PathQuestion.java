package org.ktrail.queries.workspace.asked;

import java.util.ArrayList;
import java.util.List;
import org.ktrail.queries.paths.ArchitectureChoice;
import org.ktrail.queries.paths.PathFinder;
import org.ktrail.queries.paths.PathQuery;
import org.ktrail.queries.paths.PathResult;
import org.ktrail.queries.workspace.OpenRevision;

/**
 * How control gets from one function to another.
 *
 * @param architecture directory below {@code arch/}, {@link OpenRevision#ANY} for all; "" to take
 *     the one that the ends are of
 * @param configured whether the revision is pruned by a configuration, which says the architecture
 */
public record PathQuestion(PathQuery query, String architecture, boolean configured)
    implements Question<PathQuestion.Answer> {
  /**
   * What was found.
   *
   * @param architecture it was looked for under; "" where a configuration says it
   * @param usual whether that is the one that a reader has in mind who names none
   */
  public record Answer(PathResult result, String architecture, boolean usual) {}

  @Override
  public Answer ask(OpenRevision opened, String label) {
    String chosen = chosen(opened);
    PathResult result = new PathFinder(opened.view(chosen), opened.nearestNames()).find(query);
    if (result instanceof PathResult.UnknownName unknown) {
      NameLookup.nodes(opened, unknown.name(), label);
    }
    return new Answer(result, chosen, chosen.equals(opened.architecture()));
  }

  private String chosen(OpenRevision opened) {
    if (configured) {
      return "";
    }
    if (!architecture.isEmpty()) {
      return architecture;
    }
    List<String> names = new ArrayList<>(List.of(query.from(), query.to()));
    names.addAll(query.via());
    return ArchitectureChoice.of(
        opened.view(), opened::view, names, opened.architecture(), OpenRevision.ANY);
  }
}
