package org.ktrail.queries.series.compare;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ktrail.queries.series.change.Fact;
import org.ktrail.queries.series.change.Image;

/** Makes items of the facts of one image. */
final class Itemiser {
  private record Span(int line, int endLine, Controls controls) {}

  private Itemiser() {}

  /**
   * @param changed what patches change of a function, by its name
   * @param marksChanged whether functions are compared by that, and not by their text
   */
  static List<StatedFact> items(
      String path,
      List<Fact> facts,
      Image image,
      Map<String, String> changed,
      boolean marksChanged) {
    String[] lines = new String(image.text(), UTF_8).split("\n", -1);
    Map<String, List<Span>> spans = new TreeMap<>();
    List<StatedFact> items = new ArrayList<>();
    for (Fact fact : facts) {
      if (fact instanceof Fact.Function f) {
        String text = text(lines, f.line(), f.endLine());
        spans
            .computeIfAbsent(f.name(), n -> new ArrayList<>())
            .add(new Span(f.line(), f.endLine(), Controls.of(text, f.line())));
        String body =
            ComparedTokens.of(text, 1).stream()
                .map(ComparedTokens.Token::text)
                .collect(Collectors.joining(" "));
        String mark = marksChanged ? changed.getOrDefault(f.name(), "") : body;
        items.add(new StatedFact(path, fact, List.of(), body, mark));
      } else if (fact instanceof Fact.Macro m) {
        span(text(lines, m.line(), m.endLine()), m)
            .ifPresent(s -> spans.computeIfAbsent(m.caller(), n -> new ArrayList<>()).add(s));
      }
    }
    for (Fact fact : facts) {
      if (fact instanceof Fact.Call c) {
        items.add(new StatedFact(path, fact, controls(spans, c), "", ""));
      } else if (!(fact instanceof Fact.Function)) {
        items.add(new StatedFact(path, fact, List.of(), "", ""));
      }
    }
    return items;
  }

  private static final Pattern BODY = Pattern.compile("\\)[\\s\\\\]*\\{");

  /** The body of the function that a macro stands for. */
  private static Optional<Span> span(String text, Fact.Macro macro) {
    Matcher body = BODY.matcher(text);
    if (!body.find()) {
      return Optional.empty();
    }
    int line =
        macro.line() + (int) text.substring(0, body.start()).chars().filter(c -> c == '\n').count();
    String code = text.substring(body.start()).replace("\\\n", "\n");
    return Optional.of(new Span(macro.line(), macro.endLine(), Controls.of(code, line)));
  }

  private static List<String> controls(Map<String, List<Span>> spans, Fact.Call call) {
    for (Span span : spans.getOrDefault(call.caller(), List.of())) {
      if (span.line() <= call.line() && call.line() <= span.endLine()) {
        return span.controls().at(call.name(), call.line());
      }
    }
    return List.of();
  }

  private static String text(String[] lines, int first, int last) {
    StringBuilder text = new StringBuilder();
    for (int i = Math.max(first, 1); i <= Math.min(last, lines.length); i++) {
      text.append(lines[i - 1]).append('\n');
    }
    return text.toString();
  }
}
