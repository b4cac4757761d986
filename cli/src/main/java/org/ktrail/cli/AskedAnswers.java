package org.ktrail.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.ktrail.cli.answer.Json;
import org.ktrail.cli.answer.Picture;
import org.ktrail.indexer.failure.UserError;

/**
 * The answers for what was asked: one for a name, one for each name that matches a pattern.
 *
 * @param asked as the user wrote it
 * @param matched how many names match
 * @param names those that are answered
 * @param answers theirs, in the same order
 */
record AskedAnswers<T>(
    String asked, boolean pattern, int matched, List<String> names, List<T> answers) {
  /** Places that each of many names is told with at least. */
  private static final int FEW = 10;

  static <T> AskedAnswers<T> of(Asked asked, Function<int[], T> query) {
    return new AskedAnswers<>(
        asked.asked(),
        asked.pattern(),
        asked.matched(),
        asked.names().stream().map(Asked.Named::name).toList(),
        asked.names().stream().map(name -> query.apply(name.nodes())).toList());
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
      Optional<T> answer = query.apply(name);
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
  int share(int limit) {
    return pattern && limit < Integer.MAX_VALUE
        ? Math.max(Math.min(limit, FEW), limit / answers.size())
        : limit;
  }

  String text(Function<T, String> text) {
    return text(text, "\n");
  }

  /**
   * @param between what stands between two answers
   */
  String text(Function<T, String> text, String between) {
    String each = answers.stream().map(text).collect(Collectors.joining(between));
    return pattern ? head() + "\n" + each : each;
  }

  private String head() {
    String head = matched + (matched == 1 ? " name matches " : " names match ") + asked;
    return answers.size() < matched
        ? head + "; the first " + answers.size() + ", --limit 0 for all\n"
        : head + "\n";
  }

  String json(String schema, Function<T, Map<String, Object>> json) {
    Map<String, Object> all = Json.object("schema", schema);
    if (!pattern) {
      all.putAll(json.apply(answers.getFirst()));
      return Json.write(all);
    }
    List<Object> each = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("name", names.get(i));
      answer.putAll(json.apply(answers.get(i)));
      each.add(answer);
    }
    all.put("pattern", asked);
    all.put("matched", matched);
    all.put("answers", each);
    return Json.write(all);
  }

  Picture picture(BiConsumer<Picture, T> draw) {
    Picture picture = new Picture();
    answers.forEach(answer -> draw.accept(picture, answer));
    return picture;
  }
}
