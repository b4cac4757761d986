package org.ktrail.queries.workspace.asked;

import java.util.List;
import java.util.stream.Stream;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.queries.calls.FunctionName;
import org.ktrail.queries.names.GraphNames;
import org.ktrail.queries.names.NamePattern;
import org.ktrail.queries.workspace.OpenRevision;

/**
 * The functions and macros that a word asks for: of one name, of all that match a pattern, or
 * around a line.
 *
 * @param asked as the user wrote it
 * @param pattern whether it is a pattern: then each name has an answer of its own
 * @param matched how many names match
 * @param names those that are answered
 */
public record AskedFunctions(String asked, boolean pattern, int matched, List<Named> names) {
  /** Names that match and are answered, unless all are asked for. */
  static final int ANSWERED = 50;

  /** What a name means. */
  public record Named(String name, int[] nodes) {}

  /**
   * @param revision what the user calls what is open
   * @param all answer for all that match, however many
   * @throws UserError if there is none
   */
  static AskedFunctions of(OpenRevision opened, String text, String revision, boolean all) {
    FunctionName written = FunctionName.of(text);
    boolean regular = text.startsWith("/");
    return NamePattern.of(regular ? text : written.name())
        .map(pattern ->
            matching(opened, text, regular ? "" : written.file(), pattern, revision, all))
        .orElseGet(() ->
            new AskedFunctions(
                text,
                false,
                1,
                List.of(new Named(text, NameLookup.nodes(opened, text, revision)))));
  }

  private static AskedFunctions matching(
      OpenRevision opened,
      String text,
      String file,
      NamePattern pattern,
      String revision,
      boolean all) {
    List<Named> found =
        GraphNames.matching(opened.view().graph(), pattern).stream()
            .flatMap(name -> {
              int[] nodes = new FunctionName(file, name).in(opened.view());
              return nodes.length == 0 ? Stream.empty() : Stream.of(new Named(name, nodes));
            })
            .toList();
    if (found.isEmpty()) {
      throw new UserError(text + ": matches no function or macro at " + revision);
    }
    int answered = all ? found.size() : Math.min(ANSWERED, found.size());
    return new AskedFunctions(text, true, found.size(), found.subList(0, answered));
  }
}
