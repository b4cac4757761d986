package org.ktrail.cli.output;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ktrail.queries.workspace.asked.AskedAnswers;

/** The forms of answers for what was asked: one for a name, one for each that matches a pattern. */
public final class AnswerTexts {
  private AnswerTexts() {}

  public static <T> String text(AskedAnswers<T> all, Function<T, String> text) {
    return text(all, text, "\n");
  }

  /**
   * @param between what stands between two answers
   */
  public static <T> String text(AskedAnswers<T> all, Function<T, String> text, String between) {
    String each = all.answers().stream().map(text).collect(Collectors.joining(between));
    return all.pattern() ? head(all) + "\n" + each : each;
  }

  private static String head(AskedAnswers<?> all) {
    String head =
        all.matched() + (all.matched() == 1 ? " name matches " : " names match ") + all.asked();
    return all.answers().size() < all.matched()
        ? head + "; the first " + all.answers().size() + ", --limit 0 for all\n"
        : head + "\n";
  }

  public static <T> Map<String, Object> json(
      AskedAnswers<T> all, String schema, Function<T, Map<String, Object>> json) {
    Map<String, Object> whole = Json.object("schema", schema);
    if (!all.pattern()) {
      whole.putAll(json.apply(all.answers().getFirst()));
      return whole;
    }
    List<Object> each = new ArrayList<>();
    for (int i = 0; i < all.answers().size(); i++) {
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("name", all.names().get(i));
      answer.putAll(json.apply(all.answers().get(i)));
      each.add(answer);
    }
    whole.put("pattern", all.asked());
    whole.put("matched", all.matched());
    whole.put("answers", each);
    return whole;
  }
}
