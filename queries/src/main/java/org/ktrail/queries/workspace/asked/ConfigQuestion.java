package org.ktrail.queries.workspace.asked;

import java.util.List;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.kbuild.Kconfig;
import org.ktrail.queries.definitions.NearestInGraph;
import org.ktrail.queries.mentions.Meaning;
import org.ktrail.queries.mentions.Owners;
import org.ktrail.queries.mentions.Reference;
import org.ktrail.queries.mentions.References;
import org.ktrail.queries.options.OptionAnswer;
import org.ktrail.queries.options.OptionQuery;
import org.ktrail.queries.workspace.OpenRevision;

/**
 * What an option of Kconfig is, and what depends on it.
 *
 * @param text with or without {@code CONFIG_}
 * @param edges edges that are told at most
 */
public record ConfigQuestion(String text, int edges) implements Question<OptionAnswer> {
  private static final String PREFIX = "CONFIG_";

  /** Names suggested for one that is not known. */
  private static final int SUGGESTED = 5;

  /**
   * @throws UserError if it is no name of an option
   */
  public ConfigQuestion {
    if (!text.matches("\\w++")) {
      throw new UserError(text + ": not the name of an option");
    }
  }

  @Override
  public OptionAnswer ask(OpenRevision opened, String label) {
    String name = text.startsWith(PREFIX) ? text : PREFIX + text;
    Kconfig kconfig = Kconfig.read(opened.tree());
    List<Reference> references =
        References.find(
            opened.view().graph(),
            opened.mentions().and(opened.otherMentions()),
            Meaning.OPEN,
            name,
            path -> true,
            Owners.NONE,
            0);
    OptionAnswer answer =
        new OptionQuery(opened.view(), opened.tree(), kconfig).of(name, references, edges);
    if (answer.isEmpty()) {
      List<String> nearest =
          NearestInGraph.of(kconfig.symbols().keySet(), name.substring(PREFIX.length()), SUGGESTED);
      throw new UserError(
          name
              + ": no option of this name at "
              + label
              + (nearest.isEmpty()
                  ? ""
                  : "; did you mean " + PREFIX + String.join(", " + PREFIX, nearest) + "?"));
    }
    return answer;
  }
}
