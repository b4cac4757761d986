package org.ktrail.queries.workspace.asked;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.parallel.StillWanted;

/**
 * The answers for what was asked: one for a name, one for each name that matches a pattern.
 *
 * @param asked as the user wrote it
 * @param matched how many names match
 * @param names those that are answered
 * @param answers theirs, in the same order
 */
public record AskedAnswers<T>(
    String asked, boolean pattern, int matched, List<String> names, List<T> answers) {
  /** Places that each of many names is told with at least. */
  private static final int FEW = 10;

  static <T> AskedAnswers<T> of(AskedFunctions asked, Function<int[], T> query) {
    return new AskedAnswers<>(
        asked.asked(),
        asked.pattern(),
        asked.matched(),
        asked.names().stream().map(AskedFunctions.Named::name).toList(),
        asked.names().stream().map(name -> wanted(query, name.nodes())).toList());
  }

  private static <A, T> T wanted(Function<A, T> query, A asked) {
    StillWanted.check();
    return query.apply(asked);
  }

  /** The answer for a name. */
  static <T> AskedAnswers<T> ofName(String name, T answer) {
    return new AskedAnswers<>(name, false, 1, List.of(name), List.of(answer));
  }

  /**
   * The answers for names that match; one without an answer does not count as one.
   *
   * @param limit names that are answered at most
   * @throws UserError if there is none
   */
  static <T> AskedAnswers<T> ofMatching(
      String asked, List<String> matching, int limit, Function<String, Optional<T>> query) {
    List<String> names = new ArrayList<>();
    List<T> answers = new ArrayList<>();
    int matched = matching.size();
    for (String name : matching) {
      if (names.size() == limit) {
        break;
      }
      Optional<T> answer = wanted(query, name);
      if (answer.isPresent()) {
        names.add(name);
        answers.add(answer.get());
      } else {
        matched--;
      }
    }
    if (names.isEmpty()) {
      throw new UserError(asked + ": matches no name");
    }
    return new AskedAnswers<>(asked, true, matched, List.copyOf(names), List.copyOf(answers));
  }

  /** The same with other answers. */
  AskedAnswers<T> map(UnaryOperator<T> change) {
    return new AskedAnswers<>(
        asked, pattern, matched, names, answers.stream().map(change).toList());
  }

  /** What one of the answers may have of a limit. */
  public int share(int limit) {
    return pattern && limit < Integer.MAX_VALUE
        ? Math.max(Math.min(limit, FEW), limit / answers.size())
        : limit;
  }
}
