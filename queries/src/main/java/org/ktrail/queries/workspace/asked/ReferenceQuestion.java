package org.ktrail.queries.workspace.asked;

import java.util.List;
import java.util.Optional;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.queries.calls.Within;
import org.ktrail.queries.definitions.Definitions;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.mentions.Reference;
import org.ktrail.queries.mentions.References;
import org.ktrail.queries.names.NamePattern;
import org.ktrail.queries.workspace.OpenRevision;

/**
 * Every line that mentions an identifier.
 *
 * @param name an identifier, or a pattern of such
 * @param places that are told at most; {@link Integer#MAX_VALUE} for all
 */
public record ReferenceQuestion(String name, Within within, int places)
    implements Question<AskedAnswers<List<Reference>>> {
  /**
   * @throws UserError if it is neither an identifier nor a pattern
   */
  public ReferenceQuestion {
    if (NamePattern.of(name).isEmpty() && !name.matches("[A-Za-z_$][A-Za-z0-9_$]*")) {
      throw new UserError(name + ": not an identifier");
    }
  }

  @Override
  public AskedAnswers<List<Reference>> ask(OpenRevision opened, String label) {
    Optional<NamePattern> pattern = NamePattern.of(name);
    AskedAnswers<List<Reference>> found =
        pattern
            .map(p -> matching(opened, p))
            .orElseGet(() -> AskedAnswers.ofName(name, references(opened, name)));
    if (pattern.isEmpty() && found.answers().getFirst().isEmpty()) {
      String problem = within.isAnywhere() ? "is not mentioned" : "is not mentioned there";
      throw NameLookup.unknown(opened, name, problem, label);
    }
    return found;
  }

  private AskedAnswers<List<Reference>> matching(OpenRevision opened, NamePattern pattern) {
    return AskedAnswers.ofMatching(
        name,
        opened.names(pattern),
        places == Integer.MAX_VALUE ? places : AskedFunctions.ANSWERED,
        each -> Optional.of(references(opened, each)).filter(found -> !found.isEmpty()));
  }

  private List<Reference> references(OpenRevision opened, String each) {
    Graph graph = opened.view().graph();
    return References.find(
        graph,
        opened.mentions().and(opened.otherMentions()),
        Definitions.meaning(
            Definitions.find(graph, opened.definitions(), opened.mentions(), each, c -> true)),
        each,
        within::has,
        opened.owners(),
        places);
  }
}
